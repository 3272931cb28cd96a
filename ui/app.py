"""The start of the window."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from consentregister.domain.errors import RegisterError
from consentregister.domain.words import Language
from ui import messages, stylesheet
from ui.arguments import read_arguments
from ui.background import Work
from ui.desk import Desk, Kit
from ui.fonts import choose_font
from ui.icons import Icons
from ui.instance import Instance
from ui.look import Look
from ui.taste import Taste, taste_file
from ui.texts import Texts
from ui.wishes import Wishes

if TYPE_CHECKING:
    from consentregister.register import Register
    from ui.main_window import MainWindow

_NAME = "consentregister"
_LOG_SIZE = 500_000
_TURN = 0.001  # s, instead of 5 ms
_FIRST_PAGE = 800  # ms: what can wait until the first page is there, waits


def main(argv: Sequence[str] | None = None) -> int:
    """Start the window, in this order; no garbage is looked for until the first page is there.

    1. Files made from now on are for this user only (umask 077); the log file opens.
    2. Qt, the typeface, the language, light or dark.
    3. The register's place: the first argument, else the user's own folder.
    4. The only one for this register: a second start brings the first window forward, hands over its link, and ends.
    5. The register opens; where there is none, the first start asks for the business.
    6. The window shows its first page from plain reads; the ORM is imported after that, with the first change.
    7. A link asks its question as soon as no other dialog is open.
    8. After the first page today's copy of the register is made, unless there is one.
    9. At the end: wait for work under way, close the register, free the place.
    """
    from consentregister.register import default_place, log_file, register_at

    if hasattr(sys, "frozen"):  # the processes that read pages begin here too, where the program is one file
        from multiprocessing import freeze_support

        freeze_support()
    arguments = read_arguments(sys.argv[1:] if argv is None else argv)
    os.umask(0o077)
    gc.disable()
    _open_log(log_file())
    app = make_application()
    taste = Taste(taste_file())
    kit = make_kit(app, dark=taste.dark, language=taste.language)
    place = register_at(arguments.register) if arguments.register else default_place()
    place.parent.mkdir(parents=True, exist_ok=True)
    instance = Instance(place, log_file().parent, app)
    if not instance.take(arguments.link):
        return 0
    QTimer.singleShot(_FIRST_PAGE, instance, instance.listen)
    try:
        return _run(app, kit, place, instance, arguments.link)
    finally:
        gc.enable()
        instance.close()


def make_application() -> QApplication:
    """Qt itself, with the plainest style below our own."""
    # A reader gives way at every row it reads, and has to wait for its turn while the window paints.
    sys.setswitchinterval(_TURN)
    app = QApplication([_NAME])
    app.setApplicationName(_NAME)
    app.setStyle("Fusion")
    choose_font(app)
    return app


def make_kit(app: QApplication, *, dark: bool | None = None, language: Language = Language.DE) -> Kit:
    """Look, icons and texts; the program dresses anew whenever the system's scheme changes."""
    now = Look(dark=dark, parent=app)
    stylesheet.dress(app, now)
    now.changed.connect(lambda: stylesheet.dress(app, now))
    return Kit(now, Icons(), Texts(language, parent=app))


def make_window(kit: Kit, register: Register) -> MainWindow:
    """The window with its register, on the first page, not shown yet."""
    from ui.main_window import MainWindow

    work = Work(kit.texts)
    desk = Desk(kit, register, work, Wishes(), partial(_open_link, register.place))
    window = MainWindow(desk)
    work.setParent(window)
    desk.wishes.setParent(window)
    window.go("today")
    window.count()
    return window


def _run(app: QApplication, kit: Kit, place: Path, instance: Instance, link: str) -> int:
    from ui.first_start import open_register

    came = [link]
    instance.called.connect(came.append)
    try:
        register = open_register(kit, place)
    except RegisterError as error:
        _say_and_end(messages.sentence(error, kit.texts))
        return 1
    if register is None:
        return 0
    window = make_window(kit, register)
    instance.called.connect(window.come_forward)
    instance.called.connect(window.links.come)
    window.show()
    window.links.come(next(filter(None, reversed(came)), ""))
    QTimer.singleShot(_FIRST_PAGE, gc.enable)
    QTimer.singleShot(_FIRST_PAGE, window.back_up)
    QTimer.singleShot(_FIRST_PAGE, window.take_in)
    try:
        return app.exec()
    finally:
        window.close()  # however it ended: wait for work under way
        register.close()


def _open_link(register: Path, link: str) -> bool:
    from ui.handler.guard import link_guard

    return link_guard(register).open(link)


def _say_and_end(sentence: str) -> None:
    """The one message that needs a box of its own: there is no window to say it in."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(None, "", sentence)


def _open_log(file: Path) -> None:
    _folder(file.parent)
    if file.exists() and file.stat().st_size > _LOG_SIZE:
        file.replace(file.with_suffix(".old"))
    handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("consentregister").addHandler(handler)


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path
