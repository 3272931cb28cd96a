"""The parts of a wording's file, each turned into the block of the page it describes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from consentregister.domain.channel import Channel
from consentregister.domain.form import FieldType
from consentregister.domain.words import Language, Purpose
from consentregister.paper.page import (
    Block,
    Box,
    Boxes,
    BoxRow,
    Cell,
    Choice,
    Choices,
    Fact,
    Facts,
    Items,
    Lead,
    Notices,
    Paragraph,
    Signatures,
    SignOff,
    Table,
    WriteLine,
)
from consentregister.services.templates import fill, holds
from consentregister.services.wording_values import Messenger

Part: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What a wording is filled with.

    Attributes:
        rows: the channels that get a row, in the order shown.
        purposes: the purposes that get a column.
        blank: what an empty value prints as inside running text.
    """

    language: Language
    values: Mapping[str, object]
    blank: str
    rows: Sequence[Channel]
    purposes: frozenset[Purpose]
    messengers: Sequence[Messenger]

    def text(self, source: str) -> str:
        """Running text, filled."""
        return fill(source, self.values, blank=self.blank)

    def value(self, source: str) -> str:
        """The value of a fact, filled; "" when nothing is known, so that a line to write on is drawn."""
        return " ".join(fill(source, self.values).split()).strip(" ,")

    def keeps(self, part: Part) -> bool:
        """Whether a part's own condition holds."""
        return holds(part.get("when", ""), self.values)

    def asks(self, part: Part) -> bool:
        """Whether a column or choice is to be printed: its condition holds and one of its purposes is asked for."""
        purposes = _purposes(part)
        return self.keeps(part) and (not purposes or not self.purposes.isdisjoint(purposes))


def blocks_of(parts: Sequence[Part], filling: Filling) -> tuple[Block, ...]:
    """All blocks of a wording, in order, without those whose condition does not hold."""
    made = (PARTS[part["is"]](part, filling) for part in parts if filling.keeps(part))
    return tuple(block for block in made if block is not None)


def _paragraph(part: Part, filling: Filling) -> Paragraph:
    return Paragraph(filling.text(part["point"]), filling.text(part["text"]))


def _lead(part: Part, filling: Filling) -> Lead:
    return Lead(filling.text(part["point"]), filling.text(part["text"]))


def _panel(part: Part, filling: Filling) -> Notices:
    return Notices((_paragraph(part, filling),))


def _notices(part: Part, filling: Filling) -> Notices | None:
    if not filling.messengers:
        return None
    notes = [_note(part, messenger, filling) for messenger in filling.messengers]
    last = filling.text(part["last"])
    return Notices((*notes, Paragraph("", last)) if last else tuple(notes))


def _note(part: Part, messenger: Messenger, filling: Filling) -> Paragraph:
    values = {**filling.values, **messenger.values()}
    point, text = (fill(part[key], values, blank=filling.blank) for key in ("point", "text"))
    return Paragraph(point, text)


def _facts(part: Part, filling: Filling) -> Facts:
    left, right = (
        tuple(Fact(filling.text(fact["label"]), filling.value(fact["value"])) for fact in part[side])
        for side in ("left", "right")
    )
    return Facts(left, right)


def _items(part: Part, filling: Filling) -> Items:
    return Items(tuple(Fact(filling.text(item["label"]), filling.value(item["value"])) for item in part["items"]))


def _sign_off(part: Part, filling: Filling) -> SignOff:
    return SignOff(filling.text(part["greeting"]), filling.text(part["name"]))


def _boxes(part: Part, filling: Filling) -> Boxes | None:
    columns = [column for column in part["columns"] if filling.asks(column)]
    rows = [channel for channel in filling.rows if channel.channel_class in part["rows"]]
    if not columns or not rows:
        return None
    headings = (part["way"], *(filling.text(column["heading"]) for column in columns))
    return Boxes(headings, tuple(_row(part, columns, channel, filling.language) for channel in rows))


def _row(part: Part, columns: Sequence[Part], channel: Channel, language: Language) -> BoxRow:
    cells: tuple[Cell, ...] = tuple(
        part["free"] if channel.channel_class in column.get("free", ()) else _box(column, channel.id)
        for column in columns
    )
    return BoxRow(_way_name(part, channel, language), cells)


def _way_name(part: Part, channel: Channel, language: Language) -> str:
    return str(part["names"].get(channel.id, channel.names[language]))


def _box(part: Part, channel: str) -> Box:
    return Box(channel, _purposes(part), part.get("name", ""))


def _purposes(part: Part) -> tuple[Purpose, ...]:
    return tuple(Purpose(purpose) for purpose in part.get("purposes", ()))


def _choices(part: Part, filling: Filling) -> Choices:
    choices = [
        Choice(_box(choice, choice.get("channel", "")), filling.text(choice["text"]))
        for choice in part["choices"]
        if filling.asks(choice)
    ]
    ways = [
        Choice(Box(channel.id, name="way"), _way_name(part, channel, filling.language))
        for channel in filling.rows
        if channel.channel_class in part.get("ways", ())
    ]
    return Choices(filling.text(part["text"]), (*choices, *ways))


def _table(part: Part, filling: Filling) -> Table:
    rows = (tuple(map(filling.text, row["cells"])) for row in part["rows"] if filling.keeps(row))
    return Table(tuple(part["headings"]), tuple(rows))


def _signatures(part: Part, filling: Filling) -> Signatures:
    return Signatures(
        tuple(_line(line, filling, FieldType.PLACE) for line in part["short"]),
        tuple(_line(line, filling, FieldType.SIGNATURE) for line in part["signatures"] if filling.keeps(line)),
        tuple(_line(line, filling) for line in part["long"]),
    )


def _line(line: Part, filling: Filling, kind: FieldType | None = None) -> WriteLine:
    typed = FieldType(line["type"]) if "type" in line else kind
    return WriteLine(filling.text(line["label"]), typed, line.get("name", ""))


PARTS: Final[Mapping[str, Callable[[Part, Filling], Block | None]]] = {
    "lead": _lead,
    "paragraph": _paragraph,
    "panel": _panel,
    "notices": _notices,
    "facts": _facts,
    "items": _items,
    "sign_off": _sign_off,
    "boxes": _boxes,
    "choices": _choices,
    "table": _table,
    "signatures": _signatures,
}
# What each part must hold; the rest of its keys are optional.
REQUIRED: Final[Mapping[str, frozenset[str]]] = {
    "lead": frozenset({"point", "text"}),
    "paragraph": frozenset({"point", "text"}),
    "panel": frozenset({"point", "text"}),
    "notices": frozenset({"point", "text", "last"}),
    "facts": frozenset({"left", "right"}),
    "items": frozenset({"items"}),
    "sign_off": frozenset({"greeting", "name"}),
    "boxes": frozenset({"way", "rows", "names", "free", "columns"}),
    "choices": frozenset({"text", "choices"}),
    "table": frozenset({"headings", "rows"}),
    "signatures": frozenset({"short", "signatures", "long"}),
}
