"""What is missing on a machine is installed where that is possible, and named where it is not."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.setup.conftest import Machine

pytestmark = pytest.mark.slow

APT_GET = """echo "apt-get $*" >>"$CALLS"
case "$*" in *" install "*) cp "$PROGRAMS/present" "$PROGRAMS/pkg-config" ;; esac"""
DEBIAN = ("-venv", "-dev", "gcc", "pkg-config", "libcairo2-dev", "libpango1.0-dev")


@pytest.fixture
def bare(machine: "Machine") -> "Machine":
    """A machine without the libraries."""
    machine.install("present", "exit 0")
    machine.install("pkg-config", "exit 1")
    return machine


def test_root_installs_what_is_missing(bare: "Machine") -> None:
    bare.install("id", "echo 0")
    bare.install("apt-get", APT_GET)
    status, said = bare.run("render.sh", "list")
    assert status == 0, said
    update, install, *rest = bare.calls()
    assert "update" in update
    assert "install" in install
    assert all(package in install for package in DEBIAN)
    assert rest[-1] == "render list"


def test_sudo_installs_what_is_missing(bare: "Machine") -> None:
    bare.install("apt-get", APT_GET)
    bare.install("sudo", '[ "$1" = -n ] && shift; echo sudo >>"$CALLS"; exec "$@"')
    bare.install("true", "exit 0")
    status, said = bare.run("render.sh", "list")
    assert status == 0, said
    assert bare.calls().count("sudo") == 3, "one question whether it may, two calls of apt-get"


def test_nothing_is_installed_where_nothing_is_missing(machine: "Machine") -> None:
    machine.install("id", "echo 0")
    machine.install("apt-get", APT_GET)
    assert machine.run("render.sh", "list")[0] == 0
    assert not [call for call in machine.calls() if call.startswith("apt-get")]


def refuse(machine: "Machine") -> str:
    status, said = machine.run("render.sh", "list")
    assert status == 2
    assert not (machine.project / ".venv").exists()
    return said


def test_without_apt_get_the_commands_to_type_are_printed(bare: "Machine") -> None:
    bare.install("id", "echo 0")
    said = refuse(bare)
    missing, debian, fedora, mac = said.splitlines()[1:]
    assert "Cairo headers" in missing
    assert "Pango headers" in missing
    assert "C compiler" not in missing
    assert "apt-get install" in debian
    assert all(package in debian for package in DEBIAN)
    assert "dnf install" in fedora
    assert "brew install" in mac
    assert bare.calls() == []


def test_without_root_and_sudo_apt_get_is_not_called(bare: "Machine") -> None:
    bare.install("apt-get", APT_GET)
    assert "sudo apt-get install" in refuse(bare)
    assert bare.calls() == []


def test_a_failing_apt_get_is_quoted_with_the_commands_to_type(bare: "Machine") -> None:
    bare.install("id", "echo 0")
    bare.install("apt-get", 'echo "E: no such mirror" >&2; exit 100')
    said = refuse(bare)
    assert "E: no such mirror" in said
    assert "dnf install" in said


@pytest.mark.parametrize("program", ["cc", "pkg-config"])
def test_a_missing_program_is_named(machine: "Machine", program: str) -> None:
    (machine.programs / program).unlink()
    words = {"cc": "a C compiler", "pkg-config": "pkg-config with the Cairo and Pango headers"}
    assert f"Missing on this machine: {words[program]}." in refuse(machine)


def test_a_test_run_installs_the_programs_that_it_drives(machine: "Machine") -> None:
    (machine.programs / "soffice").rename(machine.programs / "present")
    machine.install("id", "echo 0")
    machine.install("apt-get", APT_GET.replace("pkg-config", "soffice"))
    status, said = machine.run("test.sh", "-k", "grid")
    assert status == 0, said
    _, install = (call for call in machine.calls() if call.startswith("apt-get"))
    assert all(package in install for package in ("chromium", "libreoffice-impress-nogui", "poppler-utils"))


@pytest.mark.parametrize(("program", "name"), [("chromium", "Chromium"), ("soffice", "LibreOffice Impress")])
def test_a_test_run_names_the_programs_that_are_missing_and_the_fast_one_does_without(
    machine: "Machine", program: str, name: str
) -> None:
    (machine.programs / program).unlink()
    status, said = machine.run("test.sh")
    assert status == 2
    assert f"The tests need more than the films: {name}." in said
    assert not any(call.startswith("pytest") for call in machine.calls())
    assert machine.run("test.sh", "fast")[0] == 0


def test_an_old_python_is_refused_in_one_line(machine: "Machine") -> None:
    machine.install("python3", '[ "$1" = --version ] && { echo Python 3.10.4; exit; }; exit 1')
    said = refuse(machine)
    assert len(said.splitlines()) == 1
    assert "Python 3.11 or newer is needed, and python3 is Python 3.10.4" in said


def test_no_python_is_refused_in_one_line(machine: "Machine") -> None:
    (machine.programs / "python3").unlink()
    said = refuse(machine)
    assert len(said.splitlines()) == 1
    assert "python3 is not there" in said


def test_a_newer_python_beside_an_old_one_is_found(machine: "Machine") -> None:
    (machine.programs / "python3").rename(machine.programs / "python3.12")
    machine.install("python3", "exit 1")
    assert machine.run("render.sh", "list")[0] == 0
    assert machine.calls()[-1] == "render list"
