"""What every page and dialog is given, built once when the program starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.background import Work
from ui.icons import Icons
from ui.look import Look
from ui.texts import Texts
from ui.wishes import Wishes

if TYPE_CHECKING:
    from consentregister.register import Register


@dataclass(frozen=True, slots=True)
class Kit:
    """What a widget needs to be drawn and worded."""

    look: Look
    icons: Icons
    texts: Texts


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page needs to work.

    Attributes:
        kit: to draw and to word.
        register: the door; only ever called inside a job of `work`.
        work: runs jobs and tells what changed.
        wishes: what one page would like another to do.
        open_link: opens a link outside: the messenger, the mail program, the telephone.
    """

    kit: Kit
    register: Register
    work: Work
    wishes: Wishes
    open_link: Callable[[str], bool]

    def channel_name(self, channel: str) -> str:
        """A channel's name in the language of the window."""
        return self.kit.texts.channel(self.register.catalogue.channels[channel])
