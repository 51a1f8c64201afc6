"""What each `forbear` command does."""
