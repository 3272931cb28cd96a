"""The counter card on paper: its size, its codes, its words, whatever the business is called."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from consentregister.domain.card import CardSize
from consentregister.domain.words import Language
from consentregister.paper.card import draw_card
from consentregister.paper.card_back import _steps
from consentregister.paper.card_measures import PAPERS, SMALLEST_TYPE, DoesNotFit, grown
from consentregister.paper.card_page import CardBack, CardCode, CardFront, CardPage
from consentregister.paper.page import Notices, Paragraph
from consentregister.paper.qr_codes import link_modules
from tests.paper.reading import picture_of, words_of

DPI = 300
TEXT = "?text=Guten%20Tag%2C%20ich%20m%C3%B6chte%20gern%20einen%20Termin."
CODES = (
    CardCode("WhatsApp", "0171 39200 15", f"https://wa.me/491713920015{TEXT}", is_mail=False),
    CardCode("Signal", "0171 39200 15", "https://signal.me/#p/+491713920015", is_mail=False),
    CardCode("Threema", "ID *SALON01", f"https://threema.id/%2ASALON01{TEXT}", is_mail=False),
    CardCode("E-Mail", "salon.scherenschnitt@example.org", "mailto:salon.scherenschnitt@example.org", is_mail=True),
    CardCode("Telegram", "@salon_scherenschnitt", f"https://t.me/salon_scherenschnitt{TEXT}", is_mail=False),
    CardCode("Facebook Messenger", "salon.scherenschnitt", "https://m.me/salon.scherenschnitt", is_mail=False),
)
NAMES = {
    "short": "Zoë",
    "usual": "Salon Scherenschnitt",
    "long": "Friseursalon und Haarstudio Scherenschnitt & Lockenpracht, Inhaberin Kim Probe e. K.",
    "one word": "Haarverlängerungsspezialistinnengemeinschaftspraxis",
}
BACK = CardBack(
    title="Ihre Daten bei uns",
    blocks=(
        *[Paragraph("Wie lange?", "Anfragen ohne Auftrag sechs Monate, Rechnungen acht Jahre zum Jahresende.")] * 8,
        Notices((Paragraph("Ihr Widerspruchsrecht.", "Werbung können Sie jederzeit widersprechen. " * 3),)),
    ),
    footer="Fassung 1",
)


def card(name: str = NAMES["usual"], codes: int = 4, back: CardBack = BACK) -> CardPage:
    """A card with so many codes."""
    front = CardFront(
        name=name,
        headline="Schreiben Sie uns – so wie Sie mögen.",
        hint="Handykamera auf den Code halten und losschreiben.",
        how="So geht’s",
        steps=("Handykamera öffnen", "Auf einen Code halten", "Losschreiben"),
        codes=CODES[:codes],
        promise="Wenn Sie uns zuerst schreiben, antworten wir Ihnen dort – zu Ihrem Anliegen, keine Werbung.",
        call="Lieber sprechen? 030 23125 101",
        address="Kirchstraße 4, 12345 Beispielstadt",
        see_back="Was mit Ihren Daten geschieht, steht auf der Rückseite.",
    )
    return CardPage(title=name, language=Language.DE, front=front, back=back)


def read(pdf: bytes, dpi: float = DPI) -> list[zxingcpp.Barcode]:
    """The codes of the front as a phone reads them."""
    return list(zxingcpp.read_barcodes(picture_of(pdf, dpi), formats=zxingcpp.BarcodeFormat.QRCode))


def width_of(code: zxingcpp.Barcode, dpi: float = DPI) -> float:
    """How wide a code is, in millimetres."""
    place = code.position
    return float(place.top_right.x - place.top_left.x) / dpi * 25.4


@pytest.mark.parametrize("size", [*CardSize])
def test_each_size_has_two_pages_of_its_paper(size: CardSize) -> None:
    """Front and back are each as large as the paper by ISO 216."""
    document = pypdfium2.PdfDocument(draw_card(card(), size))
    sizes = [tuple(length / 72 * 25.4 for length in page.get_size()) for page in document]
    document.close()
    assert sizes == [pytest.approx(PAPERS[size], abs=0.1)] * 2


@pytest.mark.parametrize("name", [*NAMES])
@pytest.mark.parametrize("codes", range(1, len(CODES) + 1))
def test_every_code_reads_as_its_link(codes: int, name: str) -> None:
    """However many codes and however long the name: each code says its link and is at least 25 mm wide on A6."""
    found = read(draw_card(card(NAMES[name], codes), CardSize.A6))
    assert {code.text for code in found} == {code.link for code in CODES[:codes]}
    assert min(map(width_of, found)) >= 24.8  # half a pixel is lost in reading


def test_no_seam_is_seen_between_the_rows_of_a_code() -> None:
    """A dark square of the code is dark all through, on any screen."""
    pdf = draw_card(card(codes=1), CardSize.A6)
    picture = picture_of(pdf, 220)
    [code] = read(pdf, 220)
    corner, place = code.position.top_left, code.position
    module = (place.top_right.x - place.top_left.x) / len(link_modules(CODES[0].link))
    inside = (corner.x + 2.3 * module, corner.y + 2.3 * module, corner.x + 4.7 * module, corner.y + 4.7 * module)
    assert picture.crop(tuple(map(round, inside))).getextrema()[1] < 30


@pytest.mark.parametrize(("size", "least"), [(CardSize.A6, 24.5), (CardSize.A5, 34.5), (CardSize.A4, 49)])
def test_codes_grow_with_the_paper(size: CardSize, least: float) -> None:
    """A poster is read from further away."""
    found = read(draw_card(card(), size), 150)
    assert {code.text for code in found} == {code.link for code in CODES[:4]}
    assert min(width_of(code, 150) for code in found) >= least


@pytest.mark.parametrize(("size", "cards"), [(CardSize.A6, 4), (CardSize.A5, 2), (CardSize.A4, 1)])
def test_cards_to_be_cut_fill_a_sheet_of_a4(size: CardSize, cards: int) -> None:
    """As many whole cards as fit lie on two upright sheets, each with all its codes."""
    pdf = draw_card(card(), size, on_sheets=True)
    document = pypdfium2.PdfDocument(pdf)
    assert [tuple(map(round, page.get_size())) for page in document] == [(595, 842)] * 2
    document.close()
    assert sorted(code.text for code in read(pdf)) == sorted([code.link for code in CODES[:4]] * cards)


@pytest.mark.parametrize("name", [*NAMES])
@pytest.mark.parametrize("codes", [1, 2, 3, 4, 6])
def test_all_words_are_on_the_card_and_inside_its_edges(codes: int, name: str) -> None:
    """No word is left out, none reaches over the margin, and no line lies on another."""
    page = card(NAMES[name], codes)
    pdf = draw_card(page, CardSize.A6)
    shown = words_of(pdf).replace(" ", "")
    front = page.front
    words = (front.name, front.headline, front.promise, front.call, front.address, front.see_back)
    addresses = [part for code in front.codes for part in re.split("[@._-]", code.address)]  # may break there
    for text in (*words, *(code.name for code in front.codes), *addresses):
        assert text.replace(" ", "") in shown, text
    for side in (0, 1):
        lines = lines_of(pdf, side)
        assert min(min(left, low) for left, low, _, _ in lines) > 14
        assert max(right for _, _, right, _ in lines) < 297.6 - 14
        assert max(top for _, _, _, top in lines) < 419.5 - 14
        assert not [(a, b) for a in lines for b in lines if a < b and _overlap(a, b)]


def lines_of(pdf: bytes, side: int) -> list[tuple[float, float, float, float]]:
    """The boxes of the stretches of text on a page."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[side].get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    text.close()
    document.close()
    return boxes


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    """Whether two stretches lie on each other by more than their letters' tails."""
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return wide > 1 and high > 2.5


def test_front_and_back_of_a_lying_card_have_their_top_at_the_same_edge() -> None:
    """Printed on both sides of a sheet that is turned over sideways, the back does not stand on its head."""
    angles = {side: angle_of_text(draw_card(card(), CardSize.A5, on_sheets=True), side) for side in (0, 1)}
    assert abs(angles[0] - angles[1]) == pytest.approx(math.pi, abs=0.01)


def angle_of_text(pdf: bytes, side: int) -> float:
    """How a page's first letter lies, in radians."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[side].get_textpage()
    angle = float(pypdfium2.raw.FPDFText_GetCharAngle(text, 0))
    text.close()
    document.close()
    return angle


def test_no_type_is_too_small_to_read() -> None:
    """On each paper the smallest type tried for the back is at least 7.5 points."""
    for size in CardSize:
        assert min(one * grown(size) for one, _, _ in _steps(grown(size))) >= SMALLEST_TYPE


def test_too_many_words_are_refused() -> None:
    """A back that could only be printed in a type nobody reads is not printed; a larger card takes it."""
    full = replace(BACK, blocks=BACK.blocks * 2)
    with pytest.raises(DoesNotFit):
        draw_card(card(back=full), CardSize.A6)
    assert draw_card(card(back=full), CardSize.A4)


def test_the_same_card_gives_the_same_bytes() -> None:
    """No clock and no chance is in the file."""
    assert draw_card(card(), CardSize.A5) == draw_card(card(), CardSize.A5)
