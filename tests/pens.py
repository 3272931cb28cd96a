"""Marks that people make with pens, drawn on the picture of a printed form: ticks of all kinds, signatures, days."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import PIL.Image
import PIL.ImageChops
import PIL.ImageDraw
import PIL.ImageFilter

from consentregister.domain.form import Field, FieldType

Point = tuple[float, float]
# Colour of the ink, width of the line in millimetres, how much of the paper shines through.
PENS = {
    "blue": ((28, 52, 140), 0.42, 0.12),
    "black": ((30, 30, 34), 0.45, 0.08),
    "red": ((190, 30, 40), 0.42, 0.12),
    "green": ((20, 120, 60), 0.45, 0.15),
    "pencil": ((70, 70, 74), 0.42, 0.42),
    "hard pencil": ((90, 90, 94), 0.34, 0.55),
    "fine": ((30, 40, 110), 0.26, 0.15),
    "felt": ((16, 16, 20), 0.85, 0.05),
}


class Tick(StrEnum):
    """How a box was answered."""

    EMPTY = "empty"
    CROSS = "cross"
    HOOK = "hook"
    LINE = "line"
    FILLED = "filled"
    STRUCK = "struck"
    SPECK = "speck"


TICKED = (Tick.CROSS, Tick.HOOK, Tick.LINE, Tick.FILLED)
UNCLEAR = (Tick.STRUCK, Tick.SPECK)


@dataclass(frozen=True)
class Answers:
    """What stands on the paper, by the place of the field among the form's fields.

    Attributes:
        signed: the signature fields somebody wrote in.
    """

    ticks: dict[int, Tick]
    signed: frozenset[int]


class Hand:
    """One person's hand with one pen, on a sheet of so many pixels a millimetre."""

    def __init__(self, chance: random.Random, per_mm: float, pen: str) -> None:
        self._chance, self._per_mm = chance, per_mm
        self._colour, self._width, self._shine = PENS[pen]

    def write(self, sheet: PIL.Image.Image, fields: Sequence[Field], answers: Answers, number: int) -> PIL.Image.Image:
        """The sheet with all that was written on it; fields of its other sheets stay out."""
        ink = PIL.Image.new("L", sheet.size, 0)
        pen = PIL.ImageDraw.Draw(ink)
        for place, field in enumerate(fields):
            if field.sheet != number:
                continue
            if field.type is FieldType.TICK:
                self._tick(pen, field, answers.ticks.get(place, Tick.EMPTY))
            elif field.type is FieldType.SIGNATURE and place in answers.signed:
                self._sign(pen, field)
            elif field.type is FieldType.DATE and answers.signed:
                self._day(pen, field)
        return self._printed_on(sheet, ink)

    def _printed_on(self, sheet: PIL.Image.Image, ink: PIL.Image.Image) -> PIL.Image.Image:
        """A ballpoint skips a little where the paper is rough; a pencil does so everywhere."""
        grain = self._grain((sheet.width // 2, sheet.height // 2)).resize(sheet.size)
        rough = grain.point(lambda value: max(0, min(255, int(255 * (1 - self._shine) + (value - 128) * 0.5))))
        mask = PIL.ImageChops.multiply(ink, rough).filter(PIL.ImageFilter.GaussianBlur(0.6))
        sheet = sheet.copy()
        sheet.paste(self._colour, (0, 0), mask)
        return sheet

    def _grain(self, size: tuple[int, int]) -> PIL.Image.Image:
        """The paper's own roughness. Pillow's noise would be another each time: no seed reaches it."""
        chance = np.random.default_rng(self._chance.getrandbits(32))
        levels = 128 + 50 * chance.standard_normal((size[1], size[0]), np.float32)
        return PIL.Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))

    def _stroke(self, pen: PIL.ImageDraw.ImageDraw, points: Sequence[Point], thick: float = 1.0) -> None:
        """A line along points in millimetres, by a hand that trembles."""
        width = max(1, round(self._width * thick * self._per_mm))
        line = [(x * self._per_mm, y * self._per_mm) for x, y in points]
        pen.line(line, fill=255, width=width, joint="curve")
        for x, y in (line[0], line[-1]):
            pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)

    def _near(self, x: float, y: float, spread: float) -> Point:
        return x + self._chance.uniform(-spread, spread), y + self._chance.uniform(-spread, spread)

    def _bent(self, start: Point, end: Point, bend: float) -> list[Point]:
        """A line that is not quite straight."""
        middle = self._near((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, bend)
        steps = [step / 12 for step in range(13)]
        return [
            (
                (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * middle[0] + t * t * end[0],
                (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * middle[1] + t * t * end[1],
            )
            for t in steps
        ]

    def _tick(self, pen: PIL.ImageDraw.ImageDraw, field: Field, tick: Tick) -> None:
        x, y, side = field.x, field.y, field.w
        size = self._chance.uniform(0.75, 1.35)
        middle = self._near(x + side / 2, y + side / 2, 0.6)
        match tick:
            case Tick.CROSS:
                self._cross(pen, middle, side * size / 2)
            case Tick.HOOK:
                self._hook(pen, middle, side * size)
            case Tick.LINE:
                self._line(pen, middle, side * size * 0.6)
            case Tick.FILLED:
                self._scribble(pen, (x + 0.5, y + 0.5, side - 1.0, side - 1.0), 8)
            case Tick.STRUCK:
                self._struck(pen, field, middle, size)
            case Tick.SPECK:
                at = self._near(x + side / 2, y + side / 2, 1.2)
                self._stroke(pen, [at, self._near(*at, 0.5)], 0.9)
            case Tick.EMPTY:
                pass

    def _cross(self, pen: PIL.ImageDraw.ImageDraw, at: Point, half: float) -> None:
        x, y = at
        self._stroke(pen, self._bent(self._near(x - half, y - half, 0.5), self._near(x + half, y + half, 0.5), 0.4))
        self._stroke(pen, self._bent(self._near(x + half, y - half, 0.5), self._near(x - half, y + half, 0.5), 0.4))

    def _hook(self, pen: PIL.ImageDraw.ImageDraw, at: Point, size: float) -> None:
        x, y = at
        foot = self._near(x - size * 0.1, y + size * 0.4, 0.4)
        start = self._near(x - size * 0.45, y, 0.4)
        tail = self._near(x + size * self._chance.uniform(0.4, 1.0), y - size * self._chance.uniform(0.45, 0.95), 0.5)
        self._stroke(pen, [*self._bent(start, foot, 0.3), *self._bent(foot, tail, 0.5)])

    def _line(self, pen: PIL.ImageDraw.ImageDraw, at: Point, half: float) -> None:
        angle = self._chance.choice((0.0, 0.8, -0.8, 1.57)) + self._chance.uniform(-0.2, 0.2)
        dx, dy = half * math.cos(angle), half * math.sin(angle)
        self._stroke(pen, self._bent((at[0] - dx, at[1] - dy), (at[0] + dx, at[1] + dy), 0.4))

    def _struck(self, pen: PIL.ImageDraw.ImageDraw, field: Field, at: Point, size: float) -> None:
        """Ticked first, then not meant after all: scribbled over."""
        self._cross(pen, at, field.w * size / 2) if self._chance.random() < 0.5 else self._hook(pen, at, field.w * size)
        more = self._chance.uniform(0.8, 1.8)
        area = (field.x - more, field.y - more * 0.5, field.w + 2 * more, field.h + more)
        self._scribble(pen, area, self._chance.randint(3, 11))

    def _scribble(self, pen: PIL.ImageDraw.ImageDraw, area: tuple[float, float, float, float], turns: int) -> None:
        left, top, wide, high = area
        points = []
        for turn in range(turns + 1):
            y = top + high * turn / turns
            points += [self._near(left, y, 0.3), self._near(left + wide, y, 0.3)]
        self._stroke(pen, points, 1.1)

    def _sign(self, pen: PIL.ImageDraw.ImageDraw, field: Field) -> None:
        """A name, a bare pair of letters, or three loops."""
        length = min(field.w - 6, self._chance.uniform(14, 56))
        high = self._chance.uniform(3.5, 9.5)
        left = field.x + self._chance.uniform(2, max(2.1, field.w - length - 3))
        base = field.y + field.h - self._chance.uniform(1.0, 5.0)
        waves, points, phase = length / self._chance.uniform(2.2, 5.0), [], self._chance.uniform(0, 6)
        for step in range(int(waves * 14)):
            t = step / 14 / waves
            swing = high * (0.28 + 0.5 * abs(math.sin(phase + 2.3 * step / 14)) * (1 - 0.5 * t))
            angle = step / 14 * 2 * math.pi
            points.append((left + t * length + 0.9 * math.cos(angle), base - high * 0.35 + swing * math.sin(angle)))
        self._stroke(pen, [*points, *self._bent(points[-1], (left + length, base), 0.8)])

    def _day(self, pen: PIL.ImageDraw.ImageDraw, field: Field) -> None:
        """Digits, as short strokes."""
        x = field.x + 2
        for _ in range(8):
            self._stroke(pen, self._bent(self._near(x, field.y + 2, 0.4), self._near(x + 1, field.y + 5, 0.5), 1.2))
            x += self._chance.uniform(2.0, 3.4)
