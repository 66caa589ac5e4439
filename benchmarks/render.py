"""What rendering costs: plain manim against ./render.sh --fresh, in turn, in one run.

    .venv/bin/python -m benchmarks.render [FILM...] [--quality h] [--every 60]

Wall and CPU time include everything that each command starts. SSIM compares with the frames before encoding.
"""

import argparse
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from benchmarks.similarity import luma, ssim
from render.film import FilmPlace
from render.formats.h264 import H264
from render.job import Order
from render.manim_adapter import Take
from render.picture import Pixels
from render.quality import QUALITIES, Quality
from render.segment import ordered_film
from render.segment_encoder import SegmentEncoder
from scenes import catalogue

ROOT = Path(__file__).parent.parent
_BECOME_PARENT_OF_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of all processors."""

    wall: float
    cpu: float


def cost_of(*commands: Sequence[str | Path]) -> Cost:
    """Run commands one after another, with all processes that they start."""
    start, cpu = time.perf_counter(), _children_cpu()
    for command in commands:
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (our own commands)
    wall = time.perf_counter() - start
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return Cost(wall, _children_cpu() - cpu)


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class EncodingAlone:
    """Converts and encodes every frame with the chosen settings; measures what that costs, nothing drawn."""

    def __init__(self, order: Order) -> None:
        self._encoder = SegmentEncoder(order.quality, H264)
        self.cpu = 0.0

    def show(self, pixels: Pixels, repeat: int) -> None:
        """Encode one picture for each frame that it stands for, converted each time."""
        start = time.process_time()
        for _ in range(repeat):
            self._encoder._picture._blank = True  # noqa: SLF001 (every frame is to be converted as if all of it were new)
            self._encoder.show(pixels)
        self.cpu += time.process_time() - start


class Comparison:
    """Compares files with the frames that they were made from, every so many frames."""

    def __init__(self, files: Sequence[Path], every: int) -> None:
        self._decoded = [_pictures(file) for file in files]
        self._every = every
        self._frames = 0
        self.similarities: list[list[tuple[float, float]]] = [[] for _ in files]

    def show(self, pixels: Pixels, repeat: int) -> None:
        """Take the next frames of each file."""
        for _ in range(repeat):
            for decoded, similarities in zip(self._decoded, self.similarities, strict=True):
                frame = next(decoded)
                if self._frames % self._every == 0:
                    shown, original = frame.to_ndarray(format="rgb24"), pixels[..., :3]
                    similarities.append((ssim(luma(shown), luma(original)), ssim(shown, original)))
            self._frames += 1


def _pictures(file: Path) -> Iterator[av.VideoFrame]:
    with av.open(file) as container:
        yield from container.decode(video=0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("films", nargs="*", default=catalogue.film_names())
    parser.add_argument("--quality", default="h", choices=QUALITIES)
    parser.add_argument("--every", type=int, default=60, help="compare one frame of so many")
    parser.add_argument(
        "--jobs", type=int, nargs="+", default=[2, 1], help="numbers of workers, each in a run of its own"
    )
    parser.add_argument("--part", choices=["time", "quality"], help="one part; both when left out")
    parser.add_argument("--plain", type=Path, help="folder that keeps what plain manim makes, between the parts")
    chosen = parser.parse_args()
    ctypes.CDLL(None).prctl(_BECOME_PARENT_OF_ORPHANS, 1)

    with tempfile.TemporaryDirectory() as folder:
        plain_media = chosen.plain or Path(folder)
        if chosen.part != "quality":
            _print_times(chosen.films, chosen.quality, chosen.jobs, plain_media)
        if chosen.part != "time":
            quality = QUALITIES[chosen.quality]
            encoding = sum(_quality(film, quality, plain_media, chosen.every) for film in chosen.films)
            print(f"convert and encode alone, all films: {encoding:.1f} s cpu")


def _print_times(films: Sequence[str], quality: str, jobs: Sequence[int], plain_media: Path) -> None:
    plain = cost_of(*(_plain_command(film, quality, plain_media) for film in films))
    print(f"plain manim      wall {plain.wall:7.1f} s   cpu {plain.cpu:7.1f} s", flush=True)
    ours = [sys.executable, "-m", "render", *films, "-q", quality, "--fresh"]
    costs = {count: cost_of([*ours, "-j", str(count)]) for count in jobs}
    for count, cost in costs.items():
        print(f"--fresh --jobs {count} wall {cost.wall:7.1f} s   cpu {cost.cpu:7.1f} s   ", end="")
        print(f"{plain.wall / cost.wall:.2f}x wall, {plain.cpu / cost.cpu:.2f}x cpu", flush=True)
    if {1, 2} <= costs.keys():
        print(f"jobs 1 to 2: {costs[1].wall / costs[2].wall:.2f}x")


def _plain_command(film: str, quality: str, media: Path) -> list[str | Path]:
    module, _ = catalogue.film_sources(film)
    file = ROOT / f"{module.replace('.', '/')}.py"
    name = catalogue.load_film(film).__name__
    manim = Path(sys.executable).with_name("manim")
    return [manim, f"-q{quality}", "--disable_caching", "--media_dir", media, file, name]


def _quality(film: str, quality: Quality, plain_media: Path, every: int) -> float:
    """Print size and similarity of both files; answers the seconds of processor that encoding alone takes."""
    order = Order(film, quality)
    story, parameters = ordered_film(order)
    (plain_file,) = plain_media.rglob(f"{story.__name__}.mp4")
    files = plain_file, FilmPlace(ROOT / "media", film, film, quality).file(".mp4")
    comparison, encoding, drawing, frames = Comparison(files, every), 0.0, 0.0, 0
    for beat in story(parameters).beats():
        alone, shown = EncodingAlone(order), 0.0

        def show(pixels: Pixels, repeat: int, alone: EncodingAlone = alone) -> None:
            nonlocal shown, frames
            start = time.process_time()
            alone.show(pixels, repeat)
            comparison.show(pixels, repeat)
            shown += time.process_time() - start
            frames += repeat

        start = time.process_time()
        with tempfile.TemporaryDirectory() as folder:
            Take(story, parameters, beat.name, order.quality, Path(folder)).draw(show)
        drawing += time.process_time() - start - shown
        encoding += alone.cpu
    print(f"{film}: cpu a frame: drawing {1000 * drawing / frames:.1f} ms, ", end="")
    print(f"converting all and encoding {1000 * encoding / frames:.1f} ms")
    sizes = [file.stat().st_size for file in files]
    means = [np.mean(similarities, axis=0) for similarities in comparison.similarities]
    print(f"{film}: size {sizes[1]} of {sizes[0]} ({sizes[1] / sizes[0]:.2f}x), ", end="")
    print(
        ", ".join(f"SSIM {name} {means[1][i]:.5f} against {means[0][i]:.5f}" for i, name in enumerate(("luma", "RGB")))
    )
    return encoding


if __name__ == "__main__":
    main()
