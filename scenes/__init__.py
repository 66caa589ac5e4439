"""The films: one file each, drawn with the components in scenes.lib.

Each is also an attribute here, called like its class: `from scenes import ReluFolding; ReluFolding.show(depth=3)`.
Which films there are, the files say; the names below are for editors and type checkers.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenes.film import Film

    LinearCollapse: Film
    ReluFolding: Film
    ActivationExplorer: Film
    Saturation: Film
    VanishingGradient: Film
    GradientByLayer: Film
    DeadNeurons: Film
    ReluFamily: Film
    ModernActivations: Film
    GeluApproximations: Film
    TrainingRace: Film
    CheatSheet: Film
else:

    def __getattr__(name: str) -> "Film":
        """A film by the name of its class."""
        from scenes import catalogue  # noqa: PLC0415 (most who import a film's file or the library want no Film)
        from scenes.film import Film  # noqa: PLC0415 (the same)

        films = {catalogue.class_name(film): film for film in catalogue.film_names()}
        if name not in films:
            raise AttributeError(f"no film {name}; the films are {', '.join(films)}")
        return Film(films[name])

    def __dir__() -> list[str]:
        """What there is, with the names of the films."""
        from scenes import catalogue  # noqa: PLC0415 (the same)

        return sorted({*globals(), *map(catalogue.class_name, catalogue.film_names())})
