"""Choosing films by name."""

import pytest

from render.failure import UsageError
from render.selection import chosen_films

KNOWN = ("linear-collapse", "relu-folding", "activation-explorer")


def test_no_name_means_every_film_in_the_chapters_order() -> None:
    assert chosen_films((), KNOWN) == KNOWN


def test_films_are_made_once_and_in_the_order_they_are_named() -> None:
    assert chosen_films(("relu-folding", "linear-collapse", "relu-folding"), KNOWN) == (
        "relu-folding",
        "linear-collapse",
    )


@pytest.mark.parametrize("typed", ["relu-foldin", "ReLU_Folding", "relufolding", "folding-relu"])
def test_an_unknown_film_is_named_with_the_closest(typed: str) -> None:
    with pytest.raises(UsageError, match=f"unknown film '{typed}': did you mean relu-folding"):
        chosen_films(("linear-collapse", typed), KNOWN)


def test_a_film_that_resembles_none_is_answered_with_all() -> None:
    with pytest.raises(UsageError) as caught:
        chosen_films(("zzz",), KNOWN)
    assert str(caught.value) == f"unknown film 'zzz': the films are {', '.join(KNOWN)}"
