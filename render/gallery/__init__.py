"""The page that shows every rendered film: it opens from the file system, without network."""
