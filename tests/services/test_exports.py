"""The register for a spreadsheet: everybody, every consent as it stands, in the user's words; noted, or not there."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from consentregister.domain.batch import Cancelled
from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, StoreError
from consentregister.domain.exported import Exported, ExportTable
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Language, PersonKind, Purpose, StopScope, Way
from consentregister.register import Register
from consentregister.store.work import Change
from tests.conftest import Clock
from tests.services.stories import told

ADVERTISING, APPOINTMENT = Purpose.ADVERTISING, Purpose.APPOINTMENT_OR_ORDER


def sheets(file: Path) -> list[list[dict[str, Any]]]:
    """The tables of a workbook, each row by its heads."""
    book = CalamineWorkbook.from_path(file)
    tables = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return [[dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for rows in tables]


def saved(register: Register, file: Path, **more: Any) -> list[list[dict[str, Any]]]:
    """The register as a workbook, read back."""
    register.exports.save(file, **more)
    return sheets(file)


def table_of(file: Path, separator: str = ";") -> list[list[str]]:
    """The rows of a CSV file."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines, delimiter=separator))


def test_everything_about_a_person(register: Register, tmp_path: Path) -> None:
    """Numbers with their labels, addresses of services, the post, what they like, since when: dates are dates."""
    points = (
        ContactPoint("phone", "+491713920033", mobile=True),
        ContactPoint("phone", "+493023125101", label="Praxis"),
        ContactPoint("phone", "+493023125102", label="WORK FAX"),
        ContactPoint.email("anna@example.org"),
        ContactPoint.own("threema", "ABCD1234"),
    )
    anna = NewPerson(
        name="Anna Beispiel",
        kind=PersonKind.EXISTING_CUSTOMER,
        contact_points=points,
        preferred=("whatsapp", "email"),
        street="Kirchstraße 4",
        postcode="01099",
        city="Beispielstadt",
        info_sheet_given=date(2026, 11, 20),
    )
    number = register.people.record(anna).value.id

    people, consents = saved(register, tmp_path / "k.xlsx")

    assert people == [
        {
            "Nr.": number,
            "Name": "Anna Beispiel",
            "Art": "Stammkundschaft",
            "Telefon": "0171 39200 33; 030 23125 101 (Praxis); 030 23125 102 (geschäftlich Fax)",
            "E-Mail": "anna@example.org",
            "Weitere Adressen": "Threema ABCD1234",
            "Straße": "Kirchstraße 4",
            "PLZ": "01099",
            "Ort": "Beispielstadt",
            "Am liebsten": "WhatsApp, E-Mail",
            "Widerspruch": "",
            "Seit": date(2026, 11, 24),
            "Infoblatt übergeben": date(2026, 11, 20),
        }
    ]
    assert consents == []


def test_every_consent_as_it_stands(salon: Register, anna: int, paper: Path, clock: Clock, tmp_path: Path) -> None:
    """One row for each channel and purpose: what was said last, and since when."""
    consents = salon.consents
    consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper, signed_on=date(2026, 11, 20))
    consents.grant(anna, "sms", [APPOINTMENT], way=Way.ORAL)
    consents.refuse(anna, "whatsapp", [ADVERTISING])
    consents.grant(anna, "email", [ADVERTISING], evidence=paper)
    clock.forward(days=3)
    consents.withdraw(anna, channel="email", purpose=ADVERTISING)

    _, rows = saved(salon, tmp_path / "k.xlsx")

    shown = [[row[head] for head in ("Weg", "Stand", "Seit", "Wie gegeben", "Nachweis")] for row in rows]
    assert shown == [
        ["WhatsApp", "Ja, auf Papier unterschrieben", date(2026, 11, 20), "auf Papier", "ja"],
        ["SMS", "Papier fehlt", date(2026, 11, 24), "mündlich", "nein"],
        ["WhatsApp", "hat Nein gesagt", date(2026, 11, 24), "", "nein"],
        ["E-Mail", "will nicht mehr", date(2026, 11, 27), "auf Papier", "ja"],
    ]
    assert {row["Name"] for row in rows} == {"Anna Beispiel"}
    assert rows[0]["Nummer oder Adresse"] == "0171 39200 33"


def test_a_form_is_named_with_its_wording(salon: Register, anna: int, tmp_path: Path) -> None:
    """What was printed stands there by the code one reads on the sheet, before it is back."""
    code = salon.forms.print([anna]).value.forms[0].code
    _, rows = saved(salon, tmp_path / "k.xlsx")
    assert {row["Formular"] for row in rows} == {f"{code[:4]}-{code[4:8]}-{code[8:]}"}
    assert {(row["Stand"], row["Fassung"]) for row in rows} == {("gefragt, keine Antwort", "1")}


def test_a_yes_that_grew_old_or_for_another_number(
    salon: Register, anna: int, paper: Path, clock: Clock, tmp_path: Path
) -> None:
    """Neither counts any more, and the list says so."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    new = NewPerson(name="Anna Beispiel", contact_points=(ContactPoint.phone("0171 39200 34"),))
    salon.people.edit(anna, new)
    salon.consents.grant(anna, "sms", [APPOINTMENT], evidence=paper)
    clock.forward(days=800)
    _, rows = saved(salon, tmp_path / "k.xlsx")
    assert [row["Stand"] for row in rows] == ["bitte neu unterschreiben lassen"] * 2


def test_who_objected_is_seen_on_the_list_of_people(salon: Register, anna: int, tmp_path: Path) -> None:
    """A list outside the register is used for letters: an objection has to stand on it."""
    salon.consents.object_to(anna, StopScope.ADVERTISING)
    assert saved(salon, tmp_path / "a.xlsx")[0][0]["Widerspruch"] == "keine Werbung"
    salon.people.block(anna)
    assert saved(salon, tmp_path / "b.xlsx")[0][0]["Widerspruch"] == "gar kein Kontakt"


def test_who_lies_in_the_bin_is_left_out(salon: Register, anna: int, paper: Path, tmp_path: Path) -> None:
    """Neither the person nor what they said goes out."""
    salon.consents.grant(anna, "whatsapp", [APPOINTMENT], evidence=paper)
    salon.people.remove(anna)
    assert saved(salon, tmp_path / "k.xlsx") == [[], []]


def test_two_records_put_together_go_out_once(salon: Register, anna: int, paper: Path, tmp_path: Path) -> None:
    """With the numbers and the consents of both."""
    again = NewPerson(name="Anna Beispiel", contact_points=(ContactPoint.phone("0171 39200 34"),))
    other = salon.people.record(again).value.id
    salon.consents.grant(other, "sms", [APPOINTMENT], evidence=paper)
    salon.merging.merge(anna, other)
    people, consents = saved(salon, tmp_path / "one.xlsx")
    assert [row["Telefon"] for row in people] == ["0171 39200 33; 0171 39200 34"]
    assert [(row["Nr."], row["Weg"]) for row in consents] == [(anna, "SMS")]


def test_in_the_language_of_the_user(salon: Register, anna: int, tmp_path: Path) -> None:
    """Names of the sheets, heads and words are English; a CSV file has their commas and their days."""
    file = tmp_path / "k.xlsx"
    people, _ = saved(salon, file, language=Language.EN)
    assert CalamineWorkbook.from_path(file).sheet_names == ["People", "Consents"]
    assert (people[0]["Name"], people[0]["Kind"]) == ("Anna Beispiel", "new customer")
    salon.exports.save(tmp_path / "k.csv", language=Language.EN)
    rows = table_of(tmp_path / "k.csv", ",")
    assert (rows[0][:3], rows[1][1], rows[1][-2]) == (["No.", "Name", "Kind"], "Anna Beispiel", "24/11/2026")


@pytest.mark.parametrize("table", ExportTable)
def test_a_csv_file_has_one_table(salon: Register, anna: int, tmp_path: Path, table: ExportTable) -> None:
    """People or consents, as asked; both are counted."""
    salon.consents.refuse(anna, "whatsapp", [APPOINTMENT, ADVERTISING])
    changed = salon.exports.save(tmp_path / "k.CSV", table=table)
    rows = table_of(tmp_path / "k.CSV")
    assert rows[0][2] == {"people": "Art", "consents": "Weg"}[table]
    assert len(rows) == 1 + {"people": 1, "consents": 2}[table]
    assert changed.value == Exported(1, 2)


def test_a_name_like_a_formula_stays_a_name(register: Register, tmp_path: Path) -> None:
    """In both files it is text."""
    name = '=HYPERLINK("http://example.org","Anna")'
    register.people.record(NewPerson(name=name))
    assert saved(register, tmp_path / "k.xlsx")[0][0]["Name"] == name
    register.exports.save(tmp_path / "k.csv")
    assert table_of(tmp_path / "k.csv")[1][1] == f"'{name}"


def test_it_is_noted_without_a_name(salon: Register, anna: int, tmp_path: Path) -> None:
    """One entry: how many people, in which kind of file."""
    changed = salon.exports.save(tmp_path / "k.xlsx")
    assert told(salon, changed) == [("register_exported", None, {"count": 1, "file_type": "xlsx"})]
    assert salon.log.show(limit=1)[0].text == "Kartei gespeichert (xlsx), Personen: 1"


def test_stopped_half_way_nothing_is_there(salon: Register, anna: int, tmp_path: Path) -> None:
    """Neither a file nor an entry; a file of that name from before is untouched."""
    (tmp_path / "k.xlsx").write_text("before")
    before = salon.log.count()

    def stop(done: int, of: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        salon.exports.save(tmp_path / "k.xlsx", watch=stop)
    assert (tmp_path / "k.xlsx").read_text() == "before"
    assert salon.log.count() == before
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_stopped_at_the_very_end_nothing_is_there(salon: Register, anna: int, tmp_path: Path) -> None:
    """Who cancels while the file is being packed finds none."""
    seen: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        seen.append((done, of))
        if seen.count((1, 1)) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        salon.exports.save(tmp_path / "k.xlsx", watch=stop)
    assert [one.name for one in tmp_path.iterdir() if "k.xlsx" in one.name] == []


def test_how_far_it_is(register: Register, tmp_path: Path) -> None:
    """Told at the beginning and after each few hundred people."""
    register.demo.fill(1_100)
    seen: list[tuple[int, int]] = []
    register.exports.save(tmp_path / "k.xlsx", watch=lambda done, of: seen.append((done, of)))
    assert seen == [(0, 1_100), (500, 1_100), (1_000, 1_100), (1_100, 1_100), (1_100, 1_100)]


def test_what_is_written_meanwhile_does_not_mix_in(register: Register, tmp_path: Path) -> None:
    """The file is the register at one moment, however long it takes."""
    register.demo.fill(1_100)

    def add_somebody(done: int, of: int) -> None:
        register.people.record(NewPerson(name=f"Zz Probe {done}"))

    changed = register.exports.save(tmp_path / "k.xlsx", watch=add_somebody)
    assert changed.value.people == 1_100
    assert len(sheets(tmp_path / "k.xlsx")[0]) == 1_100


@pytest.mark.parametrize("name", ["k.xls", "k", "k.pdf", "k.xlsm"])
def test_another_ending_is_refused(salon: Register, anna: int, tmp_path: Path, name: str) -> None:
    """What the program can't write is said before anything is read."""
    with pytest.raises(InvalidInput, match="output_type"):
        salon.exports.save(tmp_path / name)
    assert salon.log.count() == 2


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_folder_that_is_gone(salon: Register, anna: int, tmp_path: Path, kind: str) -> None:
    """One sentence of ours, and no entry."""
    with pytest.raises(InvalidInput, match="output_no_folder"):
        salon.exports.save(tmp_path / "gone" / f"k.{kind}")
    assert salon.log.count() == 2


@contextmanager
def replacing_fails(monkeypatch: pytest.MonkeyPatch, code: int) -> Iterator[None]:
    """The system refuses to put the file in its place."""

    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        yield


@pytest.mark.parametrize(
    ("code", "there", "sentence"),
    [
        (errno.EACCES, True, "output_is_open"),
        (errno.EACCES, False, "output_not_allowed"),
        (errno.ENOSPC, False, "output_disk_full"),
        (errno.EROFS, False, "output_not_allowed"),
        (errno.EIO, True, "output_failed"),
    ],
)
def test_why_it_could_not_be_written(
    salon: Register,
    anna: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    there: bool,
    sentence: str,
) -> None:
    """Open in Excel, no right, no room: each its own sentence; what was there is there, and nothing was noted."""
    file = tmp_path / "k.xlsx"
    if there:
        file.write_text("before")
    before = salon.log.count()
    with replacing_fails(monkeypatch, code), pytest.raises(InvalidInput, match=sentence):
        salon.exports.save(file)
    assert salon.log.count() == before
    assert file.exists() is there
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="the root user may write anywhere")
def test_a_folder_that_is_read_only(salon: Register, anna: int, tmp_path: Path) -> None:
    """The sentence says that one is not allowed to save there."""
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o500)
    with pytest.raises(InvalidInput, match="output_not_allowed"):
        salon.exports.save(folder / "k.xlsx")


def test_without_its_entry_there_is_no_file(
    salon: Register, anna: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register is full at the very end: the file is taken away again."""

    def full(_self: Change) -> None:
        raise StoreError("disk_full")

    monkeypatch.setattr(Change, "finish", full)
    with pytest.raises(StoreError):
        salon.exports.save(tmp_path / "k.xlsx")
    assert not (tmp_path / "k.xlsx").exists()


def kinds(rows: Sequence[dict[str, Any]]) -> set[str]:
    """The kinds of people on a list."""
    return {row["Art"] for row in rows}


def test_the_invented_register_as_a_whole(register: Register, tmp_path: Path) -> None:
    """Everybody is there once, in the order of the lists, and as many consents as were told."""
    register.demo.fill(700)
    file = tmp_path / "k.xlsx"
    changed = register.exports.save(file)
    people, consents = sheets(file)
    assert [row["Nr."] for row in people] == [row.id for row in register.people.everybody(limit=1_000)]
    assert changed.value == Exported(len(people), len(consents))
    assert len(kinds(people)) == 4


def test_the_register_itself_is_no_place(salon: Register, place: Path) -> None:
    """Whatever it is called, an export never lies over it."""
    with pytest.raises(InvalidInput, match="output_is_register"):
        salon.exports.save(place)


def test_what_cannot_be_noted_does_not_go_out(
    salon: Register, anna: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a register that is read-only there is no export, no receipt, no calendar, and no piece of one."""
    salon.consents.refuse(anna, "whatsapp", [ADVERTISING])
    monkeypatch.setattr(salon._store, "read_only", True)
    folder = tmp_path / "out"
    folder.mkdir()
    for save in (
        lambda: salon.exports.save(folder / "k.xlsx"),
        lambda: salon.receipts.save(anna, "whatsapp", ADVERTISING, folder / "k.pdf"),
        lambda: salon.calendar.save(folder / "k.ics"),
    ):
        with pytest.raises(StoreError, match="read_only"):
            save()
    assert list(folder.iterdir()) == []
