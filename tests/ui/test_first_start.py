"""The first start: a business, a phone, or a look around first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from consentregister.domain.words import Language
from ui import first_start
from ui.desk import Kit
from ui.dialogs.first_questions import FirstQuestions

Answer = Callable[[FirstQuestions], QDialog.DialogCode]


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], None]:
    """Answers the questions in place of somebody at the screen."""

    def answer(how: Answer) -> None:
        monkeypatch.setattr(FirstQuestions, "exec", how)

    return answer


def fill(questions: FirstQuestions, **texts: str) -> None:
    """Type into the fields of the business."""
    for name, text in texts.items():
        questions.business._editors[f"business_{name}"].write(text)


def test_a_name_is_enough(kit: Kit, tmp_path: Path, answered: Callable[[Answer], None]) -> None:
    """The register is made with what is known, and the phone is left for later."""

    def answer(questions: FirstQuestions) -> QDialog.DialogCode:
        fill(questions, name="Salon Scherenschnitt", postcode="10115")
        return QDialog.DialogCode.Accepted

    answered(answer)

    register = first_start.open_register(kit, tmp_path / "salon.consentregister")

    assert register is not None
    settings = register.settings.show()
    assert settings.business_name == "Salon Scherenschnitt"
    assert "Berlin" in settings.supervisory_authority
    assert not settings.device_ready
    register.close()


def test_cancel_makes_no_file(kit: Kit, tmp_path: Path, answered: Callable[[Answer], None]) -> None:
    """Who thinks better of it leaves nothing behind."""
    answered(lambda _questions: QDialog.DialogCode.Rejected)

    assert first_start.open_register(kit, tmp_path / "salon.consentregister") is None
    assert list(tmp_path.iterdir()) == []


def test_looking_around_has_a_file_of_its_own(kit: Kit, tmp_path: Path, answered: Callable[[Answer], None]) -> None:
    """Invented people lie beside the real register, which is not made."""

    def answer(questions: FirstQuestions) -> QDialog.DialogCode:
        questions._look_around()
        return QDialog.DialogCode.Accepted

    answered(answer)
    place = tmp_path / "salon.consentregister"

    register = first_start.open_register(kit, place)

    assert register is not None
    assert register.is_demo
    assert register.people.count() == 40
    assert not place.exists()
    register.close()


def test_without_a_name_it_does_not_go_on(qtbot: QtBot, kit: Kit) -> None:
    """The name is asked for below its field."""
    questions = FirstQuestions(kit)
    qtbot.addWidget(questions)

    questions.go_on()

    assert questions._pages.currentIndex() == 0
    assert "Name" in questions.business._cells["business_name"].says


def test_a_mistake_leads_back_to_its_field(qtbot: QtBot, kit: Kit, tmp_path: Path) -> None:
    """A wrong e-mail address is said below it, and no file is made."""
    questions = FirstQuestions(kit)
    qtbot.addWidget(questions)
    fill(questions, name="Salon", email="salon@")
    questions.go_on()

    assert questions.make(tmp_path / "salon.consentregister") is None
    assert questions._pages.currentIndex() == 0
    assert "salon@" in questions.business._cells["business_email"].says
    assert list(tmp_path.iterdir()) == []


def test_the_language_can_be_switched(qtbot: QtBot, kit: Kit) -> None:
    """The first page speaks the other language with one click."""
    questions = FirstQuestions(kit)
    qtbot.addWidget(questions)

    questions._switch_language()

    assert kit.texts.language is Language.EN
    assert questions.business.widget("business_owner").accessibleName() == "Owner"
    assert questions.windowTitle().startswith("Welcome")
