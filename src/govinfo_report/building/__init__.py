"""Trees into values: which column a cell stands under, what path it gets, and what remains unread."""
