"""Who signed which wording: every version of a form's text with those whose yes rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from consentregister.domain.wording import WordingKey, WordingVersion
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.dialogs.wording_names import form_name
from ui.widgets.boxes import STRETCH, clear, column, holding, row, rule
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Label

_WIDTH = 640
_MOST = 60


class WordingVersions(Sheet):
    """Newest first; a click on a name opens the person.

    Signals:
        opened: the id of the person whose name was clicked.
        wanted: the digest of the version to put into use again.
    """

    opened = Signal(int)
    wanted = Signal(str)

    def __init__(self, desk: Desk, key: WordingKey, over: QWidget) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="wordings.version.title")
        self._desk = desk
        self.lines = column(gap=10)
        form = Label(desk.kit, "card_title")
        form.show_plain(form_name(key, desk.kit.texts))
        for part in (form, Label(desk.kit, "muted", "wordings.version.why", wrap=True), holding(self.lines)):
            self.body.addWidget(part)
        desk.work.read(partial(desk.register.wordings.versions, key), self._show, key="wording-versions")

    def _show(self, versions: Sequence[WordingVersion]) -> None:
        clear(self.lines)
        for version in versions:
            self._add(version)
        if not versions:
            self.lines.addWidget(Label(self._desk.kit, "muted", "wordings.version.none"))

    def _add(self, version: WordingVersion) -> None:
        kit, texts = self._desk.kit, self._desk.kit.texts
        head = Label(kit, "strong")
        head.show_plain(self._headed(version))
        line = row(head, STRETCH)
        if not version.in_use:
            again = partial(self._use_again, version.digest)
            line.addWidget(Button(kit, "wordings.version.use_again", again, kind="link", icon="undo-2"))
        told = [texts.counted("wordings.version.signers", len(version.signers))]
        printed = texts.counted("wordings.version.printed", version.printed)
        told.append(printed if version.printed else texts("wordings.version.unprinted"))
        told += [texts("wordings.version.in_use")] if version.in_use else []
        told += [texts("wordings.version.outdated")] if version.is_outdated else []
        facts = Label(kit, "muted", wrap=True)
        facts.show_plain(" · ".join(told))
        self.lines.addLayout(column(line, facts, self._names(version), rule(), gap=2))

    def _headed(self, version: WordingVersion) -> str:
        texts = self._desk.kit.texts
        if not version.is_own:
            return texts("wordings.version.shipped", version=version.version)
        by = texts("wordings.by", by=version.by) if version.by else ""
        day = texts.day(version.since.astimezone().date())
        return texts("wordings.version.head", version=version.version, day=day, by=by)

    def _names(self, version: WordingVersion) -> QWidget:
        flow = Flow()
        for one in version.signers[:_MOST]:
            flow.addWidget(
                Button(self._desk.kit, "today.person", partial(self._open, one.person), kind="link", name=one.name)
            )
        if len(version.signers) > _MOST:
            rest = len(version.signers) - _MOST
            flow.addWidget(Label(self._desk.kit, "muted", "wordings.version.more", count=rest))
        return holding(flow)

    def _open(self, person: int) -> None:
        self.accept()
        self.opened.emit(person)

    def _use_again(self, digest: str) -> None:
        self.accept()
        self.wanted.emit(digest)
