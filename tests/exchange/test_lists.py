"""Lists of people as they come: pasted, or from a till, a telephone, a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.contact import shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.lists import Entry
from consentregister.exchange.lists import read_list
from consentregister.exchange.tables import MOST

ANNA, BERT = "+491713920033", "+493023125101"


def addresses(text: str) -> list[tuple[str, ...]]:
    """What the entries of a list may mean."""
    return [entry.addresses for entry in read_list(text)]


@pytest.mark.parametrize(
    "text",
    [
        "0171 39200 33\n030 23125 101",
        "0171 39200 33, 030 23125 101",
        "0171/3920033; (030) 23125-101",
        "+49 171 39200 33 | +49 (0)30 23125101",
        "0049 171 3920033\r\n\r\n030 23125 101\r\n0171 39200 33",
        "\u202a+49\u00a0171\u00a039200\u00a033\u202c\n030 23125\u2011101",
        "tel:+491713920033\nFestnetz: 030 23125 101",
        '\'+491713920033\n="030 23125 101"',
        "0171 39200 33 / 030 23125 101",
    ],
)
def test_numbers_as_people_paste_them(text: str) -> None:
    """One a line or separated, in any spelling, with the marks that come along when one copies; each once."""
    assert addresses(text) == [(ANNA,), (BERT,)]


def test_names_and_addresses_in_one_line_are_one_person() -> None:
    """A name beside its number tells who an unknown number is."""
    assert read_list("Sabine Müller 0171 39200 33\nAnna Beispiel <Anna@example.org>\nKarl Schulz") == (
        Entry(text="0171 39200 33", name="Sabine Müller", addresses=(ANNA,)),
        Entry(text="Anna@example.org", name="Anna Beispiel", addresses=("anna@example.org",)),
        Entry(text="Karl Schulz"),
    )


def test_names_alone() -> None:
    """Full names beside each other are several people, "Müller, Sabine" is one."""
    assert [entry.text for entry in read_list("Müller, Sabine\nSabine Groß, Karl Schulz")] == [
        "Müller, Sabine",
        "Sabine Groß",
        "Karl Schulz",
    ]


TILL = """ID;Vorname;Nachname;PLZ;Geburtstag;Telefon privat;Handy;Telefax;E-Mail
17;Sabine;Müller;01067;01.02.1980;030/23125-101;1713920033;030 23125 109;s@example.org
18;Karl;Schulz;01067;;;;;
19;Emre;Mustermann;10115;;unbekannt;491713920034;;
"""


def test_a_table_with_a_head() -> None:
    """Columns are found by their words, a row is one person; an id of another program, a fax and a day are nothing."""
    sabine, karl, emre = read_list(TILL)

    assert sabine == Entry(text="030/23125-101", name="Müller, Sabine", addresses=(BERT, ANNA, "s@example.org"))
    assert karl == Entry(text="Schulz, Karl")
    assert "+491713920034" in emre.addresses


def test_a_table_whose_head_says_nothing() -> None:
    """The column of numbers is found by its content."""
    found = read_list("Bezeichnung;Ort;Wie\nAnna Beispiel;01067 Ort;0171 39200 33\nBert;10115 Ort;030 23125 101")

    assert [(entry.name, entry.addresses) for entry in found] == [("Anna Beispiel", (ANNA,)), ("Bert", (BERT,))]


def test_a_table_without_a_head() -> None:
    """The first row is a person like all others."""
    assert addresses("Anna;0171 39200 33;01.02.1990\nBert;030 23125 101;03.04.1991") == [(ANNA,), (BERT,)]


def test_ids_count_only_where_nothing_else_names_people() -> None:
    """An id alone is ours; beside a name or a number it is the other program's."""
    assert [entry.person for entry in read_list("id\n3\n7\n3")] == [3, 7]
    assert {entry.person for entry in read_list("id;name\n3;Anna Beispiel")} == {0}
    assert {entry.person for entry in read_list("id;telefon\n3;0171 39200 33\n4;")} == {0}


@pytest.mark.parametrize("text", ["01067", "24.11.2014", "12.50", "4.91714E+11", "1000234", "0171", "anna@", "@anna"])
def test_what_is_no_address(text: str) -> None:
    """A postcode, a day, a price, a number that a spreadsheet spoilt: kept as written, to be told as unknown."""
    assert read_list(f"{text}\n") == (Entry(text=text),)


def test_a_list_of_nobody_is_refused() -> None:
    """A head alone names nobody."""
    with pytest.raises(InvalidInput, match="list_empty"):
        read_list("Name;Telefon\n;\n")


@pytest.mark.slow
def test_a_list_is_not_longer_in_one_line_than_in_many() -> None:
    """Numbers beside each other count like lines."""
    numbers = ",".join(f"+4315{number:08}" for number in range(MOST + 1))
    with pytest.raises(InvalidInput, match="list_too_long"):
        read_list("\n".join(numbers[at : at + 100_000] for at in range(0, len(numbers), 100_000)))


@given(text=st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is pasted, it is entries with a text each, or one of our own errors."""
    try:
        found = read_list(text)
    except InvalidInput:
        return
    assert found
    assert len(set(found)) == len(found)


NUMBERS = st.integers(0, 99).map(lambda number: f"+4917139200{number:02}")
LINES = st.lists(st.tuples(NUMBERS, st.sampled_from(["{}", "Anna Groß;{}", "{};x@", "  {} ", '"{}"'])), min_size=1)


@given(lines=LINES, end=st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_every_number_is_found_once(lines: list[tuple[str, str]], end: str) -> None:
    """However the lines look, each number comes out once, in its order."""
    text = end.join(shape.format(shown_phone(number)) for number, shape in lines)

    assert addresses(text) == [(number,) for number in dict.fromkeys(number for number, _ in lines)]


@pytest.mark.parametrize("text", ["0" * 100_000, "0 " * 50_000, "a" * 100_000 + "@", "(" * 100_000, '"' * 100_000])
def test_a_line_made_to_be_slow_is_not(text: str) -> None:
    """A hundred thousand letters that look like the beginning of an address take no minutes; the test would."""
    read_list(text + "x")
