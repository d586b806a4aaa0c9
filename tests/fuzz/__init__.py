"""Fuzzing: the properties of ``govinfo_report.testing`` over many malformed tables, and over bytes guided by coverage.

``python -m tests.fuzz --tables N --seed S`` reads N malformed tables in two processes and prints the rate and every
failure, shrunk, as a line that ``--replay`` reads again. ``python -m tests.fuzz.atheris_bytes`` and
``…atheris_tables`` need atheris (``pip install --group fuzz``).
"""
