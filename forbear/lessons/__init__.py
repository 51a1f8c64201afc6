"""The trainer's files: reading them, changing only the lines that are meant, and taking back.

An edit is a function that takes a `Folder` and answers with a `Change`: what each file was, what it
would be, and what to warn of. Nothing is written before `Journal.save`.
"""
