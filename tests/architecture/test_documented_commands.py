"""Every command that a document shows exists: ```sh blocks of README.md and CONTRIBUTING.md."""

import ast
import re
import shlex
from pathlib import Path

import pytest
from cyclopts import CycloptsError

from render.command_line import app
from render.failure import UsageError
from render.selection import chosen_films
from scenes.catalogue import film_names

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md")
COMMANDS_OF_OTHERS = {"cd", "git"}


def commands(text: str) -> list[str]:
    """Lines of the ```sh blocks of a Markdown text, without comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.split("#")[0].strip()]


def examples() -> str:
    """The ```python blocks of README.md, which the reader saves as a file."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return "\n".join(re.findall(r"^```python\n(.*?)^```", readme, flags=re.DOTALL | re.MULTILINE))


def check(command: str) -> None:
    """Fail unless a command line can be typed as it stands."""
    program, *arguments = shlex.split(command, comments=True)
    if program == "./render.sh":
        _, bound, _ = app.parse_args(arguments, exit_on_error=False, print_error=False)
        chosen_films(bound.arguments.get("films", ()), film_names())
    elif program == "./test.sh":
        assert arguments in ([], ["fast"]) or arguments[0].startswith(("-", "tests")), command
    elif program in {"manim", ".venv/bin/manim"}:
        quality, file, scene = arguments
        assert re.fullmatch(r"-p?q[lmhpk]", quality), command
        source = examples() if file == "my_films.py" else (ROOT / file).read_text(encoding="utf-8")
        classes = [node.name for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
        assert scene in classes, command
    elif program == ".venv/bin/uv":
        assert arguments[:2] == ["pip", "compile"], command
    else:
        assert program in COMMANDS_OF_OTHERS, f"no test knows the program of: {command}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_commands_of_a_document_exist(document: str) -> None:
    shown = commands((ROOT / document).read_text(encoding="utf-8"))
    assert shown, f"{document} shows no command"
    for command in shown:
        check(command)


@pytest.mark.parametrize(
    "command",
    ["./render.sh no-such-film", "./render.sh --no-such-option", "make films", "manim -qh scenes/s99_none.py None"],
)
def test_the_check_sees_what_does_not_exist(command: str) -> None:
    with pytest.raises((CycloptsError, UsageError, AssertionError, FileNotFoundError)):
        check(command)
