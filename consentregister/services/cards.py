"""The counter card: by its codes a customer writes first, and whoever writes first may be answered there (S2)."""

from __future__ import annotations

from consentregister.domain.card import CardOrder, CardWay, PrintedCard
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.contact import shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.links import contact_link
from consentregister.domain.settings import ADDRESSED, Settings
from consentregister.domain.times import local_day
from consentregister.domain.words import Language
from consentregister.paper.card import draw_card
from consentregister.paper.card_codes import MOST_CODES
from consentregister.paper.card_measures import DoesNotFit
from consentregister.services.card_pages import card_page, card_texts
from consentregister.services.contact_addresses import check_card_text, contact_address
from consentregister.services.log_texts import channel_name
from consentregister.services.settings import with_authority
from consentregister.store.store import Store


class Cards:
    """What a user does with counter cards."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def ways(self, language: Language | None = None, text: str = "") -> list[CardWay]:
        """Every way on which the business has an address of its own, in the order it offers them, mail last.

        Raises:
            InvalidInput: naming the setting, when an address is none.
        """
        settings = self._store.settings()
        spoken = language or settings.form_language
        first = self.first_text(spoken, text)
        return [way for way in (self._way(one, settings, spoken, first) for one in self._in_order(settings)) if way]

    def first_text(self, language: Language | None = None, text: str = "") -> str:
        """What a customer's message begins with: as told, else as set, else the usual sentence of the language.

        Raises:
            InvalidInput: it is too long for a code.
        """
        settings = self._store.settings()
        usual = str(card_texts(language or settings.form_language)["first_text"])
        return check_card_text(text.strip() or settings.card_text or usual)

    def preview(self, order: CardOrder) -> bytes:
        """The card as PDF; nothing is recorded; raises as `print`."""
        return self._drawn(order).pdf

    def print(self, order: CardOrder) -> Changed[PrintedCard]:
        """Make a card ready for the printer; the log keeps which ways it names.

        Raises:
            InvalidInput: no address is set, a channel has none, or there is more to print than the card has room for.
        """
        card = self._drawn(order)
        with self._store.change() as change:
            change.log("card_printed", size=card.size.value, channel=[way.channel for way in card.ways])
            change.touch("log")
        return change.made(card)

    def _drawn(self, order: CardOrder) -> PrintedCard:
        settings = with_authority(self._store.settings())
        language = order.language or settings.form_language
        ways = self._chosen(order, language)
        page = card_page(settings, ways, self._catalogue, language, order.size, local_day(self._store.clock()))
        try:
            pdf = draw_card(page, order.size, on_sheets=order.on_sheets)
        except DoesNotFit:
            raise InvalidInput("card", "card_full") from None
        return PrintedCard(pdf=pdf, size=order.size, language=language, ways=ways)

    def _chosen(self, order: CardOrder, language: Language) -> tuple[CardWay, ...]:
        known = {way.channel: way for way in self.ways(language, order.text)}
        for channel in order.channels:
            if channel not in known:
                name = channel_name(channel, language, self._catalogue)
                raise InvalidInput("channel", "card_address_missing", channel=name)
        wanted = order.channels or [way.channel for way in known.values() if way.offered]
        chosen = tuple(known[channel] for channel in dict.fromkeys(wanted))
        if not chosen:
            raise InvalidInput("card", "card_empty")
        if len(chosen) > MOST_CODES:
            raise InvalidInput("card", "card_too_many", most=MOST_CODES)
        return chosen

    def _in_order(self, settings: Settings) -> list[Channel]:
        able = [*ADDRESSED, "email"]
        ids = [one for one in settings.offered_channels if one in able]
        return [self._catalogue.channels[one] for one in sorted(dict.fromkeys([*ids, *able]), key=_is_mail)]

    def _way(self, channel: Channel, settings: Settings, language: Language, text: str) -> CardWay | None:
        address = contact_address(channel, settings)
        link = contact_link(channel, address, text, card_texts(language)["subject"]) if address else None
        if not link:
            return None
        name = channel.names[language]
        offered = channel.id in settings.offered_channels
        return CardWay(channel.id, name[:1].upper() + name[1:], _shown(channel, address), link, offered)


def _is_mail(channel: str) -> bool:
    return channel == "email"


def _shown(channel: Channel, address: str) -> str:
    """An address as people read it; Signal's own link says nothing to a reader."""
    if address.startswith("+"):
        return shown_phone(address)
    if address.startswith("https://"):
        return "" if channel.id == "signal" else address.removeprefix("https://")
    return f"ID {address}" if channel.id == "threema" else address
