"""`verify` and the forms signed on the screen: what other hands changed in the file shows by the form's name."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consentregister.domain.form_code import shown_code
from consentregister.domain.person import NewPerson
from consentregister.domain.words import PersonKind
from consentregister.register import Register
from consentregister.store.connection import connect
from tests.conftest import SALON
from tests.signatures import a_signature

CLOCK = lambda: datetime(2026, 11, 24, 9, tzinfo=UTC)  # noqa: E731


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with two forms signed on the screen."""
    place = tmp_path_factory.mktemp("signed") / "salon.consentregister"
    register = Register.create(place, SALON, clock=CLOCK)
    for name in ("Anna Beispiel", "Karl Schulz"):
        person = register.people.record(NewPerson(name=name, kind=PersonKind.EXISTING_CUSTOMER)).value.id
        code = register.signing.start(person, channels=["whatsapp"]).value.code
        register.signing.finish(code, ticked=set(), signatures={"person": a_signature()})
    register.close()
    return place


@pytest.fixture
def register(full: Path, tmp_path: Path) -> Iterator[Register]:
    """A copy of it, open."""
    register = Register.open(Path(shutil.copy(full, tmp_path)), clock=CLOCK)
    yield register
    register.close()


def seals(register: Register) -> list[str]:
    """What `verify` says of signed forms."""
    return [problem for problem in register.log.verify().problems if problem.startswith("signed form ")]


def codes(register: Register) -> list[str]:
    """The forms, in the order signed, as shown."""
    return [shown_code(form.code) for form in reversed(register.forms.all())]


def put_in(register: Register, document: int, content: bytes) -> None:
    """Write a document's content by other hands, with a digest that fits."""
    connection = connect(register.place)
    connection.execute("DROP TRIGGER document_stays")
    digest = hashlib.sha256(content).hexdigest()
    connection.execute("UPDATE document SET content = ?, digest = ? WHERE id = ?", (content, digest, document))
    connection.execute(
        "CREATE TRIGGER document_stays BEFORE UPDATE ON document "
        "BEGIN SELECT raise(ABORT, 'documents never change'); END"
    )
    connection.close()


def sealed(register: Register, place: int) -> tuple[int, bytes]:
    """A signed form's document, and its bytes."""
    form = list(reversed(register.forms.all()))[place]
    assert form.signed_document is not None
    return form.signed_document, register.forms.pdf(form.code)


def test_in_order(register: Register) -> None:
    """Untouched, all is well, and each form has its own document."""
    assert register.log.verify().ok
    assert sealed(register, 0)[1] != sealed(register, 1)[1]


def test_a_changed_byte(register: Register) -> None:
    """One byte of one PDF, even with its digest made to fit, shows by the form's number."""
    document, pdf = sealed(register, 0)
    changed = bytearray(pdf)
    changed[len(pdf) // 3] ^= 1
    put_in(register, document, bytes(changed))
    assert seals(register) == [f"signed form {codes(register)[0]}: changed"]


def test_something_appended(register: Register) -> None:
    """A revision behind the sealed one shows."""
    document, pdf = sealed(register, 1)
    put_in(register, document, pdf + b"\n% more\n")
    assert seals(register) == [f"signed form {codes(register)[1]}: something was appended"]


def test_two_documents_swapped(register: Register) -> None:
    """Two sealed forms exchanged, each whole in itself, show both."""
    connection = connect(register.place)
    (first, _), (second, _) = sealed(register, 0), sealed(register, 1)
    connection.execute("UPDATE signed_form SET document_id = ? - document_id", (first + second,))
    connection.close()
    assert seals(register) == [f"signed form {code}: seal of another form" for code in codes(register)]


def test_the_strokes_of_another(register: Register) -> None:
    """The seal knows the strokes it was made with."""
    connection = connect(register.place)
    ids = [row[0] for row in connection.execute("SELECT strokes_id FROM signed_form")]
    connection.execute("UPDATE signed_form SET strokes_id = ? - strokes_id", (sum(ids),))
    connection.close()
    assert len(seals(register)) == 2


def test_printed_form_in_its_place(register: Register) -> None:
    """A PDF without a seal in the place of the sealed one shows."""
    connection = connect(register.place)
    connection.execute(
        "UPDATE signed_form SET document_id = (SELECT document_id FROM form WHERE form.id = form_id) WHERE id = 1"
    )
    connection.close()
    assert seals(register) == [f"signed form {codes(register)[0]}: not sealed"]


def test_a_key_of_others(register: Register) -> None:
    """A key exchanged for another shows as a row that was changed, and by each form it did not seal."""
    from consentregister.paper.seal import make_seal_key

    connection = connect(register.place)
    connection.execute("UPDATE signing_key SET certificate = ?", (make_seal_key("x", CLOCK()).certificate,))
    connection.close()
    problems = register.log.verify().problems
    assert "signing_key 1: changed" in problems
    assert seals(register) == [f"signed form {code}: sealed by another key" for code in codes(register)]


def test_a_row_taken_out(register: Register) -> None:
    """A signed form that is no longer known as one shows."""
    connection = connect(register.place)
    connection.execute("DELETE FROM signed_form WHERE id = 2")
    connection.close()
    assert "signed_form 2: missing" in register.log.verify().problems


def test_the_second_form_has_the_same_key(register: Register) -> None:
    """The key is made once."""
    count = register.people._store.read().execute("SELECT count(*) FROM signing_key").fetchone()[0]
    assert count == 1
