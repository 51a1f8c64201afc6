"""Made-up hostile customers that talk to whoever answers, to train agents and to score replies."""
