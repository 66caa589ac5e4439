"""Networks while they learn: the data, the border that they draw, their loss and their gradients."""
