"""Everything after a scene exists: from a film's class to a finished file, and the command line that starts it."""

from render.quality import QUALITIES, Quality, QualityFlag

__all__ = ["QUALITIES", "Quality", "QualityFlag"]
