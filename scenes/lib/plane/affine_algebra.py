"""Two affine layers written out, sorted and merged into one, with their numbers."""

from collections.abc import Mapping, Sequence

from manim import DOWN, LEFT, ORIGIN, RIGHT, AnimationGroup, FadeIn, MathTypst, VGroup, VMobject

from actmath import AffineMap, compose
from scenes.lib.layout import Region
from scenes.lib.merging import merge
from scenes.lib.text.matrix import Matrix, column_vector, side_by_side
from scenes.lib.text.typography import formula
from scenes.lib.theme import active_theme

_GAP = 0.22


class AffineAlgebra(VGroup):
    """The steps from W2 (W1 x + b1) + b2 to W' x + b', formulas above, numbers below.

    Args:
        region: where it stands.
        formulas: Typst sources by name: stacked, sorted (with the part merged), weights-product, bias-sum.
        first, second: the two layers.

    Attributes:
        stacked, sorted, merged: the formula as given, multiplied out, and what it comes to.
        weights_question, bias_question: the product and the sum still to be worked out.
    """

    def __init__(self, region: Region, formulas: Mapping[str, str], first: AffineMap, second: AffineMap) -> None:
        super().__init__()
        theme = active_theme()
        rows = region.inset(bottom=0.2).rows(0.16, 0.16, 0.34, 0.34)
        self.stacked = rows[0].hold(with_shifts(formula(formulas["stacked"])), across=0)
        outcome = rows[1].hold(with_shifts(formula(formulas["sorted"])), across=0)
        self.merged = outcome.select("merged")
        self.sorted = VGroup(*(part for part in outcome.submobjects if part not in self.merged.submobjects))
        merged = compose((first, second))
        columns = [theme.first_axis, theme.second_axis]
        weights = [Matrix(layer.weights, columns) for layer in (second, first)]
        self._product = Matrix(merged.weights, columns, decimals=2)
        shift = [
            Matrix(second.weights, columns),
            column_vector(first.bias, theme.origin),
            _number_sized("+"),
            column_vector(second.bias, theme.origin),
        ]
        self._sum = column_vector(merged.bias, theme.origin, decimals=2)
        names = [_number_sized(formulas["weights-product"]), with_shifts(_number_sized(formulas["bias-sum"]))]
        self.weights_question, self.bias_question = _questions(names, (weights, shift))
        for row, question, result in zip(
            rows[2:], (self.weights_question, self.bias_question), (self._product, self._sum), strict=True
        ):
            whole = row.hold(VGroup(question, result.next_to(question, buff=_GAP)), across=0)
            self.add(whole)
        self._weights_parts, self._shift_parts = weights, shift
        self.add(self.stacked, self.sorted, self.merged)

    def sort_terms(self) -> FadeIn:
        """Animation: the same, multiplied out, comes from under the formula as given."""
        return FadeIn(self.sorted, shift=0.5 * DOWN)

    def multiply(self) -> AnimationGroup:
        """Animation: the two matrices become one."""
        return merge(*self._weights_parts, into=self._product)

    def add_up(self) -> AnimationGroup:
        """Animation: the carried shift and the new one become one."""
        return merge(*self._shift_parts, into=self._sum)


def with_shifts(text: MathTypst) -> MathTypst:
    """The formula with the parts marked as bias in the role of the origin, as b has it in numbers."""
    text.select("bias").set_color(active_theme().origin)
    return text


def _number_sized(source: str) -> MathTypst:
    return formula(source, size=active_theme().number_size)


def _questions(names: Sequence[MathTypst], parts: Sequence[Sequence[VMobject]]) -> list[VGroup]:
    """Rows of a name and parts, an equals sign after both; the equals signs stand under one another."""
    rows = [side_by_side(_number_sized("="), *of_row, gap=_GAP) for of_row in parts]
    begin = max(name.width for name in names) + _GAP
    end = begin + max(row.width for row in rows) + _GAP
    questions = []
    for name, row in zip(names, rows, strict=True):
        name.move_to(ORIGIN, aligned_edge=LEFT)
        row.move_to(begin * RIGHT, aligned_edge=LEFT)
        equals = _number_sized("=").move_to(end * RIGHT, aligned_edge=LEFT)
        questions.append(VGroup(name, *row, equals))
    return questions
