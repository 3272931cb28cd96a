"""Receipts by the door: of a yes, a no, a withdrawal, a yes grown old; a page and a file, noted, in their language."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Language, Purpose, StopScope, Way
from consentregister.register import Register
from tests.conftest import Clock
from tests.paper.reading import words_of
from tests.services.stories import told

ADVERTISING, APPOINTMENT = Purpose.ADVERTISING, Purpose.APPOINTMENT_OR_ORDER


def words(register: Register, person: int, purpose: Purpose = APPOINTMENT, channel: str = "whatsapp") -> str:
    """What the page says."""
    pdf = register.receipts.pdf(register.receipts.of(person, channel, purpose))
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    return " ".join(words_of(pdf).split())


def record(register: Register, person: int, purpose: Purpose = APPOINTMENT) -> Any:
    """What the file for machines says of the consent."""
    receipt = register.receipts.of(person, "whatsapp", purpose)
    return json.loads(register.receipts.json(receipt))["dpv:hasRecordOfActivity"]


@pytest.fixture
def filed(salon: Register, anna: int, clock: Clock, tmp_path: Path) -> str:
    """Anna's form came back: yes to appointments by WhatsApp, no to advertising. Returns: its code."""
    printed = salon.forms.print([anna]).value
    paper = tmp_path / "back.pdf"
    paper.write_bytes(printed.pdf)
    clock.forward(days=2)
    (page, *_) = salon.scans.take([paper]).value
    salon.scans.file(page.id, ticked=[("whatsapp", APPOINTMENT)], signed_on=date(2026, 11, 25))
    return printed.forms[0].code


def test_a_yes_on_a_form(salon: Register, anna: int, filed: str) -> None:
    """What, for what, when, how, on which text, with which proof, how to take it back: on one sheet."""
    page = words(salon, anna)
    (row,) = salon.forms.all(person=anna)
    for part in (
        "Beleg über Ihre Zustimmung",
        "Salon Scherenschnitt bestätigt",
        "Anna Beispiel",
        "WhatsApp",
        "0171 39200 33",
        "Termin, Auftrag, Rechnung",
        "25.11.2026",
        "auf Papier",
        "Ihr Ja gilt. Nutzen wir es nicht, fragen wir Sie ab dem 25.11.2028 neu.",
        "Art. 6 Abs. 1 Buchst. a DSGVO",
        "mit einem Satz an uns: 030 23125 101, salon@example.org",
        "Einwilligung, Deutsch, Fassung 1",
        f"Formular {filed[:4]}-{filed[4:8]}-{filed[8:]}",
    ):
        assert part in page
    assert row.wording_digest in page.replace(" ", "")


def test_the_file_for_machines_names_the_same(salon: Register, anna: int, filed: str) -> None:
    """The text by its digest, the form by its number, the paper by its digest."""
    said = record(salon, anna)
    (row,) = salon.forms.all(person=anna)
    cell = ("whatsapp", APPOINTMENT)
    (consent,) = [one for one in salon.consents.of(anna) if (one.said.channel, one.said.purpose) == cell]
    assert said["dpv:hasNotice"]["spdx:checksum"]["spdx:checksumValue"] == row.wording_digest
    assert said["dct:source"]["dct:identifier"] == filed
    assert said["dct:source"]["spdx:checksum"]["spdx:checksumValue"] == consent.said.evidence
    assert said["dpv:hasDataController"]["dpv:hasContact"] == ["030 23125 101", "salon@example.org"]


def test_a_no_says_so(salon: Register, anna: int, filed: str) -> None:
    """What was left empty on the signed form is a no, and nobody asks again."""
    page = words(salon, anna, ADVERTISING)
    assert "Beleg über Ihr Nein" in page
    assert "fragen nicht noch einmal" in page
    assert "Art. 6" not in page
    assert record(salon, anna, ADVERTISING)["dpv:hasConsentStatus"][0]["@type"] == "dpv:ConsentRefused"


def test_a_withdrawal_says_since_when(salon: Register, anna: int, filed: str, clock: Clock) -> None:
    """The yes before it stands there too: it was lawful until then."""
    clock.forward(days=3)
    salon.consents.withdraw(anna, channel="whatsapp")
    page = words(salon, anna)
    for part in ("Beleg über Ihren Widerruf", "Zugestimmt am 25.11.2026", "Widerrufen am 29.11.2026"):
        assert part in page
    assert "So nehmen Sie es zurück" not in page
    kinds = [event["@type"] for event in record(salon, anna)["dpv:hasConsentStatus"]]
    assert kinds == [["dpv:ConsentGiven", "dpv:ExpressedConsent"], "dpv:ConsentWithdrawn"]


def test_a_yes_that_grew_old(salon: Register, anna: int, filed: str, clock: Clock) -> None:
    """It says that it counts no more, and why."""
    clock.forward(days=900)
    assert "Dieses Ja gilt nicht mehr, weil wir es lange nicht genutzt haben." in words(salon, anna)
    assert record(salon, anna)["dpv:hasConsentStatus"][1]["@type"] == "dpv:ConsentExpired"


def test_a_yes_for_another_number(salon: Register, anna: int, filed: str) -> None:
    """A new number makes it one that counts no more."""
    new = NewPerson(name="Anna Beispiel", contact_points=(ContactPoint.phone("0171 39200 34"),))
    salon.people.edit(anna, new)
    assert "weil die Nummer oder Adresse jetzt eine andere ist" in words(salon, anna)


def test_a_spoken_yes_and_a_question(salon: Register, anna: int) -> None:
    """Neither has a paper, and the page does not claim one."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], way=Way.ORAL)
    salon.forms.print([anna])
    spoken, asked = words(salon, anna), words(salon, anna, ADVERTISING)
    assert "das unterschriebene Papier fehlt uns noch" in spoken
    assert "mündlich" in spoken
    assert "Dazu wurde kein Formular aus diesem Register gedruckt." in spoken
    assert "Unterschriebenes Papier" not in spoken
    assert "Beleg: Frage nach Ihrer Zustimmung" in asked
    assert "noch keine Antwort" in asked


def test_no_contact_and_objections_come_first(
    salon: Register, anna: int, paper: Path, clock: Clock, tmp_path: Path
) -> None:
    """A yes that is signed does not read as one that holds, until a later signature lifts the objection."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    salon.consents.object_to(anna, StopScope.ADVERTISING)
    assert "Ihr Ja gilt" in words(salon, anna)
    salon.consents.object_to(anna, StopScope.EVERYTHING)
    assert "aber allem widersprochen: Das geht vor." in words(salon, anna)
    assert "Ihr Ja gilt" not in words(salon, anna)
    clock.forward(days=1)
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper, signed_on=date(2026, 11, 25))
    assert "Ihr Ja gilt" in words(salon, anna)
    salon.people.block(anna)
    assert "wollen aber gar keinen Kontakt mehr" in words(salon, anna)
    assert len(record(salon, anna)["dpv:hasConsentStatus"]) == 2


def test_a_childs_yes_names_the_parent(register: Register, paper: Path) -> None:
    """Signed by the mother it counts; by nobody of them it does not yet."""
    berta = register.people.record(NewPerson(name="Berta Beispiel")).value.id
    phone = ContactPoint.phone("0171 39200 35")
    child = NewPerson(name="Cem Beispiel", minor=True, guardian=berta, contact_points=(phone,))
    cem = register.people.record(child).value.id
    register.consents.grant(cem, "whatsapp", [ADVERTISING], evidence=paper)
    assert "Es fehlt das Ja der Eltern" in words(register, cem, ADVERTISING)
    register.consents.grant(cem, "whatsapp", [APPOINTMENT], evidence=paper, given_by=berta)
    assert "Unterschrieben von Berta Beispiel" in words(register, cem)


def test_in_the_language_of_their_forms(salon: Register, anna: int, paper: Path) -> None:
    """Not in the window's: it is the person who reads it."""
    kept = salon.people.show(anna)
    fields = {name: getattr(kept, name) for name in NewPerson.__dataclass_fields__}
    salon.people.edit(anna, NewPerson(**{**fields, "form_language": Language.EN}))
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    page = words(salon, anna)
    assert "Receipt of your consent" in page
    assert "Appointment, job, invoice" in page
    assert record(salon, anna)["dpv:hasProcess"]["dpv:hasPurpose"]["skos:prefLabel"]["@language"] == "en"


def test_each_receipt_has_its_number_and_the_consent_keeps_its_own(
    salon: Register, anna: int, paper: Path, clock: Clock
) -> None:
    """Made again later it is another receipt of the same record; another register has other numbers."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT, ADVERTISING], evidence=paper)
    first = salon.receipts.of(anna, "whatsapp", APPOINTMENT)
    other = salon.receipts.of(anna, "whatsapp", ADVERTISING)
    clock.forward(days=1)
    again = salon.receipts.of(anna, "whatsapp", APPOINTMENT)
    assert len({first.id, again.id, other.id, first.record, other.record}) == 5
    assert first.record == again.record
    assert uuid.UUID(first.id).variant == uuid.RFC_4122


@pytest.mark.parametrize("kind", ["pdf", "json"])
def test_it_is_saved_and_noted(salon: Register, anna: int, paper: Path, tmp_path: Path, kind: str) -> None:
    """The file, and one entry at the person."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    changed = salon.receipts.save(anna, "whatsapp", APPOINTMENT, tmp_path / f"beleg.{kind}")
    ((name, person, story),) = told(salon, changed)
    assert (name, person, story["cells"]) == ("receipt_made", anna, ["whatsapp:appointment_or_order"])
    assert story["receipt"] == changed.value.id
    assert (tmp_path / f"beleg.{kind}").read_bytes()[:1] == {"pdf": b"%", "json": b"{"}[kind]
    assert salon.log.show(anna, limit=1)[0].text == "Beleg ausgestellt: WhatsApp (Termine)"


def test_what_was_never_spoken_of_has_none(salon: Register, anna: int, tmp_path: Path) -> None:
    """Nothing said, nobody there, no such channel, a name that ends otherwise, no such folder: a sentence each."""
    file = tmp_path / "beleg.pdf"
    with pytest.raises(NotFound, match="receipt_nothing_said"):
        salon.receipts.save(anna, "whatsapp", APPOINTMENT, file)
    with pytest.raises(NotFound, match="person_unknown"):
        salon.receipts.save(999, "whatsapp", APPOINTMENT, file)
    with pytest.raises(InvalidInput, match="channel_unknown"):
        salon.receipts.save(anna, "smoke", APPOINTMENT, file)
    with pytest.raises(InvalidInput, match="output_type"):
        salon.receipts.save(anna, "whatsapp", APPOINTMENT, tmp_path / "beleg.txt")
    salon.consents.refuse(anna, "whatsapp", [APPOINTMENT])
    with pytest.raises(InvalidInput, match="output_no_folder"):
        salon.receipts.save(anna, "whatsapp", APPOINTMENT, tmp_path / "gone" / "beleg.pdf")
    assert salon.log.count() == 3
    assert not file.exists()


def test_a_business_without_ways_to_reach_it(salon: Register, anna: int, paper: Path) -> None:
    """One can still write to its address; the sheet stays one."""
    salon.settings.set({"business_phone": "", "business_email": ""})
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    assert "an uns: Salon Scherenschnitt, Kirchstraße 4, 10115 Beispielstadt." in words(salon, anna)


def test_long_names_stay_on_one_sheet(salon: Register, anna: int, paper: Path) -> None:
    """The longest name a person may have, and a business with a long one."""
    salon.settings.set({"business_name": "Friseurmeisterbetrieb " * 6})
    kept = salon.people.show(anna)
    fields = {name: getattr(kept, name) for name in NewPerson.__dataclass_fields__}
    salon.people.edit(anna, replace(NewPerson(**fields), name=("Anna-Maria " * 18).strip()))
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    assert "Anna-Maria" in words(salon, anna)
