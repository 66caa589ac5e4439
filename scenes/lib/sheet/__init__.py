"""A sheet that sums up activation functions: a card for each, and a table of all."""
