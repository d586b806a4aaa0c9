"""Documents into tokens: cells and labels, read in the light of the grammar."""
