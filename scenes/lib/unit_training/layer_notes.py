"""What stands beside the units of whole networks: the table of their rates, what they learn, what the numbers mean."""

import math
from collections.abc import Mapping

from manim import VGroup

from actmath import spiral_points
from scenes.lib.layout import Region
from scenes.lib.text.number_formats import NumberFormat, coordinate, fixed
from scenes.lib.text.table import Table
from scenes.lib.text.text_lines import text_lines
from scenes.lib.theme import active_theme
from scenes.lib.unit_training.layer_runs import LayerRuns

_RISE = 0.03
_SHARES = (1.7, 0.8, 1.1)


def layer_table(
    region: Region, labels: Mapping[str, str], runs: LayerRuns, leaky: LayerRuns, loss_format: NumberFormat
) -> Table:
    """Dead units and loss before training, at every rate, and for Leaky ReLU at its only one.

    Args:
        region: where it stands.
        labels: used are start-row, no-loss, at-rate, leaky-at, dead-share and loss.
        runs: of the network.
        leaky: of the same network with Leaky ReLU.
        loss_format: how losses are written.
    """
    [rate] = leaky.rates
    names = [labels["at-rate"].format(rate=f"{one:g}") for one in runs.rates]
    rows = [
        (labels["start-row"], runs.shares[0], labels["no-loss"]),
        *zip(names, runs.shares[1:], runs.median_losses, strict=True),
        (labels["leaky-at"].format(rate=f"{rate:g}"), leaky.shares[-1], leaky.median_losses[0]),
    ]
    formats = [coordinate(1), fixed(0, unit=" %"), loss_format]
    return Table(region, ["", labels["dead-share"], labels["loss"]], formats, rows, shares=_SHARES)


def layer_facts(region: Region, labels: Mapping[str, str], *, depth: int, width: int, steps: int) -> VGroup:
    """What the network learns, and how, at the bottom of a region; used are the labels spirals, layers and descent."""
    values = {"points": len(spiral_points(seed=0).inputs), "depth": depth, "width": width, "steps": steps}
    lines = [labels[name].format(**values) for name in ("spirals", "layers", "descent")]
    return region.hold(text_lines(lines, color=active_theme().muted), across=0, up=_RISE)


def layer_remarks(region: Region, labels: Mapping[str, str], *, networks: int, loss_format: NumberFormat) -> VGroup:
    """What the table's numbers are, at the bottom of a region; used are the labels guessing and medians-of."""
    lines = [labels["guessing"].format(loss=loss_format(math.log(2))), labels["medians-of"].format(networks=networks)]
    return region.hold(text_lines(lines, color=active_theme().muted), across=1, up=_RISE)
