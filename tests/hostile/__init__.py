"""Hostile documents: each must end in 2 seconds and 500 MB at the default limits, with a diagnostic.

``python -m tests.hostile`` reads each in a process of its own and prints the table of docs/explanation/hostile.md.
"""
