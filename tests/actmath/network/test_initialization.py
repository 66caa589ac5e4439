"""Spread of the initial weights."""

import numpy as np
import pytest

from actmath.network import INITIALIZATIONS, initialization

VARIANCES = {"xavier_normal": 2 / 500, "he_normal": 2 / 300, "lecun_normal": 1 / 300, "standard_normal": 1.0}


def test_every_rule_has_its_variance_tested() -> None:
    assert VARIANCES.keys() == INITIALIZATIONS.keys()


@pytest.mark.parametrize("name", INITIALIZATIONS)
def test_drawn_weights_have_the_variance_of_the_paper(name: str) -> None:
    (weights,) = initialization(name).draw((300, 200), seed=0)
    assert weights.shape == (200, 300)
    # For n normal numbers the sample variance scatters by sqrt(2 / n); five times that is never met by chance.
    assert np.mean(weights**2) == pytest.approx(VARIANCES[name], rel=5 * np.sqrt(2 / weights.size))
    assert abs(weights.mean()) < 5 * np.sqrt(VARIANCES[name] / weights.size)


def test_a_generator_goes_on_where_it_stands() -> None:
    rule = initialization("he_normal")
    generator = np.random.default_rng(5)
    parts = [*rule.draw((4, 3), seed=generator), *rule.draw((3, 2), seed=generator)]
    whole = rule.draw((4, 3, 2), seed=5)
    assert all(np.array_equal(part, layer) for part, layer in zip(parts, whole, strict=True))
    assert not np.array_equal(whole[0], rule.draw((4, 3), seed=6)[0])


def test_unknown_names_are_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown initialization 'he'; known: xavier_normal, he_normal"):
        initialization("he")
