"""Reports in other shapes: rows, frames and files; tables laid out for people, pages to look at."""
