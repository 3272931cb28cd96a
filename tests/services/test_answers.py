"""The sentences of an answer, and the text that goes with a message."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from consentregister.cli.rules import read_facts
from consentregister.domain.decision import Facts
from consentregister.domain.modifiers import Circumstances, judge
from consentregister.domain.settings import Settings
from consentregister.domain.words import (
    ChannelClass,
    ConsentState,
    ExpiredBecause,
    FirstWriter,
    Guardian,
    Language,
    Objection,
    PersonKind,
    Purpose,
    Verdict,
)
from consentregister.services.answers import AnswerTexts, accompanying_text, word
from consentregister.services.catalogue import load_catalogue
from resources import read_toml

TABLE = list(
    csv.DictReader(
        Path(__file__).parents[1].joinpath("domain", "decision_table.csv").read_text(encoding="utf-8").splitlines()
    )
)
SERVICES = load_catalogue().services
LAW = re.compile(r"\bS[1-6]\b|\b[RM]\d|§|\bArt\.|\bAbs\.|GDPR|DSGVO|UWG|BGH|ECJ|EuGH")
BUSINESS = Settings(
    business_name="Salon Yilmaz",
    business_street="Hauptstr. 5",
    business_postcode="50667",
    business_city="Köln",
    business_phone="0221 4710 334",
    business_email="salon@example.com",
)


def facts_of(rule: str, **changes: Any) -> Facts:
    """The first facts of the table that lead to a rule, with some changed."""
    return replace(read_facts(next(row for row in TABLE if row["rule"].startswith(rule))), **changes)


def worded(
    facts: Facts,
    circumstances: Circumstances | None = None,
    *,
    name: str = "Anna Müller",
    language: Language = Language.DE,
) -> AnswerTexts:
    """What is said about these facts."""
    known = circumstances or Circumstances(info_sheet_given=True)
    return word(judge(facts, known), facts, known, person_name=name, language=language)


def strings(texts: Mapping[str, Any], without: str = "") -> Iterator[tuple[str, str]]:
    """All sentences of a file with their path, but those under one key."""
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{path}", text) for path, text in strings(value, without))
        elif key != without:
            yield key, value


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("row", TABLE, ids=[row["case"] for row in TABLE])
def test_table(row: dict[str, str], language: Language) -> None:
    """Every test vector is told in its sentences, in both languages."""
    facts = read_facts(row)
    known = Circumstances(info_sheet_given=row["rule"] != "R31_PLAIN_NEW_INFO")
    judgement = judge(facts, known)
    texts = word(judgement, facts, known, person_name="{person}", language=language)
    assert (judgement.rule.id, judgement.verdict) == (row["rule"], row["verdict"])
    for name in ("headline", "reason", "next_step", "next_step_2"):
        assert getattr(texts, name) == row[f"{name}_{language}"], name
    assert texts.seeds == row["seeds"]
    assert language is Language.DE or texts.source == row["source_en"]


@pytest.mark.parametrize("file", ["rules", "additions"])
def test_both_languages_say_the_same(file: str) -> None:
    """Each sentence of one language has its like in the other, with the same places to fill."""
    german, english = (dict(strings(read_toml(f"rules/{file}.{language}.toml"))) for language in Language)
    assert german.keys() == english.keys()
    for path, sentence in german.items():
        places = [set(re.findall(r"\{\w+\}", text)) for text in (sentence, english[path])]
        assert places[0] == places[1], path


@pytest.mark.parametrize("file", ["rules", "additions"])
@pytest.mark.parametrize("language", Language)
def test_no_law_inside_sentences(file: str, language: Language) -> None:
    """No sentence holds a seed code, a rule's number or a paragraph of law."""
    for path, sentence in strings(read_toml(f"rules/{file}.{language}.toml"), without="source"):
        assert not LAW.search(sentence), path


def test_every_rule_is_worded() -> None:
    """The texts know exactly the rules of the table."""
    for language in Language:
        assert set(read_toml(f"rules/rules.{language}.toml")) == {row["rule"] for row in TABLE}


def test_name_at_the_start_gets_a_capital() -> None:
    """A firm at the beginning of a sentence begins with a capital, inside one it does not."""
    texts = worded(facts_of("R01"), name="die Firma Weber")
    assert texts.reason.startswith("Die Firma Weber soll")
    assert "wenn die Firma Weber es" in texts.next_step
    assert texts.headline == "die Firma Weber ist gesperrt"


def test_name_is_no_template() -> None:
    """A name that looks like a placeholder stays a name."""
    assert worded(facts_of("R01"), name="{person} {country}").reason.startswith("{person} {country} soll")


@pytest.mark.parametrize("cause", ExpiredBecause)
@pytest.mark.parametrize("rule", ["R55", "R81"])
def test_why_it_should_be_signed_anew(rule: str, cause: ExpiredBecause) -> None:
    """The cause stands in place of the general reason, where it is known."""
    facts = facts_of(rule, consent_state=ConsentState.EXPIRED)
    general = worded(facts).reason
    because = worded(facts, Circumstances(info_sheet_given=True, expired_because=cause)).reason
    assert because != general
    assert because == read_toml("rules/additions.de.toml")["expired_because"][cause].replace("{person}", "Anna Müller")


def test_who_is_of_age_now() -> None:
    """Who signed alone as a child and is of age is told so, whatever else is on record."""
    facts = facts_of("R55", consent_state=ConsentState.GUARDIAN_MISSING)
    known = Circumstances(info_sheet_given=True, expired_because=ExpiredBecause.UNUSED)
    assert worded(facts, known).reason == "Anna Müller ist inzwischen alt genug. Bitte selbst unterschreiben lassen."


@pytest.mark.parametrize("rule", ["R54", "R72", "R80"])
def test_spoken_yes(rule: str) -> None:
    """Nobody is sent to look for a form that never was."""
    spoken = worded(facts_of(rule), Circumstances(info_sheet_given=True, spoken_only=True))
    assert spoken.next_step == "Ein Ja nur mündlich reicht hier nicht. Lassen Sie unterschreiben."


def test_sheet_goes_with_a_first_reply() -> None:
    """The first reply to a known person reminds of the sheet as long as it was not given."""
    facts = facts_of("R52")
    assert worded(facts, Circumstances()).next_step.endswith("Schicken Sie das Infoblatt mit.")
    assert "Infoblatt" not in worded(facts).next_step


@pytest.mark.parametrize("rule", ["R31_PLAIN_NEW_INFO", "R41_OWN_GIVEN_CONTACT"])
@pytest.mark.parametrize("language", Language)
def test_settled_notice_is_not_repeated(rule: str, language: Language) -> None:
    """A plain yes does not ask again for what was done."""
    facts = facts_of(rule, person_kind=PersonKind.NEW_CUSTOMER)
    done = worded(facts, Circumstances(info_sheet_given=True, number_given=True), language=language)
    assert done.headline == {"de": "zur eigenen Sache", "en": "about their own matter"}[language]


def test_phone_first() -> None:
    """Before the phone is set up the answer says so in all its parts, and offers nothing that would not help."""
    facts = facts_of("R57", channel=ChannelClass.MESSENGER)
    texts = worded(facts, Circumstances(info_sheet_given=True, service=SERVICES["signal"]))
    assert texts.headline == "erst das Handy einrichten"
    assert "Handy" in texts.reason
    assert "Handy" in texts.next_step
    assert texts.next_step_2 == ""
    assert "Art. 25" in texts.source or "25 und 32" in texts.source
    assert texts.seeds == "S4 S1"


@pytest.mark.parametrize(
    ("service", "language", "country"),
    [
        ("whatsapp", Language.DE, "in den USA"),
        ("threema", Language.DE, "in der Schweiz"),
        ("telegram", Language.DE, "in den Vereinigten Arabischen Emiraten"),
        ("viber", Language.EN, "in Japan"),
        ("signal", Language.EN, "in the USA"),
    ],
)
def test_country_is_named(service: str, language: Language, country: str) -> None:
    """The notice on the third country names it as the language wants it."""
    facts = facts_of("R50", channel=ChannelClass.MESSENGER)
    known = Circumstances(device_ready=True, info_sheet_given=True, service=SERVICES[service])
    notice = next(notice for notice in worded(facts, known, language=language).notices if notice.id == "M2")
    assert country in notice.text


@pytest.mark.parametrize("named", [True, False])
def test_notices_are_spoken_of_where_there_are_any(named: bool) -> None:
    """A yes says to mind the notices on the service only above some, and there are none once the form named it."""
    facts = facts_of("R50", channel=ChannelClass.MESSENGER)
    for service in SERVICES.values():
        known = Circumstances(device_ready=True, info_sheet_given=True, service=service, form_names_service=named)
        texts = worded(facts, known)
        assert texts.notices or "Hinweise" not in texts.next_step, service.id
    signal = Circumstances(device_ready=True, service=SERVICES["signal"], form_names_service=True)
    assert worded(facts, signal).next_step == "Schreiben Sie nur zu diesem Anlass."


def test_yes_with_a_modifier_keeps_its_reason() -> None:
    """A yes that a modifier made careful keeps the rule's reason, and says what to do instead of "nothing more"."""
    facts = facts_of("R30", person_kind=PersonKind.EXISTING_CUSTOMER)
    plain, careful = worded(facts), worded(facts, Circumstances())
    assert (plain.next_step, careful.headline) == ("Sie müssen nichts weiter tun.", "Infoblatt mitgeben")
    assert careful.reason == plain.reason
    assert careful.next_step != plain.next_step


def test_a_notice_knows_that_the_next_step_says_it() -> None:
    """The phone, the missing sheet: where they made the answer stricter, their step stands there already."""
    own = facts_of("R30", person_kind=PersonKind.EXISTING_CUSTOMER)
    first = facts_of("R52", person_kind=PersonKind.EXISTING_CUSTOMER)
    not_yet = facts_of("R57", person_kind=PersonKind.EXISTING_CUSTOMER)

    assert [worded(one, Circumstances()).notices[-1].told for one in (own, first, not_yet)] == [True, True, False]


def test_a_source_is_named_once() -> None:
    """The rule on given numbers rests on Art. 13 GDPR, and so does the missing sheet."""
    facts = facts_of("R41", person_kind=PersonKind.EXISTING_CUSTOMER)

    source = worded(facts, Circumstances(number_given=True)).source

    assert source.count("Art. 13 DSGVO") == 1


@pytest.mark.parametrize("language", Language)
def test_every_modifier_is_worded(language: Language) -> None:
    """Whatever service and setting, the answer has all its parts and no place left to fill."""
    for service in SERVICES.values():
        for row in TABLE[::9]:
            known = Circumstances(service=service, dpf_valid=False)
            texts = worded(read_facts(row), known, language=language)
            said = (texts.headline, texts.reason, texts.source, texts.next_step, *(n.text for n in texts.notices))
            assert all(said)
            assert not any("{" in sentence for sentence in said)


def all_by_messenger() -> Iterator[Facts]:
    """Every possible combination of facts by messenger."""
    ages = ((False, Guardian.NOT_NEEDED), (True, Guardian.PRESENT), (True, Guardian.MISSING))
    values = (PersonKind, ages, Purpose, FirstWriter, ConsentState, (False, True), Objection)
    for kind, (minor, guardian), purpose, writer, state, blocked, objection in itertools.product(*values):
        yield Facts(
            person_kind=kind,
            minor=minor,
            guardian=guardian,
            purpose=purpose,
            channel=ChannelClass.MESSENGER,
            first_writer=writer,
            consent_state=state,
            blocked=blocked,
            objection=objection,
            uwg_7_3_checked=False,
        )


def test_second_step_keeps_its_promise() -> None:
    """It stands at own matters that wait, and at all of R54 to R60; once the person wrote, the answer is a yes."""
    for facts in all_by_messenger():
        offered = bool(worded(facts).next_step_2)
        assert offered == ("R54" <= judge(facts, Circumstances()).rule.id < "R61")
        if offered:
            assert not facts.purpose.is_promotional
            wrote = replace(
                facts, first_writer=FirstWriter.CUSTOMER, consent_state=ConsentState.GRANTED_BY_FIRST_CONTACT
            )
            assert judge(wrote, Circumstances()).verdict.is_yes


@pytest.mark.parametrize("channel", [channel for channel in ChannelClass if channel is not ChannelClass.MESSENGER])
def test_second_step_only_by_messenger(channel: ChannelClass) -> None:
    """On any other channel there is no second step."""
    rows = [row for row in TABLE if row["channel"] == channel]
    assert not [row["case"] for row in rows if worded(read_facts(row)).next_step_2]


def test_second_step_only_where_it_helps() -> None:
    """While the transfer to the USA is not allowed, a message from the person would change nothing."""
    facts = facts_of("R57", channel=ChannelClass.MESSENGER)
    known = Circumstances(device_ready=True, dpf_valid=False, service=SERVICES["whatsapp_business_app"])
    assert judge(facts, known).verdict is Verdict.ASK_FIRST
    assert worded(facts, known).next_step_2 == ""


@pytest.mark.parametrize("rule", ["R70_PROMO_CONSENT", "R83_CHILD_PROMO_GUARDIAN"])
@pytest.mark.parametrize("channel", [ChannelClass.MESSENGER, ChannelClass.SMS, ChannelClass.EMAIL])
def test_opt_out_goes_with_advertising(rule: str, channel: ChannelClass) -> None:
    """Advertising in writing names the sender and the two ways to end it."""
    text = accompanying_text(rule, BUSINESS, Language.DE, channel=channel)
    assert text.startswith("Salon Yilmaz, Hauptstr. 5, 50667 Köln. ")
    assert "STOP" in text
    assert "Keine Werbung" in text


def test_own_customers_are_told_they_may_object() -> None:
    """E-mail to own customers says that objecting costs nothing extra."""
    text = accompanying_text("R75_EXISTING_CUSTOMER_EMAIL", BUSINESS, Language.DE, channel=ChannelClass.EMAIL)
    assert "jederzeit widersprechen" in text
    assert "Basistarifen" in text
    assert "STOP" in text


def test_letter_says_how_to_object() -> None:
    """An advertising letter names where to object, and has no gap where the business has no e-mail."""
    text = accompanying_text("R32_LETTER_PROMO", BUSINESS, Language.DE, channel=ChannelClass.LETTER)
    assert text.endswith("widersprechen: salon@example.com / Hauptstr. 5, 50667 Köln.")
    bare = replace(BUSINESS, business_email="")
    assert accompanying_text("R32_LETTER_PROMO", bare, Language.DE, channel=ChannelClass.LETTER).endswith(
        "widersprechen: Hauptstr. 5, 50667 Köln."
    )


@pytest.mark.parametrize("rule", ["R51_FIRST_CONTACT_NEW", "R52_FIRST_CONTACT_KNOWN"])
def test_first_reply_brings_the_sheet(rule: str) -> None:
    """The first reply brings the sheet as a link or a picture, until it was given."""
    picture = accompanying_text(rule, BUSINESS, Language.EN, channel=ChannelClass.MESSENGER)
    assert "information sheet as a picture" in picture
    online = replace(BUSINESS, privacy_notice_url="https://example.com/sheet")
    assert "https://example.com/sheet" in accompanying_text(rule, online, Language.EN, channel=ChannelClass.MESSENGER)
    assert not accompanying_text(rule, BUSINESS, Language.EN, channel=ChannelClass.MESSENGER, info_sheet_given=True)


@pytest.mark.parametrize(
    ("rule", "channel"),
    [
        ("R50_CONSENT_OWN", ChannelClass.MESSENGER),
        ("R70_PROMO_CONSENT", ChannelClass.PHONE_CALL),
        ("R83_CHILD_PROMO_GUARDIAN", ChannelClass.IN_PERSON),
        ("R33_TALK_PROMO", ChannelClass.IN_PERSON),
    ],
)
def test_nothing_to_paste(rule: str, channel: ChannelClass) -> None:
    """Own matters and what is spoken need no text."""
    assert accompanying_text(rule, BUSINESS, Language.DE, channel=channel) == ""
