"""Exported chats as evidence, by the door: who the person is in it, what is kept, what it opens and what it shows."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from consentregister.domain.chat import ChatReading
from consentregister.domain.errors import InvalidInput, UnreadableFile
from consentregister.domain.words import Direction, Purpose
from consentregister.register import Register
from consentregister.store.connection import connect
from tests.conftest import Clock
from tests.services.stories import told

ANNA_FIRST = """24.11.26, 09:05 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.
24.11.26, 09:10 - Anna Beispiel: Haben Sie am Freitag Zeit?
24.11.26, 09:12 - Salon Scherenschnitt: Ja, um zehn.
24.11.26, 09:15 - Anna Beispiel: Danke!
"""
SALON_FIRST = """20.11.26, 09:10 - Salon Scherenschnitt: Wir haben neue Farben!
21.11.26, 09:10 - Salon Scherenschnitt: Und Rabatt!
24.11.26, 09:15 - Anna Beispiel: Bitte nicht.
"""


def chat(folder: Path, text: str, name: str = "chat.txt") -> Path:
    """An exported chat."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def documents(register: Register) -> list[tuple[str, bytes]]:
    """Name and content of all that is kept."""
    with connect(register.place) as connection:
        return [(row["name"], row["content"]) for row in connection.execute("SELECT name, content FROM document")]


def test_who_wrote_first_opens_the_channel(salon: Register, anna: int, tmp_path: Path) -> None:
    """First and last message are recorded at their own times; answering is allowed as after a note by hand."""
    changed = salon.chats.file(anna, chat(tmp_path, ANNA_FIRST), matter="Freitag")

    assert changed.value.first_writer is Direction.IN
    assert (changed.value.messages, changed.value.system_lines, changed.value.without_yes) == (3, 1, ())
    assert [entry[0] for entry in told(salon, changed)] == ["message_in", "message_in"]
    assert salon.checks.check(anna, "whatsapp", Purpose.ANSWER_OWN_REQUEST).rule.startswith("R51")
    (matter,) = salon.messages.open_matters(anna)
    assert (matter.title, matter.last_in) == ("Freitag", changed.value.last_in)


def test_by_default_no_word_of_it_is_kept(salon: Register, anna: int, tmp_path: Path) -> None:
    """Who wrote when, and the digest by which the exported file is recognised; not what was written."""
    file = chat(tmp_path, ANNA_FIRST)
    salon.chats.file(anna, file)

    ((name, content),) = documents(salon)
    assert name == "chat.txt.json"
    assert "Freitag" not in content.decode()
    assert len(json.loads(content)["sha256"]) == 64


def test_the_whole_chat_is_kept_where_that_is_wanted(salon: Register, anna: int, tmp_path: Path) -> None:
    """Byte for byte."""
    file = chat(tmp_path, ANNA_FIRST)
    salon.chats.file(anna, file, keep_text=True)

    assert documents(salon) == [("chat.txt", file.read_bytes())]


def test_a_chat_filed_twice_counts_once(salon: Register, anna: int, tmp_path: Path) -> None:
    """The same messages are not recorded again."""
    file = chat(tmp_path, ANNA_FIRST)
    salon.chats.file(anna, file)

    assert salon.chats.file(anna, file).events == ()


def test_where_the_business_wrote_first_nothing_is_opened(salon: Register, anna: int, tmp_path: Path) -> None:
    """It is refused as evidence; reading tells which messages nobody had allowed."""
    file = chat(tmp_path, SALON_FIRST)

    with pytest.raises(InvalidInput) as refused:
        salon.chats.file(anna, file)

    assert refused.value.key == "errors.chat_we_first"
    proof = salon.chats.read(anna, file)
    assert (proof.first_writer, len(proof.without_yes)) == (Direction.OUT, 2)
    assert salon.messages.open_matters(anna) == []
    assert documents(salon) == []


@pytest.mark.parametrize("name", ["Anna Beispiel", "Beispiel, Anna", "+49 171 3920034", "Anni"])
def test_who_the_person_is(salon: Register, anna: int, tmp_path: Path, name: str) -> None:
    """By name in any order, by number, or as the one who is not the business."""
    text = ANNA_FIRST.replace("Anna Beispiel", name)

    assert salon.chats.read(anna, chat(tmp_path, text)).person == name


def test_the_name_of_the_file_tells_too(salon: Register, anna: int, tmp_path: Path) -> None:
    """A phone names the file after the other one."""
    text = ANNA_FIRST.replace("Anna Beispiel", "Anni").replace("Salon Scherenschnitt", "Moni")

    assert salon.chats.read(anna, chat(tmp_path, text, "WhatsApp Chat mit Anni.txt")).person == "Anni"


def test_where_nothing_tells_it_is_asked(salon: Register, anna: int, tmp_path: Path) -> None:
    """The sentence names those who write; once told, it is read."""
    file = chat(tmp_path, ANNA_FIRST.replace("Anna Beispiel", "Anni").replace("Salon Scherenschnitt", "Moni"))

    with pytest.raises(InvalidInput) as refused:
        salon.chats.read(anna, file)

    assert (refused.value.field, refused.value.data["names"]) == ("named", "Anni, Moni")
    assert salon.chats.read(anna, file, ChatReading(named="Anni")).first_writer is Direction.IN


def test_a_group_proves_nothing(salon: Register, anna: int, tmp_path: Path) -> None:
    """Whoever writes in a group did not write to the business."""
    with pytest.raises(InvalidInput) as refused:
        salon.chats.read(anna, chat(tmp_path, ANNA_FIRST + "24.11.26, 09:16 - Bert: Ich auch!\n"))

    assert refused.value.key == "errors.chat_of_many"


def packed(folder: Path, files: dict[str, str]) -> Path:
    """A zip of texts."""
    archive = folder / "chat.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return archive


def test_a_zip_with_pictures(salon: Register, anna: int, tmp_path: Path) -> None:
    """Only its text is opened, whatever path it names."""
    file = packed(tmp_path, {"../../_chat.txt": ANNA_FIRST, "photo.jpg": "not opened"})

    assert salon.chats.read(anna, file).messages == 3
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".consentregister")[:1] == ["chat.zip"]


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({"photo.jpg": "no chat"}, "chat_not_in_zip"),
        ({"a.txt": ANNA_FIRST, "b.txt": ANNA_FIRST}, "chat_not_in_zip"),
        ({"_chat.txt": "x" * 40_000_000}, "chat_too_large"),
    ],
)
def test_a_zip_that_holds_no_chat(salon: Register, anna: int, tmp_path: Path, files: dict[str, str], key: str) -> None:
    """One sentence each; a bomb is left packed."""
    with pytest.raises(UnreadableFile) as refused:
        salon.chats.read(anna, packed(tmp_path, files))

    assert refused.value.key == f"errors.{key}"


def test_a_damaged_zip(salon: Register, anna: int, tmp_path: Path) -> None:
    """Cut anywhere, it is refused by one kind of error."""
    whole = packed(tmp_path, {"_chat.txt": ANNA_FIRST}).read_bytes()
    for length in range(2, len(whole)):
        file = tmp_path / "cut.zip"
        file.write_bytes(whole[:length])
        with pytest.raises(UnreadableFile):
            salon.chats.read(anna, file)


def test_a_message_from_the_future(salon: Register, anna: int, tmp_path: Path, clock: Clock) -> None:
    """A phone whose clock is wrong proves nothing; nothing is recorded."""
    assert clock().year == 2026
    with pytest.raises(InvalidInput) as refused:
        salon.chats.file(anna, chat(tmp_path, ANNA_FIRST.replace(".26,", ".27,")))

    assert refused.value.key == "errors.time_in_future"
    assert documents(salon) == []


def test_the_register_may_have_known_of_a_yes(salon: Register, anna: int, tmp_path: Path) -> None:
    """What was written after she signed needs no message of hers before."""
    salon.consents.grant(anna, "whatsapp", [Purpose.APPOINTMENT_OR_ORDER], evidence=chat(tmp_path, "x", "form.pdf"))
    text = "24.11.26, 23:30 - Salon Scherenschnitt: Bis morgen!\n25.11.26, 09:00 - Anna Beispiel: Bis morgen!\n"

    assert salon.chats.read(anna, chat(tmp_path, text)).without_yes == ()
