"""A consent's receipt for machines: JSON-LD with the terms of the W3C's Data Privacy Vocabulary.

Sources, read on 26 November 2026 (each term with its own in `tests/exchange/receipt_terms.csv`):

- ISO/IEC TS 27560:2023 as mapped to DPV in "Consent Records and Receipts as per ISO/IEC TS 27560:2023 using DPV",
  Final Community Group Report, 1 August 2024, https://w3id.org/dpv/guides/consent-27560: a receipt has an identifier, a
  schema version (`dct:conformsTo`), the time it was made, and holds the consent's record (`dpv:hasRecordOfActivity`);
  a record has data subject, process, controller, notice with its language, events with time, entity and method.
- DPV 2.0 with its extensions EU-GDPR, PD and LOC, https://w3id.org/dpv.
- DCAT 3 (W3C Recommendation), https://www.w3.org/TR/vocab-dcat-3/, for versions and checksums.

The context stands in the file: reading it asks nobody. Terms are the vocabularies' own. The guide wants places of
storage, recipients and periods in a record too: the register does not know them for each consent, so they are left out
and the record claims no schema; the receipt claims the one of receipts, which may hold less.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias

from consentregister.domain.receipt import Receipt, ReceiptEvent, ReceiptWording
from consentregister.domain.times import as_text
from consentregister.domain.words import AddressKind, Purpose, Statement, Way

Node: TypeAlias = dict[str, Any]

SCHEMA: Final = "https://w3id.org/dpv/schema/dpv-27560#receipt"
_IRI: Final = {"@type": "@id"}
_TIME: Final = {"@type": "xsd:dateTime"}
CONTEXT: Final[Mapping[str, Any]] = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "pd": "https://w3id.org/dpv/pd#",
    "loc": "https://w3id.org/dpv/loc#",
    "dct": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:conformsTo": _IRI,
    "dct:created": _TIME,
    "dct:publisher": _IRI,
    "dpv:hasJurisdiction": _IRI,
    "dpv:hasLegalBasis": _IRI,
    "dpv:isIndicatedAtTime": _TIME,
    "dpv:isIndicatedBy": _IRI,
    "skos:broader": _IRI,
    "spdx:algorithm": _IRI,
}
_PURPOSES: Final = {
    Purpose.ANSWER_OWN_REQUEST: "dpv:CommunicationForCustomerCare",
    Purpose.APPOINTMENT_OR_ORDER: "dpv:RequestedServiceProvision",
    # All three count as advertising (§ 7 UWG; BGH VI ZR 225/17 for reviews).
    Purpose.SERVICE_REMINDER: "dpv:DirectMarketing",
    Purpose.ADVERTISING: "dpv:DirectMarketing",
    Purpose.REVIEW_REQUEST: "dpv:DirectMarketing",
    Purpose.STAFF_MATTER: "dpv:HumanResourceManagement",
}
_DATA: Final = {
    AddressKind.MOBILE: "pd:TelephoneNumber",
    AddressKind.PHONE: "pd:TelephoneNumber",
    AddressKind.EMAIL: "pd:EmailAddress",
    AddressKind.POSTAL: "pd:PhysicalAddress",
    AddressKind.OWN: "pd:Contact",
}
_STATUSES: Final = {
    Statement.REQUESTED: "dpv:ConsentRequested",
    Statement.REFUSED: "dpv:ConsentRefused",
    Statement.GRANTED: "dpv:ConsentGiven",
    Statement.WITHDRAWN: "dpv:ConsentWithdrawn",
}
# A yes that does not count today, though nobody took it back.
_NOT_COUNTING: Final = "dpv:ConsentStatusInvalidForProcessing"
_NOT_STANDING: Final = {"expired": "dpv:ConsentExpired", "guardian_missing": _NOT_COUNTING}
# Countries of its business whose law is known to be the GDPR's, so that its article is the basis.
_UNDER_GDPR: Final = frozenset({"DE", "AT"})
_BUSINESS, _PERSON = "_:business", "_:person"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptWords:
    """What is told in words, in the receipt's language.

    Attributes:
        purpose: by which channel, what about. state: what it counts as today. notice: name of the form.
        withdrawal: how to withdraw. ways: by the way something was said.
    """

    purpose: str
    state: str
    notice: str
    withdrawal: str
    ways: Mapping[Way, str]


def receipt_json(receipt: Receipt, words: ReceiptWords) -> bytes:
    """A receipt as JSON-LD, in UTF-8; the same receipt gives the same bytes."""
    document = {
        "@context": CONTEXT,
        "@id": f"urn:uuid:{receipt.id}",
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": SCHEMA,
        "dpv:hasIdentifier": receipt.id,
        "dct:created": as_text(receipt.made_at),
        "dct:language": receipt.language.value,
        "dct:publisher": _BUSINESS,
        "dpv:hasRecordOfActivity": _Record(receipt, words).node(),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


class _Record:
    """Tells one consent."""

    def __init__(self, receipt: Receipt, words: ReceiptWords) -> None:
        self._receipt, self._words = receipt, words
        self._said = receipt.filed.consent.said

    def node(self) -> Node:
        """The record; what is not known is not there."""
        receipt = self._receipt
        parts = {
            "@id": f"urn:uuid:{receipt.record}",
            "@type": "dpv:ConsentRecord",
            "dct:identifier": receipt.record,
            "dpv:hasDataSubject": self._person(),
            "dpv:hasDataController": self._business(),
            "dpv:hasJurisdiction": f"loc:{receipt.business.country}" if self._is_under_gdpr else None,
            "dpv:hasProcess": self._process(),
            "dpv:hasNotice": self._notice(receipt.wording) if receipt.wording else None,
            "dpv:hasConsentStatus": [*map(self._event, receipt.events), *self._today()],
            "dpv:hasConsentControl": {
                "@type": "dpv:WithdrawConsent",
                "dpv:isExercisedAt": self._text(self._words.withdrawal),
            },
            "dpv:hasRight": {"@type": ["dpv:DataSubjectRight", "eu-gdpr:A7-3"]} if self._is_under_gdpr else None,
            "dct:source": self._source(),
        }
        return _known(parts)

    @property
    def _is_under_gdpr(self) -> bool:
        return self._receipt.business.country in _UNDER_GDPR

    def _person(self) -> Node:
        identifier = str(self._receipt.person)
        return {
            "@id": _PERSON,
            "@type": "dpv:DataSubject",
            "dct:identifier": identifier,
            "dpv:hasName": self._receipt.name,
        }

    def _business(self) -> Node:
        business = self._receipt.business
        return _known(
            {
                "@id": _BUSINESS,
                "@type": "dpv:DataController",
                "dpv:hasName": business.name,
                "dpv:hasAddress": business.address,
                "dpv:hasContact": list(business.contacts),
            }
        )

    def _process(self) -> Node:
        purpose = {
            "@type": "dpv:Purpose",
            "skos:broader": _PURPOSES[self._receipt.purpose],
            "skos:prefLabel": self._text(self._words.purpose),
        }
        basis = "eu-gdpr:A6-1-a" if self._is_under_gdpr else "dpv:Consent"
        parts = {
            "@type": "dpv:Process",
            "dpv:hasPurpose": purpose,
            "dpv:hasLegalBasis": basis,
            "dpv:hasPersonalData": self._personal_data(),
        }
        return _known(parts)

    def _personal_data(self) -> Node | None:
        kind = _DATA.get(self._receipt.channel.address_kind)
        if kind is None:
            return None
        return _known({"@type": "dpv:PersonalData", "skos:broader": kind, "rdf:value": self._said.address})

    def _notice(self, wording: ReceiptWording) -> Node:
        return {
            "@type": "dpv:ConsentNotice",
            "dct:title": self._text(self._words.notice),
            "dct:language": wording.language.value,
            "dcat:version": wording.version,
            "spdx:checksum": _checksum(wording.digest),
        }

    def _event(self, event: ReceiptEvent) -> Node:
        given = event.statement is Statement.GRANTED
        kind = _STATUSES[event.statement]
        parts = {
            "@type": [kind, "dpv:ExpressedConsent"] if given else kind,
            "dpv:isIndicatedAtTime": as_text(event.at),
            "dpv:isIndicatedBy": self._who(event),
            "dpv:hasIndicationMethod": self._text(self._words.ways[event.way]) if event.way else None,
            "dpv:hasDuration": self._duration(self._receipt.counts_until) if given else None,
        }
        return _known(parts)

    def _who(self, event: ReceiptEvent) -> str | Node:
        if event.statement is Statement.REQUESTED:
            return _BUSINESS
        if self._receipt.guardian and event.statement is self._said.statement:
            return {"@type": "dpv:ParentOfDataSubject", "dpv:hasName": self._receipt.guardian}
        return _PERSON

    def _duration(self, until: datetime | None) -> Node | None:
        """Until when a yes counts that is not used: each contact moves it (`decision_rules`, section 4)."""
        return {"@type": "dpv:UntilTimeDuration", "rdf:value": as_text(until)} if until else None

    def _today(self) -> list[Node]:
        """What a yes counts as by now, where that is something else."""
        kind = _NOT_COUNTING if self._receipt.stopped else _NOT_STANDING.get(self._receipt.filed.state)
        return [{"@type": kind, "skos:prefLabel": self._text(self._words.state)}] if kind else []

    def _source(self) -> Node | None:
        """What proves it: the form by its number, the signed paper by its digest."""
        evidence = self._said.evidence
        parts = _known({"dct:identifier": self._said.form, "spdx:checksum": _checksum(evidence) if evidence else None})
        return parts or None

    def _text(self, text: str) -> Node:
        return {"@value": text, "@language": self._receipt.language.value}


def _checksum(digest: str) -> Node:
    return {
        "@type": "spdx:Checksum",
        "spdx:algorithm": "spdx:checksumAlgorithm_sha256",
        "spdx:checksumValue": digest,
    }


def _known(parts: Mapping[str, Any]) -> Node:
    return {name: value for name, value in parts.items() if value not in (None, "", [])}
