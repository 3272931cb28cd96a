"""One form through the door, against bare reportlab and segno: the same lines and code in the same typefaces."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from unittest.mock import patch

import segno
from reportlab.pdfgen import canvas

from consentregister.register import Register
from tests.benchmarks.measure import Result, pairs, timed

_ROUNDS = 25
_PERSON = 1
Call = tuple[str, tuple[Any, ...], dict[str, Any]]


def measure(register: Register) -> list[Result]:
    """The same form each time, nothing recorded."""
    calls = _calls_of(lambda: register.forms.preview(_PERSON))
    ours, floor = pairs(
        lambda: timed(lambda: register.forms.preview(_PERSON)), lambda: timed(lambda: _replay(calls)), _ROUNDS
    )
    return [Result("one form as PDF", ours, "bare reportlab, segno", floor, aim=1.5)]


def _calls_of(job: Callable[[], object]) -> list[Call]:
    """What a job asks of reportlab's canvas."""
    calls: list[Call] = []

    class Recorder:
        def __init__(self, *arguments: Any, **options: Any) -> None:
            calls.append(("", arguments[1:], options))
            self._canvas = canvas_class(*arguments, **options)

        def __getattr__(self, name: str) -> Callable[..., Any]:
            def call(*arguments: Any, **options: Any) -> Any:
                calls.append((name, arguments, options))
                return getattr(self._canvas, name)(*arguments, **options)

            return call

    canvas_class = canvas.Canvas
    with patch.object(canvas, "Canvas", Recorder):
        job()
    return calls


def _replay(calls: list[Call]) -> bytes:
    segno.make("CR1:000000000000", version=2, error="h", boost_error=False)
    buffer = BytesIO()
    (_, arguments, options), *rest = calls
    bare = canvas.Canvas(buffer, *arguments, **options)
    for name, given, named in rest:
        getattr(bare, name)(*given, **named)
    return buffer.getvalue()
