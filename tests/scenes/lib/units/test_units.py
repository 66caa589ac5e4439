"""Units: what each state's shape covers, whatever its color, and which state a slope makes."""

import itertools

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actmath import activation
from scenes.lib.layout import Region
from scenes.lib.plane.unit_states import UnitStates
from scenes.lib.units.unit_state import SlopeLimits, UnitState
from scenes.lib.units.units import Unit, Units
from scenes.lib.units.wires import Wires
from tests.scenes.seen import found, ink

Points = npt.NDArray[np.float64]
SATURATED = {UnitState.SATURATED_LOW: -1, UnitState.SATURATED_HIGH: 1}


def area(outline: Points) -> float:
    """Area enclosed by one outline, shape (n, 2), by the shoelace formula."""
    x, y = outline.T
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def filled_area(unit: Unit) -> float:
    return sum(area(ink(part)) for part in unit.submobjects if part.get_fill_opacity() > 0 and len(part.points))


@pytest.mark.parametrize(("state", "share"), [(UnitState.LIVE, 1), (UnitState.WEAK, 0.5), (UnitState.INACTIVE, 0)])
def test_the_filled_share_tells_live_weak_and_inactive_apart(state: UnitState, share: float) -> None:
    assert filled_area(Unit([1, 2, 0], state, radius=0.3)) == pytest.approx(share * np.pi * 0.09, rel=0.01, abs=1e-12)


@pytest.mark.parametrize(("state", "direction"), SATURATED.items())
def test_a_saturated_disc_is_cut_by_a_bar_wider_than_itself_on_its_side(state: UnitState, direction: int) -> None:
    unit = Unit([0, 0, 0], state, radius=0.2)
    disc, bar = (ink(part) for part in unit.submobjects if len(part.points))
    assert np.ptp(bar[:, 1]) == pytest.approx(0)
    assert (direction * disc[:, 1]).max() == pytest.approx(direction * bar[0, 1])
    assert np.ptp(bar[:, 0]) > 1.2 * np.ptp(disc[:, 0])
    assert filled_area(unit) < 0.9 * np.pi * 0.04


def test_a_dead_unit_is_an_inactive_one_with_a_cross_beyond_its_ring() -> None:
    ring, crossed = (ink(Unit([0, 0, 0], state, radius=0.2)) for state in (UnitState.INACTIVE, UnitState.DEAD))
    assert np.linalg.norm(ring, axis=1) == pytest.approx(0.2, rel=1e-3)
    assert np.linalg.norm(crossed, axis=1).max() > 0.25
    assert np.linalg.norm(crossed, axis=1).min() < 0.02


def test_no_two_states_look_the_same_without_color() -> None:
    drawn = {
        state: {
            (part.get_fill_opacity() > 0, *point)
            for part in Unit([0, 0, 0], state).submobjects
            for point in ink(part).round(4)
        }
        for state in UnitState
    }
    for one, other in itertools.combinations(UnitState, 2):
        assert drawn[one] != drawn[other]


@given(st.lists(st.sampled_from(UnitState), min_size=1, max_size=12))
def test_many_units_are_drawn_like_single_ones_in_as_few_objects_as_one(states: list[UnitState]) -> None:
    centers = np.array([[0.5 * index, 0.1 * index**2, 0.0] for index in range(len(states))])
    many = Units(np.zeros_like(centers), UnitState.LIVE).place(centers).draw(states)
    single = [Unit(center, state) for center, state in zip(centers, states, strict=True)]
    assert len(many.get_family()) == len(single[0].get_family()) == 5
    for index, part in enumerate(many.submobjects):
        np.testing.assert_allclose(part.points, np.concatenate([unit.submobjects[index].points for unit in single]))


def test_states_and_units_must_be_equally_many() -> None:
    with pytest.raises(ValueError, match="argument"):
        Units(np.zeros((3, 3))).draw([UnitState.LIVE] * 2)


@pytest.mark.parametrize(
    ("name", "weak", "saturated"), [("sigmoid", 2.06344, 4.58486), ("tanh", 1.81845, 2.99322)], ids=["sigmoid", "tanh"]
)
@pytest.mark.parametrize("side", [-1, 1])
def test_states_change_where_the_slope_passes_the_limits(name: str, weak: float, saturated: float, side: int) -> None:
    """The places follow from the inverse derivatives: s(1 - s) = 0.1 and 0.01, 1 - t^2 = 0.1 and 0.01."""
    shares = np.array([0.1, 0.01])
    roots = (1 + np.sqrt(1 - 4 * shares)) / 2
    places = np.log(roots / (1 - roots)) if name == "sigmoid" else np.arctanh(np.sqrt(1 - shares))
    assert places == pytest.approx([weak, saturated], abs=5e-6)
    record, limits = activation(name), SlopeLimits()
    expected = [UnitState.LIVE, UnitState.WEAK, UnitState.WEAK]
    expected.append(UnitState.SATURATED_HIGH if side > 0 else UnitState.SATURATED_LOW)
    around = [places[0] - 1e-4, places[0] + 1e-4, places[1] - 1e-4, places[1] + 1e-4]
    assert [limits.state_at(record, side * z) for z in around] == expected


def test_only_an_exact_zero_is_inactive() -> None:
    limits = SlopeLimits()
    assert limits.state_at(activation("relu"), -0.5) is UnitState.INACTIVE
    assert limits.state_at(activation("relu"), 0.5) is UnitState.LIVE
    assert limits.state_at(activation("leaky_relu", negative_slope=1e-9), -0.5) is UnitState.SATURATED_LOW
    assert limits.state_at(activation("sigmoid"), -40) is UnitState.SATURATED_LOW


def test_limits_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match=r"0 <= saturated <= weak, not 0.2 and 0.1"):
        SlopeLimits(saturated=0.2)


def test_wires_leave_their_units_free_and_are_dotted_into_dead_ones_only() -> None:
    ends = np.array([[[0, 0, 0], [2, 1, 0]], [[0, 0, 0], [2, 0, 0]], [[0, 0, 0], [2, -1, 0]]], dtype=np.float64)
    wires = Wires(ends, [UnitState.LIVE, UnitState.DEAD, UnitState.INACTIVE], radius=0.15)
    solid, dotted = (ink(part) for part in wires.submobjects)
    assert len(wires.submobjects[0].points) == 2 * 4
    assert len(wires.submobjects[1].points) > 5 * 4
    assert dotted[:, 1] == pytest.approx(0)
    for places in (solid, dotted):
        for unit in ends.reshape(-1, 3)[:, :2]:
            assert np.linalg.norm(places - unit, axis=1).min() > 0.15
    assert not len(wires.draw([UnitState.LIVE] * 3).submobjects[1].points)


def test_live_units_of_a_network_are_full_and_the_others_rings() -> None:
    labels = {"units-live": "live", "layers": "layer", "unit": "unit {number}"}
    columns = UnitStates(Region(0, 4, -3, 3), [2, 3], labels).draw((1, 0, 0, 1, 1))
    (units,) = found(columns, Units)
    live, ring = UnitState.LIVE, UnitState.INACTIVE
    assert units.states == (live, ring, ring, live, live)
    assert len(np.unique(units.centers[:, 0])) == 2
