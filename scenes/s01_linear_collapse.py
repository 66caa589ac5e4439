"""Film 1: stacked linear layers collapse into one."""

from functools import cached_property

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, UP, FadeIn, FadeOut, Mobject, TransformFromCopy, VGroup
from pydantic import BaseModel, ConfigDict, Field, model_validator

from actmath.affine import EXAMPLE_MAPS, AffineMap, compose, largest_difference, random_affine_maps
from scenes.lib.affine_action import AffineAction, AffineReadout
from scenes.lib.grid import Grid
from scenes.lib.number_formats import below, fixed
from scenes.lib.numbers import Number
from scenes.lib.parameters import StoryParameters
from scenes.lib.plane import Plane, window_around
from scenes.lib.story import Story
from scenes.lib.theme import active_theme
from scenes.lib.typography import formula, words


class LinearCollapseParameters(StoryParameters):
    pass


class LinearCollapse(Story):
    topic = "linear_collapse"
    parameters = LinearCollapseParameters()

    def one_layer(self) -> None:
        layer = EXAMPLE_MAPS[0]
        layout = self.layout
        plane = Plane(layout.stage, (-3.4, 5.7, -2.8, 3.8))
        grid = Grid(plane, extent=2, spacing=0.5)
        theme = active_theme()
        readout = AffineReadout()
        layout.readouts.hold(readout, across=0, up=1)
        rule = formula("h = {{ W : W }} x + {{ b : b }}")
        layout.formula.hold(rule, across=0, up=0.6)
        action = AffineAction(plane, grid, readout)
        self.add(plane, grid.ghost(), rule)
        self.show(action)
        self.hold(1)
        self.move(action.apply_weights(layer), seconds=2.5)
        self.hold(0.6)
        self.move(action.apply_bias(layer), seconds=1.5)
