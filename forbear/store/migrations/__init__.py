"""Every change of the tables, in order; `python -m forbear.store.migrations TITLE` drafts one."""
