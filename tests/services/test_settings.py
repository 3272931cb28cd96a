"""Settings by the door: read, changed as a whole or not at all, told in the log by name and never by value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consentregister.domain.errors import InvalidInput
from consentregister.domain.settings import Settings
from consentregister.domain.words import Language, Purpose
from consentregister.register import Register
from tests.conftest import SALON, Clock
from tests.services.stories import told


def test_what_was_set_at_the_start_stands(register: Register) -> None:
    """The register knows the business as it was made with, and the authority its postcode belongs to."""
    kept = register.settings.show()
    assert replace(kept, supervisory_authority="") == SALON
    assert "Berlin" in kept.supervisory_authority


def test_changed(register: Register) -> None:
    """Values are read from text; the log tells which were changed and from what, so that an earlier day can be told."""
    changed = register.settings.set({"guardian_age": "18", "use_7_3": "ja", "business_owner": "Robin Probe"})
    assert told(register, changed) == [
        (
            "settings_changed",
            None,
            {
                "keys": ["business_owner", "guardian_age", "use_7_3"],
                "before": {"business_owner": "Kim Probe", "guardian_age": "16", "use_7_3": "no"},
            },
        )
    ]
    assert changed.areas >= {"settings", "people"}
    kept = register.settings.show()
    assert (kept.guardian_age, kept.use_7_3, kept.business_owner) == (18, True, "Robin Probe")
    assert replace(kept, guardian_age=16, use_7_3=False, business_owner="Kim Probe", supervisory_authority="") == SALON


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"guardian_age": "13"}, "guardian_age"),
        ({"first_contact_max_days": "0"}, "first_contact_max_days"),
        ({"nonsense": "1"}, "nonsense"),
        ({"use_7_3": "perhaps"}, "use_7_3"),
        ({"business_name": "  "}, "business_name"),
        ({"business_phone": "abc"}, "phone"),
        ({"business_email": "salon@"}, "email"),
        ({"channels": "whatsapp pigeon"}, "channels"),
        ({"whatsapp_service": "threema_work"}, "whatsapp_service"),
        ({"form_language": "fr"}, "form_language"),
        ({"dpf_checked_at": "yesterday"}, "dpf_checked_at"),
    ],
)
def test_one_wrong_value_changes_nothing(register: Register, texts: dict[str, str], field: str) -> None:
    """Beside a value that can't be the right ones are not kept either; the field is named."""
    before, entries = register.settings.show(), register.log.count()
    with pytest.raises(InvalidInput) as refused:
        register.settings.set({"initials": "XY", **texts})
    assert refused.value.field == field
    assert (register.settings.show(), register.log.count()) == (before, entries)


def test_the_work_phone(register: Register, clock: Clock) -> None:
    """One point undone and it is not ready; confirmed by one click it is, with today's date."""
    register.settings.set({"device_no_cloud_backup": "no"})
    assert [done for _, done in register.settings.device()] == [True, True, False]
    assert not register.settings.show().device_ready
    clock.forward(days=2)
    changed = register.settings.confirm_device()
    assert told(register, changed)[0][2]["keys"] == [
        "device_confirmed_at",
        "device_contacts_off",
        "device_no_cloud_backup",
        "device_work_phone_only",
    ]
    assert changed.value.device_confirmed_at == date(2026, 11, 26)
    assert all(done for _, done in register.settings.device())


def test_a_setting_decides_at_once(salon: Register, anna: int) -> None:
    """The next answer, the board and who else has the register open follow a changed setting."""
    asked = (anna, "whatsapp", Purpose.APPOINTMENT_OR_ORDER)
    assert salon.checks.check(*asked).verdict == "ask_first"
    salon.settings.set({"device_contacts_off": "no"})
    answer = salon.checks.check(*asked)
    assert (answer.verdict, [notice.id for notice in answer.notices]) == ("block", ["M1"])
    assert salon.checks.board(anna).cells[asked[1:]].verdict == "block"


def test_two_programs_see_each_other(open_register: Callable[[], Register]) -> None:
    """What one program sets the other reads, without opening the register anew."""
    window, command_line = open_register(), open_register()
    assert window.settings.show().form_language is Language.DE
    command_line.settings.set({"form_language": "en", "initials": "XY"})
    assert window.settings.show().form_language is Language.EN
    assert window.log.show(limit=1)[0].by == "KP"


def test_everything_is_kept_as_text(register: Register) -> None:
    """Every setting written as text and read again is the same."""
    texts = register.settings.show().as_texts()
    register.settings.set(texts)
    assert register.settings.show().as_texts() == texts
    assert Settings().with_texts(texts) == register.settings.show()


def test_a_register_without_a_name_is_not_made(tmp_path: Path, clock: Clock) -> None:
    """A business without a name gets no register, and no file is left."""
    with pytest.raises(InvalidInput):
        Register.create(tmp_path / "new.consentregister", Settings(), clock=clock)
    assert list(tmp_path.iterdir()) == []
