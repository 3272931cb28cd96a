"""The reason in a checked list, on two lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui import look
from ui.models.list_delegate import broken

_SENTENCE = "Leyla Özdemir wrote first. That allows the answer, but no advertising, reminder or review request."


@given(st.integers(min_value=250, max_value=700))
def test_the_first_line_is_never_cut(styled_app: QApplication, width: int) -> None:
    """Where it is just as wide as its place, its last word would end in dots, with the sentence going on below."""
    metrics = QFontMetrics(look.font(look.CAPTION))

    first, rest = broken(_SENTENCE, metrics, width)

    assert metrics.elidedText(first, Qt.TextElideMode.ElideRight, width) == first
    assert f"{first} {rest}".strip() == _SENTENCE
