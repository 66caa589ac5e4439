"""What importing actmath brings along."""

import subprocess
import sys
from pathlib import Path

import actmath

ROOT = Path(actmath.__file__).parents[1]


SLOW_OR_HIGHER = {"manim", "scenes", "render", "scipy.optimize", "scipy.special", "scipy.stats"}


def test_importing_actmath_loads_nothing_slow_and_no_higher_layer() -> None:
    command = [sys.executable, "-c", "import sys, actmath; print(*sys.modules)"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    loaded = set(listing.stdout.split())
    assert "actmath" in loaded
    assert not loaded & SLOW_OR_HIGHER


def test_every_public_name_exists() -> None:
    assert sorted(set(actmath.__all__)) == sorted(actmath.__all__)
    assert all(hasattr(actmath, name) for name in actmath.__all__)
    assert set(actmath.activations.__all__) <= set(actmath.__all__)
