"""People and consents as the cells of a spreadsheet, in words."""

from __future__ import annotations

from functools import cache

import resources
from consentregister.domain.channel import Catalogue
from consentregister.domain.contact import EMAIL, PHONE, ContactPoint, shown_label, shown_phone
from consentregister.domain.exported import ExportedPerson
from consentregister.domain.filed_consent import FiledConsent
from consentregister.domain.form_code import shown_code
from consentregister.domain.standing import Dossier
from consentregister.domain.times import local_day
from consentregister.domain.words import Language, Objection, StopScope
from consentregister.exchange.workbook_writer import Cell
from consentregister.services.log_texts import channel_name

_BETWEEN = "; "


class RowWords:
    """Words rows in one language."""

    def __init__(self, catalogue: Catalogue, language: Language) -> None:
        self._catalogue, self._language = catalogue, language
        self._word = cache(self._looked_up)  # the same few words stand in a hundred thousand rows
        self._channel = cache(self._channel_name)

    def person(self, person: ExportedPerson, dossier: Dossier) -> tuple[Cell, ...]:
        """The cells of one line of the people."""
        points = person.contact_points
        return (
            person.id,
            person.name,
            self._word(f"words.kind.{person.kind}"),
            _BETWEEN.join(self._labelled(point, shown_phone(point.value)) for point in points if point.kind == PHONE),
            _BETWEEN.join(self._labelled(point, point.value) for point in points if point.kind == EMAIL),
            _BETWEEN.join(self._own(point) for point in points if point.kind not in (PHONE, EMAIL)),
            person.street,
            person.postcode,
            person.city,
            ", ".join(self._channel(channel) for channel in person.preferred),
            self._stop(dossier),
            person.since,
            person.sheet_given,
        )

    def consent(self, dossier: Dossier, filed: FiledConsent) -> tuple[Cell, ...]:
        """The cells of one line of the consents."""
        said = filed.consent.said
        return (
            dossier.id,
            dossier.name,
            self._channel(said.channel),
            self._word(f"words.purpose.{said.purpose}"),
            self._word(f"words.state.{filed.state}"),
            local_day(filed.since),
            self._word(f"words.way.{said.way}") if said.way else "",
            shown_phone(said.address) if said.address.startswith("+") else said.address,
            self._word("exports.yes" if said.evidence else "exports.no"),
            shown_code(said.form) if said.form else "",
            said.wording,
        )

    def _stop(self, dossier: Dossier) -> str:
        """What the person stopped as a whole: whoever writes to everybody on a list has to see it there."""
        scope = StopScope.NO_CONTACT if dossier.blocked else dossier.objection
        return "" if scope is Objection.NO else self._word(f"words.scope.{scope}")

    def _own(self, point: ContactPoint) -> str:
        """An address of a service's own, its name before it."""
        return self._labelled(point, f"{self._channel(point.kind)} {point.value}")

    def _labelled(self, point: ContactPoint, shown: str) -> str:
        """A number or address with what its owner's address book calls it."""
        return f"{shown} ({shown_label(point.label, self._word)})" if point.label else shown

    def _looked_up(self, key: str) -> str:
        return resources.text(self._language, key)

    def _channel_name(self, channel: str) -> str:
        name = channel_name(channel, self._language, self._catalogue)
        return name[:1].upper() + name[1:]
