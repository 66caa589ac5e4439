"""TOML that is written is read as what was written."""

import tomllib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from render.parameters.toml_text import assignment, comment, table

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
SCALARS = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=6) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=12
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=NAMES, value=VALUES)
def test_an_assignment_is_read_as_it_was_written(name: str, value: object) -> None:
    assert tomllib.loads(assignment(name, value)) == {name: value}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values=st.dictionaries(NAMES, VALUES, max_size=4), said=st.text(st.characters(exclude_categories=["C"])))
def test_a_table_is_read_as_it_was_written_whatever_the_comments_say(values: dict[str, object], said: str) -> None:
    lines = [*comment(said), *table("parameters", values, dict.fromkeys(values, said))]
    assert tomllib.loads("\n".join(lines)) == {"parameters": values}


def test_what_is_nothing_in_json_is_a_word_in_toml() -> None:
    assert assignment("layers", None) == 'layers = "none"'


def test_a_long_list_has_a_line_for_each_entry() -> None:
    matrix = [[1.0, 0.0, 0.25]] * 9
    assert len(assignment("weights", matrix).splitlines()) == 11
    assert len(assignment("weights", matrix[:2]).splitlines()) == 1
