"""What a till and a phone give out, with invented people."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.workbook_files import xlsx_of

_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nTEL;TYPE=CELL:{}\r\n{}END:VCARD\r\n"
_HEADS = "Kd;Bezeichnung;Rufnr 1;Mailadr;Farbe;WhatsApp erlaubt\n"
TILL_USES = {"Bezeichnung": "Name (ganz)"}
_OF_TILL = (
    "1001;Sabine Müller;0171 39200 15;sabine@example.org;7/0;ja\n"
    "1002;Leyla Özdemir;0171 39200 21;;;ja\n"
    "1003;Karl Schulz;0171 39200 22;karl@example.org;;nein\n"
    "1004;Jonas Bergmann;0176 040690 12;;;\n"
    "1005;Ellen Groß;4,91714E+11;;;ja\n"
    "1006;;0171 39200 24;;;\n"
)
_OF_PHONE = (
    ("Sabine Müller", "+49 171 3920015", ""),
    ("Leyla", "0171 39200 21", ""),
    ("Karl Schulz", "0171 39200 77", "karl@example.org"),
    ("Ute Neumann", "0171 39200 41", ""),
    ("Oma", "0171 39200 99", ""),
)
_ON_WORK_PHONE = (
    ("Sabine Müller", "0171 39200 15", ""),
    ("Jonas B.", "0176 040690 12", ""),
    ("Pizzadienst", "030 23125 144", ""),
    ("Oma", "0171 39200 99", ""),
)


def till(folder: Path, name: str = "kasse.csv", rows: str = _OF_TILL) -> Path:
    """The till's customers: two columns are headed as no other program does, two lines are spoilt."""
    file = folder / name
    file.write_text(_HEADS + rows, encoding="cp1252")
    return file


def private_phone(folder: Path) -> Path:
    """The contacts of the phone used until now: one is in the till, two with other details, one is no customer."""
    return _cards(folder / "iphone.vcf", _OF_PHONE)


def work_phone(folder: Path, *more: tuple[str, str, str]) -> Path:
    """The contacts of the work phone as it exports them."""
    return _cards(folder / "diensthandy.vcf", (*_ON_WORK_PHONE, *more))


def many(folder: Path, count: int) -> Path:
    """A table of so many people."""
    file = folder / "viele.csv"
    rows = "".join(f"Person {number};+49176040690{number:04}\n" for number in range(count))
    file.write_text(f"Name;Handy\n{rows}", encoding="utf-8")
    return file


def files_that_are_none(folder: Path) -> dict[Path, str]:
    """A picture, nothing at all, a bomb; each with what is said of it."""
    contents = {
        "urlaub.vcf": (b"\x89PNG\r\n\x1a\n" + bytes(200), "ist keine Kontaktdatei"),
        "leer.csv": (b"", "steht niemand"),
        "kunden.xlsx": (xlsx_of(" " * 500_000_000), "zu groß"),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    return {folder / name: said for name, (_, said) in contents.items()}


def _cards(file: Path, people: tuple[tuple[str, str, str], ...]) -> Path:
    cards = (_CARD.format(name, number, f"EMAIL:{mail}\r\n" if mail else "") for name, number, mail in people)
    file.write_text("".join(cards), encoding="utf-8", newline="")
    return file
