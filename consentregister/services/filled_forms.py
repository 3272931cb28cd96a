"""What the fields of a returned PDF say about the form they were printed with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from consentregister.domain.filled import Filled
from consentregister.domain.form import Field, FieldType
from consentregister.domain.form_code import read_code
from consentregister.domain.printed import FormRow
from consentregister.paper.filled import Widget, is_seen
from consentregister.paper.form_fields import NAME_PREFIX, field_name
from consentregister.paper.pictures import PageImage

_DAYS: Final = ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y")


def code_in_fields(widgets: Iterable[Widget]) -> str | None:
    """The one form all fields of a page belong to by their names; None for none, or for several."""
    codes = {code for widget in widgets if (code := _code_of(widget.name)) is not None}
    return codes.pop() if len(codes) == 1 else None


def read_filled(page: PageImage, form: FormRow) -> Filled | None:
    """What was filled in on a page of this form; None where it has no fields of this form.

    A tick counts where the field says so and it is seen where the box was printed: what a person confirms is what they
    see.
    """
    found = [
        (number, field, mine) for number, field in enumerate(form.fields) if (mine := _of(page.widgets, form, number))
    ]
    if not found:
        return None
    boxes = dict(_boxes(page, found))
    return Filled(
        ticked=frozenset(number for number, ticked in boxes.items() if ticked),
        empty=frozenset(number for number, ticked in boxes.items() if not ticked),
        signed_on=_day(found),
    )


def together(pages: Iterable[Filled | None]) -> Filled | None:
    """What the sheets of one form say together: its boxes may lie on the first, the day on the last."""
    told = [page for page in pages if page is not None]
    if not told:
        return None
    days = {page.signed_on for page in told if page.signed_on}
    return Filled(
        ticked=frozenset().union(*(page.ticked for page in told)),
        empty=frozenset().union(*(page.empty for page in told)),
        signed_on=days.pop() if len(days) == 1 else None,
    )


def _code_of(name: str) -> str | None:
    prefix, _, rest = name.partition("-")
    return read_code(rest.partition("-")[0]) if prefix == NAME_PREFIX else None


def _of(widgets: Sequence[Widget], form: FormRow, number: int) -> list[Widget]:
    name = field_name(form.code, number)
    return [widget for widget in widgets if widget.name == name]


def _boxes(page: PageImage, found: Iterable[tuple[int, Field, list[Widget]]]) -> Iterator[tuple[int, bool]]:
    for number, field, mine in found:
        only = mine[0] if len(mine) == 1 else None
        if only is None or only.ticked is None:
            continue
        if is_seen(page.image, field, page.dpi) is only.ticked:
            yield number, only.ticked


def _day(found: Iterable[tuple[int, Field, list[Widget]]]) -> date | None:
    days = [mine[0] for _, field, mine in found if field.type is FieldType.DATE and len(mine) == 1]
    if len(days) != 1:
        return None
    return read_typed_day(days[0].text)


def read_typed_day(text: str) -> date | None:
    """A day as customers type it: 24.11.2026, 24. 11. 26, 24/11/2026, 2026-11-24; None for anything else."""
    typed = "".join(text.split())
    for form in _DAYS:
        try:
            return datetime.strptime(typed, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None
