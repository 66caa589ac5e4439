"""Where functions are flat, and what wide or off-center inputs make of that."""
