"""Signatures nobody has: waves on a pad."""

from __future__ import annotations

import math

from consentregister.domain.signature import Signature, StrokePoint


def a_signature(strokes: int = 2, points: int = 40) -> Signature:
    """A signature of waves, on a pad of 800 by 190."""
    return Signature(
        800,
        190,
        tuple(
            tuple(
                StrokePoint(40 + 260 * n + 6 * i, 95 + 50 * math.sin(i / 3), 900 * n + 12 * i, 0.2 + 0.6 * (i / points))
                for i in range(points)
            )
            for n in range(strokes)
        ),
    )


def a_dot() -> Signature:
    """A slip of the finger."""
    return Signature(800, 190, ((StrokePoint(100, 90, 0, 0.5), StrokePoint(101, 91, 10, 0.5)),))
