"""The bank's rules as pure functions: no I/O, no Rasa, no SQL, the standard library only."""
