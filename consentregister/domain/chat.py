"""An exported chat, as far as it proves who wrote when. What was written is not kept (Art. 5(1)(c))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consentregister.domain.words import Direction


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatReading:
    """What a person says of a chat that does not tell it itself.

    Attributes:
        named: which participant the person is; "" to find out.
        day_first: how 03/04/2026 is meant; None to find out.
    """

    named: str = ""
    day_first: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatProof:
    """What an exported chat proves about one person.

    Attributes:
        participants: who wrote, in the order of their first message.
        person: which of them is the person.
        first_writer: `IN` where the person wrote first, `OUT` where the business did.
        first_at, last_in: of the first message, and of the person's last one; None where the person never wrote.
        messages: how many. system_lines: what the program itself wrote.
        without_yes: when the business wrote although neither the chat nor the register allowed it then.
    """

    participants: tuple[str, ...]
    person: str
    first_writer: Direction
    first_at: datetime
    last_in: datetime | None
    messages: int
    system_lines: int
    without_yes: tuple[datetime, ...]
