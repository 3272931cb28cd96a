"""Many files at once: read in other processes, the good ones kept, each refused one told."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import PIL.Image
import pytest

from consentregister.domain.intake import InboxState, Pasted, SoFar, inbox_state
from consentregister.domain.printed import PrintedForm
from consentregister.register import Register
from consentregister.services.intake import always
from consentregister.services.page_reading import KnownForm
from consentregister.services.page_workers import PageWorkers
from tests.came_back import boxes_of, written_on
from tests.paper_in import scanned, sheet_with_code, sheet_without_code
from tests.pens import Tick


@pytest.fixture(scope="module")
def printed(anna_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, PrintedForm]:
    """Anna's form, printed in a register of its own: the register, the scan, the form."""
    folder = tmp_path_factory.mktemp("printed")
    place = Path(shutil.copy(anna_template, folder / "salon.consentregister"))
    register = Register.open(place)
    made = register.forms.print([1]).value
    register.close()
    pdf = folder / "form.pdf"
    pdf.write_bytes(made.pdf)
    return place, scanned(pdf, folder / "Anna.jpg"), made.forms[0]


@pytest.fixture
def register(printed: tuple[Path, Path, PrintedForm], tmp_path: Path) -> Iterator[Register]:
    """The register that knows Anna's form."""
    register = Register.open(Path(shutil.copy(printed[0], tmp_path / "salon.consentregister")))
    yield register
    register.close()


@pytest.fixture
def scan(printed: tuple[Path, Path, PrintedForm]) -> Path:
    """Anna's form as it comes back."""
    return printed[1]


def test_one_bad_file_holds_up_nobody(register: Register, scan: Path, tmp_path: Path) -> None:
    """The good ones are in the inbox with their small pictures; each bad one is told by its name."""
    bad = tmp_path / "kaputt.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing more")
    plain = sheet_without_code(tmp_path / "Notiz.png")

    taken = register.intake.take([bad, scan, tmp_path / "weg.png", plain], always)

    assert taken is not None
    assert [(page.file, page.person) for page in taken.value.new] == [("Anna.jpg", 1), ("Notiz.png", None)]
    assert [(told.file, told.error.key) for told in taken.value.refused] == [
        ("kaputt.pdf", "errors.file_damaged"),
        ("weg.png", "errors.file_missing"),
    ]
    inbox = register.scans.inbox()
    assert [inbox_state(page) for page in inbox] == [InboxState.LOOK, InboxState.WHOSE]
    thumbs = register.scans.thumbs([page.id for page in inbox])
    assert all(picture.startswith(b"\xff\xd8") for picture in thumbs.values())


def nothing_known(_texts: Sequence[str]) -> list[KnownForm]:
    """A register without forms."""
    return []


def test_what_was_signed_is_read_in_the_other_process(
    register: Register, printed: tuple[Path, Path, PrintedForm], tmp_path: Path
) -> None:
    """Its ticks and signature come back with the page, which is ready to be confirmed."""
    form = printed[2]
    paper = tmp_path / "signed.png"
    pdf = register.forms.pdf(form.code)
    written_on(pdf, form.fields, {boxes_of(form.fields)[0]: Tick.CROSS}).save(paper)

    taken = register.intake.take([paper], always)

    assert taken is not None
    [page] = taken.value.pages
    assert (page.signed, inbox_state(page)) == (True, InboxState.READY)
    assert [one.channel for one in page.ticks if one.ticked] == [form.fields[boxes_of(form.fields)[0]].channel] * len(
        form.fields[boxes_of(form.fields)[0]].purposes
    )


def test_originals_are_kept_byte_for_byte_and_once(register: Register, scan: Path, tmp_path: Path) -> None:
    """The same content under another name is told as known and leaves no second document."""
    again = Path(shutil.copy(scan, tmp_path / "Kopie.jpg"))

    first = register.intake.take([scan], always)
    second = register.intake.take([again], always)

    assert first is not None
    assert second is not None
    assert [page.id for page in second.value.known] == [page.id for page in first.value.new]
    assert second.value.new == ()
    assert second.events == ()
    rows = register._store.read().execute("SELECT content FROM document WHERE media_type LIKE 'image/%'").fetchall()
    assert [bytes(row["content"]) for row in rows] == [scan.read_bytes()]


def test_a_page_filed_before_is_told_with_whose_it_is(register: Register, scan: Path) -> None:
    """What comes a second time is not filed again; it leads to the person."""
    taken = register.intake.take([scan], always)
    assert taken is not None
    register.scans.file(taken.value.new[0].id, ticked=(), signed_on=None)

    again = register.intake.take([scan], always)

    assert again is not None
    [known] = again.value.known
    assert (known.person_name, known.status.value) == ("Anna Beispiel", "filed")
    assert register.scans.inbox() == []


def test_a_pasted_picture_is_taken(register: Register, scan: Path) -> None:
    """A picture without a file."""
    taken = register.intake.take([Pasted(scan.read_bytes(), "Eingefügt.png")], always)

    assert taken is not None
    assert [(page.file, page.person) for page in taken.value.new] == [("Eingefügt.png", 1)]


def test_a_foreign_code_refuses_its_page_and_no_other(register: Register, scan: Path, tmp_path: Path) -> None:
    """In a stack, the page of another register is told by its number; a code of something else says nothing."""
    foreign = PIL.Image.open(sheet_with_code("CR1:7KQ2M4XDP9TB", tmp_path / "fremd.png")).convert("RGB")
    web = PIL.Image.open(sheet_with_code("https://example.org", tmp_path / "web.png")).convert("RGB")
    stack = tmp_path / "Stapel.tif"
    PIL.Image.open(scan).convert("RGB").save(stack, save_all=True, append_images=[foreign, web])

    taken = register.intake.take([stack], always)

    assert taken is not None
    assert [(page.page, page.person) for page in taken.value.new] == [(1, 1), (3, None)]
    assert [(told.page, told.error.key) for told in taken.value.refused] == [(2, "errors.code_foreign")]


def test_nothing_is_kept_after_cancel(register: Register, scan: Path, tmp_path: Path) -> None:
    """Ended after the first file: no page, no document, no entry in the log."""
    files = [scan, *(sheet_without_code(tmp_path / f"{number}.png") for number in range(5))]
    events = register.log.count()

    assert register.intake.take(files, lambda so_far: so_far.files < 1) is None

    assert register.scans.inbox() == []
    assert register.log.count() == events


def test_a_worker_that_dies_takes_its_file_and_no_other(register: Register, scan: Path, tmp_path: Path) -> None:
    """The file it was reading is told; the next one is read by another worker."""
    victim = Path(shutil.copy(scan, tmp_path / "Opfer.jpg"))
    register.__dict__["_workers"] = PageWorkers(1)
    killed: list[int] = []

    def kill_the_first(_so_far: SoFar) -> bool:
        if not killed:
            for process in multiprocessing.active_children():
                if process.name == "page-reader" and process.pid:
                    killed.append(process.pid)
                    process.kill()
        return True

    taken = register.intake.take([victim, sheet_without_code(tmp_path / "gut.png")], kill_the_first)

    assert taken is not None
    assert len(killed) == 1
    assert [(told.file, told.error.key) for told in taken.value.refused] == [("Opfer.jpg", "errors.file_kills_reader")]
    assert [page.file for page in taken.value.new] == ["gut.png"]


def test_a_file_that_takes_for_ever_is_given_up(tmp_path: Path) -> None:
    """A worker that says nothing for too long is ended, and its file told."""
    workers = PageWorkers(1, patience=0.0)
    from consentregister.services.evidence import read_evidence

    file = sheet_without_code(tmp_path / "ewig.png")
    [read] = workers.read([lambda: read_evidence(file)], nothing_known, always) or []
    workers.close()

    assert read.error is not None
    assert read.error.key == "errors.file_kills_reader"


def test_workers_end_when_nothing_is_read(tmp_path: Path) -> None:
    """No process is left after a while."""
    from consentregister.services.evidence import read_evidence

    workers = PageWorkers(1, idle=0.05)
    file = sheet_without_code(tmp_path / "eins.png")
    opened: Callable[[], object] = lambda: read_evidence(file)  # noqa: E731
    workers.read([opened], nothing_known, always)  # type: ignore[list-item]
    timer = workers._timer
    assert timer is not None
    timer.join(10)

    assert workers._idle == []
