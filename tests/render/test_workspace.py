"""The folder of a run leaves no trace."""

import subprocess
import sys
from pathlib import Path

import pytest

from render.workspace import workspace


def test_the_folder_is_empty_inside_its_parent_and_gone_afterwards(tmp_path: Path) -> None:
    parent = tmp_path / "media" / "film"
    (tmp_path / "media").mkdir()
    with workspace(parent) as folder:
        assert folder.parent == parent
        assert list(folder.iterdir()) == []
        (folder / "half").write_text("made")
    assert list((tmp_path / "media").iterdir()) == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_it_is_gone_after_any_failure_and_what_was_there_stays(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "film.mp4").write_text("from yesterday")

    def fail_inside() -> None:
        with workspace(tmp_path) as folder:
            (folder / "half").write_text("made")
            raise error

    with pytest.raises(error):
        fail_inside()
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


def test_what_a_killed_run_left_is_removed_and_a_running_one_is_spared(tmp_path: Path) -> None:
    script = (
        "import sys, time, pathlib\n"
        "from render.workspace import workspace\n"
        "with workspace(pathlib.Path(sys.argv[1])) as folder:\n"
        "    (folder / 'half').write_text('made')\n"
        "    print(folder, flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, tmp_path], stdout=subprocess.PIPE, text=True) as other_run:
        assert other_run.stdout is not None
        left = Path(other_run.stdout.readline().strip())
        with workspace(tmp_path):
            assert (left / "half").is_file(), "a run that still works must keep its folder"
        other_run.kill()
    assert left.is_dir(), "a killed run cannot clean up"
    with workspace(tmp_path):
        assert not left.exists()
