"""Receipts of consents: a page for the person, a file for machines; also of a no, a withdrawal, a yes grown old."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from pathlib import Path

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.contact import shown_phone
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.filed_consent import FiledConsent, filed_consent
from consentregister.domain.receipt import Party, Receipt
from consentregister.domain.settings import Settings
from consentregister.domain.standing import Dossier, objection_for, review_due
from consentregister.domain.times import as_text
from consentregister.domain.words import Objection, Purpose, StopScope
from consentregister.exchange.receipts import receipt_json
from consentregister.paper.draw import draw
from consentregister.services.output_files import check_place, putting_bytes
from consentregister.services.points import form_language
from consentregister.services.receipt_pages import receipt_page
from consentregister.services.receipt_words import receipt_words
from consentregister.store.documents import read_logo
from consentregister.store.dossiers import read_dossier
from consentregister.store.people import names_of
from consentregister.store.receipts import wording_of
from consentregister.store.store import Store


class Receipts:
    """What a user hands out about one consent."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def of(self, person: int, channel: str, purpose: Purpose) -> Receipt:
        """The receipt of what was said last about one channel and purpose, made now, in the language of their forms.

        Raises:
            NotFound: the person is unknown, or nothing was said there. InvalidInput: the channel is unknown.
        """
        if channel not in self._catalogue.channels:
            raise InvalidInput("channel", "channel_unknown", channel=channel)
        dossier = read_dossier(self._store.read(), person, self._store.clock())
        settings = self._store.settings()
        filed = filed_consent(dossier, settings, channel, purpose)
        if filed is None:
            raise NotFound("channel", "receipt_nothing_said")
        return self._receipt(dossier, settings, filed)

    def pdf(self, receipt: Receipt) -> bytes:
        """A receipt to read, on one sheet of A4."""
        settings = self._store.settings()
        page = receipt_page(receipt, settings, read_logo(self._store.read(), settings.logo))
        return draw([page]).pdf

    def json(self, receipt: Receipt) -> bytes:
        """A receipt for machines: JSON-LD."""
        return receipt_json(receipt, receipt_words(receipt))

    def save(self, person: int, channel: str, purpose: Purpose, file: Path) -> Changed[Receipt]:
        """Write a receipt, and note that it was made.

        Args:
            person, channel, purpose: as `of`.
            file: .pdf to read, .json for machines; one that exists is replaced.

        Raises:
            NotFound, InvalidInput: as `of`. UnreadableFile: it can't be written; nothing was noted.
        """
        check_place(file, self._store.place, ".pdf", ".json")
        receipt = self.of(person, channel, purpose)
        content = self.pdf(receipt) if file.suffix.lower() == ".pdf" else self.json(receipt)
        with putting_bytes(content, file) as put, self._store.change() as change:
            cells = [f"{channel}:{purpose.value}"]
            change.log("receipt_made", person, cells=cells, receipt=receipt.id, state=receipt.filed.state)
            put()
        return change.made(receipt)

    def _receipt(self, dossier: Dossier, settings: Settings, filed: FiledConsent) -> Receipt:
        said, now = filed.consent.said, self._store.clock()
        connection = self._store.read()
        stopped = _stopped(dossier, filed)
        giver = names_of(connection, [said.given_by]).get(said.given_by, "") if said.given_by else ""
        return Receipt(
            id=self._uuid(f"receipt/{said.id}/{as_text(now)}"),
            record=self._uuid(f"consent/{said.id}"),
            made_at=now,
            language=form_language(dossier, settings),
            business=_party(settings),
            person=dossier.id,
            name=dossier.name,
            guardian=giver,
            channel=self._catalogue.channels[said.channel],
            purpose=said.purpose,
            filed=filed,
            wording=wording_of(connection, said.id),
            counts_until=review_due(dossier, settings, said) if filed.is_standing and not stopped else None,
            stopped=stopped,
        )

    def _uuid(self, name: str) -> str:
        """An id that is the same each time and tells nothing of the register it is from."""
        space = hmac.digest(self._store.key, b"receipts", hashlib.sha256)
        return str(uuid.uuid5(uuid.UUID(bytes=space[:16]), name))


def _stopped(dossier: Dossier, filed: FiledConsent) -> StopScope | None:
    """What goes before a yes: no contact at all, an objection that no later signature lifted."""
    if not filed.is_standing:
        return None
    if dossier.blocked:
        return StopScope.NO_CONTACT
    said = filed.consent.said
    match objection_for(dossier, said.channel, said.purpose):
        case Objection.EVERYTHING:
            return StopScope.EVERYTHING
        case Objection.ADVERTISING if said.purpose.is_promotional:
            return StopScope.ADVERTISING
    return None


def _party(settings: Settings) -> Party:
    phone = settings.business_phone
    contacts = (shown_phone(phone) if phone.startswith("+") else phone, settings.business_email)
    return Party(
        name=settings.business_name,
        address=settings.business_address,
        contacts=tuple(filter(None, contacts)),
        country=settings.country,
    )
