"""Pages that come back through the door: read once, kept with what was read, filed when it is plain."""

from __future__ import annotations

import json
from pathlib import Path

import PIL.Image
import pytest
import segno

from consentregister.domain.contact import ContactPoint
from consentregister.domain.form import FieldType
from consentregister.domain.person import NewPerson
from consentregister.domain.printed import Printed, ScanPage
from consentregister.domain.sheet_reading import Mark
from consentregister.domain.words import FormState, Purpose, ScanStatus
from consentregister.register import Register
from tests.benchmarks.scans import measure
from tests.came_back import boxes_of, scanned_to, written_on
from tests.pens import Tick

BOX = ("whatsapp", Purpose.ADVERTISING)


def a_person(register: Register, name: str = "Anna Beispiel", **more: object) -> int:
    """Somebody with a mobile number."""
    phone = ContactPoint.phone("0171 39200 33")
    return register.people.record(NewPerson(name=name, contact_points=(phone,), **more)).value.id  # type: ignore[arg-type]


def printed_for(register: Register, *persons: int) -> Printed:
    """Forms for some people, in one PDF."""
    register.settings.set({"business_services": "Haarschnitt"})
    return register.forms.print(persons).value


def paper(
    printed: Printed, number: int = 0, *, ticks: dict[int, Tick] | None = None, signed: bool = True
) -> PIL.Image.Image:
    """One of the printed forms with advertising by WhatsApp ticked, or what else is told."""
    form = printed.forms[number]
    place = next(
        place for place, field in enumerate(form.fields) if (field.channel, field.purposes[:1]) == (BOX[0], BOX[1:])
    )
    signers = ("person",) if signed else ()
    return written_on(printed.pdf, form.fields, ticks or {place: Tick.CROSS}, signers=signers, page=form.page, sheet=1)


def ticked(page: ScanPage) -> set[tuple[str, Purpose]]:
    """The cells read as ticked."""
    return {(one.channel, one.purpose) for one in page.ticks if one.ticked}


def test_a_page_is_read_once_and_kept_so(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read at intake is shown by the inbox without opening the picture again."""
    printed = printed_for(register, a_person(register))
    (taken,) = register.scans.take([scanned_to(tmp_path / "scan.jpg", paper(printed))]).value
    assert (ticked(taken), taken.signed, taken.status) == ({BOX}, True, ScanStatus.PROPOSED)
    assert taken.confidence >= 0.8
    assert all(one.ticked is not None and one.confidence >= 0.8 for one in taken.ticks)
    monkeypatch.setattr("consentregister.services.page_reading.open_pages", None)
    (waiting,) = register.scans.inbox()
    assert (waiting.ticks, waiting.readings) == (taken.ticks, taken.readings)
    assert all(len(one.outline) == 4 for one in waiting.readings)


def test_plain_pages_are_filed_and_others_wait(register: Register, tmp_path: Path) -> None:
    """Signed with clear ticks: filed, without a day of signature. Struck out, or not signed: waits, and says why."""
    persons = [a_person(register, name) for name in ("Anna", "Bert", "Cem")]
    printed = printed_for(register, *persons)
    struck = dict.fromkeys(boxes_of(printed.forms[1].fields)[:1], Tick.STRUCK)
    papers = [paper(printed), paper(printed, 1, ticks=struck), paper(printed, 2, signed=False)]
    files = [scanned_to(tmp_path / f"{place}.jpg", one) for place, one in enumerate(papers)]
    pages = register.scans.accept(files).value
    assert [page.status for page in pages] == [ScanStatus.FILED, ScanStatus.PROPOSED, ScanStatus.PROPOSED]
    assert [page.reason for page in pages] == ["", "ticks_unclear", "signature_not_found"]
    given = next(one for one in register.consents.of(persons[0]) if (one.said.channel, one.said.purpose) == BOX)
    assert (given.state, given.said.signed_on) == ("granted", None)
    assert register.checks.check(persons[0], *BOX).verdict.is_yes
    assert not register.checks.check(persons[1], *BOX).verdict.is_yes


def test_a_code_of_something_else_beside_ours_says_nothing(register: Register, tmp_path: Path) -> None:
    """The Wi-Fi code on the counter, and a code that only looks like ours, are passed over."""
    printed = printed_for(register, a_person(register))
    sheet = paper(printed)
    desk = PIL.Image.new("RGB", (sheet.width, sheet.height + 400), "white")
    desk.paste(sheet, (0, 0))
    for place, text in enumerate(("WIFI:S:Salon;T:WPA;P:example;;", "CR1:7KQ2M4XDP9TB")):
        segno.make(text).save(tmp_path / "code.png", scale=8)
        desk.paste(PIL.Image.open(tmp_path / "code.png").convert("RGB"), (100 + 500 * place, sheet.height + 60))
    desk.save(tmp_path / "photo.png")
    (page,) = register.scans.propose(tmp_path / "photo.png")
    assert (page.code, ticked(page)) == (printed.forms[0].code, {BOX})


def test_two_forms_on_one_page(register: Register, tmp_path: Path) -> None:
    """Two sheets under one lid are two forms, each its own person's; both are filed, with one picture as evidence."""
    persons = [a_person(register, name) for name in ("Anna", "Bert")]
    printed = printed_for(register, *persons)
    one, other = paper(printed), paper(printed, 1, ticks={0: Tick.EMPTY})
    both = PIL.Image.new("RGB", (one.width * 2, one.height), "white")
    both.paste(one, (0, 0))
    both.paste(other, (one.width, 0))
    both.save(tmp_path / "both.png")
    pages = register.scans.accept([tmp_path / "both.png"]).value
    assert {(page.person, page.page, page.status) for page in pages} == {(one, 1, "filed") for one in persons}
    assert [register.checks.check(person, *BOX).verdict.is_yes for person in persons] == [True, False]
    assert len({one.said.evidence for person in persons for one in register.consents.of(person)}) == 1


def test_a_page_without_a_code_inherits_nothing(register: Register, tmp_path: Path) -> None:
    """In a stack the page between two forms stays nobody's, and keeps nothing of what its neighbours say."""
    persons = [a_person(register, name) for name in ("Anna", "Bert")]
    printed = printed_for(register, *persons)
    blank = PIL.Image.new("RGB", (1654, 2339), "white")
    papers = [paper(printed), blank, paper(printed, 1)]
    papers[0].save(tmp_path / "stack.tiff", save_all=True, append_images=papers[1:])
    pages = register.scans.propose(tmp_path / "stack.tiff")
    assert [page.person for page in pages] == [persons[0], None, persons[1]]
    assert (pages[1].readings, pages[1].ticks, pages[1].signed) == ((), (), None)


@pytest.mark.parametrize("state", ["void", "returned"])
def test_a_form_that_is_void_or_back_already(register: Register, tmp_path: Path, state: str) -> None:
    """Its page is told so in its own sentence, files nothing, and waits to be put aside."""
    printed = printed_for(register, a_person(register))
    code = printed.forms[0].code
    if state == "void":
        register.forms.void(code, "misprint")
    else:
        register.scans.accept([scanned_to(tmp_path / "first.png", paper(printed))])
    file = scanned_to(tmp_path / "again.jpg", paper(printed, ticks={0: Tick.EMPTY}))
    (page,) = register.scans.propose(file)
    assert (page.status, page.reason) == (ScanStatus.REFUSED, f"form_{state}")
    before = register.consents.of(1)
    (page,) = register.scans.accept([file]).value
    assert (page.status, page.reason, register.consents.of(1)) == (ScanStatus.PROPOSED, f"form_{state}", before)
    assert [one.reason for one in register.scans.inbox()] == [f"form_{state}"]


def test_the_log_says_what_was_read_and_what_was_confirmed(register: Register, tmp_path: Path) -> None:
    """Left as read, corrected, and entered where nothing could be read are three things in the log."""
    persons = [a_person(register, name) for name in ("Anna", "Bert", "Cem")]
    printed = printed_for(register, *persons)
    files = [scanned_to(tmp_path / f"{place}.jpg", paper(printed, place)) for place in (0, 1)]
    blank = tmp_path / "blank.png"
    PIL.Image.new("RGB", (800, 1100), "white").save(blank)
    first, second, third = register.scans.take([*files, blank]).value
    register.scans.file(first.id, ticked=[BOX], signed_on=None)
    register.scans.file(second.id, ticked=[], signed_on=None)
    register.scans.file(third.id, ticked=[BOX], signed_on=None, code=printed.forms[2].code)
    back = [entry for person in persons for entry in register.log.show(person) if entry.kind == "form_returned"]
    words = ("gelesen und bestätigt", "gelesen und von Hand berichtigt", "von Hand eingetragen")
    assert [next(word for word in words if word in entry.text) for entry in back] == list(words)
    assert register.log.verify().ok


def test_a_blank_form_waits_for_its_person(register: Register, tmp_path: Path) -> None:
    """A form without a person is read, and filed by nobody but a person."""
    printed = register.forms.print([], blank=1).value
    file = scanned_to(tmp_path / "blank.jpg", paper(printed))
    (page,) = register.scans.accept([file]).value
    assert (page.status, page.reason, page.signed) == (ScanStatus.PROPOSED, "scan_without_form", True)


def test_the_parents_signature_counts_on_their_form(register: Register, tmp_path: Path) -> None:
    """The child's alone does not; the mother's does, and she is the giver."""
    mother = a_person(register, "Maria Beispiel")
    kim = a_person(register, "Kim Beispiel", minor=True, guardian=mother)
    printed = printed_for(register, kim)
    fields = printed.forms[0].fields
    box = next(place for place in boxes_of(fields) if fields[place].channel == "whatsapp")
    for signer, status in (("child", ScanStatus.PROPOSED), ("guardian", ScanStatus.FILED)):
        sheet = written_on(printed.pdf, fields, {box: Tick.CROSS}, signers=[signer])
        (page,) = register.scans.accept([scanned_to(tmp_path / f"{signer}.jpg", sheet)]).value
        assert page.status is status
    assert {one.said.given_by for one in register.consents.of(kim) if one.state == "granted"} == {mother}


def test_a_form_of_two_sheets_is_put_together(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The boxes of the first sheet and the signature of the second make one form, whichever came first."""
    from consentregister.paper import draw

    monkeypatch.setattr(draw, "STYLES", draw.LARGE_PRINT)
    printed = printed_for(register, a_person(register))
    (form,) = printed.forms
    assert form.sheets == 2
    place = next(
        place for place, field in enumerate(form.fields) if (field.channel, field.purposes[:1]) == (BOX[0], BOX[1:])
    )
    files = []
    for sheet in (2, 1):
        written = written_on(printed.pdf, form.fields, {place: Tick.HOOK}, page=sheet, sheet=sheet)
        files.append(scanned_to(tmp_path / f"{sheet}.jpg", written))
    (second,) = register.scans.accept(files[:1]).value
    assert (second.status, second.reason) == (ScanStatus.PROPOSED, "ticks_unclear")
    (first,) = register.scans.take(files[1:]).value
    assert (ticked(first), first.signed) == ({BOX}, True)
    own = [form.fields[one.field].type for one in first.readings if one.outline]
    assert set(own) == {FieldType.TICK}
    register.scans.file(second.id, ticked=[BOX], signed_on=None)
    assert register.scans.inbox() == []
    assert register.forms.find(form.code).state is FormState.RETURNED


def test_readings_are_kept_short(register: Register, tmp_path: Path) -> None:
    """What is kept of a page is small: it is read with each list."""
    printed = printed_for(register, a_person(register))
    (page,) = register.scans.take([scanned_to(tmp_path / "scan.jpg", paper(printed))]).value
    assert {one.mark for one in page.readings} >= {Mark.SET, Mark.EMPTY}
    assert len(json.dumps([one.outline for one in page.readings])) < 4000


@pytest.mark.slow
def test_made_pages_of_every_kind() -> None:
    """Two dozen pages as scanners and telephones deliver them: the right person, and nothing clear read wrongly."""
    score = measure(24, first_seed=50_000)
    counts = score.counts
    assert (counts["found"], counts["wrong person"]) == (24, 0)
    assert counts["right"] == counts["clear"], score.wrong
    assert counts["right clear signatures"] == counts["clear signatures"], score.wrong
    assert score.share("clear", "boxes") > 0.9
    assert score.share("left", "unclear boxes") > 0.9
