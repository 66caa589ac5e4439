"""Film 1: however many linear layers are stacked, they are one linear layer."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np
from manim import VGroup
from pydantic import Field

from actmath import AffineMap, compose, largest_difference
from scenes.lib.layout import GAP, Region
from scenes.lib.plane.affine_action import (
    ORIGIN_AND_UNIT_VECTORS,
    AffineAction,
    AffineReadout,
    places_on_the_way,
)
from scenes.lib.plane.affine_algebra import AffineAlgebra, with_shifts
from scenes.lib.plane.grid import Grid, square_corners
from scenes.lib.plane.layer_parameters import LayerParameters, Layers, PlaneParameters, example_layers
from scenes.lib.plane.plane import Coordinates, Plane, window_around
from scenes.lib.plane.stack_readings import StackReadings
from scenes.lib.story import Story
from scenes.lib.text.number_formats import below
from scenes.lib.text.readouts import Readouts, Row
from scenes.lib.theme import active_theme

_FLAT = LayerParameters(weights=((1.0, 0.5), (0.4, 0.2)), bias=(-1.4, 0.2))


class LinearCollapseParameters(PlaneParameters):
    """What can be changed in this film."""

    layers: Layers = example_layers(4)
    depth: int = Field(default=8, ge=1, le=8, description="layers in the deep stack")
    flat_layer: int = Field(default=3, ge=1, le=8, description="which layer loses a dimension, counted from 1")
    flat: LayerParameters = Field(default=_FLAT, description="the layer that loses a dimension")


class LinearCollapse(Story):
    """One layer, two layers, the algebra that merges them, one jump, a deep stack, a lost dimension."""

    topic = "linear_collapse"
    parameters: LinearCollapseParameters = LinearCollapseParameters()

    def word_values(self) -> dict[str, object]:
        """How many layers, whether they come again, and whether the one that is replaced makes the plane a line."""
        depth, count = self.parameters.depth, len(self.parameters.layers or ())
        times = {1: "one-in-turn", depth / 2: "twice"}.get(count, "in-turn")
        flat = self._flat_layer
        ranks = [product.rank for product in accumulate((AffineMap.identity(2), *self._flattened), AffineMap.then)]
        lost = "claim" if ranks[flat - 1 : flat + 1] == [2, 1] else "neutral"
        return {
            "layers": self.label("one-layer" if depth == 1 else "layers", depth=depth),
            "lost-dimension": self.label(f"{lost}-lost-dimension", flat=flat),
            "in_turn": self.label(times, count=count) if 0 < count < depth else "",
        }

    def one_layer(self) -> None:
        """W, then b of the first layer."""
        self._apply_layer(0, "first-layer", seconds=2.4)

    def a_second_layer(self) -> None:
        """W, then b of the second, from where the first one left the grid."""
        self._apply_layer(1, "second-layer", seconds=2.4)

    def the_algebra(self) -> None:
        """Two matrices multiply into one, two shifts add up to one."""
        algebra = AffineAlgebra(self.layout.body, self.words.formulas, *self._pair)
        self.add(algebra.stacked)
        self.hold(1.5)
        self.move(algebra.sort_terms(), seconds=2)
        self.hold(1)
        self.show(algebra.weights_question)
        self.move(algebra.multiply(), seconds=1.6)
        self.hold(1)
        self.show(algebra.bias_question)
        self.move(algebra.add_up(), seconds=0.8)
        self.show(algebra.merged)

    def one_jump(self) -> None:
        """The merged layer lands on the ghost of two."""
        first_two = self._pair
        merged = compose(first_two)
        plane, grid = self._stage()
        landed = grid.ghost_at(merged.apply(grid.origins), color=active_theme().accent)
        readout = self._readout(merged, ("W'", "b'"), decimals=2).draw(merged)
        action = AffineAction(plane, grid)
        difference = Readouts(
            self.layout.readouts.rows(0.82, 0.18)[1],
            [Row(self.label("difference"), largest_difference(first_two, grid.origins), below(-14))],
        )
        target = grid.border_at(merged.apply(grid.origins), color=active_theme().accent)
        self.add(plane, landed, with_shifts(self.formula("jump")), readout, action, target)
        self.ask()
        self.move(action.apply_whole(merged), seconds=1.8)
        self.answer()
        self.show(action.shift_named("b'"), difference)
        self.hold(2)

    def deep_stack(self) -> None:
        """The same layers again and again; determinant and rank of the product."""
        self._run_through(self._stack, first_seconds=1.8)

    def a_lost_dimension(self) -> None:
        """One layer has rank 1; so has everything after it."""
        self._run_through(self._flattened, first_seconds=0.7, slow_layer=self._flat_layer)

    @cached_property
    def _stack(self) -> tuple[AffineMap, ...]:
        return self.parameters.maps(self.parameters.depth)

    @cached_property
    def _pair(self) -> tuple[AffineMap, ...]:
        """The two layers that become one, however deep the stack."""
        return self.parameters.maps(2)

    @property
    def _flat_layer(self) -> int:
        return min(self.parameters.flat_layer, self.parameters.depth)

    @cached_property
    def _flattened(self) -> tuple[AffineMap, ...]:
        before, after = self._stack[: self._flat_layer - 1], self._stack[self._flat_layer :]
        return (*before, self.parameters.flat.to_map(), *after)

    @property
    def _halves(self) -> tuple[Region, Region]:
        """Where the plane and a stack's readings stand."""
        left, right = self.layout.body.columns(0.56, 0.44, gap=2 * GAP)
        return left, right

    def _stage(self) -> tuple[Plane, Grid]:
        """The plane, wide enough for everything in the film, and the grid before the first layer."""
        extent = self.parameters.extent
        carried = np.concatenate([square_corners(extent), ORIGIN_AND_UNIT_VECTORS])
        places = [places_on_the_way(stack, carried) for stack in (self._pair, self._stack, self._flattened)]
        places += [places_on_the_way([layer], ORIGIN_AND_UNIT_VECTORS) for layer in self._pair]
        plane = Plane(self._halves[0], window_around(*places))
        return plane, Grid(plane, extent=extent, spacing=self.parameters.spacing, colored=False)

    def _apply_layer(self, index: int, formula: str, *, seconds: float) -> None:
        layer = self._pair[index]
        plane, grid = self._stage()
        for earlier in self._pair[:index]:
            grid.draw(earlier.apply(grid.state))
        ghost = grid.ghost()
        number = index + 1
        readout = self._readout(layer, (f"W_{number}", f"b_{number}"))
        followed = self._origin_after(self._pair[:index])
        action = AffineAction(plane, grid, readout, shift_name=f"b_{number}", followed=followed)
        self.add(plane, ghost, grid)
        self.show(with_shifts(self.formula(formula)), *action.submobjects[1:])
        self.hold(0.8)
        self.move(action.apply_weights(layer), seconds=seconds)
        self.hold(0.6)
        self.move(action.apply_bias(layer), seconds=seconds / 2)

    @staticmethod
    def _origin_after(layers: Sequence[AffineMap]) -> Coordinates | None:
        """Where these layers have put the input x = 0; before any layer it is the origin and needs no mark."""
        return compose(layers).apply(ORIGIN_AND_UNIT_VECTORS[0]) if layers else None

    def _readout(self, target: AffineMap, names: tuple[str, str], *, decimals: int = 1) -> AffineReadout:
        return self.layout.readouts.hold(AffineReadout(target, names=names, decimals=decimals), across=0, up=1)

    def _run_through(self, stack: Sequence[AffineMap], *, first_seconds: float, slow_layer: int | None = None) -> None:
        """Apply every layer in one motion, write down determinant and rank so far; last, the one layer that all are.

        The layer that acts shows its own W and b meanwhile; where one is slow, it alone, and before it acts.
        """
        plane, grid = self._stage()
        headings = [self.label(key) for key in ("layer", "determinant", "rank")]
        readings = StackReadings(self._halves[1], stack, headings)
        action = AffineAction(plane, grid)
        self.add(plane, grid.ghost(), action)
        self.show(readings.head)
        for index, product in enumerate(accumulate(stack, AffineMap.then)):
            slow = index + 1 == slow_layer
            acting = readings.layer(index + 1) if slow or slow_layer is None else VGroup()
            self.add(acting)
            if slow:
                self.hold(1)
            self.move(action.apply_whole(product), seconds=1.8 if slow else first_seconds * self.tempo(index))
            self.add(readings.rows[index])
            self.hold(1.0 if slow else 0.4)
            self.remove(acting)
        self.reveal(readings.merged)
