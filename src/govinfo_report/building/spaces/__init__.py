"""Columns that only spaces part: which pieces of a row stand in which of them."""
