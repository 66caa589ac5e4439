"""Property tests without a time limit per example, and with the same examples on every machine."""

from hypothesis import settings

settings.register_profile("films", deadline=None, derandomize=True)
settings.load_profile("films")
