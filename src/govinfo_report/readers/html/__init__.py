"""HTML pages: what of them is shown, in reading order, and which of their tables hold data."""
