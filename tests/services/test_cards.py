"""Counter cards: which ways stand on them, what is said on them, what is noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import zxingcpp

from consentregister.domain.card import CardOrder, CardSize
from consentregister.domain.errors import InvalidInput
from consentregister.domain.settings import Settings
from consentregister.domain.words import Language
from consentregister.register import Register
from tests.conftest import SALON, Clock
from tests.paper.reading import picture_of, words_of

FOUR = replace(
    SALON,
    business_phone="0171 39200 15",
    channels="whatsapp signal threema phone_call email",
    signal_address="0171 39200 15",
    threema_address="*SALON01",
    dpf_checked_at=date(2026, 11, 2),
)
LONG = replace(
    FOUR,
    business_name="Friseursalon und Haarstudio Scherenschnitt & Lockenpracht, Inhaberin Kim Probe e. K.",
    business_street="Alte Straße am Großen Kirchplatz 104a, Hinterhaus",
    business_city="Beispielstadt-Unterneuhausen",
)

Make = Callable[[Settings], Register]


@pytest.fixture
def make(tmp_path: Path, clock: Clock) -> Make:
    """Makes a register with these settings."""
    return lambda settings: Register.create(tmp_path / "card.consentregister", settings, clock=clock)


def links_on(pdf: bytes) -> list[str]:
    """What the codes on the front say."""
    found = zxingcpp.read_barcodes(picture_of(pdf, 300), formats=zxingcpp.BarcodeFormat.QRCode)
    return sorted(code.text for code in found)


@pytest.mark.parametrize("language", [*Language])
@pytest.mark.parametrize("size", [*CardSize])
@pytest.mark.parametrize("settings", [FOUR, LONG], ids=["usual", "long"])
def test_each_code_says_exactly_its_link(make: Make, size: CardSize, language: Language, settings: Settings) -> None:
    """In each size and language, with a long name and four services, every code reads back as its link."""
    register = make(settings)
    order = CardOrder(size=size, language=language)
    assert links_on(register.cards.preview(order)) == sorted(way.link for way in register.cards.ways(language))
    assert len(register.cards.ways(language)) == 4
    register.close()


def test_the_card_says_what_it_promises_and_no_more(make: Make) -> None:
    """The front promises an answer about the matter and no advertising; the back is the notice of Art. 13 in short."""
    register = make(FOUR)
    words = words_of(register.cards.preview(CardOrder()))
    register.close()
    for said in (
        "antworten wir Ihnen dort – zu Ihrem Anliegen, keine Werbung.",
        "Lieber sprechen? 0171 39200 15",
        "Wer ist verantwortlich? Salon Scherenschnitt, Kim Probe, Kirchstraße 4",
        "Art. 6 Abs. 1 Buchst. b DSGVO",
        "WhatsApp in den USA (EU-US-Datenschutzrahmen",
        "Signal in den USA, wo ein gleichwertiger Schutz fehlt",
        "Threema in der Schweiz",
        "Anfragen ohne Auftrag sechs Monate",
        "Auskunft, Berichtigung, Löschung",
        "Widerspruchsrecht (Art. 21 DSGVO)",
        "Beschweren können Sie sich bei der Berliner",
    ):
        assert "".join(said.split()) in words.replace(" ", ""), said


def test_a_business_that_advertises_by_mail_promises_no_more_than_it_keeps(make: Make) -> None:
    """With the exception of § 7(3) UWG the card sends one to the back, where it stands, and still fits an A6."""
    register = make(replace(LONG, use_7_3=True))
    with_mail = words_of(register.cards.preview(CardOrder()))
    without = words_of(register.cards.preview(CardOrder(channels=("whatsapp", "signal"))))
    register.close()
    assert "keine Werbung" not in with_mail
    assert "Werbung nur so, wie es hinten steht" in with_mail
    assert "ähnliche Leistungen" in with_mail
    assert "keine Werbung" in without


def test_a_card_with_mail_alone_speaks_of_no_other_country(make: Make) -> None:
    """What the business does not use is not told of; nothing prints as a line to write on."""
    register = make(replace(SALON, channels="phone_call email"))
    words = words_of(register.cards.preview(CardOrder()))
    register.close()
    assert "Andere Länder" not in words
    assert "____" not in words


def test_looking_notes_nothing_and_printing_notes_once(make: Make) -> None:
    """The log says which ways a printed card names, in plain words."""
    register = make(FOUR)
    before = register.log.count()
    register.cards.preview(CardOrder())
    assert register.log.count() == before
    changed = register.cards.print(CardOrder(size=CardSize.A5, channels=("signal", "email")))
    [entry] = register.log.show(limit=1)
    register.close()
    assert (entry.event, entry.person) == (changed.events[0], None)
    assert entry.text == "Thekenkarte gedruckt (A5): Signal, E-Mail"


def test_only_offered_ways_stand_on_it_unless_asked(make: Make) -> None:
    """A service that has an address and is not offered can be put on the card, but is not by itself."""
    register = make(replace(FOUR, channels="whatsapp email"))
    ways = {way.channel: way.offered for way in register.cards.ways()}
    assert ways == {"whatsapp": True, "signal": False, "threema": False, "email": True}
    assert [way.channel for way in register.cards.print(CardOrder()).value.ways] == ["whatsapp", "email"]
    asked = register.cards.print(CardOrder(channels=("threema",))).value
    register.close()
    assert [way.channel for way in asked.ways] == ["threema"]


def test_the_order_of_the_business_is_kept(make: Make) -> None:
    """Ways stand as the business orders them, mail last."""
    register = make(replace(FOUR, channels="email threema whatsapp signal"))
    ways = [way.channel for way in register.cards.ways()]
    register.close()
    assert ways == ["threema", "whatsapp", "signal", "email"]


@pytest.mark.parametrize(
    ("settings", "order", "key"),
    [
        (replace(SALON, business_email=""), CardOrder(), "card_empty"),
        (FOUR, CardOrder(channels=("telegram",)), "card_address_missing"),
        (FOUR, CardOrder(channels=("pigeon",)), "card_address_missing"),
        (FOUR, CardOrder(text="x" * 121), "card_text_long"),
        (replace(FOUR, recipients_list="Steuerbüro Weber, " * 100), CardOrder(), "card_full"),
        (
            replace(
                FOUR,
                telegram_address="@salon",
                instagram_address="salon",
                facebook_messenger_address="salon",
                channels="whatsapp signal threema telegram instagram facebook_messenger email",
            ),
            CardOrder(),
            "card_too_many",
        ),
    ],
    ids=["empty", "missing", "unknown", "long text", "full", "too many"],
)
def test_what_cannot_be_printed_is_told(make: Make, settings: Settings, order: CardOrder, key: str) -> None:
    """One error for each reason, and nothing in the log."""
    register = make(settings)
    before = register.log.count()
    with pytest.raises(InvalidInput) as error:
        register.cards.print(order)
    after = register.log.count()
    register.close()
    assert error.value.key == f"errors.{key}"
    assert after == before


def test_the_first_text_follows_order_then_settings_then_language(make: Make) -> None:
    """What is typed for this card wins, then the setting, then the usual sentence of the language."""
    register = make(FOUR)
    assert register.cards.first_text(Language.EN).startswith("Hello")
    register.settings.set({"card_text": "Moin"})
    assert register.cards.first_text(Language.EN) == "Moin"
    assert register.cards.first_text(text="Servus") == "Servus"
    [whatsapp, *_] = register.cards.ways(text="Servus")
    register.close()
    assert whatsapp.link == "https://wa.me/491713920015?text=Servus"


def test_the_longest_first_text_still_reads(make: Make) -> None:
    """120 letters, each of them two bytes, make a code that reads at its smallest."""
    register = make(FOUR)
    order = CardOrder(text="ä" * 120)
    pdf, expected = register.cards.preview(order), sorted(way.link for way in register.cards.ways(text="ä" * 120))
    register.close()
    assert links_on(pdf) == expected
