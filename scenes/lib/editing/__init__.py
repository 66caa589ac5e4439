"""Changing a film's parameters from outside: what was typed or stands in a file, checked against the film's model."""
