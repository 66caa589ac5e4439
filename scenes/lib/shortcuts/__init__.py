"""Two shortcuts of a function beside the exact one: their differences, magnified, and their left tails."""
