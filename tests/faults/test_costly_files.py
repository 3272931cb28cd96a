"""Files made to exhaust a computer: refused within two seconds and 512 MB, measured in a process of its own."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import PIL.Image
import pytest
from reportlab.pdfgen.canvas import Canvas

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.register import Register
from tests.came_back import written_on
from tests.faults.test_hostile_files import HOSTILE, a_pdf, giant_png

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a process took at most"),
]

# What a process took at most, in megabytes; what getrusage tells begins with the memory of the process it came from.
_MEMORY = """
import re
def most_memory():
    return int(re.search("VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
"""
# Reads one file as the intake does, within limits the system holds, and tells seconds, megabytes and the outcome.
_CHILD = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from consentregister.domain.errors import UnreadableFile
from consentregister.paper.pictures import open_pages
from consentregister.paper.qr_codes import find_codes
begun = time.process_time()
try:
    pages = sum(1 for page in open_pages(Path(sys.argv[1]).read_bytes(), "file") if find_codes(page.image) or True)
    told = f"read {pages}"
except UnreadableFile as error:
    told = error.key
print(time.process_time() - begun, most_memory(), told)
"""


# The same for the whole intake: the form is found and its boxes are read.
_INTAKE = """
import sys, time
from pathlib import Path
from consentregister.register import Register
register = Register.open(Path(sys.argv[1]))
begun = time.process_time()
(page,) = register.scans.propose(Path(sys.argv[2]))
print(time.process_time() - begun, most_memory(), page.signed)
"""


def a_pdf_with(command: bytes) -> bytes:
    """A PDF of one page that has something to run when it is opened."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction " + command + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 4\n0000000000 65535 f \n"
    return out + head + table + b"trailer << /Root 1 0 R /Size 4 >>\nstartxref\n%d\n%%%%EOF" % len(out)


def a_pdf_of_one_picture(side: int) -> bytes:
    """A small PDF whose only picture says that it is a giant one."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawImage(_white(64), 0, 0, 500, 700)
    canvas.save()
    data = buffer.getvalue()
    return data.replace(b"/Width 64", b"/Width %d" % side).replace(b"/Height 64", b"/Height %d" % side)


def _white(side: int) -> object:
    from reportlab.lib.utils import ImageReader

    return ImageReader(PIL.Image.new("RGB", (side, side), "white"))


def a_wide_tiff(frames: int) -> bytes:
    """A TIFF of many frames."""
    buffer = io.BytesIO()
    frame = PIL.Image.new("1", (10, 10))
    frame.save(buffer, "TIFF", save_all=True, append_images=[frame] * (frames - 1))
    return buffer.getvalue()


REFUSED = {
    **{name: data for name, data in HOSTILE.items() if data},
    "frames.tiff": a_wide_tiff(500),
    "bomb.png": giant_png(60_000, 60_000),
    "metres.pdf": a_pdf(pagesize=(14_000, 14_000)),
}
READ = {
    "script.pdf": a_pdf_with(b"<< /S /JavaScript /JS (while \\(true\\) { app.alert\\('x'\\); }) >>"),
    "launch.pdf": a_pdf_with(b"<< /S /Launch /F (/bin/sh) >>"),
    "link.pdf": a_pdf_with(b"<< /S /URI /URI (https://example.com/) >>"),
    "tiny.pdf": a_pdf(pagesize=(2.8, 2.8)),
    "picture.pdf": a_pdf_of_one_picture(20_000),
}


def outcome(*files: Path, child: str = _CHILD) -> tuple[float, float, str]:
    """Seconds of work, megabytes at most, and what was told."""
    command = [sys.executable, "-c", _MEMORY + child, *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    seconds, megabytes, told = done.stdout.split(maxsplit=2)
    return float(seconds), float(megabytes), told.strip()


@pytest.mark.parametrize("name", REFUSED)
def test_refused_quickly_and_within_bounds(tmp_path: Path, name: str) -> None:
    """Each is refused by one of our sentences."""
    file = tmp_path / name
    file.write_bytes(REFUSED[name])
    seconds, megabytes, told = outcome(file)
    assert told.startswith("errors.")
    assert seconds < 2
    assert megabytes < 512


@pytest.mark.parametrize("name", READ)
def test_nothing_in_a_pdf_is_run(tmp_path: Path, name: str) -> None:
    """A PDF with scripts, programs to start or odd sizes is a picture of its page, or refused; nothing in it runs."""
    file = tmp_path / name
    file.write_bytes(READ[name])
    seconds, megabytes, told = outcome(file)
    assert told in {"read 1", "errors.file_damaged", "errors.picture_too_large"}
    assert seconds < 2
    assert megabytes < 512


def test_the_largest_picture_that_is_taken(tmp_path: Path) -> None:
    """A picture just below the limit, full of grain, is looked through for codes within bounds."""
    noise = PIL.Image.effect_noise((1000, 1000), 90).resize((6_320, 6_320)).convert("RGB")
    noise.save(tmp_path / "large.jpg", quality=80)
    seconds, megabytes, told = outcome(tmp_path / "large.jpg")
    assert told == "read 1"
    assert megabytes < 512
    assert seconds < 6


def test_a_form_on_the_largest_picture(tmp_path: Path) -> None:
    """A form photographed with 40 megapixels is read within bounds, whether it fills the picture or not."""
    register = Register.create_demo(tmp_path / "salon.consentregister")
    phone = ContactPoint.phone("0171 39200 33")
    printed = register.forms.print([register.people.record(NewPerson(name="Anna", contact_points=(phone,))).value.id])
    register.close()
    sheet = written_on(printed.value.pdf, printed.value.forms[0].fields)
    small = PIL.Image.new("RGB", (6_300, 6_300), "white")
    small.paste(sheet.resize((1_000, 1_414)), (3_000, 3_000))
    for name, picture in (("large", sheet.resize((5_300, 7_490))), ("small", small)):
        picture.save(tmp_path / f"{name}.jpg", quality=80)
        seconds, megabytes, told = outcome(register.place, tmp_path / f"{name}.jpg", child=_INTAKE)
        assert told == "True"
        assert megabytes < 512
        assert seconds < 4
