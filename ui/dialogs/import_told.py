"""What is said at the foot of the window after an import, with the way back, and after that."""

from __future__ import annotations

from functools import partial

from consentregister.domain.changed import Changed
from consentregister.domain.imports import ImportBatch, Undone
from ui.desk import Desk
from ui.wishes import Offer


def tell_of_import(desk: Desk, batch: ImportBatch, *, are_some_alike: bool) -> None:
    """Say what was taken over, and lead on: to those who may be recorded twice now, else to forms for the unasked."""
    texts, wishes = desk.kit.texts, desk.wishes
    if not batch.id:
        wishes.told.emit(texts("importing.nothing_new", file=batch.file))
        return
    told = [texts.counted("importing.taken", batch.new)] if batch.new else []
    told += [texts.counted("importing.completed", batch.changed)] if batch.changed else []
    sentence = " ".join((*told, texts("importing.unasked")))
    twins = (texts("twins.open"), partial(wishes.twins.emit, 0))
    on = twins if are_some_alike else (texts("people.print_unasked"), wishes.print_unasked.emit)
    wishes.offered.emit(Offer(sentence, texts("importing.undo"), partial(_take_back, desk, batch.id), on, stays=True))


def _take_back(desk: Desk, batch: int) -> None:
    desk.work.change(partial(desk.register.imports.undo, batch), partial(_tell_undone, desk))


def _tell_undone(desk: Desk, changed: Changed[Undone]) -> None:
    texts, came = desk.kit.texts, changed.value
    told = texts.counted("importing.undone", came.undone)
    kept = texts.counted("importing.undone_kept", came.kept) if came.kept else ""
    desk.wishes.told.emit(" ".join(part for part in (told, kept) if part))
