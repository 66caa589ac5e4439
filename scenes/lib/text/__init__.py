"""Words, formulas and numbers on screen, in lines, tables and matrices."""
