"""The films: one file each, drawn with the components in scenes.lib.

Each is also an attribute here, called like its class: `from scenes import ReluFolding; ReluFolding.show(depth=3)`.
Which films there are, the files say; the names below are for editors and type checkers.
"""

from typing import TYPE_CHECKING

from scenes.film import Film, films

if TYPE_CHECKING:
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

    def __getattr__(name: str) -> Film:
        """A film by the name of its class."""
        film = films().get(name)
        if film is None:
            raise AttributeError(f"no film {name}; the films are {', '.join(films())}")
        return film


def __dir__() -> list[str]:
    """What there is, with the films."""
    return sorted({*globals(), *films()})
