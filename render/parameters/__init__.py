"""Parameters on the command line and in files: what is ordered with them, and how they are shown and written."""
