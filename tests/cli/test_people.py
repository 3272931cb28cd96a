"""person …: recorded, edited, found, blocked."""

from __future__ import annotations

import pytest

from tests.cli.calls import Cli

MOBILE = ["whatsapp", "sms", "phone_call", "signal", "telegram", "imessage", "viber", "rcs"]


def addresses(person: dict[str, list[dict[str, object]]]) -> dict[object, object]:
    """Address by channel."""
    return {point["channel"]: point["address"] for point in person["contact_points"]}


def test_name_alone_is_enough(cli: Cli) -> None:
    """A name is enough; everything else has its plain default."""
    person = cli.ok("person", "add", "  Anna   Beispiel ")
    assert person == {
        "id": 1, "name": "Anna Beispiel", "kind": "new_customer", "contact_points": [], "minor": False,
        "birth_date": None, "guardian": None, "blocked": False, "objection": "no", "info_sheet_given": None,
        "first_contact": None, "removed": False, "similar": [], "events": [2],
    }  # fmt: skip


def test_mobile_number_serves_its_channels(cli: Cli) -> None:
    """A mobile number serves calls, SMS and the messengers that go by number; a landline calls alone."""
    anna = cli.ok("person", "add", "Anna Beispiel", "--phone", "0171 39200 33")
    assert set(addresses(anna)) == set(MOBILE)
    assert set(addresses(anna).values()) == {"+491713920033"}
    assert [point["rank"] for point in anna["contact_points"]] == list(range(1, 9))
    bert = cli.ok("person", "add", "Bert Beispiel", "--phone", "030 23125 101")
    assert addresses(bert) == {"phone_call": "+493023125101"}


@pytest.mark.parametrize(
    "typed",
    [
        "0171 39200 33",
        "0171/3920033",
        "+49 171 3920033",
        "+49 (0)171 39200-33",
        "0049 171 39200 33",
        " (0171) 39200.33 ",
    ],
)
def test_numbers_as_typed(cli: Cli, typed: str) -> None:
    """A number is understood in the ways people write it."""
    anna = cli.ok("person", "add", "Anna Beispiel", "--phone", typed)
    assert addresses(anna)["whatsapp"] == "+491713920033"


def test_other_addresses(cli: Cli) -> None:
    """Addresses of services stand beside numbers; a number may serve one messenger alone."""
    anna = cli.ok(
        "person", "add", "Anna Beispiel", "--phone", "030 23125 101", "--email", "Anna@Example.org",
        "--on", "threema=ABCD1234", "--on", "whatsapp=0171 39200 33",
    )  # fmt: skip
    assert addresses(anna) == {
        "whatsapp": "+491713920033", "phone_call": "+493023125101", "email": "anna@example.org", "threema": "ABCD1234",
    }  # fmt: skip
    answer = cli("check", 1, "--channel", "threema", "--purpose", "answer_own_request").json
    assert answer["contact_point"] == "ABCD1234"


def test_preferred_channels_come_first(cli: Cli) -> None:
    """The person's own order ranks the channels."""
    anna = cli.ok(
        "person", "add", "Anna Beispiel", "--phone", "0171 39200 33", "--prefer", "signal", "--prefer", "phone_call"
    )
    assert [point["channel"] for point in anna["contact_points"]][:3] == ["signal", "phone_call", "whatsapp"]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Anna Müller", ()),
        ("anna mueller", ()),
        ("Müller, Anna", ()),
        ("Cora Andere", ("--phone", "+49 171 3920033")),
        ("Cora Andere", ("--email", "ANNA@example.org")),
    ],
)
def test_who_is_there_already_is_told(cli: Cli, name: str, more: tuple[str, ...]) -> None:
    """A name or number that is there already is allowed and told."""
    cli.add("Anna Müller", "--phone", "0171 39200 33", "--email", "anna@example.org")
    cli.add("Anna Müllerin")
    assert cli.ok("person", "add", name, *more)["similar"] == [1]


@pytest.mark.parametrize("name", ["Ng", "Li Wu", "Bo"])
def test_short_names_are_told_too(cli: Cli, name: str) -> None:
    """Names of two letters are as real as others."""
    cli.add(name)
    assert cli.ok("person", "add", name)["similar"] == [1]


def test_shared_number_is_told_among_many_of_the_name(cli: Cli) -> None:
    """A number that is there already is told, however many share a part of the name."""
    for number in range(25):
        cli.add(f"Anna {chr(97 + number)}")
    cli.add("Zoe Zander", "--phone", "0171 39200 33")
    assert cli.ok("person", "add", "Anna", "--phone", "0171 39200 33")["similar"] == [26]


def test_birth_date_makes_a_minor(cli: Cli) -> None:
    """Who is under sixteen is a minor until the birthday; then no longer, without anybody's hand."""
    mother = cli.add("Maria Beispiel", "--phone", "0176 040690 11")
    child = cli.ok("person", "add", "Kim Beispiel", "--birth-date", "2010-11-25", "--guardian", mother)
    assert (child["minor"], child["birth_date"], child["guardian"]) == (True, "2010-11-25", mother)
    assert cli.ok("person", "show", child["id"], now="2026-11-25T00:30")["minor"] is False
    adult = cli.ok("person", "add", "Uwe Beispiel", "--birth-date", "24.11.2010")
    assert adult["minor"] is False


def test_child_of_age_is_written_to_directly(cli: Cli) -> None:
    """A minor is reached by the parents' number first; once of age, by their own alone."""
    mother = cli.add("Maria Beispiel", "--phone", "0176 040690 11")
    child = cli.add("Kim Beispiel", "--phone", "0171 39200 33", "--birth-date", "2010-11-25", "--guardian", mother)
    asked = ("check", child, "--channel", "phone_call", "--purpose", "appointment_or_order")
    assert cli(*asked).json["contact_point"] == "+4917604069011"
    assert cli(*asked, now="2026-11-25T12:00").json["contact_point"] == "+491713920033"


def test_edit_keeps_the_rest(cli: Cli) -> None:
    """What is not given stays; numbers given replace numbers and leave e-mail alone."""
    cli.ok(
        "person", "add", "Anna Beispiel", "--phone", "0171 39200 33", "--email", "anna@example.org", "--prefer", "sms",
        "--street", "Gartenweg 7", "--postcode", "12345", "--city", "Beispielstadt",
    )  # fmt: skip
    before = cli.ok("person", "show", 1)
    named = cli.ok("person", "edit", 1, "--name", "Anna Neu", "--kind", "existing_customer")
    assert {**before, "name": "Anna Neu", "kind": "existing_customer"} == {
        key: value for key, value in named.items() if key != "events"
    }
    numbered = addresses(cli.ok("person", "edit", 1, "--phone", "0171 39200 34"))
    assert (numbered["whatsapp"], numbered["email"]) == ("+491713920034", "anna@example.org")
    assert cli.ok("person", "find", "3920033") == []
    assert [row["id"] for row in cli.ok("person", "find", "3920034")] == [1]


def test_edit_records_a_first_contact(cli: Cli, anna: int) -> None:
    """A first contact may be told when editing, in the same change."""
    edited = cli.ok("person", "edit", 1, "--first-contact", "whatsapp", "--info-sheet-given")
    assert (edited["first_contact"], edited["info_sheet_given"]) == ("whatsapp", "2026-11-24")
    assert len(edited["events"]) == 2
    assert cli.check(1) == ("allow_with_notice", "R51")


def test_first_contact_is_a_message_in(cli: Cli) -> None:
    """`--first-contact` when recording is the same as a message in."""
    one = cli.anna("--first-contact", "whatsapp")
    two = cli.add("Bert Beispiel", "--phone", "0171 39200 34")
    cli.writes(two)
    assert cli.ok("person", "show", one)["first_contact"] == "whatsapp"
    assert cli.check(one) == cli.check(two) == ("allow_with_notice", "R51")


def test_info_sheet_with_and_without_a_day(cli: Cli) -> None:
    """`--info-sheet-given` alone means today."""
    assert cli.ok("person", "add", "Anna", "--info-sheet-given")["info_sheet_given"] == "2026-11-24"
    assert cli.ok("person", "add", "Bert", "--info-sheet-given", "2026-11-20")["info_sheet_given"] == "2026-11-20"


def test_find_tells_number_and_mail(cli: Cli) -> None:
    """A row tells id, name, phone and e-mail."""
    cli.add("Anna Müller", "--phone", "0171 39200 33", "--email", "anna@example.org")
    assert cli.ok("person", "find", "anna") == [
        {"id": 1, "name": "Anna Müller", "phone": "+491713920033", "email": "anna@example.org"}
    ]


def test_block_and_unblock(cli: Cli, anna: int) -> None:
    """A blocked person is answered with no until unblocked."""
    cli.grant(anna, "advertising")
    assert cli.ok("person", "block", anna)["blocked"] is True
    assert cli.check(anna, "advertising") == ("block", "R01")
    assert cli.check(anna, "appointment_or_order", "in_person") == ("allow_with_notice", "R02")
    assert cli.ok("person", "unblock", anna)["blocked"] is False
    assert cli.check(anna, "advertising")[1] == "R70"
