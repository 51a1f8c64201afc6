"""What keeps people safe: cleaning, the risk screen, hostility and the crisis replies."""
