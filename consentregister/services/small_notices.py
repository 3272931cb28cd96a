"""The small information sheet that is handed over with a business card. It belongs to nobody."""

from __future__ import annotations

from consentregister.domain.channel import Catalogue
from consentregister.domain.errors import InvalidInput
from consentregister.domain.paper import PaperSize
from consentregister.domain.times import local_day
from consentregister.domain.words import Language
from consentregister.paper.card_measures import DoesNotFit
from consentregister.paper.small_notices import draw_small_notices
from consentregister.services.card_pages import card_back
from consentregister.services.settings import with_authority
from consentregister.store.store import Store


class SmallNotices:
    """Makes sheets of them."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def pdf(self, language: Language | None = None, size: PaperSize | None = None) -> bytes:
        """One sheet with four of them; language and size as the settings say unless told.

        Raises:
            InvalidInput: card_full, when the business's texts are too long for it.
        """
        settings = with_authority(self._store.settings())
        spoken = language or settings.form_language
        channels = [self._catalogue.channels[one] for one in settings.offered_channels]
        notice = card_back(settings, channels, self._catalogue, spoken, local_day(self._store.clock()))
        paper = size or settings.paper_size
        try:
            return draw_small_notices(notice, settings.business_name, spoken, paper, settings.paper_colour_code)
        except DoesNotFit:
            raise InvalidInput("card", "card_full") from None
