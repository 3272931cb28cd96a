"""What goes out together for one person: a letter, the form to sign, the information sheet, the person's own copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from consentregister.domain.paper import Paper
from consentregister.paper.draw import Drawn, draw, sheets_needed
from consentregister.paper.page import FormPage, WordingMark
from consentregister.services.form_orders import Order, Orders, info_order
from consentregister.services.wording_values import value_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The pages for one person, in the order they are printed.

    Attributes:
        form: the place among them of the page that the order is about.
    """

    order: Order
    pages: tuple[FormPage, ...]
    form: int

    @property
    def page(self) -> FormPage:
        """The page the order is about."""
        return self.pages[self.form]

    @property
    def enclosed(self) -> tuple[FormPage, ...]:
        """What goes along with it: letter and information sheet, each once."""
        others = {page.wording: page for page in self.pages if page.wording != self.page.wording}
        return tuple(others.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What is kept of a bundle when its pages are drawn.

    Attributes:
        wording, enclosed: what was printed.
        form, last: the places of the form, and of the last page after it, among all pages that are drawn together.
    """

    order: Order
    wording: WordingMark
    enclosed: tuple[WordingMark, ...]
    form: int
    last: int


@dataclass(frozen=True, slots=True)
class DrawnBundles:
    """Bundles on paper, in their order."""

    drawn: Drawn
    outgoing: tuple[Outgoing, ...]

    @property
    def replaced(self) -> bool:
        """Whether a character could not be printed anywhere."""
        return any(self.drawn.replaced)


def bundle_of(orders: Orders, order: Order, head: str, paper: Paper) -> Bundle:
    """Everything for one person; `head` is the end of the log, kept outside by the footer.

    The copy has the number but no code: whoever scans it by mistake must not file it in the place of the signed form.
    """
    signed = order.kind.is_consent
    form = _form(orders, order, head, paper)
    front = [orders.letter(order, head)] if order.by_letter else []
    notice = _notice(orders, order, head, paper) if signed and (paper.notice_on_back or order.with_notice) else []
    pages = [*front, form, *notice]
    if signed and paper.copy:
        pages += [replace(form, copy=value_texts(order.language)["copy"]), *(notice if paper.notice_on_back else [])]
    return Bundle(order=order, pages=tuple(pages), form=len(front))


def to_fill_in(bundle: Bundle) -> Bundle:
    """The same, its form to be filled in on the screen where it comes back; a copy stays as it is."""
    form = bundle.page
    if form.code is None:
        return bundle
    pages = list(bundle.pages)
    pages[bundle.form] = replace(form, fill_note=value_texts(form.wording.language)["fill_note"])
    return replace(bundle, pages=tuple(pages))


def draw_bundles(bundles: Iterable[Bundle], paper: Paper) -> DrawnBundles:
    """All pages of all bundles in one file; each bundle is taken when the one before it is drawn."""
    outgoing: list[Outgoing] = []
    drawn = draw(_pages(bundles, outgoing), paper)
    return DrawnBundles(drawn, tuple(outgoing))


def _pages(bundles: Iterable[Bundle], outgoing: list[Outgoing]) -> Iterator[FormPage]:
    before = 0
    for bundle in bundles:
        enclosed = tuple(page.wording for page in bundle.enclosed)
        after = before + len(bundle.pages)
        outgoing.append(
            Outgoing(
                order=bundle.order,
                wording=bundle.page.wording,
                enclosed=enclosed,
                form=before + bundle.form,
                last=after - 1,
            )
        )
        before = after
        yield from bundle.pages


def _form(orders: Orders, order: Order, head: str, paper: Paper) -> FormPage:
    """The form; it says "on the back" where its last page is a front, so that the sheet behind it is its back."""
    if not (order.kind.is_consent and paper.notice_on_back):
        return orders.page(order, head)
    behind = orders.page(order, head, sheet_on_back=True)
    return behind if sheets_needed(behind, paper) % 2 else orders.page(order, head)


def _notice(orders: Orders, order: Order, head: str, paper: Paper) -> list[FormPage]:
    sheet = orders.page(replace(info_order(order), code=""), head)
    return [replace(sheet, behind=paper.notice_on_back)]
