"""Cards for a telephone: what every phone reads, and nothing is lost on the way out and in again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.contact import ContactPoint
from consentregister.domain.imported import ImportedContact, Labelled
from consentregister.domain.person import Person
from consentregister.domain.words import PersonKind
from consentregister.exchange.card_lines import plain
from consentregister.exchange.card_writer import cards_bytes
from consentregister.exchange.cards import cards_of

MOBILE = ContactPoint.phone("0171 39200 33")
LANDLINE = ContactPoint.phone("030 23125 101")
MAIL = ContactPoint.email("anna@example.org")


def person(name: str, *points: ContactPoint, kind: PersonKind = PersonKind.NEW_CUSTOMER, **more: object) -> Person:
    """Somebody as kept."""
    known = {"id": 1, "since": date(2026, 11, 24), "name": name, "kind": kind, "contact_points": points}
    return Person(**known, **more)  # type: ignore[arg-type]


def again(*people: Person) -> list[ImportedContact | None]:
    """What is read of the cards written."""
    return [card.contact for card in cards_of(cards_bytes(people), "kontakte.vcf")]


def test_a_card_in_full() -> None:
    """The lines as a phone expects them."""
    anna = person(
        "Anna Maria Beispiel",
        replace(MOBILE, label="Praxis"),
        replace(LANDLINE, label="WORK FAX"),
        MAIL,
        ContactPoint.own("threema", "*ABCD123"),
        street="Hauptstr. 1, Hinterhaus",
        postcode="10115",
        city="Berlin",
        birth_date=date(1980, 2, 1),
    )

    assert cards_bytes([anna]).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Beispiel;Anna Maria;;;",
        "FN:Anna Maria Beispiel",
        "item1.TEL:+491713920033",
        "item1.X-ABLabel:Praxis",
        "TEL;TYPE=WORK,FAX:+493023125101",
        "EMAIL;TYPE=INTERNET:anna@example.org",
        "IMPP;X-SERVICE-TYPE=threema:x-apple:%2AABCD123",
        "ADR:;;Hauptstr. 1\\, Hinterhaus;Berlin;;10115;",
        "BDAY:1980-02-01",
        "END:VCARD",
        "",
    ]


def test_a_firm_has_no_first_name() -> None:
    """It is ordered by its whole name and shown as a firm."""
    text = cards_bytes([person("Bau Groß KG", LANDLINE, kind=PersonKind.BUSINESS_CONTACT)]).decode()

    assert "\r\nN:Bau Groß KG;;;;\r\nFN:Bau Groß KG\r\nORG:Bau Groß KG\r\n" in text


def test_no_line_is_too_long() -> None:
    """At most 75 bytes, and no letter is cut in two."""
    name = "Ä" * 100 + "🙂" * 10 + " b"

    content = cards_bytes([person(name, MOBILE)])

    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert all(line.decode() for line in content.split(b"\r\n")[:-1])


def test_nobody_is_an_empty_file() -> None:
    """No person, no card."""
    assert cards_bytes([]) == b""


SIGNS = st.sampled_from(
    [*"aÄß🙂,;:\\\"'=. -_$!<>()%\n\r\t", "\\n", "_$!<", ">!$_", "BEGIN:VCARD", "END:VCARD", "TEL:1", "CELL"]
)
ANY = st.lists(st.one_of(SIGNS, st.characters(exclude_categories=["Cs", "Cc"])), max_size=30).map("".join).map(plain)
LABELS = st.one_of(ANY, st.sampled_from(["CELL", "WORK", "HOME FAX", "cell", "CELL CELL", "VOICE", "PREF", "Praxis"]))
NUMBERS = st.integers(0, 99).map(lambda number: ContactPoint.phone(f"+49 171 39200{number:02}"))
MAILS = st.sampled_from(["a", "b.c", "d+e"]).map(lambda name: ContactPoint.email(f"{name}@example.org"))
OWN = st.builds(
    ContactPoint.own,
    st.sampled_from(["threema", "telegram", "signal", "matrix_element", "wire", "instagram", "facebook_messenger"]),
    ANY.filter(bool),
)
POINTS = st.lists(st.one_of(st.builds(replace, st.one_of(NUMBERS, MAILS), label=LABELS), OWN), max_size=8)
PEOPLE = st.builds(
    lambda name, kind, points, place, born: person(
        name,
        *{(point.kind, point.value): point for point in points}.values(),
        kind=kind,
        street=place[0],
        postcode=place[1],
        city=place[2],
        birth_date=born,
    ),
    ANY.filter(bool),
    st.sampled_from(PersonKind),
    POINTS,
    st.tuples(ANY, ANY, ANY),
    st.none() | st.dates(date(1900, 1, 1), date(2026, 1, 1)),
)


@given(people=st.lists(PEOPLE, min_size=1, max_size=3))
def test_out_and_in_again_nothing_is_lost(people: list[Person]) -> None:
    """Name, numbers and addresses in their order, each with its label, messengers, postal address, birthday."""
    assert again(*people) == [
        ImportedContact(
            row=row,
            name=one.name,
            phones=tuple(Labelled(p.value, p.label) for p in one.contact_points if p.kind == "phone"),
            emails=tuple(Labelled(p.value, p.label) for p in one.contact_points if p.kind == "email"),
            on=tuple((p.kind, p.value) for p in one.contact_points if p.kind not in ("phone", "email")),
            street=one.street,
            postcode=one.postcode,
            city=one.city,
            birth_date=one.birth_date.isoformat() if one.birth_date else "",
        )
        for row, one in enumerate(people, start=1)
    ]
