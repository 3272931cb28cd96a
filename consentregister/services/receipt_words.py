"""The words of a receipt, in the person's language; the page and the file for machines say the same."""

from __future__ import annotations

import resources
from consentregister.domain.receipt import Receipt
from consentregister.domain.words import Way
from consentregister.exchange.receipts import ReceiptWords


def receipt_words(receipt: Receipt) -> ReceiptWords:
    """What a receipt tells in words."""
    language, wording = receipt.language, receipt.wording
    return ReceiptWords(
        purpose=f"{channel_name(receipt)}: {resources.text(language, f'words.purpose.{receipt.purpose}')}",
        state=_state(receipt),
        notice=resources.text(language, f"receipts.notice.{wording.kind}") if wording else "",
        withdrawal=how_to_withdraw(receipt),
        ways={way: resources.text(language, f"words.way.{way}") for way in Way},
    )


def _state(receipt: Receipt) -> str:
    """What it counts as; where something goes before a yes, that."""
    if receipt.stopped:
        return resources.text(receipt.language, f"receipts.stopped.{receipt.stopped}")
    return resources.text(receipt.language, f"words.state.{receipt.filed.state}")


def channel_name(receipt: Receipt) -> str:
    """The channel as it begins a line."""
    name = receipt.channel.names[receipt.language]
    return name[:1].upper() + name[1:]


def how_to_withdraw(receipt: Receipt) -> str:
    """How to take a yes back: informally, at the business."""
    business = receipt.business
    by_post = f"{business.name}, {business.address}" if business.address else business.name
    ways = ", ".join(business.contacts) or by_post
    return resources.text(receipt.language, "receipts.withdraw", ways=ways)
