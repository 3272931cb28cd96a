"""The receipt of a consent, saved for the person it is about."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from consentregister.domain.answer import Answer
from consentregister.domain.changed import Changed
from consentregister.domain.receipt import Receipt
from ui.desk import Desk
from ui.save_as import ask_where


def save_receipt(desk: Desk, window: QWidget, answer: Answer, name: str) -> None:
    """Ask where to, and save it: a page to read, or a file for machines. `name`: of the person."""
    texts = desk.kit.texts
    channel, purpose = desk.channel_name(answer.channel), texts(f"words.purpose_short.{answer.purpose}")
    begin = texts("receipts.file", name=name, channel=texts.heading(channel), purpose=purpose)
    kinds = {texts("receipts.kind.pdf"): ".pdf", texts("receipts.kind.json"): ".json"}
    file = ask_where(window, texts("receipts.save"), begin.replace("/", "-"), kinds)
    if file is not None:
        job = partial(desk.register.receipts.save, answer.person, answer.channel, answer.purpose, file)
        desk.work.change(job, partial(_tell_saved, desk, file.name))


def _tell_saved(desk: Desk, file: str, _changed: Changed[Receipt]) -> None:
    desk.wishes.told.emit(desk.kit.texts("receipts.saved", file=file))
