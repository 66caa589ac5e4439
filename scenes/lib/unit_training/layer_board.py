"""The units of whole networks beside the table of what their learning rates do."""

import math
from collections.abc import Mapping

from manim import VGroup

from actmath import activation, spiral_points
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import coordinate, fixed
from scenes.lib.text.readouts import Readouts, Row, next_row
from scenes.lib.text.table import Table
from scenes.lib.text.text_lines import text_lines
from scenes.lib.theme import active_theme
from scenes.lib.unit_training.layer_runs import LayerRuns
from scenes.lib.unit_training.layer_shapes import LayerShapes
from scenes.lib.unit_training.unit_readings import LOSS_FORMAT
from scenes.lib.units.unit_key import UnitKey
from scenes.lib.units.unit_state import UnitState

_SHARES = (0.25, 0.33, 0.42)
_COLUMN_GAP = 0.5
_TABLE_SHARES = (2.1, 0.7, 0.9)
_HEAD_HEIGHT = 0.4
_FOOT_HEIGHT = 0.5
_RISE = 0.03


class LayerBoard(VGroup):
    """What stays: the names of the numbers, the table's head, and what network is shown; its rows are shown later.

    Args:
        region: where everything goes.
        labels: used are layer, blocked, rate, step, dead-of, network-dead, shown, typical, spirals, medians-of,
            dead-share, loss, start-row, no-loss, at-rate, leaky-at and guessing.
        runs: of networks with ReLU.
        leaky: of the same networks with Leaky ReLU, at one rate.

    Attributes:
        shapes: the units of one network, with its numbers.
        rows: of the table: before training, at every rate, and that of Leaky ReLU.
    """

    def __init__(self, region: Region, labels: Mapping[str, str], runs: LayerRuns, leaky: LayerRuns) -> None:
        super().__init__()
        color = active_theme().muted
        left, middle, right = region.columns(*_SHARES, gap=_COLUMN_GAP)
        rows = [
            Row(labels["rate"], 0, coordinate(1), widest=max(runs.rates)),
            Row(labels["step"], 0, coordinate(0), widest=runs.steps),
            Row(labels["dead-of"].format(units=runs.depth * runs.width), 0, coordinate(0), widest=999),
        ]
        self.shapes = LayerShapes(
            left,
            runs.typical(0),
            runs.rates[0],
            labels=labels,
            readouts=Readouts(middle, rows),
            remark_at=next_row(middle, len(rows) + 1),
        )
        dead = UnitKey(UnitState.DEAD, labels["network-dead"]).shift(next_row(middle, len(rows)))
        sizes = {"networks": runs.networks, "points": len(spiral_points(seed=0).inputs)}
        shown = text_lines([labels[name].format(**sizes) for name in ("shown", "typical", "spirals")], color=color)
        medians = text_lines([labels["medians-of"].format(networks=runs.networks)], color=color)
        guessing = text_lines([labels["guessing"].format(loss=LOSS_FORMAT(math.log(2)))], color=color)
        table = _table(right.inset(top=_HEAD_HEIGHT, bottom=_FOOT_HEIGHT), labels, runs, leaky)
        self.rows = table.rows
        self.add(
            self.shapes.frame,
            dead,
            middle.hold(shown, across=0, up=_RISE),
            right.hold(medians, across=0, up=1),
            table.head,
            right.hold(guessing, across=0, up=_RISE),
        )


def _table(region: Region, labels: Mapping[str, str], runs: LayerRuns, leaky: LayerRuns) -> Table:
    """Dead units and loss before training, at every rate, and apart from them for Leaky ReLU at its only rate."""
    [rate] = leaky.rates
    names = [labels["at-rate"].format(rate=f"{one:g}") for one in runs.rates]
    rows = [
        (labels["start-row"], runs.shares[0], labels["no-loss"]),
        *zip(names, runs.shares[1:], runs.median_losses, strict=True),
        (labels["leaky-at"].format(rate=f"{rate:g}"), leaky.shares[-1], leaky.median_losses[0]),
    ]
    formats = [coordinate(1), fixed(0, unit=" %"), LOSS_FORMAT]
    return Table(
        region,
        [activation("relu").title, labels["dead-share"], labels["loss"]],
        formats,
        rows,
        shares=_TABLE_SHARES,
        apart=1,
    )
