"""Film 2: what one ReLU changes, seen side by side with no activation."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from manim import Create
from pydantic import Field

from actmath import (
    Activation,
    AffineMap,
    Layer,
    activation,
    fold_twice,
    linear_pieces,
    propagate,
)
from scenes.lib.fading import Fading
from scenes.lib.parameters import FunctionName
from scenes.lib.plane.comparison import Comparison
from scenes.lib.plane.fold_table import fold_table
from scenes.lib.plane.grid import Grid
from scenes.lib.plane.layer_parameters import PlaneParameters
from scenes.lib.plane.mosaic import Mosaic
from scenes.lib.plane.paper import Paper
from scenes.lib.plane.piece_borders import PieceBorders
from scenes.lib.plane.piece_pointer import PiecePointer
from scenes.lib.plane.pile_up import PileUp
from scenes.lib.plane.plane import Plane, window_around
from scenes.lib.plane.true_fold import TrueFold
from scenes.lib.story import Beat, Story
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme

_POINTER_STOPS = 3
_SHEET = 2.0
"""Half the side of the folded sheet; the second fold is centered on a quarter of it."""
_FOLD_ENDS = (2, 5)
"""How many layers are behind each fold: two make |x|, then one turns, then two make |z|."""


class ReluFoldingParameters(PlaneParameters):
    """What can be changed in this film."""

    depth: int = Field(default=4, ge=1, le=6, description="layers")
    activation: FunctionName = Field(default="relu", description="activation on the right, by its name in actmath")


class ReluFolding(Story):
    """Side by side: the same layers without and with an activation; then what ReLU does to the input; then folds."""

    topic = "relu_folding"
    parameters: ReluFoldingParameters = ReluFoldingParameters()

    @property
    def functions(self) -> tuple[str, ...]:
        """The one on the right."""
        return (self.parameters.activation,)

    def beats(self) -> tuple[Beat, ...]:
        """All beats; without those that one layer or a smooth activation cannot show."""
        missing = set()
        if self.parameters.depth == 1:
            missing.add("layer-after-layer")
        if not self._activation.is_piecewise_linear:
            missing.add("back-to-the-input")
        return tuple(beat for beat in super().beats() if beat.name not in missing)

    def word_values(self) -> dict[str, object]:
        """What the chosen activation does to the plane."""
        labels = self.words.labels
        loses = self._activation.name == "relu"
        return {
            "activation": self._activation.title,
            "verb": labels["clips" if loses else "bends"],
            "what_it_does": labels["what-relu-does" if loses else "what-others-do"],
            "and_loses": labels["and-loses"] if loses else "",
        }

    def same_weights(self) -> None:
        """The first affine layer moves both grids alike."""
        sides = self._comparison()
        self.add(sides, sides.shared_layer(0))
        self.hold(0.4)
        self.move(sides.left.apply_affine(0), sides.right.apply_affine(0), seconds=3.2)

    def activation_clips(self) -> None:
        """The activation moves the right grid alone, cut into its pieces."""
        sides = self._comparison()
        sides.left.stand_between(0)
        right = sides.right
        right.stand_between(0)
        before = right.grid.dots_at
        self.add(sides, sides.shared_layer(0))
        self.hold(0.8)
        borders = right.cut(1)
        right.light_activation()
        self.hold(0.8)
        self.move(right.activate(0), *(one.activate() for one in borders), seconds=3.4)
        if self._is_relu:
            self.show(PileUp(right.plane, before, right.grid.dots_at, self._count_of_points))
        if borders:
            self.reveal(*sides.readouts(1))

    def layer_after_layer(self) -> None:
        """Affine on both sides, activation on the right, again and again."""
        sides = self._comparison(self.words.formulas["handed-on"])
        left, right = sides.left, sides.right
        left.stand_before(1)
        right.stand_before(1)
        right.light_activation()
        borders = right.cut(1, activated=True)
        shared, shown = sides.shared_layer(0), sides.readouts(1)
        self.add(sides, shared, *shown)
        self.hold(0.6)
        for index in range(1, self.parameters.depth):
            tempo = self.tempo(index - 1)
            following = sides.shared_layer(index)
            self.remove(shared, *shown)
            right.dim_activation()
            self.show(following, seconds=0.4)
            shared = following
            carried = [one.apply_affine(self._right_layers[index]) for one in borders]
            self.move(left.apply_affine(index), right.apply_affine(index), *carried, seconds=2.4 * tempo)
            self.hold(0.3)
            borders = right.cut(index + 1)
            right.light_activation()
            self.hold(0.3)
            self.move(right.activate(index), *(one.activate() for one in borders), seconds=2.4 * tempo)
            shown = sides.readouts(index + 1)
            self.add(*shown)
            self.hold(1.6 * tempo)

    def back_to_the_input(self) -> None:
        """The cut grid is carried back to the input, gives way to its pieces, and a pointer reads their matrices."""
        layers, extent = self._right_layers, self.parameters.extent
        pieces = linear_pieces(layers, (-extent, extent), (-extent, extent))
        corners = [place for piece in pieces for place in (piece.polygon, piece.map.apply(piece.polygon))]
        above, stage = self.layout.stage.rows(0.1, 0.9, gap=0)
        plane = Plane(stage, window_around(*corners))
        grid = Grid(plane, extent=extent, spacing=self.parameters.spacing, layers=layers)
        grid.draw(propagate(layers, grid.origins)[-1].outputs)
        borders = PieceBorders(plane, layers, extent, activated=True)
        grid.underlay.add(borders)
        mosaic = Mosaic(plane, pieces)
        over = replace(above, left=plane.points_at([-extent, extent])[0])
        note = over.hold(words(self._pieces_note(mosaic.colors), size=active_theme().label_size), across=0)
        largest = sorted(pieces, key=lambda piece: -piece.area)
        pointer = PiecePointer(plane, self.layout.column, layers, largest, self.words.labels)
        self.add(plane, grid)
        self.hold(0.6)
        self.move(grid.carry_to(grid.origins), borders.return_to_input(), seconds=2.5)
        self.hold(0.8)
        self.move(Fading(grid, leaving=True), Fading(mosaic), Fading(note), seconds=1)
        self.show(pointer)
        self.hold(1)
        for stop in largest[1:_POINTER_STOPS]:
            self.move(pointer.go_to(stop.centre), seconds=1)
            self.hold(0.8)

    def a_true_fold(self) -> None:
        """relu(x) and relu(-x) add up to |x|."""
        fold = TrueFold(
            self.layout.body,
            [formula(self.words.formulas[key]) for key in ("kept", "mirrored", "together")],
            [formula(sign) for sign in "+="],
            extent=self.parameters.extent,
            spacing=self.parameters.spacing,
        )
        self.add(fold)
        self.hold(0.6)
        self.move(fold.clip_kept(), seconds=2)
        self.move(fold.mirror(), seconds=1.4)
        self.move(fold.clip_mirrored(), seconds=0.8)
        fold.start_sum()
        self.show(fold.sum_column)
        self.hold(0.5)
        self.move(fold.add_up(), seconds=1.8)
        self.show(fold.sum_name, seconds=0.4)

    def fold_twice(self) -> None:
        """Fold, turn, fold, draw one stroke, unfold."""
        reach = 1.1 * _SHEET
        plane = Plane(self.layout.stage, (-reach, reach, -reach, reach))
        layers = fold_twice()
        paper = Paper(plane, layers, extent=_SHEET)
        above, below = self.layout.column.rows(0.5, 0.5)
        steps = [
            row.hold(formula(self.words.formulas[key]), across=0)
            for row, key in zip(above.rows(1, 1, 1), ("first-fold", "turn", "second-fold"), strict=True)
        ]
        table = fold_table(below, layers, _FOLD_ENDS, self.words.labels)
        self.add(plane, paper, table.head)
        for step, row, motions in zip(steps, (table.rows[0], None, table.rows[1]), paper.motions, strict=True):
            self.show(step, seconds=0.3)
            for position in motions:
                self.move(paper.go_to(position), seconds=0.7)
            if row is not None:
                self.add(row)
        self.move(Create(paper.single_stroke), seconds=0.8)
        self.ask()
        self.answer()
        self.remove(paper.single_stroke)
        self.add(paper.stroke)
        for position in reversed(range(paper.motions[-1][-1])):
            self.move(paper.go_to(position), seconds=0.8)
        self.show(table.rows[2])

    def _count_of_points(self, count: int) -> str:
        return self.label("one-point") if count == 1 else self.label("points", count=count)

    def _pieces_note(self, colors: Sequence[str]) -> str:
        """How many pieces there are, and what their colors are: not those of the grid's quarters."""
        if len(colors) == 1:
            return self.label("one-piece")
        distinct = len(set(colors)) == len(colors)
        return self.label("one-color-each" if distinct else "neighbors-differ", count=len(colors))

    @property
    def _is_relu(self) -> bool:
        return self.parameters.activation == "relu"

    @cached_property
    def _activation(self) -> Activation:
        return activation(self.parameters.activation)

    @cached_property
    def _maps(self) -> tuple[AffineMap, ...]:
        return self.parameters.maps(self.parameters.depth)

    @property
    def _right_layers(self) -> tuple[Layer, ...]:
        return tuple(Layer(affine, self._activation) for affine in self._maps)

    def _comparison(self, entering: str = "x") -> Comparison:
        return Comparison(
            self.layout.body,
            self._maps,
            self._activation,
            self.words,
            entering=entering,
            extent=self.parameters.extent,
            spacing=self.parameters.spacing,
        )
