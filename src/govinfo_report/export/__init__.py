"""Reports as rows, frames and files."""
