"""Two small signs beside the name of a way to write: a speech bubble, an envelope."""

from __future__ import annotations

from consentregister.paper.pen import Pen


def draw_bubble(pen: Pen, x: float, y: float, side: float) -> None:
    """A speech bubble in a square from the top left."""
    body = side * 0.76
    pen.band(x, y, side, body, corner=side * 0.22)
    pen.shape([(x + side * 0.18, y + body * 0.8), (x + side * 0.18, y + side), (x + side * 0.52, y + body * 0.9)])
    for place in (0.28, 0.5, 0.72):
        dot = side * 0.12
        pen.band(x + side * place - dot / 2, y + body / 2 - dot / 2, dot, dot, corner=dot / 2, colour="#ffffff")


def draw_envelope(pen: Pen, x: float, y: float, side: float) -> None:
    """An envelope in a square from the top left."""
    top, height = y + side * 0.12, side * 0.72
    pen.band(x, top, side, height, corner=side * 0.12)
    flap = [(x + side * 0.14, top + height * 0.22), (x + side / 2, top + height * 0.58)]
    pen.shape([*flap, (x + side * 0.86, top + height * 0.22)], thick=side * 0.09, colour="#ffffff")
