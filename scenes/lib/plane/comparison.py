"""Two sides with the same layers: what is drawn on each, and between them the weights that they share."""

from collections.abc import Sequence

import numpy as np
from manim import MathTypst, VGroup, VMobject

from actmath import Activation, AffineMap, Layer, grid_lines, linear_pieces, open_share, propagate
from scenes.lib.film_words import FilmWords
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.plane.grid import Grid
from scenes.lib.plane.piece_borders import PieceBorders
from scenes.lib.plane.plane import Coordinates, Plane, window_around
from scenes.lib.text.matrix import Matrix, column_vector
from scenes.lib.text.number_formats import coordinate, fixed
from scenes.lib.text.numbers import Number
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

_PERCENT = fixed(1, unit=" %")
_BORDER_SAMPLES = 41
_ACTIVATION = "activation"
"""Label of the part of a heading that names the activation."""


class Side(VGroup):
    """A grid on its plane under a heading, and the states that its layers give it.

    Args:
        region: where it stands; below the plane there is room for read-outs.
        layers: what the grid is sent through.
        heading: the formula above; its part labelled activation is grey until the activation acts.
        window: left, right, bottom, top of the plane.
        extent, spacing: the grid's half side and distance of lines.
    """

    def __init__(
        self,
        region: Region,
        layers: Sequence[Layer],
        heading: MathTypst,
        window: tuple[float, float, float, float],
        *,
        extent: float,
        spacing: float,
    ) -> None:
        super().__init__()
        top, middle, bottom = region.inset(bottom=0.2).rows(0.12, 0.77, 0.11, gap=0.12)
        self._layers = layers
        self._extent = extent
        self._readout_region = bottom
        self.plane = Plane(middle, window)
        self.grid = Grid(self.plane, extent=extent, spacing=spacing, layers=layers)
        self.states = propagate(layers, self.grid.origins)
        self._activation_name = heading.select(_ACTIVATION) if _ACTIVATION in heading.typst_code else VGroup()
        self._activation_name.set_color(active_theme().inactive)
        self.add(top.hold(heading), self.plane, self.grid)

    def stand_before(self, index: int) -> None:
        """Put the grid where it is before the layer of this index."""
        self.grid.draw(self.grid.origins if index == 0 else self.states[index - 1].outputs)

    def stand_between(self, index: int) -> None:
        """Put the grid where it is after the affine map of this layer and before its activation."""
        self.grid.draw(self.states[index].preactivations)

    def light_activation(self) -> None:
        """Let the heading's activation stand out from now on: it acts."""
        self._activation_name.set_color(active_theme().text)

    def dim_activation(self) -> None:
        """Let the heading's activation stand back from now on: it does not act yet."""
        self._activation_name.set_color(active_theme().inactive)

    def apply_affine(self, index: int) -> Following[Coordinates]:
        """Animation of the affine map of this layer."""
        return self.grid.carry_to(self.states[index].preactivations)

    def activate(self, index: int) -> Following[Coordinates]:
        """Animation of the activation of this layer."""
        return self.grid.carry_to(self.states[index].outputs)

    def cut(self, depth: int, *, activated: bool = False) -> list[PieceBorders]:
        """Draw from now on the borders of the pieces that the first layers make, if these have pieces."""
        layers = self._layers[:depth]
        linear = all(layer.activation is None or layer.activation.is_piecewise_linear for layer in layers)
        borders = [PieceBorders(self.plane, layers, self._extent, activated=activated)] if linear else []
        self.grid.underlay.submobjects = list[VMobject](borders)
        return borders

    def readouts(self, depth: int, *, pieces_name: str, open_name: str) -> VGroup:
        """How many linear pieces the first layers make and which share of the square they leave open."""
        window = (-self._extent, self._extent)
        pieces = linear_pieces(self._layers[:depth], window, window)
        theme = active_theme()
        row = VGroup()
        parts = ((pieces_name, len(pieces), coordinate(0), 88), (open_name, 100 * open_share(pieces), _PERCENT, 100))
        for column, (name, value, number_format, widest) in zip(
            self._readout_region.columns(0.33, 0.67), parts, strict=True
        ):
            label = words(name, size=theme.label_size, color=theme.muted)
            label.stand_at(column.at(0.02, 0.25))
            number = Number(value, number_format, size=theme.label_size, widest=widest, align="left")
            number.stand_at(label.baseline + np.array([label.width + 0.2, 0.0, 0.0]))
            row.add(VGroup(label, number))
        return row


class SharedLayer(VGroup):
    """The number, W and b of the layer that acts on both sides."""

    def __init__(self, region: Region, layer: Layer, title: str, weights_name: MathTypst, bias_name: MathTypst) -> None:
        super().__init__()
        theme = active_theme()
        parts = region.inset(top=0.3, bottom=0.6).rows(0.12, 0.1, 0.34, 0.1, 0.34, gap=0.05)
        columns = [theme.first_axis, theme.second_axis]
        heading = words(title, size=theme.text_size, bold=True)
        weights = Matrix(layer.affine.weights, columns, size=theme.label_size)
        bias = column_vector(layer.affine.bias, theme.origin, size=theme.label_size)
        for part, thing in zip(parts, (heading, weights_name, weights, bias_name, bias), strict=True):
            self.add(part.hold(thing))


class Comparison(VGroup):
    """A grid sent through the same affine layers, on the left without and on the right with an activation.

    Args:
        region: where both sides stand, the layers' weights between them.
        maps: the affine layers.
        activation: acts after each of them on the right.
        film_words: the film's words: formulas of the headings with places {activation} and {entering}, names of the
            weights, labels of the read-outs.
        entering: the formula of what enters a layer.
        extent, spacing: the grid's half side and distance of lines.

    Attributes:
        left, right: the sides.
    """

    def __init__(
        self,
        region: Region,
        maps: Sequence[AffineMap],
        activation: Activation,
        film_words: FilmWords,
        *,
        entering: str,
        extent: float,
        spacing: float,
    ) -> None:
        super().__init__()
        left, self._middle, right = region.columns(0.4, 0.2, 0.4, gap=0.2)
        self._words = film_words
        self._plain, self._active = [Layer(one) for one in maps], [Layer(one, activation) for one in maps]
        border = grid_lines(extent, spacing=spacing, samples=_BORDER_SAMPLES)
        states = [state for layers in (self._plain, self._active) for state in propagate(layers, border)]
        # The same window on both sides, wide enough for every state of both.
        window = window_around(border, *(place for state in states for place in (state.preactivations, state.outputs)))
        self.left, self.right = (
            Side(
                place,
                layers,
                formula(film_words.formulas[name].format(activation=activation.title, entering=entering)),
                window,
                extent=extent,
                spacing=spacing,
            )
            for place, layers, name in (
                (left, self._plain, "without-activation"),
                (right, self._active, "with-activation"),
            )
        )
        self.add(self.left, self.right)

    def shared_layer(self, index: int) -> SharedLayer:
        """What both sides share of the layer of this index."""
        names = [formula(self._words.formulas[key]) for key in ("weights", "bias")]
        title = self._words.labels["layer"].format(number=index + 1)
        return SharedLayer(self._middle, self._plain[index], title, *names)

    def readouts(self, depth: int) -> list[VGroup]:
        """Under each side, what its first layers make of the square; nothing if the activation has no pieces."""
        if not all(layer.activation is None or layer.activation.is_piecewise_linear for layer in self._active):
            return []
        labels = self._words.labels
        names = {"pieces_name": labels["pieces"], "open_name": labels["open"]}
        return [side.readouts(depth, **names) for side in (self.left, self.right)]
