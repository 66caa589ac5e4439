"""A chain of units: its forward pass, and a gradient that is cut at every hand-over."""
