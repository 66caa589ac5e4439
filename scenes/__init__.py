"""The films: one file each, drawn with the components in scenes.lib."""
