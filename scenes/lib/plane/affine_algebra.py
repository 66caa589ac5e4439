"""Two affine layers written out, sorted and merged into one, with their numbers."""

from collections.abc import Mapping, Sequence

from manim import DOWN, AnimationGroup, FadeIn, MathTypst, VGroup, VMobject

from actmath.affine import AffineMap, compose
from scenes.lib.layout import Region
from scenes.lib.merging import merge
from scenes.lib.text.matrix import Matrix, column_vector, side_by_side
from scenes.lib.text.typography import formula, words
from scenes.lib.theme import active_theme


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
        self.stacked = rows[0].hold(formula(formulas["stacked"]), across=0)
        outcome = rows[1].hold(_in_roles(formula(formulas["sorted"])), across=0)
        self.merged = outcome.select("merged")
        self.sorted = VGroup(*(part for part in outcome.submobjects if part not in self.merged.submobjects))
        merged = compose((first, second))
        columns = [theme.first_axis, theme.second_axis]
        weights = [Matrix(layer.weights, columns) for layer in (second, first)]
        self._product = Matrix(merged.weights, columns, decimals=2)
        self.weights_question, self._weights_row = _equation(formulas["weights-product"], weights, self._product)
        shift = [
            Matrix(second.weights, columns),
            column_vector(first.bias, theme.origin),
            words("+"),
            column_vector(second.bias, theme.origin),
        ]
        self._sum = column_vector(merged.bias, theme.origin, decimals=2)
        self.bias_question, self._bias_row = _equation(formulas["bias-sum"], shift, self._sum)
        rows[2].hold(self._weights_row, across=0)
        rows[3].hold(self._bias_row, across=0)
        self._weights_parts, self._shift_parts = weights, shift
        self.add(self.stacked, self.sorted, self.merged, self._weights_row, self._bias_row)

    def sort_terms(self) -> FadeIn:
        """Animation: the same, multiplied out, comes from under the formula as given."""
        return FadeIn(self.sorted, shift=0.5 * DOWN)

    def multiply(self) -> AnimationGroup:
        """Animation: the two matrices become one."""
        return merge(*self._weights_parts, into=self._product)

    def add_up(self) -> AnimationGroup:
        """Animation: the carried shift and the new one become one."""
        return merge(*self._shift_parts, into=self._sum)


def _in_roles(text: MathTypst) -> MathTypst:
    theme = active_theme()
    text.select("weights").set_color(theme.forward)
    text.select("bias").set_color(theme.origin)
    return text


def _equation(name: str, parts: Sequence[VMobject], result: VGroup) -> tuple[VGroup, VGroup]:
    """The question (name, parts and an equals sign) and the whole row with its result."""
    label = formula(name, size=active_theme().number_size)
    whole = side_by_side(label, *parts, words("="), result, gap=0.22)
    return VGroup(*whole.submobjects[:-1]), whole
