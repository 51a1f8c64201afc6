"""Heads, features and encoders compared on the same lines, and the pipeline on a public set."""
