"""Distributions of outputs and where they balance."""
