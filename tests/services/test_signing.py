"""Forms signed on the screen, by the door: shown, signed and sealed in one go, broken off, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, NotFound, RegisterError
from consentregister.domain.form_code import shown_code
from consentregister.domain.person import NewPerson
from consentregister.domain.shown_form import ShownBox, ShownBoxes, ShownChoices, ShownText
from consentregister.domain.signature import Signature, StrokePoint
from consentregister.domain.words import FormState, Language, PersonKind, Purpose, Verdict
from consentregister.paper import overlay
from consentregister.register import Register
from consentregister.services import signing
from tests.conftest import Clock
from tests.services.stories import told
from tests.signatures import a_dot, a_signature

OWN, ADVERTISING = Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING


def states(register: Register, person: int) -> dict[tuple[str, str], str]:
    """The newest state of each cell about which something was said."""
    return {(one.said.channel, one.said.purpose.value): one.state for one in register.consents.of(person)}


def sign(register: Register, person: int, *ticked: tuple[str, Purpose]) -> str:
    """Have a person's form signed. Returns: its code."""
    code = register.signing.start(person).value.code
    register.signing.finish(code, ticked=ticked, signatures={"person": a_signature()}, place="Beispielstadt")
    return code


def test_shown_with_the_words_of_the_paper(salon: Register, anna: int) -> None:
    """The screen shows the paper's words and boxes, none ticked, who signs, and the information sheet."""
    form = salon.signing.start(anna).value
    (table,) = [block for block in form.sheet.blocks if isinstance(block, ShownBoxes)]
    boxes = {(cell.channel, p) for _, cells in table.rows for cell in cells if isinstance(cell, ShownBox)
             for p in cell.purposes}  # fmt: skip
    row = salon.forms.find(form.code)
    assert boxes == {(field.channel, p) for field in row.boxes for p in field.purposes}
    assert form.sheet.title == "Einwilligung in Nachrichten und Anrufe"
    assert any(isinstance(block, ShownText) and block.point == "Freiwillig." for block in form.sheet.blocks)
    assert [(signer.name, signer.required) for signer in form.signers] == [("person", True)]
    assert (form.business, form.place, form.person_name) == ("Salon Scherenschnitt", "Beispielstadt", "Anna Beispiel")
    assert form.info.blocks


def test_asked_once_it_is_shown(salon: Register, anna: int) -> None:
    """Shown, a form stands as asked and waits like one that was printed; the log says that it was shown."""
    changed = salon.signing.start(anna)
    ((kind, person, _),) = told(salon, changed)
    assert (kind, person) == ("form_shown", anna)
    assert set(states(salon, anna).values()) == {"requested"}
    assert salon.forms.find(changed.value.code).state is FormState.OPEN


def test_in_the_language_asked_for(salon: Register, anna: int) -> None:
    """Another language may be asked for, and only some of the ways."""
    form = salon.signing.start(anna, channels=["whatsapp"], language=Language.EN).value
    assert form.language is Language.EN
    assert {field.channel for field in salon.forms.find(form.code).boxes} == {"whatsapp"}


def test_signed(salon: Register, anna: int, clock: Clock) -> None:
    """Each tick is a yes from now on, signed on the screen; each empty box a no; the sealed PDF is the evidence."""
    code = sign(salon, anna, ("whatsapp", OWN))
    form = salon.forms.find(code)
    found = states(salon, anna)
    granted = {cell for cell, state in found.items() if state == "granted"}
    assert granted == {("whatsapp", "appointment_or_order"), ("whatsapp", "answer_own_request")}
    assert {state for cell, state in found.items() if cell not in granted} == {"refused"}
    said = {(one.said.way, one.said.signed_on, one.said.effective_at, one.said.form) for one in salon.consents.of(anna)}
    assert said == {("screen", clock().date(), clock(), form.code)}
    assert (form.state, form.returned_at) == (FormState.RETURNED, clock())
    assert salon.checks.check(anna, "whatsapp", OWN).verdict is Verdict.ALLOW
    assert salon.checks.check(anna, "whatsapp", ADVERTISING).verdict is Verdict.BLOCK
    assert salon.people.show(anna).info_sheet_given == clock().date()
    assert salon.log.verify().ok


def test_the_log_tells_it_in_words_without_the_signature(salon: Register, anna: int) -> None:
    """What happened stands in the log: the key once, yes and no, the form; never the strokes or the key."""
    code = salon.signing.start(anna).value.code
    changed = salon.signing.finish(code, ticked={("whatsapp", OWN)}, signatures={"person": a_signature()})
    kinds = [kind for kind, _, _ in told(salon, changed)]
    assert kinds == ["signing_key_made", "consent_granted", "consent_refused", "form_signed"]
    everything = json.dumps([dict(entry.payload) for entry in salon.log.show()])
    assert 'strokes": [' not in everything
    assert "PRIVATE" not in everything


def test_the_printed_form_is_the_beginning_of_the_signed_one(salon: Register, anna: int) -> None:
    """What was shown is not drawn anew: the form as it would have been printed is there, byte for byte."""
    form = salon.signing.start(anna).value
    before = salon.forms.pdf(form.code)
    salon.signing.finish(form.code, ticked=set(), signatures={"person": a_signature()})
    after = salon.forms.pdf(form.code)
    assert after.startswith(before)
    assert len(after) > len(before)
    assert salon.forms.pages(after) == 2  # the information sheet lies behind it


def test_strokes_are_kept_beside_the_copy(salon: Register, anna: int) -> None:
    """Times and pressure stay in the register in a document of their own; no copy of the PDF has them."""
    code = sign(salon, anna)
    connection = salon.people._store.read()
    (content,) = connection.execute("SELECT content FROM document WHERE name = 'strokes.json'").fetchone()
    kept = json.loads(bytes(content))
    assert kept["form"] == code
    assert kept["signatures"]["person"]["strokes"][0][3][2:] == [36, pytest.approx(0.245)]
    assert b"EmbeddedFile" not in salon.forms.pdf(code)


def test_nothing_without_a_signature(salon: Register, anna: int) -> None:
    """No signature, and one that is only a dot, are refused; nothing is kept, and the form still waits."""
    code = salon.signing.start(anna).value.code
    before = salon.log.count()
    for signatures, name in (
        ({}, "signature_missing_screen"),
        ({"person": Signature(800, 190)}, "signature_missing_screen"),
        ({"person": a_dot()}, "signature_only_dot"),
        ({"person": a_signature(), "somebody": a_signature()}, "signature_unusable"),
    ):
        with pytest.raises(InvalidInput) as refused:
            salon.signing.finish(code, ticked={("whatsapp", OWN)}, signatures=signatures)
        assert refused.value.key == f"errors.{name}"
    assert salon.log.count() == before
    assert salon.forms.find(code).state is FormState.OPEN
    assert set(states(salon, anna).values()) == {"requested"}


def test_nothing_half(salon: Register, anna: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """When anything fails on the way, nothing of it is kept: no key, no document, no consent, no entry."""
    code = salon.signing.start(anna).value.code
    before, documents = salon.log.count(), _count(salon, "document")

    def fail(*_args: object, **_named: object) -> None:
        raise OSError("pulled the plug")

    monkeypatch.setattr(signing.Filing, "settle", fail)
    with pytest.raises((OSError, RegisterError)):
        salon.signing.finish(code, ticked={("whatsapp", OWN)}, signatures={"person": a_signature()})
    assert (salon.log.count(), _count(salon, "document")) == (before, documents)
    assert (_count(salon, "signing_key"), _count(salon, "signed_form")) == (0, 0)
    assert salon.log.verify().ok


def _count(register: Register, table: str) -> int:
    found = register.people._store.read().execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return int(found)


def test_a_box_that_is_not_there(salon: Register, anna: int) -> None:
    """What the form does not ask can't be ticked."""
    code = salon.signing.start(anna, channels=["whatsapp"]).value.code
    with pytest.raises(InvalidInput) as refused:
        salon.signing.finish(code, ticked={("sms", OWN)}, signatures={"person": a_signature()})
    assert refused.value.key == "errors.box_unknown"
    assert _count(salon, "signed_form") == 0


def test_signed_once(salon: Register, anna: int) -> None:
    """A form that was signed can't be signed again, nor broken off."""
    code = sign(salon, anna)
    for again in (
        lambda: salon.signing.finish(code, ticked=set(), signatures={"person": a_signature()}),
        lambda: salon.signing.cancel(code),
    ):
        with pytest.raises(InvalidInput) as refused:
            again()
        assert refused.value.key == "errors.form_returned"


def test_broken_off(salon: Register, anna: int) -> None:
    """Broken off, the form is void with its reason, nobody waits for it, and nothing stands as asked."""
    code = salon.signing.start(anna).value.code
    changed = salon.signing.cancel(code)
    assert told(salon, changed) == [
        ("form_voided", anna, {"code": code, "reason": "am Bildschirm abgebrochen"}),
    ]
    assert salon.forms.find(code).state is FormState.VOID
    assert salon.forms.all(open_only=True) == []
    assert states(salon, anna) == {}


def test_left_alone_it_waits_for_paper(salon: Register, anna: int, open_register: Callable[[], Register]) -> None:
    """When the power fails before the signature, the form waits and can still come back on paper."""
    code = salon.signing.start(anna).value.code
    salon.close()
    again = open_register()
    assert [form.code for form in again.forms.all(open_only=True)] == [code]


def test_taken_back(salon: Register, anna: int) -> None:
    """Signed by mistake: the answers are as if never given, the form is void, and a reason is needed."""
    code = sign(salon, anna, ("whatsapp", OWN))
    with pytest.raises(InvalidInput):
        salon.signing.undo(code, " ")
    changed = salon.signing.undo(code, "falsche Person")
    assert told(salon, changed) == [("signing_undone", anna, {"code": code, "reason": "falsche Person"})]
    assert changed.value.state is FormState.VOID
    assert salon.checks.check(anna, "whatsapp", OWN).verdict is not Verdict.ALLOW
    assert salon.log.verify().ok
    with pytest.raises(NotFound):
        salon.signing.undo(code, "noch einmal")


def child_of(register: Register, guardian: int) -> int:
    """Mia, whose mother is Anna."""
    new = NewPerson(
        name="Mia Beispiel",
        contact_points=(ContactPoint.phone("0171 39200 34"),),
        minor=True,
        birth_date=date(2014, 5, 1),
        guardian=guardian,
    )
    return register.people.record(new).value.id


def test_parents_sign_for_a_child(salon: Register, anna: int) -> None:
    """The parents must sign and are on record as who said yes; the child may, and alone can't."""
    mia = child_of(salon, anna)
    form = salon.signing.start(mia).value
    assert [(signer.name, signer.required) for signer in form.signers] == [("guardian", True), ("child", False)]
    with pytest.raises(InvalidInput):
        salon.signing.finish(form.code, ticked={("whatsapp", OWN)}, signatures={"child": a_signature()})
    both = {"guardian": a_signature(), "child": a_signature(1)}
    salon.signing.finish(form.code, ticked={("whatsapp", OWN)}, named={"to_guardian", "no_letters"}, signatures=both)
    assert {one.said.given_by for one in salon.consents.of(mia) if one.state == "granted"} == {anna}
    assert salon.people.show(mia).objection == "advertising"


def test_staff_sign_for_topics(salon: Register) -> None:
    """On the form for staff each topic stands by itself, and what was said holds for the ticked ones."""
    new = NewPerson(name="Kim Muster", kind=PersonKind.EMPLOYEE, contact_points=(ContactPoint.phone("0171 39200 35"),))
    kim = salon.people.record(new).value.id
    form = salon.signing.start(kim).value
    assert any(isinstance(block, ShownChoices) for block in form.sheet.blocks)
    salon.signing.finish(
        form.code,
        ticked={("whatsapp", Purpose.STAFF_MATTER)},
        topics={("whatsapp", "roster")},
        named={"work_phone"},
        signatures={"person": a_signature()},
    )
    assert [one.said.scope for one in salon.consents.of(kim) if one.state == "granted"] == [("roster",)]


def test_information_sheets_are_not_signed(salon: Register, anna: int) -> None:
    """What has no boxes is not for signing."""
    with pytest.raises(InvalidInput) as refused:
        salon.signing.start(anna, kind=signing.FormKind.INFO_ART13)
    assert refused.value.key == "errors.form_not_signed"
    assert salon.forms.all() == []


def test_marks_stand_in_the_fields(salon: Register, anna: int) -> None:
    """On the signed page there is ink in the ticked boxes, the signature, place and date, and in no other box."""
    code = sign(salon, anna, ("whatsapp", OWN), ("sms", ADVERTISING))
    form = salon.forms.find(code)
    inked = {
        (field.type.value, field.channel, field.purposes[-1:])
        for field in form.fields
        if blue(salon.forms.picture(salon.forms.pdf(code), 1, width=1680), field.x, field.y, field.w, field.h)
    }
    assert inked == {
        ("tick", "whatsapp", (OWN,)),
        ("tick", "sms", (ADVERTISING,)),
        ("signature", "", ()),
        ("date", "", ()),
        ("place", "", ()),
    }


def blue(png: bytes, x: float, y: float, w: float, h: float) -> bool:
    """Whether there is blue ink inside a field, at 8 pixels a millimetre."""
    from PIL import Image

    with Image.open(BytesIO(png)) as page:
        field = page.convert("RGB").crop((int(8 * x), int(8 * y), int(8 * (x + w)), int(8 * (y + h))))
    return any(b > r + 50 for r, _, b in field.get_flattened_data())


def test_the_stamp_names_form_wording_and_time(salon: Register, anna: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Along the edge stand the moment, the form's number, and the digest of the wording."""
    seen: list[str] = []
    real = overlay.draw_marks
    monkeypatch.setattr(overlay, "draw_marks", lambda drawn, sheets: seen.append(drawn.stamp) or real(drawn, sheets))
    code = sign(salon, anna)
    (stamp,) = seen
    assert shown_code(code) in stamp
    assert salon.forms.find(code).wording_digest in stamp
    assert "24.11.2026 um 13:00:00 Uhr (2026-11-24T12:00:00Z)" in stamp


@pytest.mark.parametrize(
    "strokes",
    [
        ((StrokePoint(float("nan"), 1, 0, 0.5),),),
        ((StrokePoint(1, float("inf"), 0, 0.5),),),
        (tuple(StrokePoint(1, 1, 0, 0.5) for _ in range(20_001)),),
    ],
)
def test_no_pad_gives_such_points(strokes: tuple[tuple[StrokePoint, ...], ...]) -> None:
    """Points that are no numbers, and far too many of them, are refused where they enter."""
    with pytest.raises(InvalidInput):
        Signature(800, 190, strokes)


def test_the_clock_of_the_register_is_sealed(salon: Register, anna: int) -> None:
    """The seal carries the register's own time, to the second."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    (seal,) = PdfFileReader(BytesIO(salon.forms.pdf(sign(salon, anna)))).embedded_signatures
    assert seal.self_reported_timestamp == datetime(2026, 11, 24, 12, tzinfo=UTC)
