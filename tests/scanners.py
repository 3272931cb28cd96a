"""Scanners and telephones: a sheet of paper as it comes back, turned, bent, in shadow, blurred, grainy, squeezed."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import PIL.Image
import PIL.ImageDraw
import PIL.ImageFilter
from numpy.typing import NDArray

Grid = NDArray[np.float64]
_DOWN, _ACROSS = 18, 13
_SHEET_MM = (210.0, 297.0)


@dataclass(frozen=True, kw_only=True)
class Handling:
    """What happened to a sheet between the pen and the file.

    Attributes:
        degrees: how it lies. dpi: pixels an inch of paper. quality: of the JPEG.
        noise: standard deviation in grey levels. blur: radius in millimetres.
        shadow: how much darker the darkest part is, 0 to 1. crumple: how far paper is shifted, in millimetres.
        tilt: how much smaller the far edge looks than the near one, for a telephone; 0 for a scanner.
    """

    degrees: float = 0.0
    dpi: float = 200.0
    quality: int = 75
    noise: float = 0.0
    blur: float = 0.0
    shadow: float = 0.0
    crumple: float = 0.0
    tilt: float = 0.0


def by_scanner(chance: random.Random) -> Handling:
    """A flatbed or a feeder: any of the four sides up, a little crooked."""
    return Handling(
        degrees=chance.choice((0, 0, 0, 90, 180, 270)) + chance.uniform(-10, 10) * chance.choice((0.1, 0.4, 1)),
        dpi=chance.choice((150, 200, 240, 300)),
        quality=chance.randint(40, 90),
        noise=chance.uniform(0, 9),
        blur=chance.uniform(0, 0.12),
        crumple=chance.choice((0, 0, 0.3)),
    )


def by_telephone(chance: random.Random) -> Handling:
    """A photo over the counter: seen at a slant, in uneven light, the sheet not quite flat."""
    return Handling(
        degrees=chance.choice((0, 0, 90, 180, 270)) + chance.uniform(-10, 10),
        dpi=chance.uniform(150, 300),
        quality=chance.randint(40, 90),
        noise=chance.uniform(1, 11),
        blur=chance.uniform(0, 0.16),
        shadow=chance.uniform(0, 0.5),
        crumple=chance.choice((0.0, 0.4, 0.9)),
        tilt=chance.uniform(0.02, 0.16),
    )


def as_file(sheet: PIL.Image.Image, handling: Handling, chance: random.Random) -> bytes:
    """The sheet as a JPEG."""
    picture = seen(sheet, handling, chance)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=handling.quality)
    return buffer.getvalue()


def seen(sheet: PIL.Image.Image, handling: Handling, chance: random.Random) -> PIL.Image.Image:
    """The sheet as a picture, on a desk where it does not fill it."""
    desk = chance.choice(((250, 250, 250), (90, 70, 55), (60, 62, 66), (200, 198, 190)))
    places, size = _places(handling, chance)
    picture = _bent(sheet.convert("RGB"), places, size, desk)
    if handling.blur:
        picture = picture.filter(PIL.ImageFilter.GaussianBlur(handling.blur * handling.dpi / 25.4))
    light = _light(size, handling, chance)
    random_ = np.random.default_rng(chance.getrandbits(32))
    pixels = np.asarray(picture, np.float32) * light[..., None]
    if handling.noise:
        grain = random_.standard_normal(pixels.shape[:2], np.float32)[..., None]
        colour = random_.standard_normal(pixels.shape, np.float32)
        pixels = pixels + handling.noise * (0.8 * grain + 0.5 * colour)
    return PIL.Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _places(handling: Handling, chance: random.Random) -> tuple[Grid, tuple[int, int]]:
    """Where the corners of a grid over the sheet lie on the picture, and how large the picture is, in pixels."""
    wide, high = _SHEET_MM
    x, y = np.meshgrid(np.linspace(0, wide, _ACROSS + 1), np.linspace(0, high, _DOWN + 1))
    moved = np.stack([x, y], -1) + handling.crumple * _creases(x, y, chance)
    centred = moved - np.array([wide / 2, high / 2])
    turned = centred @ _turn(handling.degrees).T
    if handling.tilt:
        direction = chance.uniform(0, 2 * math.pi)
        far = turned @ np.array([math.cos(direction), math.sin(direction)]) / (high / 2)
        turned = turned / (1 + handling.tilt / 2 * far)[..., None]
    pixels = turned * handling.dpi / 25.4
    low, top = pixels.reshape(-1, 2).min(0), pixels.reshape(-1, 2).max(0)
    edge = (0.02 + 0.04 * chance.random()) * (top - low).max() if handling.tilt else 0.0
    size = np.ceil(top - low + 2 * edge).astype(int)
    return pixels - low + edge, (int(size[0]), int(size[1]))


def _turn(degrees: float) -> Grid:
    angle = math.radians(degrees)
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


def _creases(x: Grid, y: Grid, chance: random.Random) -> Grid:
    """Paper that was folded and carried about: smooth shifts of at most about 1."""
    shift = np.zeros((*x.shape, 2))
    for _ in range(5):
        length = chance.uniform(60, 200)
        angle, phase = chance.uniform(0, math.pi), chance.uniform(0, 2 * math.pi)
        wave = np.sin(2 * math.pi * (x * math.cos(angle) + y * math.sin(angle)) / length + phase)
        shift += wave[..., None] * np.array([chance.uniform(-0.4, 0.4), chance.uniform(-0.4, 0.4)])
    return shift


def _bent(sheet: PIL.Image.Image, places: Grid, size: tuple[int, int], desk: tuple[int, int, int]) -> PIL.Image.Image:
    """Each small piece of the sheet put where it lies on the picture."""
    picture = PIL.Image.new("RGB", size, desk)
    across, down = sheet.width / _ACROSS, sheet.height / _DOWN
    for row in range(_DOWN):
        for place in range(_ACROSS):
            corners = places[row : row + 2, place : place + 2].reshape(4, 2)[[0, 1, 3, 2]]
            _put(picture, sheet, corners, (place * across, row * down, across, down))
    return picture


def _put(
    picture: PIL.Image.Image, sheet: PIL.Image.Image, corners: Grid, piece: tuple[float, float, float, float]
) -> None:
    left, top, wide, high = piece
    low = np.floor(corners.min(0)).astype(int)
    high_corner = np.ceil(corners.max(0)).astype(int) + 1
    size = (int(high_corner[0] - low[0]), int(high_corner[1] - low[1]))
    local = corners - low
    source = np.array([(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)])
    coefficients = _solve(local, source)
    cut = sheet.transform(size, PIL.Image.Transform.PERSPECTIVE, coefficients, PIL.Image.Resampling.BILINEAR)
    mask = PIL.Image.new("L", size, 0)
    PIL.ImageDraw.Draw(mask).polygon([tuple(corner) for corner in local], fill=255, outline=255)
    picture.paste(cut, (int(low[0]), int(low[1])), mask)


def _solve(target: Grid, source: Grid) -> tuple[float, ...]:
    """The eight numbers that take a place on the picture to the place on the sheet."""
    rows, right = [], []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return tuple(np.linalg.solve(np.array(rows), np.array(right)))


def _light(size: tuple[int, int], handling: Handling, chance: random.Random) -> NDArray[np.float32]:
    """How bright each place is: a lamp from one side, a hand's shadow, creases that catch the light."""
    x, y = np.meshgrid(np.linspace(0, 1, size[0], dtype=np.float32), np.linspace(0, 1, size[1], dtype=np.float32))
    light = np.full(x.shape, chance.uniform(0.9, 1.0), np.float32)
    if handling.shadow:
        angle = chance.uniform(0, 2 * math.pi)
        along = x * math.cos(angle) + y * math.sin(angle)
        light *= 1 - handling.shadow * 0.5 * (along - along.min()) / (along.max() - along.min())
        edge = chance.uniform(0.2, 0.8) * (along.max() - along.min()) + along.min()
        light *= 1 - handling.shadow * 0.5 / (
            1 + np.exp(np.clip((edge - along) / chance.uniform(0.004, 0.06), -40, 40))
        )
    if handling.crumple:
        for _ in range(chance.randint(2, 7)):
            angle, place = chance.uniform(0, math.pi), chance.uniform(0.1, 0.9)
            away = x * math.cos(angle) + y * math.sin(angle) - place
            width = chance.uniform(0.002, 0.008)
            depth = chance.uniform(0.03, 0.14) * chance.choice((1, 1, -0.5))
            light *= 1 - depth * np.exp(-((away / width) ** 2))
    return light.astype(np.float32)
