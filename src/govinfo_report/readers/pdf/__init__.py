"""PDF: what is drawn on a page, its ruled tables, and the lines of text around them."""
