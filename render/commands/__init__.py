"""What can be typed behind ./render.sh, one module for each kind of result."""
