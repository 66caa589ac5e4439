"""What there is: the films, and what can be changed in them."""

import json
from typing import Annotated

from cyclopts import Parameter

from render import places
from render.commands.options import JsonOption
from render.failure import UsageError
from render.json_report import JsonReport
from render.parameters.description import description
from render.report import Report, clock
from render.selection import chosen_films
from scenes import catalogue


def list_films() -> int:
    """List the films: name, the question each answers, duration, number of beats."""
    rows = []
    for name in catalogue.film_names():
        words = catalogue.film_words(name)
        rows.append((name, words.question, clock(words.seconds), str(len(words.beats))))
    Report().table(("film", "question", "duration", "beats"), rows, numeric=("duration", "beats"))
    return 0


def show_parameters(
    film: str,
    *,
    schema: Annotated[bool, Parameter(negative=())] = False,
    toml: Annotated[bool, Parameter(negative=())] = False,
    as_json: JsonOption = False,
) -> int:
    """Show what can be changed in a film: name, default, type, allowed values, unit, meaning.

    Args:
        film: name of the film.
        schema: as JSON Schema, draft 2020-12.
        toml: as a parameter file to be edited, with every default and what it means.
        as_json: a JSON object on each line, for other programs.
    """
    if schema + toml + as_json > 1:
        raise UsageError("--schema, --toml and --json: one at a time")
    (name,) = chosen_films([film], catalogue.film_names())
    shown, report = description(name, places.store()), JsonReport() if as_json else Report()
    if schema:
        report.text(json.dumps(shown.schema, indent=2, ensure_ascii=False))
    elif toml:
        report.text(shown.file())
    else:
        rows = [
            (row.name, row.allowed.kind, row.default, row.allowed.values, row.unit, row.meaning) for row in shown.rows()
        ]
        report.table(("name", "type", "default", "allowed", "unit", "what it does"), rows)
    return 0
