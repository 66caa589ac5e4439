"""Several things become one."""

from manim import AnimationGroup, FadeIn, FadeOut, Mobject


def merge(*parts: Mobject, into: Mobject) -> AnimationGroup:
    """Animation in which copies of the parts travel to a thing and become it; the parts themselves stay."""
    travelling = [FadeOut(part.copy(), target_position=into.get_center()) for part in parts]
    return AnimationGroup(*travelling, FadeIn(into, scale=0.8))
