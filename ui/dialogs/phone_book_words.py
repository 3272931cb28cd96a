"""The phone's address book in words and lines: who must go first, then who is unknown, then who may stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consentregister.domain.contact import shown_phone
from consentregister.domain.phone_book import BookEntry, CardFate, LeftOut, PhoneBookCheck, PhoneBookExport, SinceLast
from consentregister.domain.words import Verdict
from ui.models.list_model import Line
from ui.texts import Texts

BADGES = (*(f"phone_book.fate.{fate}" for fate in CardFate), "phone_book.left_out_badge")
# How a fate looks; what nobody knows has a badge of its own.
_LOOKS = {CardFate.MUST_GO: Verdict.BLOCK, CardFate.UNREADABLE: Verdict.ASK_FIRST, CardFate.MAY_STAY: Verdict.ALLOW}


def check_summed_up(checked: PhoneBookCheck, texts: Texts) -> str:
    """One sentence: "2 dürfen bleiben, 1 muss raus, 3 nicht in der Kartei"; what is none is left out."""
    stay, go = len(checked.of(CardFate.MAY_STAY)), len(checked.of(CardFate.MUST_GO))
    parts = [texts.counted("phone_book.stay", stay) if stay else texts("phone_book.none_stay")]
    if go:
        parts.append(texts("phone_book.must_go_one") if go == 1 else texts("phone_book.must_go", count=go))
    if unknown := len(checked.of(CardFate.UNKNOWN)):
        parts.append(texts("phone_book.unknown", count=unknown))
    if unreadable := len(checked.of(CardFate.UNREADABLE)):
        parts.append(texts("phone_book.unreadable", count=unreadable))
    return ", ".join(parts)


def export_summed_up(plan: PhoneBookExport, texts: Texts) -> str:
    """One sentence: "12 Personen kommen aufs Handy, 3 bleiben weg"."""
    come, left_out = len(plan.people), len(plan.left_out)
    if come and not left_out:
        return f"{texts('phone_book.all_come')}: {come}"
    first = texts.counted("phone_book.come", come) if come else texts("phone_book.none_come")
    return f"{first}, {texts.counted('phone_book.left_out', left_out)}" if left_out else first


def since_in_words(since: SinceLast | None, texts: Texts) -> str:
    """What changed since the last check; "" where there was none."""
    if since is None:
        return ""
    what = ", ".join(_changes(since, texts)) or texts("phone_book.since_nothing")
    return texts("phone_book.since", day=texts.day(since.at.astimezone().date()), what=what)


def _changes(since: SinceLast, texts: Texts) -> Iterator[str]:
    if since.came:
        yield texts("phone_book.since_came", count=len(since.came))
    if since.lost:
        yield texts("phone_book.since_lost", count=len(since.lost))
    if since.gone:
        yield texts("phone_book.since_gone", count=since.gone)


def check_lines(checked: PhoneBookCheck, texts: Texts) -> Sequence[Line]:
    """The cards of the phone, those who must go first."""
    return [_line(entry, texts) for fate in CardFate for entry in checked.of(fate)]


def export_lines(plan: PhoneBookExport, texts: Texts) -> Sequence[Line]:
    """Who is left out, and why."""
    return [_left_out(one, texts) for one in plan.left_out]


def _line(entry: BookEntry, texts: Texts) -> Line:
    number = shown_phone(entry.number) if entry.number.startswith("+") else entry.number
    nameless = texts("phone_book.card_row", row=entry.row) if not number else texts("phone_book.card_without_name")
    word = texts(f"phone_book.fate.{entry.fate}")
    return Line(
        _LOOKS.get(entry.fate), entry.name or nameless, number, word, entry.reason, person=entry.person, text=number
    )


def _left_out(one: LeftOut, texts: Texts) -> Line:
    return Line(Verdict.BLOCK, one.name, "", texts("phone_book.left_out_badge"), one.reason, person=one.person)
