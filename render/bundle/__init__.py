"""The folder of a film: everything that embedding it needs, whole or not at all."""
