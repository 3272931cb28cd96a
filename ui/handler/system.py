"""What a system can tell and do about the programs that links go to."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Offered(StrEnum):
    """Whether links can come to us on this computer.

    Attributes:
        READY: yes. BY_CHOICE: yes, once the user has chosen us in the system's own settings.
        NO_TOOLS: what does it on Linux is not installed. NOT_HERE: not on this system.
    """

    READY = "ready"
    BY_CHOICE = "by_choice"
    NO_TOOLS = "no_tools"
    NOT_HERE = "not_here"

    @property
    def possible(self) -> bool:
        """Whether it can be switched on."""
        return self in {Offered.READY, Offered.BY_CHOICE}


class System(Protocol):
    """One system. A handler is the system's own word for a program: a desktop file, a ProgId; "" for none."""

    @property
    def offered(self) -> Offered:
        """Whether it can be done here."""

    def is_known(self) -> bool:
        """Whether the system knows us as a program for links; quick."""

    def handler_of(self, scheme: str) -> str:
        """The program that such links go to now, as the system says."""

    def is_ours(self, handler: str) -> bool:
        """Whether that is us."""

    def name_of(self, handler: str) -> str:
        """The program's name as people know it."""

    def take(self, schemes: Sequence[str]) -> None:
        """Be known for these, and where the system lets us, be the one they go to."""

    def give_back(self, scheme: str, before: str) -> None:
        """Let such links go where they went before."""

    def forget(self) -> None:
        """Be known no more."""

    def start(self, handler: str, link: str) -> bool:
        """Open a link, exactly as it is, with a program, without a shell; False when it could not be started."""

    def let_choose(self) -> str:
        """The link that opens the system's own settings for this; "" where none is needed."""


class NotHere:
    """A system on which links can't come to us: on a Mac that takes a signed program."""

    offered = Offered.NOT_HERE

    def is_known(self) -> bool:
        """Never."""
        return False

    def handler_of(self, scheme: str) -> str:  # noqa: ARG002 (the same for every kind)
        """Not asked."""
        return ""

    def is_ours(self, handler: str) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def name_of(self, handler: str) -> str:
        """The word itself."""
        return handler

    def take(self, schemes: Sequence[str]) -> None:
        """Nothing to do."""

    def give_back(self, scheme: str, before: str) -> None:
        """Nothing to do."""

    def forget(self) -> None:
        """Nothing to do."""

    def start(self, handler: str, link: str) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def let_choose(self) -> str:
        """Nothing to choose."""
        return ""


def this_system(register: Path) -> System:
    """The system of this computer; a link that comes in asks the register at this place."""
    from ui.handler.command import command

    if sys.platform.startswith("linux"):
        from ui.handler.linux import Linux

        return Linux(command(register))
    if sys.platform == "win32":
        from ui.handler.windows import Windows

        return Windows(command(register))
    return NotHere()
