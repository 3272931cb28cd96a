"""What is written at the foot of the paper: the day, the signature; and where the paper lies."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from consentregister.domain.errors import InvalidInput
from consentregister.domain.printed import ScanPage
from consentregister.domain.sheet_reading import CLEAR
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.card import Card
from ui.widgets.check import Check
from ui.widgets.day_field import DayField
from ui.widgets.label import Label


class FilingCard(Card):
    """Day, signature, place. The day is never guessed: it is on the paper, typed into the PDF, or there is none.

    Attributes:
        signature, day, lies_in, no_day: the fields, in the order of reading.
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._kit = kit
        self.signature = Check(kit, "filing.i_see_the_signature")
        self.day = DayField(kit, "filing.signed_on")
        self.no_day = Check(kit, "filing.no_day")
        self.lies_in = QLineEdit()
        self.lies_in.setAccessibleName(kit.texts("filing.lies_in"))
        self._seen = Label(kit, "caption")
        self.mistake = Label(kit, "wrong", wrap=True)
        left = column(Label(kit, "muted", "filing.signed_on"), self.day, gap=4)
        right = column(Label(kit, "muted", "filing.lies_in"), self.lies_in, gap=4)
        fields = row(left, right, gap=12)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        for part in (row(self.signature, self._seen, STRETCH, gap=8), fields, self.no_day, self.mistake):
            self.add(part)
        self.no_day.toggled.connect(self._drop_day)
        self.show_mistake("")

    def begin(self, lies_in: str, page: ScanPage) -> None:
        """Empty for the next sheet, but for where the last paper was put, and a signature that is plain to see."""
        self.day.clear()
        self.no_day.setChecked(False)
        self.signature.setChecked(page.signed is True and page.confidence >= CLEAR)
        self._show_signature(page)
        self.lies_in.setText(lies_in)
        self.lies_in.setCursorPosition(0)
        self.show_mistake("")

    def _show_signature(self, page: ScanPage) -> None:
        """Say what was read in the field of the signature; nothing where no field was found."""
        clear = page.confidence >= CLEAR
        key = "filing.signature_unclear"
        if clear and page.signed is not None:
            key = "filing.signature_found" if page.signed else "filing.signature_missing"
        self._seen.say(key)
        self._seen.set_kind("caption" if page.signed and clear else "doubt")
        self._seen.setVisible(any(one.outline for one in page.readings))

    def signed_on(self) -> date | None:
        """The day on the paper, None when it is said that there is none.

        Raises:
            InvalidInput: neither a day nor that there is none.
        """
        day = None if self.no_day.isChecked() else self.day.day()
        if day is None and not self.no_day.isChecked():
            raise InvalidInput("signed_on", "day_missing")
        return day

    def show_mistake(self, sentence: str) -> None:
        """Say what is missing, or nothing more."""
        self.mistake.show_plain(sentence)
        self.mistake.setVisible(bool(sentence))

    def _drop_day(self, there_is_none: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self.day.setEnabled(not there_is_none)
        if there_is_none:
            self.day.clear()
