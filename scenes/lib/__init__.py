"""What all films are made of: style, words, layout and the things that are drawn."""
