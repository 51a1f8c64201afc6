"""How well messages are understood, measured on labelled lines that nobody trains on."""
