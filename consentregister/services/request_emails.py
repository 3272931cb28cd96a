"""Asking by e-mail for the yes to one's own matters: the short form and no other, never advertising (§ 7 UWG)."""

from __future__ import annotations

from consentregister.domain.errors import InvalidInput
from consentregister.domain.links import contact_link
from consentregister.domain.printed import RequestEmail
from consentregister.domain.words import FormKind, Language, Purpose
from consentregister.paper.page import Page, Paragraph
from consentregister.services.form_orders import Order, Orders

_OWN_MATTERS = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)


class RequestEmails:
    """Writes the e-mail, and orders what is attached to it."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders

    def draft(self, person: int, language: Language | None) -> RequestEmail:
        """The e-mail, to be copied or opened in the mail program.

        Raises:
            InvalidInput: email_request_not_allowed, boxes_empty.
        """
        order = self.order(person, language, code="")
        page = self._orders.email(order)
        text = _text_of(page)
        channel = self._orders.email_channel
        link = contact_link(channel, order.person.email, text.replace("\n", "\r\n"), page.title)
        return RequestEmail(to=order.person.email, subject=page.title, text=text, link=link or "")

    def order(self, person: int, language: Language | None, code: str) -> Order:
        """The short form with the information sheet; raises as `draft`."""
        if self._orders.kind_for(person) is not FormKind.CONSENT_CUSTOMER or not self._orders.may_email(person):
            raise InvalidInput("person", "email_request_not_allowed")
        return self._orders.order(
            person, FormKind.CONSENT_CUSTOMER, (), _OWN_MATTERS, language, code=code, with_notice=True
        )


def _text_of(page: Page) -> str:
    return "\n\n".join(block.text for block in page.blocks if isinstance(block, Paragraph))
