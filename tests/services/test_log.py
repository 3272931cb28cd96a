"""The check of the whole register tells the truth, whoever searched before."""

from __future__ import annotations

from consentregister.domain.person import NewPerson
from consentregister.register import Register


def test_the_check_raises_no_false_alarm_after_a_search(register: Register) -> None:
    """Who searched, recorded somebody and then checks hears that all is in order (SQLite remembers an index)."""
    register.people.find("an")
    register.people.find("anna")
    register.people.record(NewPerson(name="Anna Beispiel"))

    assert register.log.verify().problems == ()
