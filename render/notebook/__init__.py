"""Films in notebooks: rendered by the command line, displayed with everything inside."""
