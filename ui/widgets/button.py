"""Buttons: one clear main action, plain ones, links and quiet ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from ui import look
from ui.desk import Kit

_COLOUR = {
    "primary": "on_accent",
    "secondary": "text",
    "choice": "text",
    "link": "accent",
    "quiet": "muted",
    "banner": "surface",
    "touch": "text",
    "touch_primary": "on_accent",
    "touch_key": "text",
}
_GAP = 7


class Button(QPushButton):
    """A button with a text of the catalogue and, where it helps, an icon.

    Attributes:
        kind: "primary", "secondary", "choice", "link", "quiet" or "banner"; "touch",
            "touch_primary" or "touch_key" where a customer touches it.
        shortcut: the key shown in the button, "" for none. It only shows: the window owns the shortcut.
        bare: shows the icon alone; the text is its tip and its name.
    """

    def __init__(
        self,
        kit: Kit,
        key: str,
        pressed: Callable[[], object] | None = None,
        *,
        kind: str = "secondary",
        icon: str = "",
        shortcut: str = "",
        bare: bool = False,
        **data: object,
    ) -> None:
        super().__init__()
        self._kit, self._key, self._data = kit, key, data
        self._kind, self._icon_name = kind, icon
        self._hint = self._add_hint() if shortcut else None
        self._shortcut, self._bare = shortcut, bare
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if pressed:
            self.clicked.connect(lambda _checked=False: pressed())
        kit.look.changed.connect(self._tint)
        kit.texts.changed.connect(self._speak)
        self._speak()
        self._tint()

    def say(self, key: str, **data: object) -> None:
        """Show another text of the catalogue."""
        self._key, self._data = key, data
        self._speak()

    def be(self, kind: str) -> None:
        """Become another kind of button: the main one of a card may change."""
        self._kind = kind
        self.setProperty("kind", kind)
        if self._hint:
            self._hint.setProperty("plain", kind != "primary")
            self.style().polish(self._hint)
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()

    def _add_hint(self) -> QLabel:
        self.setProperty("keyed", True)  # noqa: FBT003 (Qt takes the value by place)
        hint = QLabel(self)
        hint.setProperty("kind", "key")
        hint.setProperty("plain", self._kind != "primary")
        hint.setFont(look.font(look.CAPTION))
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 14, 0)
        layout.addWidget(hint, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return hint

    def _speak(self) -> None:
        words = self._kit.texts(self._key, **self._data)
        self.setText("" if self._bare else words)
        self.setAccessibleName(words)
        if self._bare:
            self.setToolTip(words)
        if self._hint:
            self._hint.setText(self._kit.texts(self._shortcut))
        self.updateGeometry()

    def _tint(self) -> None:
        if self._icon_name:
            colour = getattr(self._kit.look.colours, _COLOUR[self._kind])
            gap = _GAP if self.text() else 0
            self.setIcon(self._kit.icons.icon(self._icon_name, colour, gap=gap))
            self.setIconSize(QSize(look.ICON + gap, look.ICON))

    def sizeHint(self) -> QSize:
        """As Qt measures it, with room between icon and text and for the key."""
        hint = super().sizeHint()
        extra = self._hint.sizeHint().width() + 12 if self._hint else 0
        return QSize(hint.width() + extra, hint.height())
