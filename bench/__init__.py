"""Measures the running system: latency, growth, memory and starting, beside Rasa's default."""
