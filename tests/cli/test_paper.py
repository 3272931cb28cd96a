"""form print with its choices of paper, form email, form notices, settings logo."""

from __future__ import annotations

from pathlib import Path

import PIL.Image
import PIL.ImageDraw
import pypdfium2
import pytest

from tests.cli.calls import Cli
from tests.paper.reading import words_of


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Where is printed to."""
    return tmp_path / "out.pdf"


def sizes(file: Path) -> list[tuple[int, int]]:
    """Width and height of each page in points."""
    document = pypdfium2.PdfDocument(file)
    found = [(round(page.get_width()), round(page.get_height())) for page in document]
    document.close()
    return found


def test_paper_is_chosen_by_options(cli: Cli, pdf: Path) -> None:
    """Letter, the sheet behind the form, and a copy: four pages, the form on the first."""
    anna = cli.anna()
    options = ("--paper", "letter", "--notice-on-back", "--customer-copy")
    (form,) = cli.ok("form", "print", anna, *options, "--output", pdf)["forms"]
    assert sizes(pdf) == [(612, 792)] * 4
    assert form["page"] == 1


def test_the_settings_are_the_default(cli: Cli, pdf: Path) -> None:
    """What is set holds, and an option turns it off for once."""
    anna = cli.anna()
    cli.ok("settings", "set", "customer_copy=yes", "paper_size=letter")
    cli.ok("form", "print", anna, "--output", pdf)
    assert sizes(pdf) == [(612, 792)] * 2
    cli.ok("form", "print", anna, "--no-customer-copy", "--paper", "A4", "--output", pdf)
    assert sizes(pdf) == [(595, 842)]


def test_large_print_takes_more_pages(cli: Cli, pdf: Path) -> None:
    """14 pt needs at least a second page, and the fields say on which sheet they are."""
    (form,) = cli.ok("form", "print", cli.anna(), "--large-print", "--output", pdf)["forms"]
    assert len(sizes(pdf)) == max(field["sheet"] for field in form["fields"]) > 1


def test_a_request_by_letter(cli: Cli, pdf: Path) -> None:
    """Letter, form and sheet; what is told is the form."""
    (form,) = cli.ok("form", "print", cli.anna(), "--kind", "consent_request", "--output", pdf)["forms"]
    assert (len(sizes(pdf)), form["kind"], form["page"]) == (3, "consent_customer", 2)


def test_a_request_by_email(cli: Cli, pdf: Path) -> None:
    """Subject, text, link and the PDF to attach; without an address a no, and nothing is written."""
    anna = cli.anna()
    cli.refused(3, "form", "email", anna, "--output", pdf)
    assert not pdf.exists()
    cli.ok("person", "edit", anna, "--email", "anna@example.org")
    said = cli.ok("form", "email", anna, "--output", pdf)
    assert said["to"] == "anna@example.org"
    assert said["link"].startswith("mailto:anna@example.org?")
    assert "Werbung" not in said["text"]
    assert len(said["forms"]) == 1
    assert len(sizes(pdf)) == 2


def test_small_sheets(cli: Cli, pdf: Path) -> None:
    """Four on one page, in the language asked for."""
    cli.ok("form", "notices", "--language", "en", "--output", pdf)
    assert sizes(pdf) == [(595, 842)]
    assert words_of(pdf.read_bytes()).count("Your right to object") == 4


def test_logo_and_colour(cli: Cli, tmp_path: Path) -> None:
    """A logo is taken and removed; a pale colour is refused with one that works."""
    file = tmp_path / "logo.png"
    picture = PIL.Image.new("RGB", (200, 100), "white")
    PIL.ImageDraw.Draw(picture).rectangle((10, 10, 150, 90), fill="navy")
    picture.save(file)
    assert cli.ok("settings", "logo", file)["logo"] is True
    assert cli.ok("settings", "show")["logo"]
    assert cli.ok("settings", "logo", "--remove")["logo"] is False
    assert cli.ok("settings", "show")["logo"] == ""
    assert "#" in cli.refused(3, "settings", "set", "paper_colour=#ffee00")
    assert cli.ok("settings", "set", "paper_colour=blue")["paper_colour"] == "blue"
