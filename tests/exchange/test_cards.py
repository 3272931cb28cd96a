"""Address books as telephones and programs export them: each card on its own, none stops the others."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from consentregister.domain.errors import UnreadableFile
from consentregister.domain.imported import ImportedContact, Labelled
from consentregister.exchange.cards import LARGEST, Card, cards_in, cards_of, joined
from tests.exchange.address_books import ANDROID, GOOGLE, IPHONE, NEXTCLOUD, OUTLOOK, PHOTO, SAMPLES, Sample


def read(text: str | bytes) -> list[Card]:
    """The cards of a file."""
    return list(cards_of(text.encode() if isinstance(text, str) else text, "kontakte.vcf"))


def card(*lines: str, version: str = "3.0") -> str:
    """One card with some lines."""
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def contact(*lines: str) -> ImportedContact:
    """What one card says."""
    [only] = read(card(*lines))
    assert only.contact, only.problem
    return only.contact


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_what_each_program_writes_is_read(sample: Sample) -> None:
    """Names, numbers with their labels, addresses, birthdays; photos and notes are passed over."""
    assert tuple(one.contact for one in read(sample.content)) == sample.contacts


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_with_every_end_of_line(sample: Sample, end: bytes) -> None:
    """As Windows, Linux and old Macs end a line."""
    assert tuple(one.contact for one in read(sample.content.replace(b"\r\n", end))) == sample.contacts


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_in_every_coding(coding: str) -> None:
    """With a mark or without, in two bytes a letter too."""
    text = IPHONE.content.decode()

    assert tuple(one.contact for one in read(text.encode(coding))) == IPHONE.contacts


def test_a_program_that_writes_latin_1_without_saying_so() -> None:
    """One card in another coding spoils neither its own name nor the others'."""
    found = read(card("FN:Jürgen Groß").encode("cp1252") + card("FN:Jörg Özdemir").encode())

    assert [one.contact and one.contact.name for one in found] == ["Jürgen Groß", "Jörg Özdemir"]


def test_cards_are_given_back_as_they_were() -> None:
    """Photo, notes, unknown lines: byte for byte, whatever was read of them."""
    content = b"".join(sample.content for sample in SAMPLES.values())

    assert joined(read(content)) == content


def test_some_cards_are_given_back_without_the_others() -> None:
    """What is left out is gone with its photo."""
    first, second = read(IPHONE.content)

    assert PHOTO.encode() in joined([first])
    assert joined([second]) + joined([first]) == second.raw + b"\r\n" + first.raw + b"\r\n"
    assert PHOTO.encode() not in joined([second])


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Müller;Anna;Maria;Dr.;jun."], "Dr. Anna Maria Müller jun."),
        (["FN:", "N:Müller;Anna;;;"], "Anna Müller"),
        (["N:;;;;", "ORG:Bau Groß KG;Einkauf"], "Bau Groß KG"),
        (["N:Müller;Anna", "FN:Anna\\, die Große\\; mit \\\\ und\\nZeile"], "Anna, die Große; mit \\ und Zeile"),
        (["FN:Bau Groß KG, Berlin"], "Bau Groß KG, Berlin"),
        (["fn:  Anna\u00a0 Beispiel\u200b "], "Anna Beispiel"),
        (["ITEM1.FN;LANGUAGE=de:Anna"], "Anna"),
    ],
)
def test_the_name_as_people_say_it(lines: list[str], name: str) -> None:
    """Written out, else put together from its parts, else the firm's."""
    assert contact(*lines).name == name


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("TEL;TYPE=CELL,VOICE:0171 39200 33", "CELL"),
        ('TEL;TYPE="work,fax":0171 39200 33', "WORK FAX"),
        ("TEL;HOME;FAX:0171 39200 33", "HOME FAX"),
        ("TEL:0171 39200 33", ""),
        ("TEL;TYPE=:0171 39200 33", ""),
        ("item1.TEL:0171 39200 33\r\nITEM1.X-ABLABEL:_$!<HomeFAX>!$_", "HomeFAX"),
        ("item1.TEL;TYPE=WORK:0171 39200 33\r\nitem1.X-ABLabel:Lager\\; hinten", "Lager; hinten"),
    ],
)
def test_a_number_keeps_its_label(line: str, label: str) -> None:
    """The owner's own word before the kinds of the standard."""
    assert contact(line).phones == (Labelled("0171 39200 33", label),)


def test_a_number_written_twice_is_one() -> None:
    """Phones that were synchronised twice have everything twice."""
    assert len(contact("TEL;TYPE=CELL:0171 39200 33", "TEL;TYPE=WORK:0171 39200 33").phones) == 1


def test_an_address_without_a_street() -> None:
    """The first one with anything in it; abroad, the country stands behind the city."""
    found = contact("FN:Anna", "ADR:;;;;;;", "ADR;TYPE=work:;;;Bern;;3000;Schweiz")

    assert (found.street, found.postcode, found.city) == ("", "3000", "Bern, Schweiz")


def test_an_assistants_card_within_another() -> None:
    """It belongs to the other and is no person of its own; nor do its numbers become the other's."""
    text = card("FN:Anna", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Karl", "TEL:030 23125 101", "END:VCARD", "TEL:1")

    [only] = read(text)

    assert only.contact == ImportedContact(row=1, name="Anna", phones=(Labelled("1"),))
    assert joined([only]) == text.encode()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Karl\nTEL:0171 39200 99\n", "unclosed"),
        (card("NOTE:nothing"), "empty"),
        (card('TEL;TYPE="cell:0171 39200 33'), "damaged"),
        (card(f"FN:{'a' * 5_000}"), "damaged"),
        (card("FN:Anna", "without a colon"), "damaged"),
        (card("N;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:=C3=BC;A"), "damaged"),
        (card(*(f"TEL:{number}" for number in range(600))), "damaged"),
    ],
)
def test_a_card_that_cannot_be_taken_stops_no_other(text: str, problem: str) -> None:
    """It is in the list with its number and the reason, and the next one is read as if nothing had been."""
    bad, good = read(text + card("FN:Anna"))

    assert (bad.row, bad.contact, bad.problem) == (1, None, f"contact_cards.{problem}")
    assert good.contact == ImportedContact(row=2, name="Anna")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "cards_empty"),
        (b" \r\n\r\n", "cards_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "cards_no_vcard"),
        (b"PK\x03\x04" + bytes(200), "cards_no_vcard"),
        (b"Name;Telefon\r\nAnna;0171 39200 33\r\n", "cards_no_vcard"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "cards_no_vcard"),
        (b"END:VCARD\r\n", "cards_no_vcard"),
        (b"BEGIN:VCARD\r\nFN:A\x00\r\nEND:VCARD\r\n", "cards_no_vcard"),
        (b"BEGIN:VCARD\r\n" + bytes(LARGEST), "cards_too_large"),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n" * 200_001, "cards_too_many"),
    ],
    ids=["nothing", "blanks", "picture", "zip", "table", "calendar", "end", "zeros", "large", "many"],
)
def test_a_file_that_is_no_address_book_is_refused(content: bytes, key: str) -> None:
    """With its own sentence each, before anything is read of it."""
    with pytest.raises(UnreadableFile, match=key):
        cards_of(content, "kontakte.vcf")


def test_how_many_there_are_is_known_before_they_are_read() -> None:
    """For the progress."""
    assert cards_in(IPHONE.content + GOOGLE.content, "kontakte.vcf") == 3


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A file with bytes flipped, cut out, doubled or put in."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(found) or 1), chance.randint(1, 60)
        match chance.randrange(5):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + length]
            case 2:
                found[at:at] = found[at : at + length] * chance.randint(1, 40)
            case 3:
                found[at:at] = chance.choice(
                    [b"\r\n", b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b";", b",", b":", b'"', b"="]
                )
            case _:
                found = found[:at] if chance.random() < 0.2 else found
    return bytes(found)


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_damaged_file_is_read_or_refused(sample: Sample) -> None:
    """A thousand broken files of each program: cards with a contact or a reason, or one of our own errors."""
    chance = random.Random(7)  # noqa: S311 - the same files in every run, nothing secret
    for _ in range(1_000):
        content = mutated(sample.content + GOOGLE.content, chance)
        try:
            found = read(content)
        except UnreadableFile:
            continue
        assert all(bool(one.contact) != bool(one.problem) for one in found)


# What getrusage tells begins with the memory of the process it came from; this is the process's own.
_CHILD = r"""
import re, sys, time
from pathlib import Path
from consentregister.domain.errors import UnreadableFile
from consentregister.exchange.cards import cards_of
content = Path(sys.argv[1]).read_bytes()
begun = time.process_time()
try:
    told = str(sum(1 for card in cards_of(content, "file")))
except UnreadableFile as error:
    told = error.key
seconds = time.process_time() - begun
print(seconds, int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) / 1024, told)
"""
BEGIN, END = b"BEGIN:VCARD\r\n", b"END:VCARD\r\n"
COSTLY = {
    "one long line": BEGIN + b"FN:" + b"a" * 10_000_000 + b"\r\n" + END,
    "one long line without a colon": BEGIN + b"a" * 10_000_000 + b"\r\n" + END,
    "nested": BEGIN * 100_000,
    "nested agents": BEGIN + (b"AGENT:\r\n" + BEGIN) * 100_000,
    "params": BEGIN + b"TEL" + b";TYPE=CELL" * 50_000 + b":1\r\n" + END,
    "params in quotes": BEGIN + b"TEL" + b';A="' * 900 + b":1\r\n" + END,
    "commas": BEGIN + b"TEL;A" + b"," * 3_000 + b"\r\n" + END,
    "continued": BEGIN + b"FN:a\r\n" + b" \r\n" * 1_500_000 + END,
    "quoted": BEGIN + b"FN;QUOTED-PRINTABLE:" + b"=\r\n" * 1_500_000 + END,
    "fields": BEGIN + b"N:" + b";,\\" * 1_300 + b"\r\n" + END,
    "lines": BEGIN + b"\n" * 60_000_000 + END,
    "short lines": BEGIN + b"a\n" * 1_900_000 + END,
    "as many lines as a card may have": BEGIN + b"a:\n" * 299_000 + END,
    "photo": BEGIN + b"FN:A\r\nPHOTO;ENCODING=b:" + b"A" * 60_000_000 + b"\r\n" + END,
    "noise": random.Random(7).randbytes(10_000_000),  # noqa: S311 - the same in every run, nothing secret
    "two bytes a letter": ("BEGIN:VCARD\r\n" + "FN:ä\r\n" * 1_500_000 + "END:VCARD").encode("utf-16"),
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a process took at most")
@pytest.mark.parametrize("content", COSTLY.values(), ids=COSTLY)
def test_a_file_made_to_be_slow_is_not(tmp_path: Path, content: bytes) -> None:
    """Two seconds and 512 MB, measured in a process of its own."""
    file = tmp_path / "kontakte.vcf"
    file.write_bytes(content)

    done = subprocess.run([sys.executable, "-c", _CHILD, str(file)], check=True, capture_output=True, text=True)

    seconds, megabytes, told = done.stdout.split()
    assert float(seconds) < 2
    assert float(megabytes) < 512
    assert told


def test_samples_are_of_every_version() -> None:
    """2.1, 3.0 and 4.0 are among what is read above."""
    for sample, version in ((ANDROID, b"2.1"), (OUTLOOK, b"2.1"), (GOOGLE, b"3.0"), (NEXTCLOUD, b"4.0")):
        assert b"VERSION:" + version in sample.content
