"""|x| as the sum of two ReLU copies: three planes, the third shows the sum."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import MathTypst, VGroup

from actmath import absolute_fold, propagate
from scenes.lib.following import Following
from scenes.lib.layout import Region
from scenes.lib.plane.grid import Grid
from scenes.lib.plane.plane import Coordinates, Plane

_KEPT, _MIRRORED = 0, 1
_ROWS = (0.16, 0.84)
_ROW_GAP = 0.1


class TrueFold(VGroup):
    """relu(x1) plus relu(-x1) is |x1|, a plane under each and their headings one equation; x2 is left as it is.

    Args:
        region: where the three planes stand.
        headings: the formulas above them; too wide ones are shrunk, all alike.
        signs: what stands between the first and the second, the second and the third.
        extent, spacing: half the side and the distance of lines of the grid.

    Attributes:
        copies: the two copies.
        sum_column: the third plane with its grid, and the sign before it.
        sum_name: the heading of the third plane, which is true once the copies are added up.
    """

    def __init__(
        self,
        region: Region,
        headings: Sequence[MathTypst],
        signs: Sequence[MathTypst],
        *,
        extent: float,
        spacing: float,
    ) -> None:
        super().__init__()
        columns = region.columns(1, 1, 1, gap=0.8)
        scale = min(1.0, *(column.width / heading.width for column, heading in zip(columns, headings, strict=True)))
        between = [Region(left.right, right.left, left.bottom, left.top) for left, right in pairwise(columns)]
        reach = 1.1 * extent
        copies, add_up = absolute_fold()
        self._grids: list[Grid] = []
        parts = []
        for column, heading in zip(columns, headings, strict=True):
            top, below = column.rows(*_ROWS, gap=_ROW_GAP)
            plane = Plane(below, (-reach, reach, -reach, reach))
            grid = Grid(plane, extent=extent, spacing=spacing, layers=(copies,), left_as_rings=True)
            self._grids.append(grid)
            parts.append(VGroup(top.hold(heading.scale(scale)), plane, grid))
        origins = self._grids[0].origins
        units = propagate((copies, add_up), origins)
        self._copies = [_replace_first(origins, units[0].outputs[:, unit]) for unit in (_KEPT, _MIRRORED)]
        self._sum = _replace_first(origins, units[1].outputs[:, 0])
        self._mirrored_start = origins * np.array([-1.0, 1.0])
        plus, equals = (
            gap.rows(*_ROWS, gap=_ROW_GAP)[0].hold(sign.scale(scale)) for gap, sign in zip(between, signs, strict=True)
        )
        self.copies = VGroup(*parts[:2], plus)
        self.sum_name, *sum_parts = parts[2]
        self.sum_column = VGroup(equals, *sum_parts)
        self.add(self.copies)

    def clip_kept(self) -> Following[Coordinates]:
        """Animation of relu(x1): the negative half slides to zero."""
        return self._grids[0].carry_to(self._copies[0])

    def mirror(self) -> Following[Coordinates]:
        """Animation of -x1 in the second copy."""
        return self._grids[1].carry_to(self._mirrored_start)

    def clip_mirrored(self) -> Following[Coordinates]:
        """Animation of relu(-x1): what was positive slides to zero."""
        return self._grids[1].carry_to(self._copies[1])

    def start_sum(self) -> None:
        """Put the third grid where the first copy is."""
        self._grids[2].draw(self._copies[0])

    def add_up(self) -> Following[Coordinates]:
        """Animation of the second copy being added to the first."""
        return self._grids[2].carry_to(self._sum)


def _replace_first(points: Coordinates, first: Coordinates) -> Coordinates:
    """The points, shape (n, 2), with another first coordinate, shape (n,)."""
    return np.stack([first, points[:, 1]], axis=1)
