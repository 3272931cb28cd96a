"""form …, scan file: what is printed and what comes back."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from consentregister.cli.app import run
from consentregister.domain.form import Field, FieldType
from tests.cli.calls import Cli
from tests.filling import filled_on_screen
from tests.paper_in import as_picture, scanned, sheet_with_code, sheet_without_code

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """Where forms are printed to."""
    return tmp_path / "form.pdf"


def printed(cli: Cli, form: Path, *arguments: object) -> list[dict[str, Any]]:
    """Print forms, two minutes to noon.

    Returns: what was told of them.
    """
    forms: list[dict[str, Any]] = cli.ok("form", "print", *arguments, "--output", form, now="2026-11-24T11:58")["forms"]
    return forms


def states(cli: Cli, person: int) -> dict[tuple[str, str], str]:
    """The state of each cell that something was said about."""
    return {(row["channel"], row["purpose"]): row["state"] for row in cli.ok("consent", "list", person)}


def unchanged(cli: Cli, code: int, *arguments: object) -> Any:
    """Run a command that must not change a byte of the register. Returns: its document, or the sentence of its no."""
    if code > 1:
        return cli.refused(code, *arguments)
    before = cli.fingerprint()
    said = cli(*arguments)
    assert (said.code, cli.fingerprint()) == (code, before), said
    return said.json


def test_print_asks_and_records(cli: Cli, form: Path) -> None:
    """A form is one page with boxes, signature and date in millimetres, and stands as requested."""
    anna = cli.anna("--email", "anna@example.org")
    (one,) = printed(cli, form, anna)
    assert CODE.fullmatch(one["code"])
    assert (one["person"], one["kind"], one["page"]) == (anna, "consent_customer", 1)
    assert {field["type"] for field in one["fields"]} == {"tick", "signature", "date"}
    for field in one["fields"]:
        assert set(field) >= {"type", "channel", "purpose", "x", "y", "w", "h"}
        assert 0 < field["x"] < field["x"] + field["w"] < 210
        assert 0 < field["y"] < field["y"] + field["h"] < 297
    assert len(pypdfium2.PdfDocument(form)) == 1
    assert set(states(cli, anna).values()) == {"requested"}
    assert cli.check(anna, "appointment_or_order") == ("ask_first", "R58")
    assert cli.check(anna, "advertising") == ("ask_first", "R82")
    (row,) = cli.ok("form", "list", "--open")
    assert (row["code"], row["state"], row["person"]) == (one["code"], "open", anna)


def test_print_for_several(cli: Cli, form: Path) -> None:
    """Several people's forms come in one PDF, one page each, in the order asked."""
    people = [cli.add(f"Anna {number}", "--phone", "0171 39200 33") for number in range(3)]
    forms = printed(cli, form, *reversed(people))
    assert [one["person"] for one in forms] == people[::-1]
    assert [one["page"] for one in forms] == [1, 2, 3]
    assert len({one["code"] for one in forms}) == 3
    assert len(pypdfium2.PdfDocument(form)) == 3


def test_print_blank(cli: Cli, form: Path) -> None:
    """Blank forms are numbered and nobody's."""
    forms = printed(cli, form, "--blank", 2)
    assert [one["person"] for one in forms] == [None, None]
    assert len(cli.ok("form", "list", "--open")) == 2


def test_kind_by_person(cli: Cli, form: Path) -> None:
    """Staff, a minor and a customer get their own form unless told otherwise."""
    mother = cli.anna()
    kim = cli.add("Kim Beispiel", "--minor", "--guardian", mother, "--phone", "0171 39200 34")
    eva = cli.add("Eva Team", "--kind", "employee", "--phone", "0171 39200 35")
    kinds = [one["kind"] for one in printed(cli, form, mother, kim, eva)]
    assert kinds == ["consent_customer", "consent_guardian", "consent_staff"]
    assert printed(cli, form, mother, "--kind", "info_art13")[0]["kind"] == "info_art13"
    assert cli.ok("form", "list", "--open")[0]["kind"] != "info_art13"


def test_print_chosen_channels_and_purposes(cli: Cli, form: Path) -> None:
    """Only what is asked stands on the form and is recorded."""
    anna = cli.anna("--on", "threema=ABCD1234")
    printed(cli, form, anna, "--channel", "threema", "--purpose", "advertising", "--language", "en")
    assert states(cli, anna) == {("threema", "advertising"): "requested"}


def test_form_void(cli: Cli, anna: int, form: Path) -> None:
    """A form made void is no longer open, its question is taken back, and its page is refused."""
    (one,) = printed(cli, form, anna)
    typed = one["code"].lower().replace("-", "").replace("0", "o").replace("1", "l")
    voided = cli.ok("form", "void", typed, "--reason", "misprint")
    assert (voided["state"], cli.ok("form", "list", "--open")) == ("void", [])
    assert cli.check(anna, "appointment_or_order") == ("ask_first", "R56")
    cli.refused(3, "form", "void", one["code"], "--reason", "again")
    cli.refused(3, "scan", "file", form, "--accept", "--ticked", "whatsapp:advertising")


def test_scan_proposes_and_changes_nothing(cli: Cli, anna: int, form: Path) -> None:
    """Without `--accept` a file is read, told about, and not a byte of the register is changed."""
    (one,) = printed(cli, form, anna)
    (page,) = unchanged(cli, 0, "scan", "file", form)
    assert set(page) == {
        "file", "page", "code", "person", "kind", "ticks", "signed", "confidence", "status", "reason",
    }  # fmt: skip
    assert (page["file"], page["page"], page["code"]) == ("form.pdf", 1, one["code"])
    assert (page["person"], page["kind"], page["status"]) == (anna, "consent_customer", "proposed")
    boxes = {(field["channel"], field["purpose"]) for field in one["fields"] if field["type"] == "tick"}
    assert {(tick["channel"], tick["purpose"]) for tick in page["ticks"]} == boxes
    assert {"channel", "purpose", "ticked", "confidence"} == set(page["ticks"][0])


def test_scan_filed(cli: Cli, anna: int, form: Path) -> None:
    """Ticked boxes become consents with the page as evidence, empty ones a no, a column both its purposes."""
    (one,) = printed(cli, form, anna)
    said = cli(
        "scan", "file", form, "--accept", "--ticked", "whatsapp:appointment_or_order", "--signed-on", "2026-11-24"
    )
    (page,) = said.json
    assert (said.code, page["status"], page["person"]) == (0, "filed", anna)
    found = states(cli, anna)
    assert found["whatsapp", "appointment_or_order"] == found["whatsapp", "answer_own_request"] == "granted"
    assert found["whatsapp", "advertising"] == "refused"
    assert "requested" not in found.values()
    assert cli.check(anna, "appointment_or_order") == ("allow", "R50")
    assert cli.check(anna, "advertising") == ("block", "R06")
    row = next(row for row in cli.ok("consent", "list", anna) if row["state"] == "granted")
    assert (row["form"], row["signed_at"], row["way"]) == (one["code"], "2026-11-24", "paper")
    assert row["evidence"] == hashlib.sha256(form.read_bytes()).hexdigest()
    assert row["wording"]
    assert cli.ok("form", "list", "--open") == []
    assert cli.ok("person", "show", anna)["info_sheet_given"] == "2026-11-24"
    cli.refused(3, "scan", "file", form, "--accept", "--ticked", "whatsapp:advertising")


def test_scan_waits_without_ticks(cli: Cli, anna: int, form: Path) -> None:
    """Accepted without saying what is ticked, a page waits in the inbox: 1; nothing is granted."""
    printed(cli, form, anna)
    said = cli("scan", "file", form, "--accept")
    assert (said.code, said.json[0]["status"]) == (1, "waiting")
    assert set(states(cli, anna).values()) == {"requested"}


def test_scan_with_every_box_empty_is_a_no(cli: Cli, form: Path) -> None:
    """A signed page on which nothing is ticked is filed as a no to all that was asked."""
    anna = cli.anna()
    printed(cli, form, anna)
    [page] = cli.ok("scan", "file", form, "--accept", "--ticked", "none")
    assert (page["status"], {tick["ticked"] for tick in page["ticks"]}) == ("filed", {False})
    assert set(states(cli, anna).values()) == {"refused"}


@pytest.mark.parametrize("angle", [0, 3, 90, 180, 270, 357])
def test_scan_of_a_turned_page(cli: Cli, form: Path, tmp_path: Path, angle: float) -> None:
    """A page at 150 dpi, turned, grainy, JPEG of quality 60 is filed to the right person."""
    cli.add("Bert Beispiel", "--phone", "0171 39200 34")
    anna = cli.anna()
    printed(cli, form, 1, anna)
    photo = scanned(form, tmp_path / "photo.jpg", page=2, angle=angle, noise=60)
    assert cli.ok("scan", "file", photo, "--accept", "--ticked", "whatsapp:advertising")[0]["person"] == anna
    assert states(cli, anna)["whatsapp", "advertising"] == "granted"
    assert set(states(cli, 1).values()) == {"requested"}


@pytest.mark.parametrize("kind", ["png", "tiff", "jpeg"])
def test_scan_of_every_kind_of_picture(cli: Cli, form: Path, tmp_path: Path, kind: str) -> None:
    """PNG, TIFF and JPEG are read."""
    printed(cli, form, cli.anna())
    picture = scanned(form, tmp_path / f"scan.{kind}")
    assert cli.ok("scan", "file", picture)[0]["person"] == 1


def test_scan_of_many_pages(cli: Cli, form: Path, tmp_path: Path) -> None:
    """A TIFF of several pages of several people: each page finds its own; `--ticked` goes with one page only."""
    people = [cli.add(f"Anna {number}", "--phone", "0171 39200 33") for number in range(3)]
    printed(cli, form, *people)
    pages = [as_picture(form, page) for page in (3, 1, 2)]
    stack = tmp_path / "stack.tiff"
    pages[0].save(stack, save_all=True, append_images=pages[1:])
    assert [page["person"] for page in cli.ok("scan", "file", stack)] == [3, 1, 2]
    cli.refused(3, "scan", "file", stack, "--accept", "--ticked", "whatsapp:advertising")
    said = cli("scan", "file", stack, form, "--accept")
    assert (said.code, [page["status"] for page in said.json]) == (1, ["waiting"] * 6)


def test_page_without_code_waits(cli: Cli, tmp_path: Path) -> None:
    """A page without a readable code is not lost: it waits, told with 1."""
    sheet = sheet_without_code(tmp_path / "sheet.png")
    (page,) = unchanged(cli, 1, "scan", "file", sheet)
    assert (page["code"], page["person"], page["status"]) == (None, None, "waiting")
    said = cli("scan", "file", sheet, "--accept")
    assert (said.code, said.json[0]["status"]) == (1, "waiting")


def test_foreign_code_is_refused(cli: Cli, anna: int, form: Path, tmp_path: Path) -> None:
    """A form of another register is refused by name; the whole call with it, and nothing changed."""
    printed(cli, form, 1)
    other = tmp_path / "other" / "register.consentregister"
    sheet = tmp_path / "foreign.pdf"
    for command in (["init", "--name", "Andere"], ["person", "add", "Bert", "--phone", "0171 39200 34"]):
        assert run([*command, "--register", str(other)]) == 0
    assert run(["form", "print", "1", "--output", str(sheet), "--register", str(other)]) == 0
    for more in ((), ("--accept",), ("--accept", "--ticked", "whatsapp:advertising")):
        sentence = unchanged(cli, 3, "scan", "file", sheet, *more)
        assert CODE.search(sentence)
    unchanged(cli, 3, "scan", "file", form, sheet, "--accept")


@pytest.mark.parametrize(
    "text",
    [
        "CR1:7KQ2M4XDP9TB",
        "CR1:7KQ2M4XDP9T",
        "CR1:",
        "CR1:'; DROP TABLE",
        "WIFI:T:WPA;S:Salon;P:secret;;",
        "https://example.com",
    ],
)
def test_forged_and_strange_codes_are_refused(cli: Cli, anna: int, tmp_path: Path, text: str) -> None:
    """A forged code, or a code of something else, is refused and nothing changed."""
    sheet = sheet_with_code(text, tmp_path / "sheet.png")
    assert "secret" not in unchanged(cli, 3, "scan", "file", sheet)
    unchanged(cli, 3, "scan", "file", sheet, "--accept", "--ticked", "whatsapp:advertising")


@pytest.mark.parametrize(
    ("more", "code", "sentence"),
    [
        (("--ticked", "pigeon:advertising"), 2, "'pigeon:advertising' is not CHANNEL:PURPOSE"),
        (("--ticked", "whatsapp:nonsense"), 2, "'whatsapp:nonsense' is not CHANNEL:PURPOSE"),
        (("--ticked", "whatsapp"), 2, "'whatsapp' is not CHANNEL:PURPOSE"),
        (("--ticked", "none", "--ticked", "whatsapp:advertising"), 2, "'none' is not CHANNEL:PURPOSE"),
        (("--ticked", "signal:advertising"), 3, "There is no such box on the form; nothing was filed."),
        (("--ticked", "whatsapp:advertising", "--signed-on", "2026-11-25"), 3, "This day lies in the future;"),
        (("--ticked", "whatsapp:advertising", "--signed-on", "2026-11-23"), 3, "lies before the form was printed;"),
        (("--ticked", "whatsapp:advertising", "--signed-on", "soon"), 3, '"soon" is not a date;'),
    ],
)
def test_wrong_details_file_nothing(
    cli: Cli, anna: int, form: Path, more: tuple[str, ...], code: int, sentence: str
) -> None:
    """A box that is not there, or a day that can't be, is told; nothing is filed or taken in, and the form waits."""
    printed(cli, form, anna)
    assert sentence in cli.refused(code, "scan", "file", form, "--accept", *more)
    assert set(states(cli, anna).values()) == {"requested"}
    assert [row["state"] for row in cli.ok("form", "list", "--open")] == ["open"]


def test_guardians_form(cli: Cli, form: Path) -> None:
    """The parents' form makes the parent the giver and opens the channel for the child."""
    mother = cli.add("Maria Beispiel", "--phone", "0176 040690 11")
    kim = cli.add("Kim Beispiel", "--minor", "--guardian", mother, "--phone", "0171 39200 34")
    printed(cli, form, kim)
    cli.ok("scan", "file", form, "--accept", "--ticked", "whatsapp:appointment_or_order")
    row = next(row for row in cli.ok("consent", "list", kim) if row["state"] == "granted")
    assert row["given_by"] == mother
    assert cli.check(kim, "appointment_or_order") == ("allow", "R50")


def test_staff_form(cli: Cli, form: Path) -> None:
    """The staff form grants work in the team."""
    eva = cli.add("Eva Team", "--kind", "employee", "--phone", "0171 39200 35")
    printed(cli, form, eva)
    cli.ok("scan", "file", form, "--accept", "--ticked", "whatsapp:staff_matter")
    assert cli.check(eva, "staff_matter") == ("allow_with_notice", "R22")


def test_form_of_who_was_removed(cli: Cli, anna: int, form: Path) -> None:
    """The form of somebody in the bin is not filed."""
    printed(cli, form, anna)
    cli.ok("person", "remove", anna)
    assert cli.ok("form", "list", "--open") == []
    unchanged(cli, 3, "scan", "file", form, "--accept", "--ticked", "whatsapp:advertising")


def test_void_of_one_filed_cell(cli: Cli, anna: int, form: Path) -> None:
    """A cell filed by mistake is as if never granted."""
    printed(cli, form, anna)
    cli.ok("scan", "file", form, "--accept", "--ticked", "whatsapp:advertising")
    cli.ok("consent", "void", anna, "--channel", "whatsapp", "--purpose", "advertising", "--reason", "wrong box")
    assert cli.check(anna, "advertising")[0] == "ask_first"


def test_output_that_cannot_be_written(cli: Cli, anna: int, tmp_path: Path) -> None:
    """A PDF that can't be written is told before anything is recorded, and never lies over the register."""
    for place in (tmp_path, cli.place, tmp_path / "none" / "form.pdf"):
        sentence = cli.refused(3, "form", "print", anna, "--output", place)
        assert sentence.startswith(f'The file "{place.name}" could not be written; nothing was printed or noted.')
    assert cli.ok("form", "list") == []
    assert states(cli, anna) == {}


def test_form_that_would_ask_nothing(cli: Cli, anna: int, form: Path) -> None:
    """Where nothing is said of what advertising is about, a form for advertising alone has no box: refused."""
    asked = ("form", "print", anna, "--purpose", "advertising", "--output", form)
    cli.ok("settings", "set", "business_services=")
    assert cli.refused(3, *asked).startswith("No channel of this person fits on this form; nothing was printed.")
    assert not form.exists()
    assert states(cli, anna) == {}
    cli.ok("settings", "set", "business_services=Haarschnitt")
    cli.ok(*asked)
    assert set(states(cli, anna)) == {
        ("whatsapp", "advertising"),
        ("sms", "advertising"),
        ("phone_call", "advertising"),
    }


def test_a_form_to_fill_in_comes_back_with_its_ticks(cli: Cli, form: Path, tmp_path: Path) -> None:
    """Printed with fields and filled in on the screen, what is ticked is proposed with full confidence, not filed."""
    cli.add("Anna Beispiel", "--phone", "0171 39200 33")
    (told,) = printed(cli, form, 1, "--fillable")
    box = next(one for one in told["fields"] if one["channel"] == "sms" and one["purpose"] == "advertising")
    place = Field(type=FieldType.TICK, x=box["x"], y=box["y"], w=box["w"], h=box["h"])
    back = tmp_path / "back.pdf"
    back.write_bytes(filled_on_screen(form.read_bytes(), [place]))
    (page,) = cli.ok("scan", "file", back)
    assert (page["code"], page["status"]) == (told["code"], "proposed")
    ticks = {(one["channel"], one["purpose"]) for one in page["ticks"] if one["ticked"]}
    assert ticks == {("sms", "advertising")}
    assert {one["confidence"] for one in page["ticks"]} == {1.0}
