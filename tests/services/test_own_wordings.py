"""The business's own texts: versions, what was printed before, who signed which, and what may not be written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.person import NewPerson
from consentregister.domain.wording import Draft, DraftPart, Signer, WordingKey
from consentregister.domain.words import FormKind, Language, Purpose
from consentregister.register import Register
from consentregister.services import own_wordings
from consentregister.services.wordings import Wording, parse_wording, shipped_wording
from tests.conftest import Clock
from tests.services.stories import told

CUSTOMER = WordingKey(FormKind.CONSENT_CUSTOMER, Language.DE)
APPOINTMENT = Purpose.APPOINTMENT_OR_ORDER


def edited(draft: Draft, part: int, **words: str) -> Draft:
    """A draft with another text in one part."""
    parts = list(draft.parts)
    parts[part] = replace(parts[part], **words)  # type: ignore[arg-type]  # words of the part
    return replace(draft, parts=tuple(parts))


def at(draft: Draft, point: str) -> int:
    """Where the paragraph that begins with a point stands."""
    return next(place for place, part in enumerate(draft.parts) if part.point == point)


def greeted(register: Register) -> Draft:
    """The customer's form with a friendlier beginning."""
    return edited(register.wordings.draft(CUSTOMER), 0, point="Schön, dass Sie da sind.")


def signed(register: Register, person: int, paper: Path) -> str:
    """Print a person's form and have it back with one tick. Returns: its code."""
    printed = register.forms.print([person]).value
    paper.write_bytes(printed.pdf)
    (page,) = register.scans.take([paper]).value
    register.scans.file(page.id, ticked=[("whatsapp", APPOINTMENT)], signed_on=None)
    return printed.forms[0].code


def state(register: Register, person: int) -> str:
    """What stands for appointments by WhatsApp."""
    return register.checks.check(person, "whatsapp", APPOINTMENT).state


def test_saved_once_told_once(salon: Register, clock: Clock) -> None:
    """A saved text is in use as the next version, with the day and who it was, and stands in the log."""
    before = shipped_wording(FormKind.CONSENT_CUSTOMER, Language.DE).mark.digest
    changed = salon.wordings.save(greeted(salon))
    row = salon.wordings.row(CUSTOMER)
    assert (row.version, row.is_own, row.since, row.by, row.newer_shipped) == (2, True, clock(), "KP", False)
    newest = salon.wordings.versions(CUSTOMER)[0]
    story = {
        "form_kind": "consent_customer",
        "language": "de",
        "version": 2,
        "wording": newest.digest,
        "before": before,
        "anew": False,
    }
    assert told(salon, changed) == [("wording_changed", None, story)]
    assert salon.log.show(limit=1)[0].text == "Text geändert: Formular (Deutsch), jetzt Fassung 2"
    assert salon.log.verify().ok


def test_the_next_form_says_it(salon: Register, anna: int) -> None:
    """The next form has the new text and its version; the other language and the other forms have not."""
    salon.wordings.save(greeted(salon))
    salon.forms.print([anna])
    (row,) = salon.forms.all()
    assert (row.wording, row.wording_digest) == ("2", salon.wordings.versions(CUSTOMER)[0].digest)
    others = {one.key: one.version for one in salon.wordings.all() if one.key != CUSTOMER}
    assert len(others) >= 15
    assert set(others.values()) == {1}


def test_what_was_printed_stays_to_the_byte(salon: Register, anna: int) -> None:
    """A form printed before an edit is given back as it was, and its text can be read for ever by its digest."""
    first = salon.forms.print([anna]).value
    digest = salon.forms.all()[0].wording_digest
    for point in ("Eins.", "Zwei."):
        salon.wordings.save(edited(salon.wordings.draft(CUSTOMER), 0, point=point))
    assert salon.forms.pdf(first.forms[0].code) == first.pdf
    assert salon.forms.find(first.forms[0].code).wording == "1"
    kept = salon.wordings.versions(CUSTOMER)
    assert [one.version for one in kept] == [3, 2, 1]
    assert kept[-1].digest == digest
    assert salon._store.read().execute("SELECT source FROM wording WHERE digest = ?", (digest,)).fetchone()[
        "source"
    ] == (shipped_wording(FormKind.CONSENT_CUSTOMER, Language.DE).source)


def test_who_signed_which(salon: Register, anna: int, paper: Path, tmp_path: Path) -> None:
    """Each version names those whose yes rests on it; who signs anew or wants no more leaves the old one."""
    new = NewPerson(name="Berta Muster", contact_points=(ContactPoint.phone("0171 39200 34"),))
    berta = salon.people.record(new).value.id
    signed(salon, anna, paper)
    signed(salon, berta, tmp_path / "berta.pdf")
    salon.wordings.save(greeted(salon))

    def names() -> dict[int, list[str]]:
        return {one.version: [who.name for who in one.signers] for one in salon.wordings.versions(CUSTOMER)}

    assert names() == {2: [], 1: ["Anna Beispiel", "Berta Muster"]}
    signed(salon, anna, tmp_path / "anew.pdf")
    assert names() == {2: ["Anna Beispiel"], 1: ["Berta Muster"]}
    salon.consents.withdraw(berta, channel="whatsapp")
    assert names() == {2: ["Anna Beispiel"], 1: []}
    assert salon.wordings.versions(CUSTOMER)[0].signers == (Signer(person=anna, name="Anna Beispiel"),)


def test_only_another_matter_needs_a_new_signature(salon: Register, anna: int, paper: Path, clock: Clock) -> None:
    """Other words for the same leave a yes as it is; another matter has it signed anew, and says why."""
    signed(salon, anna, paper)
    salon.wordings.save(greeted(salon))
    assert state(salon, anna) == "granted_written"
    clock.forward(hours=1)
    salon.wordings.save(edited(salon.wordings.draft(CUSTOMER), 0, point="Neuer Anbieter."), anew=True)
    answer = salon.checks.check(anna, "whatsapp", APPOINTMENT)
    assert (answer.state, answer.verdict) == ("expired", "ask_first")
    assert "Der Text des Formulars hat sich geändert." in answer.reason
    assert [one.is_outdated for one in salon.wordings.versions(CUSTOMER)] == [False, True, True]


def test_the_past_knows_no_later_edit(salon: Register, anna: int, paper: Path, clock: Clock) -> None:
    """What was allowed before the text changed is still told as allowed for that day."""
    signed(salon, anna, paper)
    clock.forward(days=1)
    before = clock()
    clock.forward(days=1)
    salon.wordings.save(greeted(salon), anew=True)
    then = salon.checks.check(anna, "whatsapp", APPOINTMENT, at=before)
    assert (then.state, state(salon, anna)) == ("granted_written", "expired")


def test_back_to_the_programs_text(salon: Register, anna: int, paper: Path) -> None:
    """The program's text comes back as a new version, and who signed it needs no new signature."""
    signed(salon, anna, paper)
    salon.wordings.save(greeted(salon), anew=True)
    assert state(salon, anna) == "expired"
    row = salon.wordings.use_shipped(CUSTOMER).value
    assert (row.version, row.is_own) == (3, False)
    assert state(salon, anna) == "granted_written"
    assert salon.wordings.draft(CUSTOMER).parts == salon.wordings.shipped_draft(CUSTOMER).parts
    assert salon.wordings.compared(salon.wordings.draft(CUSTOMER)) == []
    assert salon.log.verify().ok


def test_an_earlier_version_again(salon: Register) -> None:
    """Any version can be put into use again; one that the form never had, or has now, can't."""
    salon.wordings.save(greeted(salon))
    second = salon.wordings.versions(CUSTOMER)[0].digest
    salon.wordings.use_shipped(CUSTOMER)
    assert salon.wordings.use_again(CUSTOMER, second).value.version == 4
    assert salon.wordings.draft(CUSTOMER).parts[0].point == "Schön, dass Sie da sind."
    for digest, key in ((second, "wording_unchanged"), ("0" * 64, "wording_unknown")):
        with pytest.raises(InvalidInput) as refused:
            salon.wordings.use_again(CUSTOMER, digest)
        assert refused.value.key == f"errors.{key}"


def test_nothing_changed_is_no_version(salon: Register) -> None:
    """Saving what is in use anyway makes no version."""
    with pytest.raises(InvalidInput) as refused:
        salon.wordings.save(salon.wordings.draft(CUSTOMER))
    assert refused.value.key == "errors.wording_unchanged"
    assert salon.wordings.row(CUSTOMER).version == 1


def test_what_differs(salon: Register) -> None:
    """Compared with the program's, an edited, a new and a removed paragraph are named, and nothing else."""
    draft = greeted(salon)
    storage = at(draft, "Speicherdauer und Rechte.")
    parts = [*draft.parts[:storage], *draft.parts[storage + 1 :], DraftPart(point="Danke.", text="Bis bald!")]
    found = salon.wordings.compared(replace(draft, parts=tuple(parts)))
    assert len(found) == 3
    assert found[0].ours.startswith("Schön, dass Sie da sind.")
    assert found[0].theirs.startswith("Bitte kreuzen Sie nur an")
    assert (found[1].ours, found[1].theirs[:13]) == ("", "Speicherdauer")
    assert (found[2].ours, found[2].theirs) == ("Danke. Bis bald!", "")


def test_a_newer_text_of_the_program_is_told(salon: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """The business's own text stays when the program brings another, and the window is told; without one it comes."""
    salon.wordings.save(greeted(salon))

    def newer(kind: FormKind, language: Language, variant: str = "") -> Wording:
        shipped = shipped_wording(kind, language, variant)
        return parse_wording(shipped.source.replace("Freiwillig", "Ganz freiwillig"), kind, language, variant)

    monkeypatch.setattr(own_wordings, "shipped_wording", newer)
    row = salon.wordings.row(CUSTOMER)
    assert (row.version, row.is_own, row.newer_shipped) == (2, True, True)
    assert salon.wordings.draft(CUSTOMER).parts[0].point == "Schön, dass Sie da sind."
    assert not any(one.newer_shipped for one in salon.wordings.all() if one.key != CUSTOMER)
    salon.wordings.save(edited(salon.wordings.draft(CUSTOMER), 0, point="Gesehen."))
    assert not salon.wordings.row(CUSTOMER).newer_shipped


def test_who_was_not_told_of_the_provider_is_told_by_the_answer(salon: Register, anna: int, paper: Path) -> None:
    """Without the notice on the messenger on the form, the notice in the answer does not fall silent (M2, M3)."""
    draft = salon.wordings.draft(CUSTOMER)
    parts = tuple(part for part in draft.parts if part.sort != "notices")
    signed(salon, anna, paper)
    silent = salon.checks.check(anna, "whatsapp", APPOINTMENT)
    salon.wordings.save(replace(draft, parts=parts))
    signed(salon, anna, paper)
    loud = salon.checks.check(anna, "whatsapp", APPOINTMENT)
    assert (silent.verdict, loud.verdict) == ("allow", "allow_with_notice")
    assert [notice.id for notice in loud.notices] == ["M2"]


@pytest.mark.parametrize("key", [CUSTOMER, WordingKey(FormKind.CONSENT_CUSTOMER, Language.EN, "own")])
def test_preview(salon: Register, anna: int, key: WordingKey) -> None:
    """A draft is shown as it would be printed, made out to an invented person or a chosen one; nothing is recorded."""
    before = salon.log.count()
    draft = edited(salon.wordings.draft(key), 0, point="Hallo.")
    shown = salon.wordings.preview(draft)
    assert shown.pdf.startswith(b"%PDF")
    assert (shown.sheets, shown.usual) == (1, 1)
    assert salon.wordings.preview(draft, anna).pdf != shown.pdf
    assert (salon.log.count(), salon.wordings.row(key).version) == (before, 1)


def test_a_long_text_takes_two_sheets(salon: Register) -> None:
    """The preview counts the sheets, and those of the program's own text."""
    shown = salon.wordings.preview(edited(salon.wordings.draft(CUSTOMER), 3, text="Lorem ipsum dolor. " * 200))
    assert (shown.sheets > 1, shown.usual) == (True, 1)


@pytest.mark.parametrize("key", list(own_wordings._keys()), ids=str)
def test_every_form_can_be_previewed(salon: Register, key: WordingKey) -> None:
    """Each form in each language is shown, made out to the invented person."""
    assert salon.wordings.preview(salon.wordings.draft(key)).sheets >= 1


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'x' * 10**9 }}",
        "{{ business_name.__class__.__mro__ }}",
        "{{ business_name['x'] }}",
        "{% for a in business_name %}{% for b in business_name %}x{% endfor %}{% endfor %}",
        "{% for a in range(10**9) %}x{% endfor %}",
        "{% set a = 1 %}",
        "{% import 'os' as os %}",
        "{{ cycler }}",
        "{{ business_name | upper }}",
        "{{ lipsum() }}",
        "{% if business_name %}" * 120 + "{% endif %}" * 120,
        "{% if business_name %}" * 3000,
        "{{ business_name",
        "{% if %}",
        "{{ Betrieb }}",
        "{{ messenger_provider }}",
        "x" * 1_000_000,
        "{# " + "x" * 30_000 + " #}",
    ],
)
def test_hostile_templates_are_refused(salon: Register, text: str) -> None:
    """What does more than names and `if`, names what is not there, or is endless, is neither saved nor printed."""
    draft = edited(salon.wordings.draft(CUSTOMER), 3, text=text)
    assert [remark.part for remark in salon.wordings.remarks(draft, Language.DE) if remark.weight == "error"] == [3]
    with pytest.raises(InvalidInput):
        salon.wordings.save(draft)
    assert salon.wordings.row(CUSTOMER).version == 1


def test_a_hostile_text_is_not_printed_to_look_at(salon: Register) -> None:
    """The preview fills nothing that the check refuses."""
    for text in ("{{ 'x' * 10**9 }}", "{{ business_name.__class__ }}", "x" * 1_000_000):
        with pytest.raises(InvalidInput):
            salon.wordings.preview(edited(salon.wordings.draft(CUSTOMER), 3, text=text))


def test_what_stands_fixed_stays(salon: Register) -> None:
    """Boxes and signatures can't be left out, moved or made into something else."""
    draft = salon.wordings.draft(CUSTOMER)
    boxes = next(place for place, part in enumerate(draft.parts) if part.sort == "boxes")
    without = tuple(part for part in draft.parts if part.sort != "boxes")
    moved = (*without, draft.parts[boxes])
    turned = (*draft.parts[:boxes], replace(draft.parts[boxes], sort="paragraph"), *draft.parts[boxes + 1 :])
    for parts in (without, moved, turned):
        with pytest.raises(InvalidInput) as refused:
            salon.wordings.save(replace(draft, parts=parts))
        assert refused.value.key == "errors.wording_part_missing"


def test_a_tables_rows_are_edited(salon: Register) -> None:
    """A row of the information sheet is changed, added and taken out; each keeps its condition."""
    key = WordingKey(FormKind.INFO_ART13, Language.DE)
    draft = salon.wordings.draft(key)
    place = next(place for place, part in enumerate(draft.parts) if part.sort == "table")
    rows = draft.parts[place].rows
    new = (replace(rows[0], cells=("A", "B", "C")), *rows[2:], replace(rows[0], place=-1, cells=("D", "E", "F")))
    parts = list(draft.parts)
    parts[place] = replace(parts[place], rows=new)
    salon.wordings.save(replace(draft, parts=tuple(parts)))
    kept = salon.wordings.draft(key).parts[place].rows
    assert [row.cells for row in kept] == [row.cells for row in new]
    assert [row.when for row in kept] == [row.when for row in new]
