"""Tables of people from other programs: each finds its columns, and what a row holds comes out as one contact."""

from __future__ import annotations

import pytest

from consentregister.domain.column_use import ColumnUse
from consentregister.domain.errors import UnreadableFile
from consentregister.domain.imported import ImportedContact, Labelled
from consentregister.exchange.contact_sheets import contacts_of, read_sheet
from tests.exchange import program_tables as tables

LEIPZIG = {"street": "Musterweg 1", "postcode": "04103", "city": "Leipzig"}
MOBILE = Labelled("0171 39200 33")
SABINE = Labelled("sabine@example.org")


def contacts(text: str, encoding: str = "utf-8") -> list[ImportedContact]:
    """The contacts of a table of text, its columns as proposed."""
    sheet = read_sheet(text.encode(encoding), "kunden.csv")
    return list(contacts_of(sheet, sheet.proposed))


def test_google_contacts_as_it_was() -> None:
    """Several values in one cell, the kind of a number beside it, a fax left out, a firm without a person."""
    assert contacts(tables.GOOGLE_OLD) == [
        ImportedContact(
            row=2,
            name="Sabine Müller",
            phones=(Labelled("+49 171 3920033", "Mobile"),),
            emails=(Labelled("sabine@example.org", "Home"), Labelled("sm@example.com", "Home")),
            birth_date="1980-02-29",
            **LEIPZIG,
        ),
        ImportedContact(row=3, name="Beispiel GmbH", phones=(Labelled("030 23125 101", "Main"),)),
    ]


def test_google_contacts_as_it_is() -> None:
    """The title stands before the name; a label that slipped into the column of addresses is no address."""
    anna, bert = contacts(tables.GOOGLE_NEW)

    assert (anna.row, anna.name, anna.emails) == (2, "Dr. Anna Maria Beispiel", (Labelled("anna@example.org", "Home"),))
    assert anna.phones == (
        Labelled("030 23125 102", "Praxis"),
        Labelled("0171 39200 15", "Mobile"),
        Labelled("0171 39200 16", "Mobile"),
    )
    assert (bert.row, bert.name, bert.emails) == (3, "Bert Schulz", ())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"]
)
def test_outlook_in_german(encoding: str) -> None:
    """The private address counts, numbers are called by their heads, the assistant's number is another's."""
    (sabine,) = contacts(tables.OUTLOOK_GERMAN, encoding)

    assert sabine == ImportedContact(
        row=2,
        name="Sabine Müller",
        phones=(Labelled("030 23125 101", "geschäftlich"), Labelled("030 23125 102", "privat"), MOBILE),
        emails=(SABINE, Labelled("sm@example.com")),
        birth_date="29.2.1980",
        **LEIPZIG,
    )


def test_outlook_in_english() -> None:
    """Without a private address the one at work is taken, with its country where that is another."""
    (sabine,) = contacts(tables.OUTLOOK_ENGLISH)

    assert (sabine.name, sabine.phones) == ("Sabine Müller", (Labelled("030 23125 101", "Business"), MOBILE))
    assert (sabine.street, sabine.postcode, sabine.city) == ("Works Road 9", "1010", "Wien, Austria")


def test_thunderbird() -> None:
    """A birthday in three columns is one day."""
    (sabine,) = contacts(tables.THUNDERBIRD)

    assert sabine == ImportedContact(
        row=2,
        name="Sabine Müller",
        phones=(Labelled("030 23125 101", "dienstlich"), MOBILE),
        emails=(SABINE,),
        birth_date="1980-02-29",
        **LEIPZIG,
    )


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig"])
def test_the_till_of_a_salon(encoding: str) -> None:
    """Numbers get back what Excel took or put before them; what it rounded stays as it is, to be refused later."""
    sabine, karl = contacts(tables.SALON, encoding)

    assert sabine == ImportedContact(
        row=2,
        name="Sabine Müller",
        phones=(Labelled("030 23125 101", "privat"), Labelled("030 23125 102", "dienstlich"), Labelled("01713920033")),
        emails=(SABINE,),
        birth_date="29.02.1980",
        **LEIPZIG,
    )
    assert (karl.name, karl.phones) == ("Dr. Karl Groß", (Labelled("4,91714E+11"),))


def test_columns_that_speak_of_consent_are_told_and_never_read() -> None:
    """A table can't say that somebody agreed; that it tries is told."""
    sheet = read_sheet(tables.SALON.encode(), "kunden.csv")

    assert sheet.consent_columns == ("WhatsApp erlaubt", "Newsletter")
    assert not any("ja" in (one.name, one.city) for one in contacts_of(sheet, sheet.proposed))


def test_programs_of_the_trades() -> None:
    """A firm's name in two columns, who speaks for it, the house number for itself, a note beside a number."""
    firm, sabine = contacts(tables.TRADE, "cp1252")

    assert firm == ImportedContact(
        row=2,
        name="Beispiel GmbH Haustechnik",
        phones=(Labelled("030 23125 101"),),
        emails=(Labelled("info@example.com"),),
        street="Werkstr. 9",
        postcode="10115",
        city="Berlin",
    )
    assert (sabine.name, sabine.street, sabine.city) == ("Sabine Müller", "Musterweg 1 a", "Wien, A")
    assert sabine.phones == (Labelled("030 23125 102", "Baustelle"), MOBILE)


def test_an_online_calendar() -> None:
    """Heads in English with underscores."""
    (sabine,) = contacts(tables.SHORE)

    assert sabine == ImportedContact(
        row=2, name="Sabine Müller", phones=(MOBILE,), emails=(SABINE,), birth_date="29.02.1980", **LEIPZIG
    )


def test_a_table_without_a_head() -> None:
    """What stands in the columns tells what they hold."""
    sheet = read_sheet(
        "Anna;Beispiel;0171 39200 15;anna@example.org;10115;Berlin;Musterweg 1\n"
        "Sabine;Müller;0171 39200 33;;04103;Leipzig;Hauptstr. 12a".encode(),
        "kunden.csv",
    )

    assert not sheet.has_head
    assert sheet.proposed == (
        ColumnUse.FIRST_NAME,
        ColumnUse.LAST_NAME,
        ColumnUse.MOBILE,
        ColumnUse.EMAIL,
        ColumnUse.POSTCODE,
        ColumnUse.CITY,
        ColumnUse.STREET,
    )
    assert [one.row for one in contacts_of(sheet, sheet.proposed)] == [1, 2]


def test_heads_nobody_knows_are_asked_about() -> None:
    """A head in nobody's words is unsure; numbers below it are proposed, for a name somebody has to say."""
    sheet = read_sheet(b"Wer;Wohin damit;Farbe\nAnna Beispiel;0171 39200 15;rot\n", "kunden.csv")

    assert (sheet.heads, sheet.unsure, sheet.needs_mapping) == (("Wer", "Wohin damit", "Farbe"), (0, 1), True)
    mapping = (ColumnUse.NAME, *sheet.proposed[1:])
    assert [(one.name, one.phones) for one in contacts_of(sheet, mapping)] == [
        ("Anna Beispiel", (Labelled("0171 39200 15"),))
    ]


def test_parts_of_one_address_belong_together_however_they_are_called() -> None:
    """Said by hand or by heads that do not match: as long as none is there twice, they are one address."""
    (anna,) = contacts(
        "Kunde;Handy;Wohnadresse;PLZ privat;Ort\nAnna Beispiel;0171 39200 15;Musterweg 1;04103;Leipzig\n"
    )

    assert (anna.street, anna.postcode, anna.city) == ("Musterweg 1", "04103", "Leipzig")


def test_a_title_above_the_head_is_passed_over() -> None:
    """As programs print it; lines are still those of the file."""
    (anna,) = contacts("Kundenliste;;\nStand: 24.11.2026;;\n\nName;Farbe;Handy\nAnna Beispiel;rot;0171 39200 15\n")

    assert (anna.row, anna.name, anna.phones) == (5, "Anna Beispiel", (Labelled("0171 39200 15"),))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Name;Telefon\n"Beispiel, Anna";030 23125 101\n', "Anna Beispiel"),
        ('Name;Telefon\n"Beispiel, Sohn & Co. KG";030 23125 101\n', "Beispiel, Sohn & Co. KG"),
        ("Name;Vorname;Telefon\nBeispiel;Anna;030 23125 101\n", "Anna Beispiel"),
        ("Anrede;Titel;Name;Telefon\nFrau;Frau;Anna Beispiel;030 23125 101\n", "Anna Beispiel"),
        ("Firma;Ansprechpartner;Telefon\nBeispiel GmbH;Anna Beispiel;030 23125 101\n", "Anna Beispiel"),
        ("Firma;Ansprechpartner;Telefon\nBeispiel GmbH;;030 23125 101\n", "Beispiel GmbH"),
    ],
)
def test_names_as_people_say_them(text: str, name: str) -> None:
    """In one column or two, the last one first, a firm's with its comma, a salutation that is no title."""
    assert [one.name for one in contacts(text)] == [name]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "sheet_empty"),
        (b" \r\n;;;\n", "sheet_empty"),
        (b"Name;Telefon\r\n", "sheet_empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "sheet_no_table"),
        (b"%PDF-1.7\n\x01\x02", "sheet_no_table"),
        (b"<html><table><tr><td>Anna</td></tr></table></html>", "sheet_web_page"),
        (b'<?xml version="1.0"?><Workbook/>', "sheet_web_page"),
        (b"PK\x03\x04" + bytes(100), "sheet_damaged"),
    ],
)
def test_what_is_no_table_is_refused_by_its_sentence(content: bytes, key: str) -> None:
    """Whatever it is called."""
    with pytest.raises(UnreadableFile) as refused:
        read_sheet(content, "kunden.csv")

    assert (refused.value.key, refused.value.data["file"]) == (f"errors.{key}", "kunden.csv")
