"""A stand-in machine: the real set-up scripts, with programs that only write down how they were called."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SYSTEM_PROGRAMS = (
    "awk bash cat chmod cp dirname env head mkdir mv paste printf readlink rm sed sha256sum shasum sleep touch tr"
)

RECORD = 'echo "$(basename "$0") $*" | sed "s/ *$//" >>"$CALLS"'
PYTHON = f"""case "$1 $2" in
"-m venv") echo "python -m venv" >>"$CALLS"; mkdir -p .venv/bin && cp "$PROGRAMS/venv-python" .venv/bin/python ;;
*) exec {sys.executable} "$@" ;;
esac"""
VENV_PYTHON = f"""case "$1 $2" in
"-m pip") echo "pip install" >>"$CALLS"; cp "$PROGRAMS/uv" .venv/bin/uv ;;
"-m render") shift 2; echo "render $*" >>"$CALLS"; exit "${{RENDER_EXIT:-0}}" ;;
*) exec {sys.executable} "$@" ;;
esac"""
UV = """echo "uv $1 $2" >>"$CALLS"
[ "$2" = sync ] || exit 0
[ ! -e "$CALLS.fail" ] || { echo 'no network' >&2; exit 1; }
[ ! -e "$CALLS.hang" ] || { touch "$CALLS.hangs"; sleep 60; }
sleep "${SYNC_TAKES:-0}"
for tool in ruff mypy pytest; do cp "$PROGRAMS/recorded" ".venv/bin/$tool"; done"""


class Machine:
    """A folder with the project's scripts and a PATH of stand-ins."""

    def __init__(self, folder: Path) -> None:
        """Lay out the folder."""
        self.project, self.programs, self.calls_file = folder / "project", folder / "programs", folder / "calls"
        self.project.mkdir()
        self.programs.mkdir()
        for name in ("render.sh", "test.sh", "requirements.lock", "pyproject.toml"):
            shutil.copy(ROOT / name, self.project)
        shutil.copytree(ROOT / "render" / "setup", self.project / "render" / "setup")
        for name in (*SYSTEM_PROGRAMS.split(), "basename"):
            if found := shutil.which(name):
                (self.programs / name).symlink_to(found)
        self.install("python3", PYTHON)
        self.install("venv-python", VENV_PYTHON)
        self.install("uv", UV)
        self.install("recorded", RECORD)
        self.install("cc", "exit 0")
        self.install("pkg-config", "exit 0")
        self.install("id", "echo 1000")
        for name in ("chromium", "soffice", "pdftoppm"):
            self.install(name, "exit 0")

    def install(self, name: str, script: str) -> None:
        """Put a stand-in on the PATH."""
        path = self.programs / name
        path.write_text(f"#!{shutil.which('bash')}\n{script}\n")
        path.chmod(0o755)

    def start(self, *command: str, **variables: str) -> subprocess.Popen[str]:
        """Start one of the project's scripts, in its own process group, from some other folder."""
        environment = {"PATH": str(self.programs), "PROGRAMS": str(self.programs), "CALLS": str(self.calls_file)}
        return subprocess.Popen(
            [self.project / command[0], *command[1:]],
            cwd=self.programs,
            env=environment | variables,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *command: str, **variables: str) -> tuple[int, str]:
        """Run one of the project's scripts; answers with its status and what it said on standard error."""
        with self.start(*command, **variables) as process:
            _, said = process.communicate(timeout=60)
        return process.returncode, said

    def calls(self) -> Sequence[str]:
        """What was called since the last question."""
        lines = self.calls_file.read_text().splitlines() if self.calls_file.exists() else []
        self.calls_file.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)
