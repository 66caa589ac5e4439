"""Imports go one way: actmath <- scenes/lib <- scenes/sNN_* <- render; Manim's internals stay where they belong."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = {
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): path
    for package in ("actmath", "scenes", "render")
    for path in sorted((ROOT / package).rglob("*.py"))
}

LAYERS = (
    ("film library", r"scenes\.lib(\..+)?"),
    ("film handles", r"scenes(\.film)?"),
    ("film", r"scenes\.s\d\d_.+"),
    ("film catalogue", r"scenes\.catalogue"),
    ("manim adapter", r"render\.manim_adapter"),
    ("slides", r"render\.slides(\..+)?"),
    ("render", r"render(\..+)?"),
    ("actmath", r"actmath(\..+)?"),
)
MAY_IMPORT = {
    "actmath": {"actmath", "numpy", "scipy"},
    "film library": {
        "film library",
        "actmath",
        "numpy",
        "scipy",
        "manim",
        "pydantic",
        "font_lato",
        "svgelements",
        "typst",
    },
    "film": {"film library", "actmath", "numpy", "manim", "pydantic"},
    "film catalogue": {"film library"},
    "film handles": {"film handles", "film catalogue", "film library"},
    "render": {
        "render",
        "manim adapter",
        "film catalogue",
        "film library",
        "actmath",
        "av",
        "cyclopts",
        "font_lato",
        "jinja2",
        "numpy",
        "PIL",
        "rich",
        "slides",
        "srt",
    },
    "slides": {"slides", "render", "film catalogue", "av", "jinja2", "markupsafe", "PIL", "pptx", "rich"},
    "manim adapter": {"render", "cairo", "manim", "numpy", "tqdm"},
}

INTERNALS_ALLOWED_IN = {"render.manim_adapter", "scenes.lib.story"}
INTERNALS = re.compile(
    r"manim\.(_|cli|manager|plugins|renderer|scene|utils\.(caching|file_ops|testing))\b.*|manim\._.*"
)
NEEDS_LATEX = {"BulletedList", "MathTex", "SingleStringMathTex", "Tex", "TexTemplate", "Title"}


def layer(module: str) -> str:
    """The layer of one of our modules, the package of any other."""
    return next((name for name, pattern in LAYERS if re.fullmatch(pattern, module)), module.partition(".")[0])


def imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Module and name of every import, wherever it stands in a file; the name is empty for a whole module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield (submodule, "") if submodule in FILES else ("." * node.level + (node.module or ""), alias.name)


def wrong_direction(module: str, tree: ast.Module) -> list[str]:
    allowed = MAY_IMPORT[layer(module)] | sys.stdlib_module_names
    return [imported for imported, _ in imports(tree) if layer(imported) not in allowed]


def wrong_use_of_manim(module: str, tree: ast.Module) -> list[str]:
    used = [(name, member) for name, member in imports(tree) if name.partition(".")[0] == "manim"]
    used += [(ast.unparse(node.value), node.attr) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    found = [f"{name}.{member}" for name, member in used if name.startswith("manim") and member in {"*", *NEEDS_LATEX}]
    if module not in INTERNALS_ALLOWED_IN:
        found += [f"{name}.{member}" for name, member in used if INTERNALS.fullmatch(f"{name}.{member}".rstrip("."))]
    return found


@pytest.mark.parametrize("module", FILES)
def test_a_module_imports_only_what_its_layer_may(module: str) -> None:
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    assert wrong_direction(module, tree) == []
    assert wrong_use_of_manim(module, tree) == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("actmath.table", "import manim"),
        ("actmath.table", "from scenes.lib.theme import THEMES"),
        ("actmath.table", "def late():\n    from render.film import render_film"),
        ("scenes.lib.plane.grid", "from scenes.s01_linear_collapse import LinearCollapse"),
        ("scenes.lib.plane.grid", "from scenes import catalogue"),
        ("scenes.lib.plane.grid", "import render"),
        ("scenes.s02_relu_folding", "import scenes.s01_linear_collapse"),
        ("scenes.s02_relu_folding", "from ..render import film"),
        ("scenes", "from render.notebook import display"),
        ("render.film", "from manim import Scene"),
        ("render.film", "import pptx"),
        ("render.film", "from scenes.s01_linear_collapse import LinearCollapse"),
        ("render.manim_adapter", "from scenes.catalogue import load_film"),
    ],
)
def test_the_check_sees_a_wrong_direction(module: str, line: str) -> None:
    assert wrong_direction(module, ast.parse(line))


@pytest.mark.parametrize(
    "line",
    [
        "from manim import MathTex",
        "from manim import *",
        "import manim\nmanim.Tex('x')",
        "from manim._config import config",
        "import manim._config.utils",
        "from manim.scene.scene_file_writer import SceneFileWriter",
        "from manim.renderer.cairo_renderer import CairoRenderer",
        "import manim\nmanim.renderer.cairo_renderer.CairoRenderer()",
    ],
)
def test_the_check_sees_latex_and_internals(line: str) -> None:
    assert wrong_use_of_manim("scenes.lib.plane.grid", ast.parse(line))


def test_the_check_lets_the_rest_of_manim_through() -> None:
    tree = ast.parse("from manim import Scene, Title2D, Typst\nfrom manim.utils.rate_functions import smooth")
    assert wrong_use_of_manim("scenes.lib.plane.grid", tree) == []
