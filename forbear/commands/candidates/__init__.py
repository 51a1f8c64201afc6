"""What `forbear candidate` does, a deed per file."""
