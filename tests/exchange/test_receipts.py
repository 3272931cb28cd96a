"""Receipts for machines: every term is a vocabulary's own, nothing is fetched, what is not known is not there."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from consentregister.domain.channel import Channel
from consentregister.domain.consent import Consent, ConsentStatement
from consentregister.domain.filed_consent import FiledConsent
from consentregister.domain.receipt import Party, Receipt, ReceiptWording
from consentregister.domain.words import (
    AddressKind,
    ChannelClass,
    FormKind,
    Language,
    Purpose,
    Statement,
    StopScope,
    Way,
)
from consentregister.exchange.receipts import CONTEXT, ReceiptWords, receipt_json

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
WORDS = ReceiptWords(
    purpose="WhatsApp: Werbung",
    state="bitte neu unterschreiben lassen",
    notice="Einwilligung",
    withdrawal="Jederzeit: 030 23125 101",
    ways={way: str(way) for way in Way},
)
SALON = Party(name="Salon", address="Kirchstraße 4", contacts=("030 23125 101",), country="DE")
SAID = ConsentStatement(
    id=1,
    channel="whatsapp",
    purpose=Purpose.ADVERTISING,
    statement=Statement.GRANTED,
    address="+491713920033",
    way=Way.PAPER,
    signed_on=None,
    effective_at=AT,
    recorded_at=AT,
    given_by=None,
    form="7KQ2M4XDP9TB",
    wording="1",
    evidence="ab" * 32,
)


def channel(kind: AddressKind = AddressKind.MOBILE) -> Channel:
    """A way to somebody."""
    return Channel(
        id="whatsapp",
        channel_class=ChannelClass.MESSENGER,
        address_kind=kind,
        names={"de": "WhatsApp", "en": "WhatsApp"},
        link="",
        link_text="",
        link_address="",
        services=(),
    )


def receipt(said: ConsentStatement = SAID, state: str = "granted_written", **more: Any) -> Receipt:
    """A receipt of a signed yes, unless told otherwise."""
    ended = AT.replace(day=25) if state == "withdrawn" else None
    consent = Consent(said=said, state="withdrawn" if ended else said.statement.value, withdrawn_at=ended)
    parts: dict[str, Any] = {
        "id": "11111111-1111-4111-8111-111111111111",
        "record": "22222222-2222-4222-8222-222222222222",
        "made_at": AT,
        "language": Language.DE,
        "business": SALON,
        "person": 7,
        "name": "Anna Beispiel",
        "guardian": "",
        "channel": channel(),
        "purpose": said.purpose,
        "filed": FiledConsent(consent=consent, state=state, since=AT),
        "wording": ReceiptWording(kind=FormKind.CONSENT_CUSTOMER, language=Language.DE, version="1", digest="cd" * 32),
        "counts_until": AT.replace(year=2028),
    }
    return Receipt(**{**parts, **more})


def document(one: Receipt) -> Any:
    """The receipt as read back."""
    return json.loads(receipt_json(one, WORDS))


def everything() -> Iterator[Receipt]:
    """Receipts that between them use all there is to use."""
    yield from (receipt(replace(SAID, purpose=purpose)) for purpose in Purpose)
    yield from (receipt(channel=channel(kind)) for kind in AddressKind)
    yield from (receipt(replace(SAID, statement=statement)) for statement in Statement)
    for state in ("expired", "guardian_missing", "proof_missing", "withdrawn", "granted_signed_on_screen"):
        yield receipt(state=state, counts_until=None)
    yield receipt(guardian="Berta Beispiel")
    yield receipt(stopped=StopScope.NO_CONTACT)
    yield from (receipt(business=replace(SALON, country=country)) for country in ("AT", "CH"))


def used(node: Any, context: Mapping[str, Any]) -> Iterator[str]:
    """Every term of a document: names, types, and what the context makes an IRI of."""
    if isinstance(node, list):
        for one in node:
            yield from used(one, context)
    if not isinstance(node, dict):
        return
    for name, value in node.items():
        if name == "@type":
            yield from [value] if isinstance(value, str) else value
        elif not name.startswith("@"):
            yield name
            kind = context.get(name)
            if isinstance(kind, dict) and isinstance(value, str):
                yield value if kind["@type"] == "@id" and not value.startswith("_:") else kind["@type"]
            yield from used(value, context)


def listed() -> dict[str, str]:
    """The terms of the vocabularies that are used, each with where it was read."""
    with (Path(__file__).parent / "receipt_terms.csv").open(encoding="utf-8", newline="") as file:
        return {row["term"]: row["source"] for row in csv.DictReader(file)}


def test_every_term_is_a_vocabularys_own() -> None:
    """What stands in any receipt stands in the list with its source, and the list has nothing else."""
    terms = {term for one in everything() for term in used({**document(one), "@context": {}}, CONTEXT)}
    assert terms - {"@id"} == {term for term in listed() if term != "@id"}
    assert all(source.startswith("https://") for source in listed().values())


def test_each_prefix_is_known_and_nothing_is_fetched() -> None:
    """The context is in the file: an address to read it from is nowhere in it."""
    context = document(receipt())["@context"]
    assert isinstance(context, dict)
    prefixes = {name: value for name, value in context.items() if isinstance(value, str)}
    assert all(address.startswith(("http://", "https://")) and address[-1] in "#/" for address in prefixes.values())
    assert {value["@type"] for value in context.values() if isinstance(value, dict)} == {"@id", "xsd:dateTime"}
    names = {term.partition(":")[0] for term in listed() if not term.startswith("https://")}
    assert names == set(prefixes)


def test_a_signed_yes() -> None:
    """Who, for whom, what for, on what basis, by which text, when, how, by what proved."""
    record = document(receipt())["dpv:hasRecordOfActivity"]
    process, notice = record["dpv:hasProcess"], record["dpv:hasNotice"]
    (event,) = record["dpv:hasConsentStatus"]
    assert record["dpv:hasDataSubject"]["dct:identifier"] == "7"
    assert record["dpv:hasDataController"]["dpv:hasName"] == "Salon"
    assert process["dpv:hasPurpose"]["skos:broader"] == "dpv:DirectMarketing"
    assert process["dpv:hasLegalBasis"] == "eu-gdpr:A6-1-a"
    assert (notice["dcat:version"], notice["spdx:checksum"]["spdx:checksumValue"]) == ("1", "cd" * 32)
    assert event["@type"] == ["dpv:ConsentGiven", "dpv:ExpressedConsent"]
    assert (event["dpv:isIndicatedAtTime"], event["dpv:isIndicatedBy"]) == ("2026-11-24T09:00:00Z", "_:person")
    assert record["dct:source"]["dct:identifier"] == "7KQ2M4XDP9TB"
    assert record["dct:source"]["spdx:checksum"]["spdx:checksumValue"] == "ab" * 32


@pytest.mark.parametrize(
    ("said", "state", "types"),
    [
        (Statement.REQUESTED, "requested", ["dpv:ConsentRequested"]),
        (Statement.REFUSED, "refused", ["dpv:ConsentRefused"]),
        (Statement.GRANTED, "withdrawn", ["dpv:ConsentGiven", "dpv:ConsentWithdrawn"]),
        (Statement.WITHDRAWN, "withdrawn", ["dpv:ConsentWithdrawn"]),
        (Statement.GRANTED, "expired", ["dpv:ConsentGiven", "dpv:ConsentExpired"]),
        (Statement.GRANTED, "guardian_missing", ["dpv:ConsentGiven", "dpv:ConsentStatusInvalidForProcessing"]),
        (Statement.GRANTED, "proof_missing", ["dpv:ConsentGiven"]),
    ],
)
def test_what_happened_and_what_it_counts_as(said: Statement, state: str, types: list[str]) -> None:
    """A no, a question, a withdrawal and a yes grown old say so."""
    one = receipt(replace(SAID, statement=said), state, counts_until=None)
    events = document(one)["dpv:hasRecordOfActivity"]["dpv:hasConsentStatus"]
    first = [event["@type"] if isinstance(event["@type"], str) else event["@type"][0] for event in events]
    assert first == types
    assert not any("dpv:hasDuration" in event for event in events)


def test_what_goes_before_a_yes_is_told() -> None:
    """Who wants no contact at all has no consent that can be used, signed or not."""
    one = receipt(stopped=StopScope.NO_CONTACT, counts_until=None)
    given, today = document(one)["dpv:hasRecordOfActivity"]["dpv:hasConsentStatus"]
    assert given["@type"][0] == "dpv:ConsentGiven"
    assert today["@type"] == "dpv:ConsentStatusInvalidForProcessing"


def test_a_question_is_the_businesss_and_a_childs_yes_the_parents() -> None:
    """Each event names who it came from."""
    asked = document(receipt(replace(SAID, statement=Statement.REQUESTED), "requested"))
    signed = document(receipt(guardian="Berta Beispiel"))
    (question,) = asked["dpv:hasRecordOfActivity"]["dpv:hasConsentStatus"]
    (answer,) = signed["dpv:hasRecordOfActivity"]["dpv:hasConsentStatus"]
    assert question["dpv:isIndicatedBy"] == "_:business"
    assert answer["dpv:isIndicatedBy"] == {"@type": "dpv:ParentOfDataSubject", "dpv:hasName": "Berta Beispiel"}


def test_what_is_not_known_is_left_out() -> None:
    """No empty value and no null anywhere; no notice, source, duration without their facts."""
    bare = replace(SAID, address="", way=None, form="", evidence="", wording="")
    party = Party(name="Salon", address="", contacts=(), country="CH")
    one = receipt(bare, "proof_missing", wording=None, counts_until=None, business=party)
    record = document(one)["dpv:hasRecordOfActivity"]
    assert not {"dpv:hasNotice", "dct:source", "dpv:hasJurisdiction", "dpv:hasRight"} & record.keys()
    text = receipt_json(one, WORDS).decode()
    assert '""' not in text
    assert "null" not in text
    assert "[]" not in text
    assert record["dpv:hasProcess"]["dpv:hasLegalBasis"] == "dpv:Consent"
