"""Custom actions, a topic per file: they read slots, ask the rules and the records, and utter."""
