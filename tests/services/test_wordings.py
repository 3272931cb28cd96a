"""Wordings: filled, kept by their digest, and safe to edit."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from consentregister.domain.errors import InvalidInput
from consentregister.domain.words import FormKind, Language, Purpose
from consentregister.paper.page import Box, Boxes, Choices, Fact, Facts, Notices, Page, Signatures, Table
from consentregister.services.authorities import supervisory_authority
from consentregister.services.templates import fill
from consentregister.services.wordings import OWN, PersonOnPaper, parse_wording, placeholders_of, shipped_wording
from tests.paper.samples import CUSTOMER, LUKASZ, SABINE, SALON, THREEMA, TWO_MESSENGERS, WHATSAPP, page

KINDS = [(kind, "") for kind in FormKind] + [(FormKind.CONSENT_CUSTOMER, OWN)]
OWN_MATTERS = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)


def boxes_of(form: Page) -> Boxes:
    """The table of boxes of a form."""
    (table,) = (block for block in form.blocks if isinstance(block, Boxes))
    return table


def text_of(form: Page) -> str:
    """Everything a form says, as one text to look into."""
    return repr(form.blocks)


@pytest.mark.parametrize(("kind", "variant"), KINDS)
def test_both_languages_ask_for_the_same(kind: FormKind, variant: str) -> None:
    """German and English wording have the same placeholders and the same parts."""
    german, english = (shipped_wording(kind, language, variant) for language in (Language.DE, Language.EN))
    assert placeholders_of(german) == placeholders_of(english)
    assert [part["is"] for part in german.content["part"]] == [part["is"] for part in english.content["part"]]


@pytest.mark.parametrize("language", [*Language])
@pytest.mark.parametrize("kind", [*FormKind])
def test_every_form_is_filled_from_nothing(kind: FormKind, language: Language) -> None:
    """A form without a person and with hardly a setting is whole: no placeholder is left, none is missing."""
    form = page(kind, language, person=PersonOnPaper(), settings=replace(SALON, business_phone="", business_owner=""))
    assert "{" not in text_of(form)
    assert "None" not in form.title


def test_a_wording_is_known_by_version_and_digest() -> None:
    """The page carries the mark of its wording: SHA-256 of the source as kept."""
    form = page()
    wording = shipped_wording(FormKind.CONSENT_CUSTOMER, Language.DE)
    assert form.wording == wording.mark
    assert wording.mark.digest == hashlib.sha256(wording.source.encode()).hexdigest()
    assert "Fassung 1" in form.footer.left


def test_own_matters_take_the_short_wording() -> None:
    """Without a purpose of advertising the short form is printed, which speaks of none."""
    form = page(purposes=OWN_MATTERS)
    assert form.wording.variant == OWN
    assert len(boxes_of(form).headings) == 2
    assert "Um Werbung geht es auf diesem Blatt nicht." in text_of(form)


def test_one_column_grants_answer_and_appointment() -> None:
    """A tick for one's own matters covers both purposes; e-mail and telephone need none there."""
    table = boxes_of(page())
    cells = {row.label: row.cells for row in table.rows}
    assert cells["WhatsApp"][0] == Box("whatsapp", OWN_MATTERS)
    assert cells["E-Mail"][0] == cells["Telefonanruf"][0] == "geht ohne Kreuz"
    assert cells["E-Mail"][1] == Box("email", (Purpose.SERVICE_REMINDER,))


def test_advertising_needs_something_to_advertise() -> None:
    """The column is printed when the settings say what for, and names it."""
    assert any("Haarschnitt" in heading for heading in boxes_of(page()).headings)
    without = page(settings=replace(SALON, business_services=""))
    assert not any("Werbung" in heading for heading in boxes_of(without).headings)
    guardian = page(FormKind.CONSENT_GUARDIAN, person=LUKASZ, settings=replace(SALON, business_services=""))
    assert "(Werbung) an mich" not in text_of(guardian)


@pytest.mark.parametrize(
    ("person", "rows"),
    [
        (replace(SABINE, mobile=""), ["Telefonanruf", "E-Mail"]),
        (replace(SABINE, email=""), ["WhatsApp", "SMS", "Telefonanruf"]),
        (PersonOnPaper(name="Neu"), ["WhatsApp", "SMS", "Telefonanruf", "E-Mail"]),
    ],
)
def test_rows_are_for_channels_the_person_can_use(person: PersonOnPaper, rows: list[str]) -> None:
    """No mobile: no messenger and no SMS; no e-mail: no row for it; nothing known: all, to be filled in by hand."""
    assert [row.label for row in boxes_of(page(person=person)).rows] == rows


def test_a_services_own_address_opens_its_row() -> None:
    """Threema is offered to who has a Threema ID."""
    channels = (THREEMA, *TWO_MESSENGERS)
    assert "Threema" not in [row.label for row in boxes_of(page(channels=channels)).rows]
    known = replace(SABINE, own_addresses=frozenset({"threema"}))
    assert boxes_of(page(channels=channels, person=known)).rows[0].label == "Threema"


def test_what_is_empty_is_a_line_to_write_on() -> None:
    """Missing details of the person stay empty for paper to draw a line; inside a sentence the line is typed."""
    (facts,) = (block for block in page(person=PersonOnPaper()).blocks if isinstance(block, Facts))
    assert facts.left[0] == Fact("Name", "")
    assert "vom ____________" in text_of(page(FormKind.WITHDRAWAL))


@pytest.mark.parametrize("language", [*Language])
def test_the_cautious_text_stands_until_somebody_looked(language: Language) -> None:
    """Without a day of looking WhatsApp's provider up, or with the decision fallen, Art. 49 is printed."""
    listed, cautious = "Data Privacy Framework" if language is Language.EN else "EU-US-Datenschutzrahmens", "49"
    assert listed in text_of(page(language=language))
    for settings in (replace(SALON, dpf_checked_at=None), replace(SALON, dpf_valid=False)):
        text = text_of(page(language=language, settings=settings))
        assert listed not in text
        assert cautious in text
        assert "; authorities there" not in text
        assert "; Behörden dort" not in text


def test_the_day_of_looking_up_counts_for_whatsapp_only() -> None:
    """Signal in the USA keeps the cautious text; Threema has Switzerland's decision."""
    channels = (WHATSAPP, THREEMA, *TWO_MESSENGERS[1:])
    known = replace(SABINE, own_addresses=frozenset({"threema"}))
    (notices,) = (block for block in page(channels=channels, person=known).blocks if isinstance(block, Notices))
    whatsapp, threema, signal, _ = (paragraph.text for paragraph in notices.paragraphs)
    assert "(geprüft am 02.11.2026)" in whatsapp
    assert "Für die Schweiz gilt" in threema
    assert "Mit meinem Kreuz bei Signal stimme ich" in signal


def test_without_a_messenger_there_is_no_notice() -> None:
    """Who can use no messenger reads nothing about one."""
    assert not any(isinstance(block, Notices) for block in page(person=replace(SABINE, mobile="")).blocks)


@pytest.mark.parametrize(
    ("person", "printed"),
    [
        (SABINE, True),
        (replace(SABINE, minor=False), False),
        (replace(SABINE, birth_date=date(1980, 2, 3)), False),
        (replace(SABINE, birth_date=date(2012, 2, 3)), True),
    ],
)
def test_parents_sign_where_the_age_is_unknown_or_low(person: PersonOnPaper, printed: bool) -> None:
    """The parents' line is printed unless the person is known to be old enough."""
    (block,) = (block for block in page(person=person).blocks if isinstance(block, Signatures))
    assert ("guardian" in {line.name for line in block.signatures}) is printed


@pytest.mark.parametrize(("born", "offered"), [(2014, False), (2012, True), (None, False)])
def test_a_child_is_written_to_directly_from_thirteen(born: int | None, offered: bool) -> None:
    """Below the messengers' age, or not knowing it, messages go to the parents only."""
    child = replace(LUKASZ, birth_date=date(born, 5, 1) if born else None)
    form = page(FormKind.CONSENT_GUARDIAN, person=child)
    names = {choice.box.name for block in form.blocks if isinstance(block, Choices) for choice in block.choices}
    assert ("to_child" in names) is offered


@pytest.mark.parametrize("language", [*Language])
def test_the_parents_number_stands_with_the_parent(language: Language) -> None:
    """The parent's number stands below the parent's name, and both number and e-mail are named as the parent's."""
    parent = PersonOnPaper(name="Ewa Nowak", phone="030 23125 101", email="ewa@example.org")
    form = page(FormKind.CONSENT_GUARDIAN, language, person=replace(LUKASZ, guardian=parent))

    (facts,) = (block for block in form.blocks if isinstance(block, Facts))
    assert [fact.value for fact in facts.right] == ["Ewa Nowak, Mutter", "", "030 23125 101"]
    assert all("Eltern" in label or "Parent" in label for label in (facts.left[2].label, facts.right[2].label))


def test_the_guardians_form_asks_for_the_parents_ways() -> None:
    """Rows follow what reaches the parent, not the child."""
    parent = replace(SABINE, mobile="", phone="")
    labels = [
        row.label for row in boxes_of(page(FormKind.CONSENT_GUARDIAN, person=replace(LUKASZ, guardian=parent))).rows
    ]
    assert labels == ["E-Mail"]


def test_the_columns_of_the_staff_form_keep_their_topic() -> None:
    """All grant the one purpose of staff; the topic is kept as the box's name."""
    (first, *_) = boxes_of(page(FormKind.CONSENT_STAFF)).rows
    assert [cell.name for cell in first.cells if isinstance(cell, Box)] == ["roster", "job", "absences"]


def test_the_exception_for_own_customers_is_told_only_when_it_is_on() -> None:
    """With § 7(3) UWG switched on two rows of the information sheet take the place of one."""

    def rows(use_7_3: bool) -> int:
        form = page(FormKind.INFO_ART13, settings=replace(SALON, use_7_3=use_7_3))
        (table,) = (block for block in form.blocks if isinstance(block, Table))
        return len(table.rows)

    assert rows(use_7_3=True) == rows(use_7_3=False) + 1


def test_the_sheet_lies_on_the_back_or_beside() -> None:
    """The form says where the information sheet is."""
    assert "Das Infoblatt liegt bei." in text_of(page())
    assert "Das Infoblatt steht auf der Rückseite." in text_of(page(sheet_on_back=True))


def test_values_are_never_read_as_templates() -> None:
    """A name with braces prints with braces."""
    assert "{{business_name}}" in text_of(page(person=replace(SABINE, name="{{business_name}} {% if x %}")))


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'x' * 10**9 }}",
        "{{ name.__class__ }}",
        "{{ name|upper }}",
        "{{ range(9) }}",
        "{{ name['a'] }}",
        "{% set a = name %}",
        "{% for a in name %}{% for b in name %}x{% endfor %}{% endfor %}",
        "{% for a in 'xx' %}x{% endfor %}",
        "{% include 'a' %}",
        "{% macro a() %}{% endmacro %}",
        "{% if name == 'a' %}{% endif %}",
        "{{ name",
        "{% endif %}",
        "{{ unknown }}",
        "x{{ name }}" * 5000,
    ],
)
def test_a_template_does_names_if_and_for_only(source: str) -> None:
    """Everything else is refused before it runs."""
    with pytest.raises(InvalidInput) as caught:
        fill(source, {"name": "a"})
    assert caught.value.key in {"errors.wording_invalid", "errors.wording_placeholder_unknown"}


def test_names_if_and_for_are_filled() -> None:
    """Conditions and one loop work, an empty value prints as the blank."""
    source = "{% if a %}{{a}}{% endif %}{% if not b %}-{% endif %}{% for x in names %}{{x}};{% endfor %}{{b}}"
    assert fill(source, {"a": "A", "b": "", "names": ["x", "y"]}, blank="__") == "A-x;y;__"


@pytest.mark.parametrize(
    "source",
    ["no toml", "version = 1", 'version = 1\ntitle = "a"\nfooter = ""\nfooter_right = ""\npart = [{ is = "poem" }]'],
)
def test_a_damaged_wording_is_refused(source: str) -> None:
    """A text that is no wording is refused when it is edited, not when it is printed."""
    with pytest.raises(InvalidInput) as caught:
        parse_wording(source, FormKind.WITHDRAWAL, Language.DE)
    assert caught.value.key == "errors.wording_invalid"


def test_an_edited_wording_is_printed_as_edited() -> None:
    """The business's own text takes the place of ours, with a digest of its own."""
    shipped = shipped_wording(FormKind.WITHDRAWAL, Language.DE)
    edited = parse_wording(
        shipped.source.replace("version = 1", "version = 2").replace("vollständig", "ganz und gar"),
        FormKind.WITHDRAWAL,
        Language.DE,
    )
    form = page(FormKind.WITHDRAWAL, wording=edited)
    assert "ganz und gar" in text_of(form)
    assert (form.wording.version, form.wording.digest) == (2, edited.mark.digest)
    assert edited.mark.digest != shipped.mark.digest


@pytest.mark.parametrize(
    ("postcode", "words"),
    [
        ("10115", "BlnBDI"),
        ("12529", "Brandenburg"),
        ("80331", "Bayerischen"),
        ("50667", "Nordrhein"),
        ("28195", "Bremen"),
        ("66111", "Saarland"),
        ("07919", ""),
        ("19357", ""),
        ("", ""),
        ("1011", ""),
        ("A-101", ""),
    ],
)
def test_the_authority_is_proposed_only_where_it_is_certain(postcode: str, words: str) -> None:
    """A postcode names its state's authority; one shared by two states, or none, names nobody."""
    found = supervisory_authority(postcode, Language.DE)
    assert words in found
    assert bool(found) is bool(words)


def test_the_alternatives_are_read_out() -> None:
    """The ways that need no consent are joined as one says them."""
    assert "Telefon, E-Mail und Brief" in text_of(page(purposes=CUSTOMER))


def test_a_number_for_everything_is_named_once() -> None:
    """On the withdrawal form stands each number and address the person has, none of them twice."""
    both = replace(SABINE, mobile="0171 39200 15", phone="0171 39200 15", email="sabine@example.org")

    text = text_of(page(FormKind.WITHDRAWAL, person=both)).replace("\u00a0", " ")

    assert text.count("0171 39200 15, sabine@example.org") == 1
    assert text.count("0171 39200 15") == 1
