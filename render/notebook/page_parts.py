"""HTML from templates; whatever is filled in stays text."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def page_part(template: str, **values: object) -> str:
    """A template of this folder with its places filled."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template(template).render(values)
