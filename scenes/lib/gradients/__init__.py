"""Gradients of a network as bars on a logarithmic axis."""
