"""A single unit that learns to follow points, and layers of units that do or do not survive a rate."""
