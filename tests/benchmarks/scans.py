"""Pages that come back, made by hundreds with known answers: what is found, read rightly, and left to a person.

python -m tests.benchmarks.scans 1000 [first seed]. Seeds below 100000 were used to find the thresholds; the default
begins beyond them, so that nothing is measured on what it was tuned on.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import PIL.Image
import pypdfium2

from consentregister.domain.contact import ContactPoint
from consentregister.domain.form import Field, FieldType
from consentregister.domain.person import NewPerson
from consentregister.domain.printed import PrintedForm, ScanPage
from consentregister.domain.sheet_reading import FieldReading, Mark
from consentregister.domain.words import Language, PersonKind, Purpose
from consentregister.register import Register
from tests.pens import PENS, TICKED, UNCLEAR, Answers, Hand, Tick
from tests.scanners import as_file, by_scanner, by_telephone

FIRST_SEED = 100_000
_DPI = 300
_OWN = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)
# Half of the boxes stay empty, as on real forms.
_TICKS = (*TICKED, *UNCLEAR, *(Tick.EMPTY,) * 6)


@dataclass(frozen=True)
class Sheet:
    """A printed sheet: whose it is, its picture, and the places of its fields."""

    form: PrintedForm
    picture: PIL.Image.Image


@dataclass
class Score:
    """What was found, by name; `wrong` says where, to look at it again by its seed."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """One count of another, 1 where there is nothing to count."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 1.0


def main() -> None:
    """Measure and print."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    show(measure(pages, int(sys.argv[2]) if len(sys.argv) > 2 else FIRST_SEED))


def measure(pages: int, first_seed: int = FIRST_SEED) -> Score:
    """Make pages, one from each seed, and read them through the door."""
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        register = Register.create_demo(Path(folder) / "salon.consentregister")
        sheets = list(_printed(register))
        for seed in range(first_seed, first_seed + pages):
            _one(register, sheets, seed, Path(folder) / "page.jpg", score)
        register.close()
    return score


def show(score: Score) -> None:
    """Print the table: each figure with its aim."""
    counts, seconds = score.counts, sorted(score.seconds)
    rows = [
        ("pages", f"{counts['pages']}", ""),
        ("codes found", _percent(score.share("found", "pages")), "99.5 %"),
        ("wrong person", f"{counts['wrong person']}", "0"),
        ("boxes ticked or empty", f"{counts['boxes']}", ""),
        ("  of these clear", _percent(score.share("clear", "boxes")), ""),
        ("  right where clear", _percent(score.share("right", "clear")), "99 %"),
        ("  wrong where clear", f"{counts['clear'] - counts['right']}", ""),
        ("boxes struck out or with a speck", f"{counts['unclear boxes']}", ""),
        ("  left to a person", _percent(score.share("left", "unclear boxes")), ""),
        ("signature fields", f"{counts['signatures']}", ""),
        ("  clear", _percent(score.share("clear signatures", "signatures")), ""),
        ("  right where clear", _percent(score.share("right clear signatures", "clear signatures")), "99 %"),
        ("  right in all", _percent(score.share("right signatures", "signatures")), "99 %"),
        ("seconds a page, in the middle", f"{seconds[len(seconds) // 2]:.2f}" if seconds else "", ""),
        ("seconds a page, 95 of 100 below", f"{seconds[len(seconds) * 95 // 100]:.2f}" if seconds else "", ""),
    ]
    for name, value, aim in rows:
        sys.stdout.write(f"{name:36}{value:>10}{'   aim ' + aim if aim else ''}\n")
    sys.stdout.write("".join(f"  {line}\n" for line in score.wrong))


def _percent(part: float) -> str:
    return f"{part * 100:.2f} %"


def _printed(register: Register) -> Iterator[Sheet]:
    """Forms of every kind that is signed, in both languages, for several people."""
    people = register.people
    phone = ContactPoint.phone
    anna = people.record(NewPerson(name="Anna Beispiel", contact_points=(phone("0171 39200 33"),))).value.id
    mail = (phone("0171 39200 34"), ContactPoint.email("bert@example.org"))
    bert = people.record(NewPerson(name="Bert Mustermann-Lang", contact_points=mail)).value.id
    eva = people.record(
        NewPerson(name="Eva Team", kind=PersonKind.EMPLOYEE, contact_points=(phone("0171 39200 35"),))
    ).value.id
    kim = people.record(
        NewPerson(name="Kim Beispiel", minor=True, guardian=anna, contact_points=(phone("0171 39200 36"),))
    ).value.id
    for language in Language:
        for persons, purposes in (((anna, bert, eva, kim), ()), ((anna, bert), _OWN)):
            printed = register.forms.print(persons, language=language, purposes=purposes).value
            document = pypdfium2.PdfDocument(printed.pdf)
            for form in printed.forms:
                picture = document[form.page - 1].render(scale=_DPI / 72).to_pil().convert("RGB")
                yield Sheet(form, picture)
            document.close()


def _one(register: Register, sheets: Sequence[Sheet], seed: int, file: Path, score: Score) -> None:
    chance = random.Random(seed)  # noqa: S311 the same page for the same seed, no secret
    sheet = chance.choice(sheets)
    answers = _answers(sheet.form.fields, chance)
    hand = Hand(chance, _DPI / 25.4, chance.choice(list(PENS)))
    paper = hand.write(sheet.picture, sheet.form.fields, answers, 1)
    handling = (by_telephone if chance.random() < 0.5 else by_scanner)(chance)
    file.write_bytes(as_file(paper, handling, chance))
    begun = time.perf_counter()
    (page,) = register.scans.propose(file)
    score.seconds.append(time.perf_counter() - begun)
    score.counts["pages"] += 1
    if not page.code:
        score.wrong.append(f"{seed}: no code, {handling}")
        return
    score.counts["found"] += 1
    score.counts["wrong person"] += (page.code, page.person) != (sheet.form.code, sheet.form.person)
    _compare(page, sheet.form.fields, answers, score, f"{seed}: {handling}")


def _answers(fields: Sequence[Field], chance: random.Random) -> Answers:
    ticks = {place: chance.choice(_TICKS) for place, one in enumerate(fields) if one.type is FieldType.TICK}
    signed = [place for place, one in enumerate(fields) if one.type is FieldType.SIGNATURE and chance.random() < 0.6]
    return Answers(ticks, frozenset(signed))


def _compare(page: ScanPage, fields: Sequence[Field], answers: Answers, score: Score, where: str) -> None:
    read = {one.field: one for one in page.readings}
    for place, one in enumerate(fields):
        seen = read.get(place) or FieldReading(place, Mark.UNCLEAR, 0.0)
        if one.type is FieldType.TICK:
            _compare_box(seen, answers.ticks[place], score, where)
        elif one.type is FieldType.SIGNATURE:
            _compare_signature(seen, place in answers.signed, score, where)


def _compare_box(seen: FieldReading, tick: Tick, score: Score, where: str) -> None:
    if tick in UNCLEAR:
        score.counts["unclear boxes"] += 1
        score.counts["left"] += not seen.is_clear
        if seen.is_clear:
            score.wrong.append(f"{tick} box read as {seen.mark}, {seen.confidence} {seen.outline[:1]} {where}")
        return
    right = seen.mark is (Mark.SET if tick in TICKED else Mark.EMPTY)
    score.counts["boxes"] += 1
    score.counts["clear"] += seen.is_clear
    score.counts["right"] += seen.is_clear and right
    if seen.is_clear and not right:
        score.wrong.append(f"{tick} box read as {seen.mark}, {seen.confidence} {seen.outline[:1]} {where}")


def _compare_signature(seen: FieldReading, signed: bool, score: Score, where: str) -> None:
    right = seen.mark is (Mark.SET if signed else Mark.EMPTY)
    score.counts["signatures"] += 1
    score.counts["right signatures"] += right
    score.counts["clear signatures"] += seen.is_clear
    score.counts["right clear signatures"] += seen.is_clear and right
    if not right:
        score.wrong.append(f"signed={signed} read as {seen.mark}, {seen.confidence} {where}")


if __name__ == "__main__":
    main()
