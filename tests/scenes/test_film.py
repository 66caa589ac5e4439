"""Films as attributes of the package: every one, by the name of its class, without loading it."""

import ast
import inspect
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import scenes
from scenes import ReluFolding, catalogue
from scenes.film import Display, Film

CLASSES = [catalogue.class_name(name) for name in catalogue.film_names()]


@pytest.mark.parametrize("name", catalogue.film_names())
def test_a_film_is_called_like_its_class(name: str) -> None:
    film = getattr(scenes, catalogue.class_name(name))
    assert film == Film(name)
    assert film.story.__name__ == catalogue.class_name(name)


def test_editors_and_type_checkers_know_every_film() -> None:
    tree = ast.parse(Path(scenes.__file__).read_text(encoding="utf-8"))
    listed = [node.target for node in ast.walk(tree) if isinstance(node, ast.AnnAssign)]
    assert [target.id for target in listed if isinstance(target, ast.Name)] == CLASSES
    assert set(CLASSES) <= set(dir(scenes))


def test_a_film_that_does_not_exist_cannot_be_imported() -> None:
    with pytest.raises(AttributeError, match="no film ReluFoldin; the films are LinearCollapse, ReluFolding, "):
        scenes.ReluFoldin  # type: ignore[attr-defined] # noqa: B018
    assert not hasattr(scenes, "__wrapped__")


def test_importing_a_film_loads_nothing_heavy() -> None:
    heavy = {"manim", "numpy", "scipy", "pydantic", "jinja2", "av"}
    script = f"import sys; from scenes import ReluFolding; sys.exit(str({heavy} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(scenes.__file__).parents[1], capture_output=True, check=False
    )
    assert run.stderr.decode().strip() == "set()"


@pytest.mark.parametrize("name", catalogue.film_names())
def test_no_parameter_is_called_like_what_show_takes_itself(name: str) -> None:
    taken = set(inspect.signature(ReluFolding.show).parameters) - {"parameters"}
    assert taken == {"quality", "beat"}
    assert not taken & set(type(catalogue.load_film(name).parameters).model_fields)


def test_the_installed_project_offers_to_show_films() -> None:
    offers = entry_points(group="activation_films.display")
    assert [offer.value for offer in offers] == ["render.notebook.display"], "set up anew: ./render.sh or ./test.sh"
    display = offers["notebook"].load()
    for name in ("show", "parameters"):
        wanted = list(inspect.signature(getattr(Display, name)).parameters)[1:]
        assert list(inspect.signature(getattr(display, name)).parameters) == wanted
