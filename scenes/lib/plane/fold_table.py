"""How many ReLUs and linear pieces the layers of a fold have, and how many pieces one layer could make."""

from collections.abc import Mapping, Sequence

from actmath import Layer, linear_pieces, most_pieces_of_one_layer
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import coordinate
from scenes.lib.text.table import Table

_SHARES = (1.75, 0.95, 1.3)


def fold_table(region: Region, layers: Sequence[Layer], ends: Sequence[int], labels: Mapping[str, str]) -> Table:
    """A row for each fold, and for comparison one for a single layer of as many ReLUs.

    Args:
        region: where it stands.
        layers: of all folds.
        ends: how many of the layers are behind each fold.
        labels: the film's: "units", "pieces", "after-fold" and "at-most" with a {number}, "one-layer".
    """
    rows: list[tuple[float | str, ...]] = []
    units = 0
    for number, end in enumerate(ends, start=1):
        units = sum(layer.affine.outputs for layer in layers[:end] if layer.activation is not None)
        rows.append((labels["after-fold"].format(number=number), units, len(linear_pieces(layers[:end]))))
    most = labels["at-most"].format(number=most_pieces_of_one_layer(units))
    rows.append((labels["one-layer"], units, most))
    return Table(region, ["", labels["units"], labels["pieces"]], [coordinate(0)] * 3, rows, shares=_SHARES)
