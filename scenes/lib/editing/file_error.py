"""Files of parameters or themes that cannot be used."""


class FileError(ValueError):
    """A file cannot be used.

    Args:
        lines: every reason, each on one line, with the file and where possible the number of the line in it.
    """

    def __init__(self, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines
