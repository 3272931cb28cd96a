"""A receipt as a page to read: what was agreed, when, how, for what, on which text, how to take it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

import resources
from consentregister.domain.contact import shown_phone
from consentregister.domain.form_code import shown_code
from consentregister.domain.receipt import Receipt
from consentregister.domain.settings import Settings
from consentregister.domain.standing import signed_day
from consentregister.domain.times import local_day
from consentregister.domain.words import Statement
from consentregister.paper.page import Fact, Facts, Footer, Items, Lead, Notices, Page, Paragraph
from consentregister.services.receipt_words import channel_name, receipt_words
from consentregister.services.wording_values import shown_date, value_texts
from consentregister.services.wordings import letterhead_of

_GROUP: Final = 8  # letters of a digest that stand together


def receipt_page(receipt: Receipt, settings: Settings, logo: bytes) -> Page:
    """A receipt, worded and ready to be drawn. `logo`: a PNG for the letterhead, empty for none."""
    return _Worded(receipt).page(settings, logo)


class _Worded:
    """Words one receipt."""

    def __init__(self, receipt: Receipt) -> None:
        self._receipt = receipt
        self._said = receipt.filed.consent.said
        self._words = receipt_words(receipt)

    def page(self, settings: Settings, logo: bytes) -> Page:
        """The whole page."""
        receipt = self._receipt
        texts = value_texts(receipt.language)
        return Page(
            title=self._text(f"title.{self._kind}"),
            author=receipt.business.name,
            language=receipt.language,
            letterhead=replace(letterhead_of(settings, receipt.language), logo=logo),
            code=None,
            blocks=(
                Lead("", self._text("lead", business=receipt.business.name, day=self._day(receipt.made_at))),
                self._facts(),
                Notices((Paragraph(self._text("holds"), f" {self._today()}"),)),
                Items(tuple(self._items())),
                Paragraph("", self._text("keep")),
            ),
            footer=Footer(self._text("footer", id=receipt.id), receipt.business.name, texts["sheet_of"]),
            colour=settings.paper_colour_code,
        )

    @property
    def _kind(self) -> str:
        """What there is to confirm: that was asked, a no, a yes, the end of one."""
        return self._receipt.filed.consent.state

    def _facts(self) -> Facts:
        address = self._said.address
        left = [
            ("name", self._receipt.name),
            ("channel", channel_name(self._receipt)),
            ("address", shown_phone(address) if address.startswith("+") else address),
        ]
        right = [
            ("purpose", resources.text(self._receipt.language, f"words.purpose.{self._receipt.purpose}")),
            (f"when.{self._said.statement}", shown_date(signed_day(self._said), self._receipt.language)),
            ("ended", self._ended()),
            ("way", self._words.ways[self._said.way] if self._said.way else ""),
            ("given_by", self._receipt.guardian),
        ]
        return Facts(self._known(left), self._known(right))

    def _known(self, facts: list[tuple[str, str]]) -> tuple[Fact, ...]:
        """What is known of these; an empty one would be a line to write on."""
        return tuple(Fact(self._text(f"fact.{name}"), value) for name, value in facts if value)

    def _ended(self) -> str:
        ended = self._receipt.filed.consent.withdrawn_at
        return self._day(ended) if ended and self._said.statement is not Statement.WITHDRAWN else ""

    def _today(self) -> str:
        """What it counts as on the day of the receipt, and why."""
        filed = self._receipt.filed
        if self._receipt.stopped:
            return self._words.state
        if filed.expired_because:
            return self._text(f"expired.{filed.expired_because}")
        until = self._receipt.counts_until
        day = self._day(until) if until else ""
        return self._text(f"state.{filed.state}", day=day, business=self._receipt.business.name)

    def _items(self) -> Iterator[Fact]:
        if self._kind == Statement.GRANTED:
            yield self._item("basis", self._text("basis"))
            yield self._item("withdrawal", self._words.withdrawal)
        yield self._item("notice", self._notice())
        if proof := self._proof():
            yield self._item("proof", proof)

    def _item(self, name: str, value: str) -> Fact:
        return Fact(self._text(f"item.{name}"), value)

    def _notice(self) -> str:
        wording = self._receipt.wording
        if wording is None:
            return self._text("no_wording")
        language = resources.text(self._receipt.language, f"words.language.{wording.language}")
        return self._text(
            "wording",
            notice=self._words.notice,
            language=language,
            version=wording.version,
            digest=_grouped(wording.digest),
        )

    def _proof(self) -> str:
        form = self._text("form", code=shown_code(self._said.form)) if self._said.form else ""
        digest = self._text("evidence", digest=_grouped(self._said.evidence)) if self._said.evidence else ""
        return " ".join(filter(None, (form, digest)))

    def _day(self, moment: datetime) -> str:
        return shown_date(local_day(moment), self._receipt.language)

    def _text(self, name: str, /, **data: object) -> str:
        return resources.text(self._receipt.language, f"receipts.{name}", **data)


def _grouped(digest: str) -> str:
    """A digest in groups, so that it can be read out and wraps."""
    return " ".join(digest[place : place + _GROUP] for place in range(0, len(digest), _GROUP))
