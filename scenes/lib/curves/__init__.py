"""Activation functions and their slopes as curves on axes."""
