"""A box to tick, with a text of the catalogue."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.desk import Kit


class Check(QCheckBox):
    """A check box. Its text is of the catalogue, or one already worded (`plain`)."""

    def __init__(self, kit: Kit, key: str = "", *, plain: str = "", checked: bool = False, **data: object) -> None:
        super().__init__(plain)
        self._kit, self._key, self._data = kit, key, data
        self.setChecked(checked)
        kit.texts.changed.connect(self._speak)
        self._speak()

    def _speak(self) -> None:
        if self._key:
            self.setText(self._kit.texts(self._key, **self._data))
        self.setAccessibleName(self.text())
