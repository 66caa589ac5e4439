"""Start the command line: python -m render."""

import sys

from render.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
