"""Values where they enter: numbers, addresses, codes, times, settings, search keys."""

from __future__ import annotations

import string
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.contact import ContactPoint, shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.form_code import ALPHABET, is_ours, make_code, qr_text, read_code, shown_code
from consentregister.domain.person import age_on, sort_name
from consentregister.domain.search_key import kept_key, typed_key, typed_number
from consentregister.domain.settings import Settings
from consentregister.domain.times import as_text, from_text, local_day, read_day, read_moment, start_of
from consentregister.domain.words import AddressKind, PersonKind

KEY = bytes(range(32))
codes = st.binary(min_size=5, max_size=5).map(lambda random: make_code(random, KEY))


# --- form codes ---


@given(codes, st.randoms())
def test_code_is_read_as_people_type_it(code: str, chance: object) -> None:
    """Any case, with or without hyphens and spaces, O for 0, I and L for 1, with or without the QR's prefix."""
    loose = shown_code(code).replace("0", "o").replace("1", chance.choice("iIlL"))  # type: ignore[attr-defined]
    for text in (code, shown_code(code), loose, loose.lower(), f" {loose} ", qr_text(code), loose.replace("-", " ")):
        assert read_code(text) == code
    assert is_ours(code, KEY)


@given(codes, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_changed_character_is_not_ours(code: str, place: int, letter: str) -> None:
    """One changed character is refused, but for one chance in a million in the random part."""
    changed = code[:place] + letter + code[place + 1 :]
    if changed != code:
        assert changed[8:] != code[8:] or changed[:8] != code[:8]
        assert place < 8 or not is_ours(changed, KEY)


def test_no_changed_character_of_one_code_is_ours() -> None:
    """Of a given code not one of the 372 neighbours is accepted."""
    code = make_code(b"salon", KEY)
    neighbours = [code[:p] + letter + code[p + 1 :] for p in range(12) for letter in ALPHABET if letter != code[p]]
    assert len(neighbours) == 372
    assert not any(is_ours(one, KEY) for one in neighbours)


@given(codes)
def test_code_of_another_register(code: str) -> None:
    """The check part depends on the register's key."""
    assert make_code(b"salon", KEY) != make_code(b"salon", bytes(32))
    assert len(code) == 12
    assert set(code) <= set(ALPHABET)


@given(st.text(max_size=20))
def test_no_other_text_is_a_code(text: str) -> None:
    """Any text is read as twelve characters of the alphabet, or as no code."""
    code = read_code(text)
    assert code is None or (len(code) == 12 and set(code) <= set(ALPHABET))


@pytest.mark.parametrize("text", ["", "CR1:", "7KQ2-M4XD-P9T", "7KQ2-M4XD-P9TBX", "7KQ2-M4XD-P9TU", "٧KQ2M4XDP9TB"])
def test_what_is_no_code(text: str) -> None:
    """Too short, too long, a letter that is not in the alphabet, digits of another script."""
    assert read_code(text) is None


# --- numbers and addresses ---


@given(
    st.integers(0, 99),
    st.sampled_from(["0171 39200 {}", "+49171 39200{}", "0049 (171) 39200-{}", "+49 (0)171/39200{}"]),
)
def test_number_in_any_spelling(last: int, spelling: str) -> None:
    """One number is kept in one way, however it was typed."""
    point = ContactPoint.phone(spelling.format(f"{last:02}"))
    assert (point.value, point.mobile) == (f"+4917139200{last:02}", True)
    assert ContactPoint.phone(point.value) == point
    assert ContactPoint.phone(shown_phone(point.value)).value == point.value


@given(st.text(max_size=30))
def test_any_text_as_a_number(text: str) -> None:
    """Any text is a number in its one form, or refused."""
    try:
        value = ContactPoint.phone(text).value
    except InvalidInput:
        return
    assert value.startswith("+")
    assert set(value[1:]) <= set(string.digits)


@pytest.mark.parametrize(
    "text", ["", " ", "0151 abc", "0171-CALL-ME", "12", "110", "+", "0", "0171 39200 33 oder 34", "1" * 40]
)
def test_what_is_no_number(text: str) -> None:
    """Letters, too few digits, too many."""
    with pytest.raises(InvalidInput):
        ContactPoint.phone(text)


def test_landline_and_foreign_numbers() -> None:
    """A landline is no mobile; a number from abroad keeps its country."""
    assert not ContactPoint.phone("030 23125 101").mobile
    assert ContactPoint.phone("+44 7700 900123").value == "+447700900123"
    assert ContactPoint.phone("030 23125 101", country="AT").value != "+493023125101"


@pytest.mark.parametrize(
    "text", ["", "anna", "anna@", "@example.org", "anna@example", "a b@example.org", "anna@@example.org"]
)
def test_what_is_no_mail_address(text: str) -> None:
    """An address needs a name and a domain."""
    with pytest.raises(InvalidInput):
        ContactPoint.email(text)


def test_mail_address_in_one_form() -> None:
    """An address is kept in lower case without blanks around it."""
    assert ContactPoint.email(" Anna.Beispiel@Example.ORG ").value == "anna.beispiel@example.org"


@pytest.mark.parametrize("text", ["", "  ", "a\nb", "x" * 201])
def test_what_is_no_address_of_a_service(text: str) -> None:
    """Empty, broken over lines, or too long."""
    with pytest.raises(InvalidInput):
        ContactPoint.own("threema", text)


def test_which_channels_an_address_serves() -> None:
    """A mobile number serves messengers and calls, a landline calls, a name its own service."""
    mobile, landline = ContactPoint.phone("0171 39200 33"), ContactPoint.phone("030 23125 101")
    threema = ContactPoint.own("threema", "ABCD1234")
    assert mobile.serves(AddressKind.MOBILE, "whatsapp")
    assert mobile.serves(AddressKind.PHONE, "phone_call")
    assert not landline.serves(AddressKind.MOBILE, "whatsapp")
    assert threema.serves(AddressKind.OWN, "threema")
    assert not threema.serves(AddressKind.OWN, "wire")


# --- times ---


@given(st.integers(631152000, 3786912000).map(lambda seconds: datetime.fromtimestamp(seconds + 0.5, UTC)))
def test_moments_are_kept(moment: datetime) -> None:
    """A moment is kept to the second, in UTC, and sorts as text as it does in time."""
    whole = moment.replace(microsecond=0)
    assert from_text(as_text(moment)) == whole
    assert as_text(whole) < as_text(whole + timedelta(seconds=1))
    assert as_text(whole.astimezone(timezone(timedelta(hours=5)))) == as_text(whole)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_days_are_local(day: date) -> None:
    """A day begins at local midnight, summer and winter."""
    assert local_day(start_of(day)) == day
    assert local_day(start_of(day) - timedelta(seconds=1)) == day - timedelta(days=1)
    assert read_day(day.isoformat(), "day") == read_day(f"{day:%d.%m.%Y}", "day") == day


def test_moment_as_typed() -> None:
    """Without a zone it is local, with one it is as told, without a time the day's first moment."""
    assert as_text(read_moment("2026-11-24T10:00", "at")) == "2026-11-24T09:00:00Z"
    assert as_text(read_moment("2026-07-24T10:00", "at")) == "2026-07-24T08:00:00Z"
    assert as_text(read_moment("2026-11-24T10:00:00Z", "at")) == "2026-11-24T10:00:00Z"
    assert as_text(read_moment("2026-11-24", "at")) == "2026-11-23T23:00:00Z"


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "24.11.", "2026-11-24T25:00", "0001-01-01T00:00+14:00"])
def test_what_is_no_moment(text: str) -> None:
    """What can't be read as a time is refused."""
    with pytest.raises(InvalidInput):
        read_moment(text, "at")


@given(st.text(max_size=12))
def test_any_text_as_a_day(text: str) -> None:
    """Any text is a day, or refused."""
    try:
        read = read_day(text, "day")
    except InvalidInput:
        return
    assert isinstance(read, date)


# --- settings ---


def test_settings_come_back_from_their_texts() -> None:
    """What is written as text is read as the same settings."""
    settings = Settings(business_name="Salon", use_7_3=True, guardian_age=18, dpf_checked_at=date(2026, 11, 2))
    assert Settings().with_texts(settings.as_texts()) == settings
    assert set(settings.as_texts()) == {field.name for field in fields(Settings)}


@given(st.sampled_from(sorted(Settings().as_texts())), st.text(max_size=30))
def test_any_text_as_a_setting(key: str, text: str) -> None:
    """Any text is taken for a setting and comes back the same, or is refused."""
    try:
        changed = Settings().with_texts({key: text})
    except InvalidInput:
        return
    assert Settings().with_texts(changed.as_texts()) == changed


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [
        ("guardian_age", 14, 18),
        ("reconfirm_after_months", 1, 120),
        ("first_contact_max_days", 1, 365),
        ("first_contact_grace_days", 0, 90),
    ],
)
def test_bounds_of_numbers(key: str, low: int, high: int) -> None:
    """A number stays within its bounds."""
    for value in (low, high):
        assert getattr(Settings().with_texts({key: str(value)}), key) == value
    for value in (low - 1, high + 1):
        with pytest.raises(InvalidInput):
            Settings().with_texts({key: str(value)})


# --- names, ages, search keys ---


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2010, 11, 25), date(2026, 11, 24), 15),
        (date(2010, 11, 25), date(2026, 11, 25), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age(born: date, day: date, age: int) -> None:
    """One is a year older on one's birthday; born on 29 February, on 1 March."""
    assert age_on(day, born) == age


def test_names_as_lists_show_them() -> None:
    """The last word comes first; firms and single names stay."""
    assert sort_name("Anna Maria Beispiel", PersonKind.NEW_CUSTOMER) == "Beispiel, Anna Maria"
    assert sort_name("Firma Muster", PersonKind.BUSINESS_CONTACT) == "Firma Muster"
    assert sort_name("Ng", PersonKind.NEW_CUSTOMER) == "Ng"


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_whole_name_is_found_by_itself(name: str) -> None:
    """What was recorded is found as it was recorded, in capitals too."""
    assert typed_key(name) in kept_key(name)
    assert typed_key(name.casefold()) in kept_key(name)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("0171 39", "4917139"), ("+49 171", "49171"), ("0049171", "49171"), ("171 39", "17139"),
        ("+49 (0)171", "49171"), ("anna", None), ("anna 2", None), ("", None),
    ],
)  # fmt: skip
def test_numbers_typed_into_the_search(typed: str, digits: str | None) -> None:
    """A number is looked for in the form it is kept."""
    assert typed_number(typed) == digits
