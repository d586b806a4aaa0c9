"""Typed results: the tables of every form, their cells with evidence, the report."""
