"""What is kept: tables, sessions, queries, migrations and the demo bank."""
