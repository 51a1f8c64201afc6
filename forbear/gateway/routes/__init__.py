"""What the gateway answers, a resource per module."""
