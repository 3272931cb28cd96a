"""Printed forms by the door: previewed, printed, found, made void, no longer waited for; with the log's entries."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, NotFound, RegisterError
from consentregister.domain.form_code import make_code, shown_code
from consentregister.domain.person import NewPerson
from consentregister.domain.words import FormKind, FormState, Language, PersonKind, Purpose
from consentregister.register import Register
from tests.conftest import Clock
from tests.services.stories import told

APPOINTMENT, ADVERTISING = Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING


def states(register: Register, person: int) -> dict[tuple[str, str], str]:
    """The newest state of each cell about which something was said."""
    return {(one.said.channel, one.said.purpose.value): one.state for one in register.consents.of(person)}


def printed(register: Register, person: int) -> str:
    """Print a person's form. Returns: its code."""
    return register.forms.print([person]).value.forms[0].code


def test_a_preview_leaves_no_trace(salon: Register, anna: int) -> None:
    """Looked at, a form is a PDF without a code of its own: nothing is recorded, asked or told."""
    before = salon.log.count()
    assert salon.forms.preview(anna).startswith(b"%PDF")
    assert (salon.log.count(), salon.forms.all(), states(salon, anna)) == (before, [], {})


def test_printed(salon: Register, anna: int, clock: Clock) -> None:
    """A form goes out: kept as printed, told with code and wording, and every box stands as asked."""
    changed = salon.forms.print([anna])
    (form,) = changed.value.forms
    (row,) = salon.forms.all()
    story = {"code": form.code, "form_kind": "consent_customer", "wording": row.wording_digest}
    assert told(salon, changed) == [("form_printed", anna, story)]
    assert (row.state, row.waiting, row.printed_at, row.person_name) == (FormState.OPEN, True, clock(), "Anna Beispiel")
    assert row.addresses["whatsapp"] == "+491713920033"
    boxes = {(field.channel, purpose.value) for field in row.boxes for purpose in field.purposes}
    assert states(salon, anna) == dict.fromkeys(boxes, "requested")
    assert salon.forms.pdf(form.code) == changed.value.pdf


def test_what_was_said_is_not_asked_anew(salon: Register, anna: int, paper: Path) -> None:
    """A form printed again asks only for what nothing stands for: a yes stays a yes, a no stays a no."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    salon.consents.refuse(anna, "whatsapp", [ADVERTISING])
    first, second = printed(salon, anna), printed(salon, anna)
    found = states(salon, anna)
    assert first != second
    assert found.pop(("whatsapp", "appointment_or_order")) == "granted"
    assert found.pop(("whatsapp", "advertising")) == "refused"
    assert set(found.values()) == {"requested"}


def test_the_form_that_fits(salon: Register, anna: int) -> None:
    """Staff, a child's parents and customers get their own form, in the language the person reads."""
    phone = (ContactPoint.phone("0171 39200 34"),)
    eva = salon.people.record(NewPerson(name="Eva Team", kind=PersonKind.EMPLOYEE, contact_points=phone)).value.id
    kim = salon.people.record(NewPerson(name="Kim", minor=True, guardian=anna, contact_points=phone)).value.id
    ann = salon.people.record(NewPerson(name="Ann", form_language=Language.EN, contact_points=phone)).value.id
    kinds = {person: salon.forms.kind_for(person) for person in (anna, eva, kim)}
    assert kinds == {anna: "consent_customer", eva: "consent_staff", kim: "consent_guardian"}
    forms = {form.person: form for form in salon.forms.print([eva, kim, ann]).value.forms}
    assert {person: form.kind for person, form in forms.items()} == {
        eva: FormKind.CONSENT_STAFF,
        kim: FormKind.CONSENT_GUARDIAN,
        ann: FormKind.CONSENT_CUSTOMER,
    }
    assert [forms[person].language for person in (eva, ann)] == [Language.DE, Language.EN]


def test_a_sheet_asks_nothing(salon: Register, anna: int) -> None:
    """The information sheet is recorded as printed, asks for nothing and is not waited for."""
    salon.forms.print([anna], FormKind.INFO_ART13)
    assert states(salon, anna) == {}
    assert salon.forms.all(open_only=True) == []
    assert len(salon.forms.all(person=anna)) == 1


def test_found_by_what_was_typed(salon: Register, anna: int) -> None:
    """A code is found in small letters, with the letters one takes for digits, and with its QR code's beginning."""
    code = printed(salon, anna)
    typed = shown_code(code).lower().replace("1", "l").replace("0", "o")
    assert {salon.forms.find(text).code for text in (code, typed, f"CR1:{code}", f" {code} ")} == {code}


def test_codes_that_are_not_ours(salon: Register, anna: int) -> None:
    """A forged code, one of another register, and one of ours that was never printed are told apart."""
    code = printed(salon, anna)
    forged = ("2" if code[0] != "2" else "3") + code[1:]
    found = {}
    for name, text in (
        ("forged", forged[:-1]),
        ("foreign", make_code(bytes(5), b"another register's key, 32 bytes")),
        ("never printed", make_code(bytes(5), salon._store.key)),
    ):
        with pytest.raises(RegisterError) as refused:
            salon.forms.find(text)
        found[name] = refused.value.key.removeprefix("errors.")
    assert found == {"forged": "code_forged", "foreign": "code_foreign", "never printed": "form_unknown"}


def test_made_void(salon: Register, anna: int) -> None:
    """A form made void with a reason takes its questions back; it can't come back, nor be made void twice."""
    code = printed(salon, anna)
    with pytest.raises(InvalidInput):
        salon.forms.void(code, "  ")
    changed = salon.forms.void(code, " Name falsch ")
    assert told(salon, changed) == [("form_voided", anna, {"code": code, "reason": "Name falsch"})]
    assert (changed.value.state, salon.forms.find(code).state) == (FormState.VOID, FormState.VOID)
    assert (states(salon, anna), salon.forms.all(open_only=True)) == ({}, [])
    for again in (lambda: salon.forms.void(code, "noch einmal"), lambda: salon.forms.stop_waiting(code)):
        with pytest.raises(InvalidInput) as refused:
            again()
        assert refused.value.key == "errors.form_void"


def test_void_leaves_the_questions_of_other_forms(salon: Register, anna: int) -> None:
    """Of two forms only the one made void takes its own questions back."""
    first = salon.forms.print([anna], channels=["whatsapp"]).value.forms[0].code
    salon.forms.print([anna], channels=["sms"])
    salon.forms.void(first, "Name falsch")
    assert {channel for channel, _ in states(salon, anna)} == {"sms"}


def test_no_longer_waited_for(salon: Register, anna: int) -> None:
    """Not waited for any more it stays asked and open, and counts when it comes back after all."""
    code = printed(salon, anna)
    changed = salon.forms.stop_waiting(code)
    assert told(salon, changed) == [("form_not_waited", anna, {"code": code})]
    form = salon.forms.find(code)
    assert (form.state, form.waiting) == (FormState.OPEN, False)
    assert set(states(salon, anna).values()) == {"requested"}


def test_a_form_that_is_back_is_left_alone(salon: Register, anna: int, tmp_path: Path) -> None:
    """What is back can't be made void; the page filed is its proof."""
    changed = salon.forms.print([anna])
    code, page = changed.value.forms[0].code, tmp_path / "page.pdf"
    page.write_bytes(changed.value.pdf)
    (scan,) = salon.scans.take([page]).value
    salon.scans.file(scan.id, ticked=[("whatsapp", ADVERTISING)], signed_on=None)
    with pytest.raises(InvalidInput) as refused:
        salon.forms.void(code, "zu spät")
    assert refused.value.key == "errors.form_returned"
    proofs = {one.said.evidence for one in salon.consents.of(anna) if one.state == "granted"}
    assert proofs == {hashlib.sha256(changed.value.pdf).hexdigest()}


def test_all_or_nothing(salon: Register, anna: int) -> None:
    """With one unknown person, or nobody to ask by that channel, none of the forms is printed."""
    before = salon.log.count()
    with pytest.raises(NotFound):
        salon.forms.print([anna, 99])
    with pytest.raises(InvalidInput) as refused:
        salon.forms.print([anna], channels=["letter"])
    assert refused.value.key == "errors.boxes_empty"
    assert (salon.log.count(), salon.forms.all()) == (before, [])
