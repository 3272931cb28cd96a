"""What was read, shown over the page and in the list: the plain is ticked, the doubtful asks for a look."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from consentregister.domain.sheet_reading import Mark
from consentregister.domain.words import FormState, Purpose
from consentregister.register import Register
from tests.came_back import boxes_of, scanned_to, written_on
from tests.pens import Tick
from ui.main_window import MainWindow
from ui.pages.forms_page import FormsPage
from ui.widgets.outlines import outlines_of

ANSWERS = (Tick.CROSS, Tick.STRUCK, Tick.HOOK)


@dataclass
class Back:
    """A register beside a scan, and its form's code."""

    place: Path
    scan: Path
    code: str


@pytest.fixture(scope="module")
def back(people_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Back:
    """Anna's form with a cross, a box struck out and a hook, signed; made once, to be copied."""
    place = Path(shutil.copy(people_template, tmp_path_factory.mktemp("back") / people_template.name))
    register = Register.open(place)
    printed = register.forms.print([1]).value
    register.close()
    (form,) = printed.forms
    ticks = dict(zip(boxes_of(form.fields), ANSWERS, strict=False))
    scan = scanned_to(place.with_name("Scan.jpg"), written_on(printed.pdf, form.fields, ticks))
    return Back(place, scan, form.code)


@pytest.fixture
def register(back: Back, tmp_path: Path) -> Iterator[Register]:
    """The register with the page in its inbox."""
    register = Register.open(Path(shutil.copy(back.place, tmp_path)))
    register.scans.take([back.scan])
    yield register
    register.close()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> FormsPage:
    """The page of forms with the scan that waits."""
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: page.filing.picture.is_shown and page.filing.card.isVisible())
    return page


def test_only_what_is_plain_is_ticked(page: FormsPage, register: Register, back: Back) -> None:
    """Cross and hook are ticked, the box struck out is not and asks for a look; the day stays empty."""
    form = register.forms.find(back.code)
    checks = [box for _, box in page.filing.whose.boxes._boxes]
    assert [box.isChecked() for box in checks[:3]] == [True, False, True]
    assert [box.is_doubtful for box in checks[:3]] == [False, True, False]
    assert checks[1].accessibleDescription() == "Bitte nachsehen"
    assert not any(box.isChecked() for box in checks[3:])
    assert len(checks) == len(boxes_of(form.fields))
    assert page.filing.card.signature.isChecked()
    assert page.filing.card._seen.text() == "erkannt"
    assert page.filing.card.day.text() == ""


def test_what_was_read_is_drawn_over_the_page(page: FormsPage, register: Register, back: Back) -> None:
    """Each field has its outline; ticked and doubtful ones differ from empty ones in the picture itself."""
    form = register.forms.find(back.code)
    (waiting,) = register.scans.inbox()
    outlines = outlines_of(form.fields, waiting.readings)
    assert [one.mark for one in outlines[:3]] == [Mark.SET, Mark.UNCLEAR, Mark.SET]
    assert page.filing._legend.isVisible()
    with_outlines = page.filing.picture._sheet.pixmap().toImage()
    page.filing.picture.show_png(register.scans.picture(waiting.id, width=1240))
    assert page.filing.picture._sheet.pixmap().toImage() != with_outlines


def test_the_person_decides(qtbot: QtBot, page: FormsPage, register: Register, back: Back) -> None:
    """Nothing is filed before somebody saves; what they tick and untick is what counts, and the log says both."""
    assert register.forms.find(back.code).state is FormState.OPEN
    first, second = (box for _, box in page.filing.whose.boxes._boxes[:2])
    field = register.forms.find(back.code).boxes[1]
    first.click()
    second.click()
    page.filing.card.no_day.click()
    page.filing.save()
    qtbot.waitUntil(lambda: register.forms.find(back.code).state is FormState.RETURNED)
    assert register.checks.check(1, field.channel, field.purposes[0]).state == "granted_written"
    entry = next(one for one in register.log.show(1) if one.kind == "form_returned")
    assert entry.payload["read"] == "corrected"
    assert entry.payload["read_signed"] == "yes"
    assert f"{field.channel}:{field.purposes[0]}" in entry.payload["read_unclear"]  # type: ignore[operator]


def test_a_page_of_a_void_form_says_so(qtbot: QtBot, window: MainWindow, register: Register, back: Back) -> None:
    """The sentence stands beside the page, and it can't be saved."""
    register.forms.void(back.code, "misprint")
    page = window.go("forms")
    assert isinstance(page, FormsPage)
    qtbot.waitUntil(lambda: "ungültig" in page.filing.whose._mistake.text())
    assert not page.filing._save.isEnabled()
    assert register.checks.check(1, "whatsapp", Purpose.ADVERTISING).state != "granted"
