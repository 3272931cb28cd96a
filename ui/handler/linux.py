"""Links on Linux: a desktop file of our own, xdg-mime to ask and to set, gio or gtk-launch to pass on."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ui.handler.command import desktop_exec
from ui.handler.system import Offered

_ID = "consentregister-links.desktop"
_SAFE_ID = re.compile(r"[\w@+-][\w.@+-]*\.desktop")
_ENTRY = """[Desktop Entry]
Type=Application
Name=Consent register
Name[de]=Darf ich?
NoDisplay=true
Terminal=false
StartupNotify=true
Exec={command}
MimeType={types}
"""
_NAME = re.compile(r"^Name=(.+)$", re.MULTILINE)
_WAIT = 5  # s


class Linux:
    """The desktop as freedesktop.org describes it.

    Args:
        command: the words that start us, before the link.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command

    @property
    def offered(self) -> Offered:
        """Where xdg-mime and one that starts programs are installed."""
        return Offered.READY if shutil.which("xdg-mime") and self._starter() else Offered.NO_TOOLS

    def is_known(self) -> bool:
        """Whether our desktop file is there."""
        return _own_file().exists()

    def handler_of(self, scheme: str) -> str:
        """What xdg-mime says."""
        return _run("xdg-mime", "query", "default", _type(scheme)).strip()

    def is_ours(self, handler: str) -> bool:
        """By the name of our desktop file."""
        return handler == _ID

    def name_of(self, handler: str) -> str:
        """The name in the program's desktop file."""
        try:
            found = _NAME.search(Path(_located(handler)).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            found = None
        return found[1].strip() if found else handler.removesuffix(".desktop")

    def take(self, schemes: Sequence[str]) -> None:
        """Write our desktop file and make it the default."""
        types = [_type(scheme) for scheme in schemes]
        entry = _ENTRY.format(command=desktop_exec(self._command), types="".join(f"{one};" for one in types))
        file = _own_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(entry, encoding="utf-8")
        _run("xdg-mime", "default", _ID, *types)

    def give_back(self, scheme: str, before: str) -> None:
        """Take our entry out; where the one before does not come back by that alone, set it."""
        for file in _lists():
            _take_out(file, _type(scheme))
        if _SAFE_ID.fullmatch(before) and self.handler_of(scheme) != before:
            _run("xdg-mime", "default", before, _type(scheme))

    def forget(self) -> None:
        """Take our desktop file away."""
        _own_file().unlink(missing_ok=True)

    def start(self, handler: str, link: str) -> bool:
        """By the desktop's own starter, which knows how the program wants to be started."""
        place, starter = _located(handler), self._starter()
        if not place or not starter or self.is_ours(handler):
            return False
        words = ("launch", place) if starter == "gio" else (handler,)
        return _succeeds(starter, *words, link)

    def let_choose(self) -> str:
        """We choose ourselves."""
        return ""

    def _starter(self) -> str:
        return next((name for name in ("gio", "gtk-launch") if shutil.which(name)), "")


def _type(scheme: str) -> str:
    return f"x-scheme-handler/{scheme}"


def _own_file() -> Path:
    return _data() / "applications" / _ID


def _data() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation))


def _located(handler: str) -> str:
    """The desktop file of a program, found in the folders for programs only."""
    if not _SAFE_ID.fullmatch(handler):
        return ""
    return QStandardPaths.locate(QStandardPaths.StandardLocation.ApplicationsLocation, handler)


def _lists() -> list[Path]:
    """Where xdg-mime writes defaults, today's place and the one before."""
    config = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation))
    applications = _data() / "applications"
    return [config / "mimeapps.list", applications / "mimeapps.list", applications / "defaults.list"]


def _take_out(file: Path, kind: str) -> None:
    """Take us out of a list of defaults, and leave every other line as it is."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError):
        return
    kept = [left for line in lines if (left := _without_us(line, kind))]
    if kept != lines:
        _replace(file.resolve(), "".join(kept))


def _replace(file: Path, text: str) -> None:
    """Put a new file in place of the old in one step: it holds what the user chose for all other programs."""
    new = file.with_name(f"{file.name}.new")
    new.write_text(text, encoding="utf-8")
    shutil.copymode(file, new)
    new.replace(file)


def _without_us(line: str, kind: str) -> str:
    key, equals, value = line.partition("=")
    programs = value.strip().split(";")
    if key.strip() != kind or not equals or _ID not in programs:
        return line
    others = [one for one in programs if one and one != _ID]
    return f"{key}={';'.join(others)};\n" if others else ""


def _run(program: str, *words: str) -> str:
    """What a program says; "" when it is missing, fails or does not come back."""
    try:
        done = _done(program, *words)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def _succeeds(program: str, *words: str) -> bool:
    try:
        return _done(program, *words).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _done(program: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    # One of the three names above, looked up on the user's own path; a word is a word, there is no shell.
    return subprocess.run(  # noqa: S603
        [program, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if program == "xdg-mime" else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=_WAIT,
        check=False,
    )
