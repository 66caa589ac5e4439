"""Units of a network whose state is told by their shape."""
