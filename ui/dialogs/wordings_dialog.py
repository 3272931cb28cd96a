"""Edit the texts of the forms: the forms on the left, the paragraphs in the middle, the page itself on the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.wording import Difference, Draft, WordingKey, WordingRow
from ui import look, messages
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.dialogs.wording_compare import WordingCompare
from ui.dialogs.wording_editor import WordingEditor
from ui.dialogs.wording_forms import WordingForms
from ui.dialogs.wording_names import names_of
from ui.dialogs.wording_reading import Looked, Opened, look_at, read_text
from ui.dialogs.wording_remarks import WordingRemarks
from ui.dialogs.wording_versions import WordingVersions
from ui.widgets.boxes import STRETCH, column, holding, row, scrolling
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.label import Label
from ui.widgets.page_picture import PagePicture

_WIDEST = 1220
_BESIDE = 40
_AROUND = 264  # px that the title, the buttons and the edges take of the window's height
_LOWEST = 340
_FORMS_WIDTH = 196
_PAGE_WIDTH = 306
_REMARKS_HEIGHT = 124
_SMALLEST_PAGE = 200
_PAUSE = 350  # ms without a key before the page is drawn anew


class WordingsDialog(Sheet):
    """Every pause in typing checks the text and shows the page anew. Nothing changes before it is saved.

    Attributes:
        forms, editor, picture, remarks: the parts.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        width = min(_WIDEST, window.width() - _BESIDE)
        super().__init__(desk.kit, window, width=width, title="wordings.title")
        self._desk, kit = desk, desk.kit
        self._opened: Opened | None = None
        self._unsaved: dict[WordingKey, Draft] = {}
        self._page, self._pages, self._warned = 1, 1, False
        self._back: str = ""
        self.forms = WordingForms(kit)
        self.editor = WordingEditor(kit)
        self._parts = scrolling(self.editor)
        self.picture = PagePicture(kit, "wordings.preview")
        self.remarks = WordingRemarks(kit)
        self.anew: QCheckBox = Check(kit, "wordings.anew")
        self._state = Label(kit, "muted", wrap=True)
        self._said = Label(kit, "caption", wrap=True)
        self._undo = Button(kit, "wordings.undo", self._use_again, kind="link", icon="undo-2", version=1)
        self._menu = QMenu(self)
        self._turn = Button(kit, "wordings.sheet", self._turn_page, kind="link", page=1, pages=1)
        self._insert = Button(kit, "wordings.insert", self._show_menu, icon="plus")
        self._shipped = Button(kit, "wordings.use_shipped", self._use_shipped, kind="link")
        self._compare = Button(kit, "wordings.compare", self._read_differences, kind="link")
        self._discard = Button(kit, "wordings.discard", self._discard_edit)
        self._save = Button(kit, "wordings.save", self.save, kind="primary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out(window.height())
        self._connect()
        desk.work.read(desk.register.wordings.all, self.forms.show_rows, self._refuse, key="wordings")

    @property
    def key(self) -> WordingKey | None:
        """The form whose text is open."""
        return self._opened.row.key if self._opened else None

    def save(self) -> None:
        """Put the text into use as a new version."""
        draft = self.editor.draft()
        if draft is not None and not self.editor.mistakes():
            job = partial(self._desk.register.wordings.save, draft, anew=self.anew.isChecked())
            self._put(job)

    def _lay_out(self, height: int) -> None:
        inner = max(_LOWEST, height - _AROUND)
        columns = self.forms, self._middle(), self._right()
        for one in columns:
            one.setFixedHeight(inner)
        outer = row(*columns, gap=look.GAP_WIDE)
        outer.setStretch(1, 1)
        self.forms.setFixedWidth(_FORMS_WIDTH)
        self.body.addLayout(outer)
        self.foot.addWidget(self._told())
        self.foot.addLayout(self._buttons())
        self.foot.setContentsMargins(20, 0, 20, 14)
        self._undo.hide()

    def _middle(self) -> QWidget:
        head = row(self._state, self._insert, gap=8)
        head.setStretch(0, 1)
        self._parts.viewport().setAutoFillBackground(False)  # the sheet's own ground shows
        self.editor.setAutoFillBackground(False)
        return holding(column(head, self._parts, gap=8))

    def _right(self) -> QWidget:
        told = scrolling(self.remarks)
        told.setFixedHeight(_REMARKS_HEIGHT)
        for ground in (told.viewport(), self.remarks):
            ground.setAutoFillBackground(False)
        self.picture.setMinimumHeight(_SMALLEST_PAGE)
        right = holding(column(self.picture, row(STRETCH, self._turn, STRETCH), told, gap=4))
        right.setFixedWidth(_PAGE_WIDTH)
        return right

    def _told(self) -> QWidget:
        """What was done, or what can be chosen before saving: one line, there or not."""
        line = row(self._said, self._undo, self.anew, gap=8)
        line.setStretch(0, 1)
        told = holding(line)
        told.setFixedHeight(look.BUTTON_HEIGHT)
        return told

    def _buttons(self) -> QHBoxLayout:
        versions = Button(self._desk.kit, "wordings.versions", self._show_versions, kind="link", icon="users")
        return row(versions, self._compare, self._shipped, STRETCH, self._discard, self._save, gap=4)

    def _connect(self) -> None:
        self.forms.chosen.connect(self._open)
        self.editor.changed.connect(self._edit)
        self.remarks.led.connect(self.editor.focus)
        self._pause.timeout.connect(self._look)

    def _open(self, key: WordingKey) -> None:
        self._say("")
        job = partial(read_text, self._desk.register, key)
        self._desk.work.read(job, self._show_text, self._refuse, key="wording")

    def _show_text(self, opened: Opened) -> None:
        key = opened.row.key
        if key != self.key:
            self._parts.verticalScrollBar().setValue(0)
        self._opened, self._page = opened, 1
        self.editor.show_draft(
            self._unsaved.get(key, opened.draft), names_of(opened.placeholders, self._desk.kit.texts)
        )
        self.editor.fill_menu(self._menu)
        self.anew.setChecked(False)
        self.anew.setToolTip(self._desk.kit.texts("wordings.anew_why"))
        self._say_state(opened.row)
        self._look()

    def _say_state(self, one: WordingRow) -> None:
        texts = self._desk.kit.texts
        if one.newer_shipped and one.is_own:
            self._state.say("wordings.newer_shipped")
        elif one.is_own and one.since:
            by = texts("wordings.by", by=one.by) if one.by else ""
            day = texts.day(one.since.astimezone().date())
            self._state.say("wordings.in_use_own", version=one.version, day=day, by=by)
        else:
            self._state.say("wordings.in_use_shipped", version=one.version)
        self._shipped.setVisible(one.is_own or one.newer_shipped)

    def _edit(self) -> None:
        """Something was typed: remember it, and look at it when the keys rest."""
        self._warned = False
        self._say("")
        self._pause.start()

    def _look(self) -> None:
        draft = self.editor.draft()
        if draft is None or self._opened is None:
            return
        self._note_edit(draft)
        mistakes = self.editor.mistakes()
        if mistakes:
            self._desk.work.forget("wording-look")
            self._show_look(Looked(tuple(mistakes)))
            return
        job = partial(look_at, self._desk.register, draft, self._desk.kit.texts.language, self._page)
        self._desk.work.read(job, self._show_look, self._refuse, key="wording-look")

    def _note_edit(self, draft: Draft) -> None:
        """Keep an edit while other forms are looked at."""
        if self._opened and draft == self._opened.draft:
            self._unsaved.pop(draft.key, None)
        else:
            self._unsaved[draft.key] = draft
        self.forms.mark(self._unsaved)
        self._discard.setEnabled(draft.key in self._unsaved)
        self._shipped.setEnabled(draft.key not in self._unsaved)
        self.anew.setVisible(draft.key.kind.is_consent and draft.key in self._unsaved)

    def _show_look(self, looked: Looked) -> None:
        self.remarks.show_remarks(looked.remarks, self.editor.part_title, self.editor.called)
        broken = not looked.picture
        if not broken:  # else the last one that could be printed stays
            self.picture.show_png(looked.picture)
            self._page = looked.page
            self._turn.say("wordings.sheet", page=looked.page, pages=looked.pages)
            self._pages = looked.pages
            self._turn.setVisible(looked.pages > 1)
        self._save.setEnabled(not broken and self.key in self._unsaved)

    def _turn_page(self) -> None:
        self._page = self._page % self._pages + 1
        self._look()

    def _show_menu(self) -> None:
        self._menu.popup(self._insert.mapToGlobal(self._insert.rect().bottomLeft()))

    def _discard_edit(self) -> None:
        if self._opened:
            self._unsaved.pop(self._opened.row.key, None)
            self._show_text(self._opened)

    def _use_shipped(self) -> None:
        if self.key:
            self._put(partial(self._desk.register.wordings.use_shipped, self.key))

    def _use_again(self, digest: str = "") -> None:
        if self.key:
            self._put(partial(self._desk.register.wordings.use_again, self.key, digest or self._back))

    def _put(self, job: partial[Changed[WordingRow]]) -> None:
        self._save.setEnabled(False)
        self._desk.work.change(job, self._tell, self._refuse)

    def _tell(self, changed: Changed[WordingRow]) -> None:
        """Say that it is done, and offer the way back to the version before."""
        new, before = changed.value, self._opened
        self._unsaved.pop(new.key, None)
        self._desk.work.read(
            partial(read_text, self._desk.register, new.key), partial(self._show_saved, before), key="wording"
        )

    def _show_saved(self, before: Opened | None, opened: Opened) -> None:
        self._show_text(opened)
        self._said.say("wordings.saved", version=opened.row.version)
        self._said.show()
        if before is not None:
            self._back = before.draft.base
            self._undo.say("wordings.undo", version=before.row.version)
            self._undo.show()

    def _say(self, sentence: str) -> None:
        self._said.show_plain(sentence)
        self._said.setVisible(bool(sentence))
        self._undo.hide()

    def _refuse(self, error: Exception) -> None:
        self._say(messages.sentence(error, self._desk.kit.texts))
        self._save.setEnabled(self.key in self._unsaved)

    def _show_versions(self) -> None:
        if self.key:
            sheet = WordingVersions(self._desk, self.key, self._over)
            sheet.opened.connect(self._open_person)
            sheet.wanted.connect(self._use_again)
            sheet.open()

    def _open_person(self, person: int) -> None:
        self._warned = True
        self.reject()
        self._desk.wishes.person.emit(person)

    def _read_differences(self) -> None:
        draft = self.editor.draft()
        if draft is not None and not self.editor.mistakes():
            job = partial(self._desk.register.wordings.compared, draft)
            self._desk.work.read(job, self._show_differences, self._refuse, key="wording-compare")

    def _show_differences(self, found: Sequence[Difference]) -> None:
        if self._opened:
            names = names_of(self._opened.placeholders, self._desk.kit.texts)
            WordingCompare(self._desk.kit, found, names, self._over).open()

    def reject(self) -> None:
        """Close; an edit that is not saved is told of once before it is lost."""
        if self._pause.isActive():
            self._pause.stop()
            self._look()
        if self._unsaved and not self._warned:
            self._warned = True
            self._say(self._desk.kit.texts("wordings.unsaved"))
            return
        super().reject()
