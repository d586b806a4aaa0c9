"""Plain text, and the tables that it sets or draws with characters."""
