"""The second step: what one has ticked, the place, and the field to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from consentregister.domain.shown_form import FormToSign, Signer
from consentregister.domain.signature import Signature
from ui import look
from ui.customer.pad import SignaturePad
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, holding, row, scrolling
from ui.widgets.button import Button
from ui.widgets.label import Label

_PLACE_WIDTH = 320
_CHOICE_HEIGHT = 128  # five or six lines; more of them are moved


class SignPage(QWidget):
    """What is signed, and where.

    Attributes:
        place: where one signs. pads: by who signs.

    Signals:
        written: something was written or taken back.
    """

    written = Signal()

    def __init__(self, kit: Kit, form: FormToSign) -> None:
        super().__init__()
        self._kit = kit
        self._choice = Label(kit, "reading", wrap=True)
        self.place = QLineEdit(form.place)
        self.place.setProperty("kind", "touch")
        self.place.setFixedWidth(_PLACE_WIDTH)
        self.place.setMaxLength(80)
        # Its menu would paste what the business copied last.
        self.place.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.place.setAccessibleName(kit.texts("signing.place"))
        self.pads: dict[str, SignaturePad] = {}
        self._lay_out(form.signers)

    def show_choice(self, words: Sequence[str]) -> None:
        """Say once more what was ticked."""
        texts = self._kit.texts
        told = "\n".join(f"✕  {line}" for line in words)
        self._choice.show_plain(f"{told}\n{texts('signing.empty_is_no')}" if words else texts("signing.nothing_ticked"))
        needed = self._choice.fontMetrics().lineSpacing() * (len(words) + 1) + look.GAP
        self._told.setFixedHeight(min(_CHOICE_HEIGHT, needed))

    def signatures(self) -> dict[str, Signature]:
        """What is written, by who signed."""
        return {name: pad.signature() for name, pad in self.pads.items()}

    def _lay_out(self, signers: Sequence[Signer]) -> None:
        kit = self._kit
        day = Label(kit, "reading")
        day.say("signing.today", day=kit.texts.day(date.today()))  # noqa: DTZ011 (the day where the screen stands)
        where = row(Label(kit, "reading_muted", "signing.place"), self.place, day, STRETCH, gap=12)
        pads = row(*(self._signer(signer) for signer in signers), gap=look.GAP_WIDE)
        how = Label(kit, "reading_muted", "signing.sign_here", wrap=True)
        self._choice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._told = scrolling(holding(column(self._choice), ground="page"))
        choice = column(Label(kit, "reading_strong", "signing.your_choice"), self._told, gap=4)
        whole = column(choice, where, how, pads, gap=12, margin=look.PAGE_MARGIN)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _signer(self, signer: Signer) -> QWidget:
        kit = self._kit
        label = Label(kit, "reading_strong", wrap=True)
        label.show_plain(signer.label)
        pad = SignaturePad(kit, kit.texts("signing.pad", label=signer.label))
        self.pads[signer.name] = pad
        pad.changed.connect(self.written)
        undo = Button(kit, "signing.undo_stroke", pad.undo, kind="touch", icon="undo-2")
        clear = Button(kit, "signing.clear", pad.clear, kind="touch", icon="x")
        for button in (undo, clear):
            button.setEnabled(False)
            pad.changed.connect(lambda button=button: button.setEnabled(bool(pad.signature().strokes)))
        whole = column(label, pad, row(undo, clear, STRETCH), gap=8)
        whole.setStretch(1, 1)
        return holding(whole)
