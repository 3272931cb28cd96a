"""The guard: which kinds of link come to us first, where each goes afterwards, and how everything is put back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import platformdirs
from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices

from consentregister.domain.asked_link import OWN, SCHEMES
from consentregister.domain.errors import RegisterError
from consentregister.domain.whatsapp_links import WEB, for_browser, for_program
from ui.handler.system import Offered, System, this_system

KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"whatsapp": ("whatsapp",), "tel": ("tel",), "sms": ("sms", "smsto"), "mailto": ("mailto",), OWN: (OWN,)}
)
_WHATSAPP = "whatsapp"


@dataclass(frozen=True, slots=True)
class KindState:
    """How it stands with one kind of link, as the system says.

    Attributes:
        wanted: switched on here. ours: such links do come to us.
        program: where they go; when they are ours, where they go after a yes. "" for none.
    """

    wanted: bool
    ours: bool
    program: str


@dataclass(frozen=True, slots=True)
class GuardState:
    """How it stands with all kinds."""

    offered: Offered
    kinds: Mapping[str, KindState]

    @property
    def is_on(self) -> bool:
        """Whether any kind is switched on, or comes to us."""
        return any(kind.wanted or kind.ours for kind in self.kinds.values())

    @property
    def is_true(self) -> bool:
        """Whether everything that is switched on does come to us."""
        return all(kind.ours for kind in self.kinds.values() if kind.wanted)


class LinkGuard:
    """Switches the guard on and off, and opens links past it.

    What a kind of link was opened with before is kept in the user's own folder, not in the register: it is this
    computer's.
    """

    def __init__(self, system: System, memory: Path, outside: Callable[[str], bool]) -> None:
        self._system = system
        self._memory = memory
        self._outside = outside

    def state(self) -> GuardState:
        """How it stands. Asks the system, which takes a moment: for a worker thread."""
        offered = self._system.offered
        if not offered.possible:
            return GuardState(offered, {kind: KindState(wanted=False, ours=False, program="") for kind in KINDS})
        return GuardState(offered, {kind: self._kind(schemes[0]) for kind, schemes in KINDS.items()})

    def choose(self, kinds: Collection[str]) -> GuardState:
        """Let these kinds come to us, and no others; the others go where they went before.

        Raises:
            RegisterError: links_not_changed: the system's files can't be written.
        """
        if not self._system.offered.possible:
            return self.state()
        try:
            self._choose(kinds)
        except OSError:
            raise RegisterError("links_not_changed") from None
        return self.state()

    def _choose(self, kinds: Collection[str]) -> None:
        wanted = [scheme for kind in KINDS if kind in kinds for scheme in KINDS[kind]]
        for scheme in SCHEMES:
            if scheme in wanted:
                self._remember(scheme)
            else:
                self._give_back(scheme)
        if wanted:
            self._system.take(wanted)
        else:
            self._system.forget()

    def let_choose(self) -> None:
        """Open the system's own settings, where it wants the user to choose."""
        if link := self._system.let_choose():
            self._outside(link)

    def open(self, link: str) -> bool:
        """Open a link outside; one of a kind that comes to us goes to the program before us, so that none comes back.

        Returns: False when nothing was opened.
        """
        scheme = _WHATSAPP if link.startswith(WEB) else link.partition(":")[0].lower()
        if scheme not in SCHEMES or not self._comes_to_us(scheme):
            return self._outside(link)
        before = str(self._kept().value(scheme, ""))
        if before and self._system.start(before, for_program(link)):
            return True
        return scheme == _WHATSAPP and self._outside(for_browser(link))

    def _comes_to_us(self, scheme: str) -> bool:
        return self._system.is_known() and self._system.is_ours(self._system.handler_of(scheme))

    def _kind(self, scheme: str) -> KindState:
        handler = self._system.handler_of(scheme)
        ours = self._system.is_ours(handler)
        follows = str(self._kept().value(scheme, "")) if ours else handler
        program = self._system.name_of(follows) if follows else ""
        return KindState(wanted=self._kept().contains(scheme), ours=ours, program=program)

    def _remember(self, scheme: str) -> None:
        """Keep who opened such links; we ourselves are nobody to pass anything on to."""
        handler = self._system.handler_of(scheme)
        if not self._system.is_ours(handler):
            self._kept().setValue(scheme, handler)
        elif not self._kept().contains(scheme):
            self._kept().setValue(scheme, "")

    def _give_back(self, scheme: str) -> None:
        """What the user has given to another program meanwhile stays there."""
        kept = self._kept()
        if self._system.is_ours(self._system.handler_of(scheme)):
            self._system.give_back(scheme, str(kept.value(scheme, "")))
        kept.remove(scheme)

    def _kept(self) -> QSettings:
        return QSettings(str(self._memory), QSettings.Format.IniFormat)


def link_guard(register: Path) -> LinkGuard:
    """The guard of this user on this computer."""
    memory = platformdirs.user_config_path("consentregister", appauthor=False) / "links.ini"
    return LinkGuard(this_system(register), memory, lambda link: QDesktopServices.openUrl(QUrl(link)))
