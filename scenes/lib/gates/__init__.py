"""Functions that let a share of their input through: the gate, the dip, the slopes, training, the view from afar."""
