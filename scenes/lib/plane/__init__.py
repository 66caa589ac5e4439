"""The plane on which layers act: grids, folds and linear pieces."""
