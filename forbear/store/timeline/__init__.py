"""What happened on an account, newest first, put together from the records when it is asked for."""
