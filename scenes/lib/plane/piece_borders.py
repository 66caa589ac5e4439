"""The borders of a network's linear pieces, carried along with the grid that they cut."""

from collections.abc import Sequence

from actmath import Layer, linear_pieces, propagate
from scenes.lib.following import Following
from scenes.lib.plane.mosaic import Mosaic
from scenes.lib.plane.plane import Coordinates, Plane


class PieceBorders(Mosaic):
    """The outlines of the pieces that layers make of a square, before or after the activation of the last layer.

    Args:
        plane: where they are drawn.
        layers: the layers.
        extent: half the side of the square.
        activated: whether the activation has acted.
    """

    def __init__(self, plane: Plane, layers: Sequence[Layer], extent: float, *, activated: bool) -> None:
        window = (-extent, extent)
        super().__init__(plane, linear_pieces(layers, window, window), opacity=0)
        self._around = propagate(layers, self.in_place)[-1]
        self.draw(self._around.outputs if activated else self._around.preactivations)

    def activate(self) -> Following[Coordinates]:
        """Animation of the last layer's activation."""
        return self.carry_to(self._around.outputs)

    def apply_affine(self, layer: Layer) -> Following[Coordinates]:
        """Animation of the affine map of the layer that follows."""
        return self.carry_to(layer.affine.apply(self.state))
