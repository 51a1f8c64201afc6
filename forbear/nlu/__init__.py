"""Rasa graph components: what a message means, how heated it is, and whether there is danger."""
