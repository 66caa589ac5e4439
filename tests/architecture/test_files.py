"""Small files whose names say what is inside; a lock without addresses."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("actmath", "scenes", "render", "tests", "benchmarks")
SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".sh"})
SAYS_NOTHING = re.compile(
    r"(^|_)(base|common|helpers?|misc|miscellaneous|new|old|other|stuff|temp|tmp|tools?|utils?|v\d+)(_|$)"
)
MOST_LINES = 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_source_file_is_small_and_named_after_its_subject(path: Path) -> None:
    assert not [part for part in path.relative_to(ROOT).with_suffix("").parts if SAYS_NOTHING.search(part)]
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", ["utils", "plot_helpers", "old_grid", "grid_v2", "common"])
def test_the_check_sees_a_name_that_says_nothing(name: str) -> None:
    assert SAYS_NOTHING.search(name)


@pytest.mark.parametrize("name", ["folding", "threshold", "renewal", "baseline", "commonality"])
def test_the_check_does_not_see_them_inside_words(name: str) -> None:
    assert not SAYS_NOTHING.search(name)


def test_every_locked_package_has_an_exact_version_and_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    packages = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^ +#.*\n?", "", lock))
    assert len(packages) > 40
    for package in packages:
        assert re.match(r"[a-z0-9-]+==[^ ]+ ", package), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package
