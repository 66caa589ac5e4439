"""Errors that a notebook shows as they are: what was wrong, without the way it took through our own files."""


class _BriefError(Exception):
    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback."""
        return [f"{type(self).__name__}: {line}" for line in str(self).splitlines()]


class ParameterError(_BriefError, ValueError):
    """A film has no such parameter, beat or quality, or does not take its value; every reason on a line of its own."""


class RenderingError(_BriefError, RuntimeError):
    """A film cannot be rendered; every reason on a line of its own."""
