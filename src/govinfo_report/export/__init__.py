"""Reports in other shapes: tables laid out for people, pages to look at."""
