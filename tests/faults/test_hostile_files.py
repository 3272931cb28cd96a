"""Files from outside that are broken, huge, locked or lie about what they are: one sentence each, nothing changed."""

from __future__ import annotations

import io
import os
import struct
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from consentregister.store.connection import connect
from tests.cli.calls import Cli, start


def a_pdf(pages: int = 1, **options: Any) -> bytes:
    """A PDF with some pages."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **options)
    for number in range(pages):
        canvas.drawString(100, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def giant_png(width: int, height: int) -> bytes:
    """A small file that unpacks to a giant picture."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(min(height, 2000))) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def a_png() -> bytes:
    """A small picture."""
    buffer = io.BytesIO()
    PIL.Image.effect_noise((300, 300), 90).save(buffer, "PNG")
    return buffer.getvalue()


HOSTILE = {
    "empty.pdf": b"",
    "cut.pdf": a_pdf()[:400],
    "head.pdf": b"%PDF-1.7\n",
    "text.pdf": b"This is a text, not a form.",
    "locked.pdf": a_pdf(encrypt=StandardEncryption("secret", canPrint=0)),
    "long.pdf": a_pdf(500),
    "giant.pdf": a_pdf(pagesize=(200_000, 200_000)),
    "giant.png": giant_png(30_000, 30_000),
    "wide.png": giant_png(2_000_000_000, 1),
    "cut.png": a_png()[:5000],
    "empty.png": b"",
    "text.jpg": b"JFIF JFIF JFIF",
    "picture.gif": b"GIF89a" + bytes(100),
    "program.png": b"MZ" + bytes(1000),
    "page.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "cut.tiff": b"II*\x00" + bytes(50),
    "noise.jpg": b"\xff\xd8\xff" + os.urandom(5000),
    "noise.pdf": b"%PDF-1.4\n" + os.urandom(5000),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("more", [(), ("--accept",)], ids=["propose", "accept"])
def test_hostile_scan(cli: Cli, tmp_path: Path, name: str, more: tuple[str, ...]) -> None:
    """A file that can't be a scan is refused with its name, and not a byte of the register changes."""
    file = tmp_path / name
    file.write_bytes(HOSTILE[name])
    before = cli.place.read_bytes()
    sentence = cli.refused(3, "scan", "file", file, *more)
    assert name in sentence
    assert cli.place.read_bytes() == before


def test_each_fault_has_its_own_sentence(cli: Cli, tmp_path: Path) -> None:
    """Empty, damaged, locked, too long, too large and no picture at all are told apart."""
    said = set()
    for name in ("empty.pdf", "cut.pdf", "locked.pdf", "long.pdf", "giant.png", "text.pdf"):
        (tmp_path / name).write_bytes(HOSTILE[name])
        said.add(cli.refused(3, "scan", "file", tmp_path / name).replace(name, ""))
    assert len(said) == 6


def test_one_bad_file_refuses_the_whole_call(cli: Cli, tmp_path: Path) -> None:
    """With one file that can't be read nothing of the others is taken in."""
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(a_pdf())
    bad.write_bytes(b"")
    for files in ((good, bad), (bad, good)):
        assert cli.refused(3, "scan", "file", *files, "--accept").startswith('The file "bad.pdf" is empty;')
    assert kept(cli.place) == 0
    cli("scan", "file", good, "--accept")
    assert kept(cli.place) == 1


def kept(place: Path) -> int:
    """How many documents the register holds."""
    with closing(connect(place, read_only=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])


@pytest.mark.parametrize("what", ["folder", "missing", "pipe", "null"])
def test_no_file_at_all(cli: Cli, tmp_path: Path, what: str) -> None:
    """A folder, a pipe or a device is no scan, and nobody waits for it."""
    place = tmp_path / what
    if what == "folder":
        place.mkdir()
    if what == "pipe":
        os.mkfifo(place)
    if what == "null":
        place = Path("/dev/zero")
    as_evidence = ("--channel", "sms", "--purpose", "advertising", "--evidence", place)
    for asked in (("scan", "file", place), ("consent", "grant", cli.anna(), *as_evidence)):
        assert cli.refused(3, *asked).startswith(f'There is no file "{place.name}"; nothing was changed.')


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf",
        "Müller & Söhne; rm -rf ~.pdf",
        "$(reboot).pdf",
        "a" * 200 + ".pdf",
        "line\nbreak.pdf",
        "right\u202eto\u202cleft.pdf",
        "percent%20?#.pdf",
        "'; DROP TABLE person; --.pdf",
    ],
)
def test_hostile_names(cli: Cli, anna: int, tmp_path: Path, name: str) -> None:
    """A file's name is only a name: kept without folders, told as it is, never run."""
    paper = tmp_path / name.rpartition("/")[2]
    paper.write_bytes(a_pdf())
    cli.ok("consent", "grant", anna, "--channel", "sms", "--purpose", "advertising", "--evidence", paper)
    assert cli("scan", "file", paper, "--accept").json[0]["file"] == paper.name
    paper.write_bytes(b"")
    cli.refused(3, "scan", "file", paper)
    assert cli.ok("verify")["ok"]


@pytest.mark.slow
def test_name_that_is_no_text(place: Path, tmp_path: Path) -> None:
    """A file whose name is no UTF-8, a person's name that is none: taken or refused, never a fault of ours."""
    paper = os.fsencode(tmp_path) + b"/scan\xff.pdf"
    Path(os.fsdecode(paper)).write_bytes(a_pdf())
    options = ("--register", place, "--json")
    assert start("scan", "file", os.fsdecode(paper), "--accept", *options).code == 1
    assert start("person", "add", "Anna\udcff", *options).code == 3
    assert start("person", "add", "Anna", "--city", "Ort\udcff", *options).code == 3
    assert start("person", "find", "Anna\udcff", *options).code in (0, 3)
    said = start("scan", "file", os.fsdecode(os.fsencode(tmp_path) + b"/none\xff.pdf"), *options)
    assert (said.code, said.err.count("\n")) == (3, 1)


def test_register_in_a_place_with_a_strange_name(cli: Cli, tmp_path: Path) -> None:
    """A register lies in folders of any name."""
    for name in ("Müller & Söhne", "100% #1?", "a b'c\"d"):
        cli.place = tmp_path / name / "salon.consentregister"
        cli.ok("init", "--name", "Salon")
        cli.add("Anna Beispiel")
        cli.ok("backup", "create")
        assert cli.ok("verify")["ok"]
        assert [path.name for path in (tmp_path / name).iterdir() if path.is_file()] == ["salon.consentregister"]
