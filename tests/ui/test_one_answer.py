"""One answer whoever asks: question, board, list of many, badge, window and command line, for people of all kinds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from consentregister.cli.app import run
from consentregister.domain.words import PersonKind, Purpose, Verdict
from consentregister.register import Register
from tests.conftest import Clock
from ui.main_window import MainWindow
from ui.models.people_model import BADGE, PERSON
from ui.pages.people_page import PeoplePage
from ui.widgets.board import Cell

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
PEOPLE = 30
Answers = dict[tuple[int, str, Purpose], tuple[Verdict, str]]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Thirty invented people with their stories: consents, refusals, objections, messages, children, staff."""
    register = Register.create_demo(tmp_path_factory.mktemp("demo") / "demo.consentregister", clock=Clock(NOW))
    register.demo.fill(PEOPLE, seed=3)
    yield register
    register.close()


@pytest.fixture(scope="module")
def people(register: Register) -> list[int]:
    """Everybody."""
    return [row.id for row in register.people.everybody()]


@pytest.fixture(scope="module")
def asked(register: Register, people: list[int]) -> Answers:
    """Each person asked about on every channel for every purpose, one question after the other."""
    found = {}
    for person in people:
        for channel in register.catalogue.channels:
            for purpose in Purpose:
                answer = register.checks.check(person, channel, purpose)
                found[person, channel, purpose] = answer.verdict, answer.rule
    return found


def test_there_is_something_to_compare(register: Register, people: list[int], asked: Answers) -> None:
    """Among the people are all kinds, among the answers all four verdicts and rules of most steps."""
    assert {row.kind for row in register.people.everybody()} >= {*PersonKind} - {PersonKind.BUSINESS_CONTACT}
    assert {verdict for verdict, _ in asked.values()} == set(Verdict)
    assert len({rule for _, rule in asked.values()}) > 20


def test_many_at_once(register: Register, people: list[int], asked: Answers) -> None:
    """The list of many says the same of each as the single question."""
    for channel in register.catalogue.channels:
        for purpose in Purpose:
            many = register.checks.many(people, channel, purpose)
            said = {person: (answer.verdict, answer.rule) for person, answer in many.items()}
            assert said == {person: asked[person, channel, purpose] for person in people}


def test_board(register: Register, people: list[int], asked: Answers) -> None:
    """Each cell of the board says the same as the single question, and no channel in use is left out."""
    for person in people:
        board = register.checks.board(person)
        assert set(board.cells) == {(channel, purpose) for channel in board.channels for purpose in board.purposes}
        for (channel, purpose), cell in board.cells.items():
            assert (cell.verdict, cell.rule) == asked[person, channel, purpose]


def appointment(register: Register, person: int) -> Purpose:
    """What a person's badge is about."""
    staff = register.people.show(person).kind is PersonKind.EMPLOYEE
    return Purpose.STAFF_MATTER if staff else Purpose.APPOINTMENT_OR_ORDER


def test_badges(register: Register, people: list[int], asked: Answers) -> None:
    """The badge in the list says the same as the question about appointments on its channel."""
    badges = register.checks.badges(people)
    assert set(badges) == set(people)
    for person, (channel, verdict) in badges.items():
        assert verdict is asked[person, channel, appointment(register, person)][0]


def test_window(qtbot: QtBot, window: MainWindow, register: Register, people: list[int], asked: Answers) -> None:
    """In the window the list's badges and each person's board, as a screen reader says it, tell the same."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    model, words = page.people.model, window._desk.kit.texts
    qtbot.waitUntil(lambda: model.rowCount() == PEOPLE and all(badges_of(model)))
    shown = {model.index(row).data(PERSON).id: model.index(row).data(BADGE) for row in range(PEOPLE)}
    assert shown == register.checks.badges(people)
    for person in people:
        with qtbot.waitSignal(page.person.shown, check_params_cb=lambda shown, person=person: shown == person):
            page.open(person)
        cells = register.checks.board(person).cells
        expected = {cell: words(f"words.verdict.{asked[person, *cell][0]}") for cell in cells}
        qtbot.waitUntil(lambda expected=expected: seen(page) == expected)


def seen(page: PeoplePage) -> dict[tuple[str, Purpose], str]:
    """The word of each cell of the board on the screen."""
    cells = [cell for cell in page.person.board.findChildren(Cell) if not cell.isHidden()]
    return {(cell.channel, cell.purpose): cell.accessibleName().rpartition(": ")[2] for cell in cells}


def badges_of(model: object) -> list[object]:
    """The badges as far as they are there."""
    return [model.index(row).data(BADGE) for row in range(model.rowCount())]  # type: ignore[attr-defined]


def test_command_line(
    register: Register, people: list[int], asked: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command line's question, board and list tell the same."""
    for person in people:
        for channel, row in told(capsys, register.place, "board", str(person))["cells"].items():
            for purpose, cell in row.items():
                assert (cell["verdict"], cell["rule"]) == asked[person, channel, Purpose(purpose)]
    ids = " ".join(map(str, people))
    for channel in ("whatsapp", "sms", "phone_call", "email", "letter"):
        for purpose in Purpose:
            about = ("--channel", channel, "--purpose", purpose.value)
            listed = told(capsys, register.place, "check-list", *about, "--ids", ids)
            said = {row["id"]: row["verdict"] for row in listed["not_allowed"]}
            verdicts = {person: asked[person, channel, purpose][0] for person in people}
            assert said == {person: verdict for person, verdict in verdicts.items() if not verdict.is_yes}
            assert listed["allowed"] == [person for person in people if verdicts[person].is_yes]
            one = told(capsys, register.place, "check", str(people[0]), *about)
            assert (one["verdict"], one["rule"]) == asked[people[0], channel, purpose]


def told(capsys: pytest.CaptureFixture[str], place: Path, *command: str) -> dict[str, object]:
    """What a command says as JSON, at the register's hour."""
    run([*command, "--register", str(place), "--now", NOW.isoformat(), "--json"])
    return json.loads(capsys.readouterr().out)
