"""Settings, services and sheets that change an answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.calls import Cli


def test_mail_to_own_customers(cli: Cli) -> None:
    """§ 7(3) UWG needs the setting, the owner's tick, and that no form of ours was handed out."""
    anna = cli.anna("--kind", "existing_customer", "--email", "anna@example.org", "--info-sheet-given")
    cli.ok("person", "edit", anna, "--uwg-7-3", "yes")
    assert cli.check(anna, "advertising", "email") == ("ask_first", "R76")
    cli.ok("settings", "set", "use_7_3=yes")
    assert cli.check(anna, "advertising", "email") == ("allow_with_notice", "R75")
    assert cli.check(anna, "review_request", "email") == ("ask_first", "R78")
    cli.ok("person", "edit", anna, "--uwg-7-3", "no")
    assert cli.check(anna, "advertising", "email") == ("ask_first", "R76")


def test_mail_to_own_customers_after_a_form(cli: Cli, tmp_path: Path) -> None:
    """Who was handed a form that promises "no tick, no mail" gets none by § 7(3) UWG."""
    anna = cli.anna("--kind", "existing_customer", "--email", "anna@example.org")
    cli.ok("settings", "set", "use_7_3=yes")
    cli.ok("person", "edit", anna, "--uwg-7-3", "yes")
    cli.ok("form", "print", anna, "--output", tmp_path / "form.pdf")
    assert cli.check(anna, "advertising", "email") == ("ask_first", "R82")


def test_firm_that_rang_us(cli: Cli) -> None:
    """A firm that called first may be called about offers; without a link that would dial at once."""
    firm = cli.add("Firma Muster", "--kind", "business_contact", "--phone", "030 23125 102")
    assert cli.check(firm, "advertising", "phone_call") == ("block", "R77")
    cli.writes(firm, channel="phone_call")
    answer = cli("check", firm, "--channel", "phone_call", "--purpose", "advertising").json
    assert (answer["verdict"], answer["rule"][:3], answer["link"]) == ("allow_with_notice", "R74", None)


def test_text_messages_by_setting(cli: Cli, anna: int) -> None:
    """With the setting off, a text message about own matters counts like a call."""
    assert cli.check(anna, "appointment_or_order", "sms") == ("ask_first", "R56")
    cli.ok("settings", "set", "sms_counts_as_modern_media=no")
    assert cli.check(anna, "appointment_or_order", "sms") == ("allow_with_notice", "R41")
    assert cli.check(anna, "advertising", "sms") == ("ask_first", "R76")


def test_notices_on_the_provider(cli: Cli, anna: int) -> None:
    """Data that leave the EU and a missing contract are told (M2, M3) until a signed form told it."""
    cli.writes(anna)
    answer = cli("check", anna, "--channel", "whatsapp", "--purpose", "answer_own_request").json
    assert "M2" in [notice["id"] for notice in answer["notices"]]
    signal = cli.anna()
    cli.writes(signal, channel="signal")
    answer = cli("check", signal, "--channel", "signal", "--purpose", "answer_own_request").json
    assert {"M2", "M3"} <= {notice["id"] for notice in answer["notices"]}


def test_services_to_be_careful_with(cli: Cli, anna: int) -> None:
    """Telegram asks first unless the person wrote first there, or signed for it (M3)."""
    answer = cli("check", anna, "--channel", "telegram", "--purpose", "appointment_or_order").json
    assert answer["verdict"] == "ask_first"
    cli.writes(anna, channel="telegram")
    assert cli.check(anna, channel="telegram")[0] == "allow_with_notice"


def test_adequacy_decision_gone(cli: Cli) -> None:
    """Without the adequacy decision services in the USA ask first (M7), others are as before."""
    anna = cli.anna("--on", "threema=ABCD1234")
    cli.grant(anna, "appointment_or_order")
    cli.grant(anna, "appointment_or_order", channel="threema")
    cli.ok("settings", "set", "dpf_valid=no")
    answer = cli("check", anna, "--channel", "whatsapp", "--purpose", "appointment_or_order").json
    assert (answer["verdict"], "M7" in [notice["id"] for notice in answer["notices"]]) == ("ask_first", True)
    assert cli.check(anna, "appointment_or_order", "threema")[0] == "allow"


def test_customer_without_the_sheet(cli: Cli) -> None:
    """An existing customer who never got the sheet is a yes with that notice (M8), until it was given."""
    anna = cli.anna("--kind", "existing_customer")
    asked: Any = ("check", anna, "--channel", "in_person", "--purpose", "appointment_or_order")
    answer = cli(*asked).json
    assert (answer["verdict"], answer["notices"][0]["id"]) == ("allow_with_notice", "M8")
    cli.ok("person", "edit", anna, "--info-sheet-given")
    assert cli(*asked).json["verdict"] == "allow"
