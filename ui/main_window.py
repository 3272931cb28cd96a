"""The window: places on the left, head above, the page, and one sentence at the foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from consentregister.domain.changed import Changed
from consentregister.domain.log import Backup
from consentregister.domain.today import Waiting
from ui import look
from ui.asked_links import AskedLinks
from ui.desk import Desk
from ui.dialogs.opener import Opener
from ui.form_wishes import FormWishes
from ui.pages.page import Page
from ui.pasting import files_of, may_hold_people
from ui.places import PLACES
from ui.widgets.banner import Banner
from ui.widgets.boxes import column, holding, row
from ui.widgets.focus_ring import FocusRing
from ui.widgets.head import Head
from ui.widgets.rail import Rail

if TYPE_CHECKING:
    from pathlib import Path

    from ui.customer.mode import CustomerMode
    from ui.incoming import Incoming
    from ui.pages.forms_page import FormsPage
    from ui.pages.people_page import PeoplePage
    from ui.wishes import SignOrder

_LOOK_AGAIN = 700  # ms: what another program changes is seen within a second
_WAITING = frozenset({"forms", "scans", "people"})


class MainWindow(QMainWindow):
    """Holds the pages and carries wishes from one to the other. Each page is made when it is first visited.

    Attributes:
        rail, head, banner: the parts around the page.
        links: takes links that come in.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self.rail = Rail(desk.kit, [(p.key, f"window.place.{p.key}", p.icon) for p in PLACES])
        self.head = Head(desk.kit)
        self._stack = QStackedWidget()
        self.banner = Banner(desk.kit)
        self._lay_out()
        self._ring = FocusRing(self, desk.kit.look)
        self._forms = FormWishes(desk, self)
        self._connect()
        self._dialogs = Opener(desk, self)
        self.links = AskedLinks(desk, self)
        self._add_shortcuts()
        self._say_title()
        self.head.search.setFocus()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look_elsewhere)
        self._clock.start(_LOOK_AGAIN)

    def go(self, key: str) -> Page:
        """Go to a place, as "people", or to a part of it, as "settings/phone"."""
        key, _, part = key.partition("/")
        if key != "people":
            self._forget_search()
        page = self._page(key)
        page.open_part(part)
        self._stack.setCurrentWidget(page)
        self.rail.choose(key)
        return page

    def show_person(self, person: int) -> None:
        """Show a person; what was searched for before is done with, and would show somebody else."""
        self._forget_search()
        self._go_to_people().open(person)

    def count(self) -> None:
        """Read what waits and show it on the rail."""
        self._desk.work.read(self._desk.register.today.waiting, self._show_counts, key="counts")

    def back_up(self) -> None:
        """Make today's copy of the register, beside everything else; what fails is said at the foot."""
        if not self._desk.register.read_only:
            self._desk.work.read(self._desk.register.backups.daily, self._tell_of_backup, key="daily")

    def come_forward(self) -> None:
        """Be in front: the program was started a second time. While a customer has the screen it stays theirs."""
        if "customer" in self.__dict__ and self.customer.come_forward():
            return
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @cached_property
    def customer(self) -> CustomerMode:
        """Hides this window while a customer has the screen; made when the first one is to sign."""
        from ui.customer.mode import CustomerMode

        return CustomerMode(self._desk, self)

    @cached_property
    def incoming(self) -> Incoming:
        """Takes files and pictures; made when the first page is there, or something comes in before."""
        from ui.incoming import Incoming

        incoming = Incoming(self._desk, self)
        self._column.insertWidget(self._column.indexOf(self.banner), incoming.bar)
        return incoming

    def take_in(self) -> None:
        """From now on look into the watched folder, and hear a hand scanner."""
        _ = self.incoming

    def _sign(self, order: SignOrder) -> None:
        self.customer.start(order)

    def _take_files(self, files: list[Path]) -> None:
        self.incoming.take(files)

    def _take_dropped(self, files: list[Path]) -> None:
        if may_hold_people(files):
            self._desk.wishes.people_file.emit(files[0])
        else:
            self._desk.wishes.file.emit(files)

    def _paste(self) -> None:
        self.incoming.paste()

    def _lay_out(self) -> None:
        self._column = column(self.head, self._stack, self.banner, gap=0)
        self.setCentralWidget(holding(row(self.rail, self._column, gap=0)))
        self.setMinimumSize(*look.SMALLEST_WINDOW)
        self.resize(*look.FIRST_WINDOW)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        desk, wishes = self._desk, self._desk.wishes
        self.rail.chosen.connect(self.go)
        self.head.new_person.connect(wishes.new_person)
        self.head.may_i.connect(self._ask_may_i)
        self.head.search.textChanged.connect(self._search)
        self.head.search.down.connect(self._enter_list)
        self.head.search.pasted.connect(wishes.paste)
        wishes.sign.connect(self._sign)
        wishes.file.connect(self._take_files)
        wishes.paste.connect(self._paste)
        wishes.page.connect(self.go)
        wishes.person.connect(self.show_person)
        wishes.show_form.connect(self._show_form)
        wishes.help.connect(self._help)
        wishes.told.connect(self.banner.tell)
        wishes.offered.connect(self.banner.offer)
        desk.work.failed.connect(self.banner.warn)
        desk.work.changed.connect(self._count_anew)
        desk.kit.texts.changed.connect(self._say_title)

    def _add_shortcuts(self) -> None:
        self._on("Ctrl+K", self._ask_may_i)
        self._on("Ctrl+F", self._focus_search)
        self._on("Ctrl+L", self._check_list)
        self._on("F1", self._help)
        self._on("Ctrl+V", self._paste)
        self._on("Ctrl+N", partial(self._desk.wishes.new_person.emit, ""))
        for number, place in enumerate(PLACES, start=1):
            self._on(f"Ctrl+{number}", partial(self.go, place.key))

    def _on(self, keys: str, do: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            place = next(place for place in PLACES if place.key == key)
            self._pages[key] = place.make(self._desk)
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def _show_form(self, code: str) -> None:
        cast("FormsPage", self.go("forms")).open_form(code)

    def _go_to_people(self) -> PeoplePage:
        return cast("PeoplePage", self.go("people"))  # imported with the first visit

    def _search(self, text: str) -> None:
        """Search for people; a sheet's code opens its own, and the next one may be scanned over it."""
        from consentregister.domain.form_code import names_a_sheet

        self._desk.wishes.code.emit(text)
        if names_a_sheet(text):
            self.head.search.selectAll()
        else:
            self._go_to_people().search(text)

    def _forget_search(self) -> None:
        """Empty the field without going anywhere, and list everybody again."""
        if not self.head.search.text():
            return
        self.head.search.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        self.head.search.clear()
        self.head.search.blockSignals(False)  # noqa: FBT003
        if page := cast("PeoplePage | None", self._pages.get("people")):
            page.search("")

    def _enter_list(self) -> None:
        self._go_to_people().people.view.setFocus()

    def _focus_search(self) -> None:
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    def _ask_may_i(self) -> None:
        people = cast("PeoplePage | None", self._pages.get("people"))
        seen = people is not None and people is self._stack.currentWidget()
        self._dialogs.ask_may_i(*(people.meant() if people and seen else (0, "")))

    def _check_list(self) -> None:
        people = cast("PeoplePage | None", self._pages.get("people"))
        seen = people is not None and people is self._stack.currentWidget()
        self._desk.wishes.check_list.emit(people.people.several() if people and seen else [])

    def _help(self) -> None:
        from ui.dialogs.help_dialog import HelpDialog

        HelpDialog(self._desk.kit, self).open()

    def _say_title(self) -> None:
        register = self._desk.register
        key = "window.title_demo" if register.is_demo else "window.title"
        self.setWindowTitle(self._desk.kit.texts(key, register=register.place.stem))

    def _count_anew(self, changed: Changed[object]) -> None:
        if changed.areas & _WAITING:
            self.count()

    def _tell_of_backup(self, made: Backup | None) -> None:
        if made:
            self._desk.work.changed.emit(Changed(made, areas=frozenset({"backups"})))

    def _show_counts(self, waiting: Waiting) -> None:
        self.rail.count("today", bool(waiting.scans_waiting) + bool(waiting.forms_open))
        self.rail.count("forms", waiting.scans_waiting)

    def _look_elsewhere(self) -> None:
        """See whether another program or seat changed the register."""
        if self.isVisible():
            self._desk.work.read(self._desk.register.changed_elsewhere, self._refresh, key="elsewhere")

    def _refresh(self, changed: bool) -> None:  # noqa: FBT001 (what a read hands over)
        if changed:
            self.count()
            for page in self._pages.values():
                page.reload()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped is filed; about a file of people it is asked first."""
        if paths := files_of(event.mimeData()):
            self._take_dropped(paths)
            event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what is under way."""
        self._clock.stop()
        if "incoming" in self.__dict__:
            self.incoming.close()
        self._desk.work.close()
        super().closeEvent(event)
