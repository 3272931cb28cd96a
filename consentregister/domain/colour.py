"""The business's colour on paper: a few by name, any other as "#rrggbb", as long as it can be read on white.

Contrast after WCAG 2.2, "contrast ratio" and "relative luminance".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

LEAST_CONTRAST: Final = 4.5
NAMED: Final[Mapping[str, str]] = {
    "teal": "#0f6b64",
    "green": "#1f6b3a",
    "blue": "#1d4f91",
    "violet": "#5b3a8c",
    "berry": "#9c1f5b",
    "red": "#a3262a",
    "brown": "#7a4a12",
    "black": "#1e2226",
}
_CODE: Final = re.compile(r"#[0-9a-f]{6}")
_STEPS: Final = 64


def colour_code(text: str) -> str:
    """The "#rrggbb" of a colour's name or code; "" for the usual one.

    Raises:
        ValueError: neither a name nor a code.
    """
    told = text.strip().lower()
    if not told:
        return NAMED["teal"]
    if told in NAMED:
        return NAMED[told]
    if not _CODE.fullmatch(told):
        raise ValueError(text)
    return told


def contrast_on_white(code: str) -> float:
    """The contrast of a colour with white paper, from 1 to 21."""
    red, green, blue = (_linear(part) for part in _parts(code))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def darkened(code: str) -> str:
    """The colour itself where it can be read on white, else the lightest of its shades that can."""
    for step in range(_STEPS, -1, -1):
        shade = "#" + "".join(f"{round(part * step / _STEPS):02x}" for part in _parts(code))
        if contrast_on_white(shade) >= LEAST_CONTRAST:
            return shade
    return NAMED["black"]


def _parts(code: str) -> tuple[int, int, int]:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
