"""No import is missed, whatever form it has; Python's own parser says which there are."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from render.imported_names import imported_names

ROOT = Path(__file__).parent.parent.parent
SOURCES = [
    path for folder in ("actmath", "scenes", "render", "tests") for path in sorted((ROOT / folder).rglob("*.py"))
]


def parsed_names(source: str) -> Iterator[str]:
    """What the syntax tree imports from modules with a full name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names if alias.name != "*")


@pytest.mark.parametrize(
    "source",
    [
        "import a.b",
        "import a, b.c as d, e",
        "from a.b import c",
        "from a.b import c as d, e",
        "from a import (\n    b,\n    c as d,\n)",
        "from a import(b)",
        "from a import (  # noqa: E501 (said here)\n    b,  # why ) not\n    c,\n)",
        "from a \\\n    import b, \\\n    c",
        "import a, \\\n    b",
        "x = 1; import a; from b import c; y = 2",
        "if x: import a",
        "if x:\n    import a\nelif y:\n    import b\nelse:\n    import c",
        "try:\n    import a\nexcept OSError:\n    import b\nelse:\n    import c\nfinally:\n    import d",
        "class A:\n    async def b(self):\n        with c:\n            import d",
        "match a:\n    case 1:\n        import b",
        "def f():\n\timport a\n\tfrom b import c",
        "import a\r\nfrom b import c, d\r\n",
    ],
)
def test_every_form_of_import_is_seen(source: str) -> None:
    assert set(parsed_names(source))
    assert set(parsed_names(source)) <= set(imported_names(source))


def test_nothing_that_this_project_imports_is_missed() -> None:
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        missed = set(parsed_names(source)) - set(imported_names(source))
        assert not missed, path


def test_words_that_only_sound_like_it_import_nothing() -> None:
    assert not set(imported_names("important = 3\nfrom_here = 4\nx = 'an import of a'\n# import a\n"))
