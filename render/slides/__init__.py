"""Slides: one beat a slide, for presentation programs and for browsers."""
