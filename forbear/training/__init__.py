"""From data to a model: when to train, training, and checking the data."""
