"""Names of films with changed parameters."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from render import QUALITIES
from render.parameters.variants import file_stem, variant_name

FILM = "gradient-by-layer"
TEXTS = st.text(st.sampled_from("ab-_.A é"), max_size=50)
PARAMETERS = st.fixed_dictionaries(
    {},
    optional={
        "depth": st.integers(-99, 2**32),
        "depths": st.lists(st.integers(-20, 20), max_size=4),
        "activation": TEXTS,
        "compared": st.lists(TEXTS, max_size=3),
        "x_from": st.floats(-10, 10),
        "theme": TEXTS | st.fixed_dictionaries({"name": TEXTS, "line": st.floats(1, 2)}),
    },
)
NAMES = st.none() | st.sampled_from(["deep", "depth-12", "deep-depth", "480p15"])


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({}, "gradient-by-layer"),
        ({"depth": 12, "activation": "gelu"}, "gradient-by-layer--activation-gelu--depth-12"),
        ({"compared_depth": 3, "pace": 0.5}, "gradient-by-layer--compared-depth-3--pace-0.5"),
        ({"compared": ["leaky_relu", "gelu"], "pace": 2.0}, "gradient-by-layer--compared-leaky_relu+gelu--pace-2"),
        ({"axis": [-17, -2], "captions": False}, "gradient-by-layer--axis-minus17+minus2--captions-false"),
    ],
)
def test_a_name_reads_like_the_change(values: dict[str, object], name: str) -> None:
    assert variant_name(FILM, None, values) == name


def test_a_given_name_takes_the_place_of_values_and_cannot_be_taken_for_one() -> None:
    assert variant_name(FILM, "deep", {}) == "gradient-by-layer-deep"
    assert variant_name(FILM, "deep", {"depth": 3}) == "gradient-by-layer-deep--depth-3"
    assert variant_name(FILM, "depth-3", {}) != variant_name(FILM, None, {"depth": 3})


def test_a_size_other_than_the_default_is_in_the_files_name() -> None:
    stems = {flag: file_stem(FILM, quality) for flag, quality in QUALITIES.items()}
    assert stems["h"] == FILM
    assert stems["l"] == "gradient-by-layer--480p15"
    assert len(set(stems.values())) == len(QUALITIES)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(given_name=NAMES, values=PARAMETERS)
def test_every_file_system_takes_every_name(given_name: str | None, values: dict[str, object]) -> None:
    name = variant_name(FILM, given_name, values)
    assert len(name) <= 130
    assert set(name) <= {*string.ascii_lowercase, *string.digits, *"-_.+"}
    assert name.startswith(FILM)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.tuples(NAMES, NAMES), first=PARAMETERS, second=PARAMETERS)
def test_different_films_have_different_names(
    names: tuple[str | None, str | None], first: dict[str, object], second: dict[str, object]
) -> None:
    if (names[0], first) != (names[1], second):
        assert variant_name(FILM, names[0], first) != variant_name(FILM, names[1], second)


def test_a_long_value_is_replaced_by_a_checksum_of_it() -> None:
    layers = [{"weights": [[1.0, 0.0], [0.2, 1.0]], "bias": [1.1, number]} for number in (1.0, 1.1)]
    first, second = (variant_name(FILM, None, {"layers": [layer]}) for layer in layers)
    assert first != second
    assert len(first) == len(second) == len("gradient-by-layer--layers-") + 10


def test_a_theme_of_ones_own_is_named_in_the_files_name() -> None:
    names = [
        variant_name(FILM, None, {"theme": {"name": "university", "gradient": color}})
        for color in ("#A3195B", "#A3195C")
    ]
    assert len(set(names)) == 2
    assert all(name.startswith("gradient-by-layer--theme-university-") for name in names)
