"""An exported chat, as far as it proves who wrote when. What was written is not kept (Art. 5(1)(c))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message.

    Attributes:
        at: in UTC; the export's times are those of the place it was made in, which is taken for this one.
        sender: as the phone names them: a name of its address book, else a number.
    """

    at: datetime
    sender: str


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages of an exported chat, in the order of the file.

    Attributes:
        system_lines: what the program itself wrote: encryption, changed numbers, business accounts.
    """

    messages: tuple[ChatMessage, ...]
    system_lines: int

    @property
    def participants(self) -> tuple[str, ...]:
        """Who wrote, in the order of their first message."""
        return tuple(dict.fromkeys(message.sender for message in self.messages))

    @property
    def first(self) -> ChatMessage:
        """The first message: who made contact (S2)."""
        return self.messages[0]
