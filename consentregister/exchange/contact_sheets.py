"""Tables of people from other programs: CSV, Excel, LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from consentregister.domain.column_use import Mapping
from consentregister.domain.errors import UnreadableFile
from consentregister.domain.imported import ImportedContact
from consentregister.exchange.contact_columns import sheet_of
from consentregister.exchange.contact_rows import ContactReader
from consentregister.exchange.sheet import LARGEST, Sheet
from consentregister.exchange.sheet_texts import text_rows
from consentregister.exchange.workbook_zips import is_old, is_zip
from consentregister.exchange.workbooks import workbook_rows

# Many programs write their lists as a web page, or in the XML of Excel 2003, and call the file .xls.
_WEB_PAGE: Final = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s{0,100}<(?:!doctype|html|head|body|table|meta|\?xml|!--)")


def read_sheet(content: bytes, name: str) -> Sheet:
    """The table in a file, with what its columns are taken for.

    Args:
        content: of the file; what it is, its first bytes tell, not its name.
        name: of the file, for what is said when it is refused.

    Raises:
        UnreadableFile: empty, locked, damaged, no table, or more than can be taken.
    """
    if len(content) > LARGEST:
        raise UnreadableFile("sheet_too_large", file=name)
    if not content:
        raise UnreadableFile("sheet_empty", file=name)
    if _WEB_PAGE.match(content):
        raise UnreadableFile("sheet_web_page", file=name)
    rows = workbook_rows(content, name) if is_zip(content) or is_old(content) else text_rows(content, name)
    if not rows:
        raise UnreadableFile("sheet_empty", file=name)
    sheet = sheet_of(rows)
    if not sheet.rows:
        raise UnreadableFile("sheet_empty", file=name)
    return sheet


def contacts_of(sheet: Sheet, mapping: Mapping, *, country: str = "DE") -> Iterator[ImportedContact]:
    """The contacts of a table, one a row, in its order; rows in which nothing is anybody's are left out.

    Args:
        sheet: as read.
        mapping: what each column holds: `sheet.proposed`, or as the user said.
        country: of numbers that a spreadsheet took the zero from.

    Raises:
        ValueError: the mapping has not as many columns as the table.
    """
    if len(mapping) != len(sheet.proposed):
        raise ValueError("a mapping names the use of each column")
    reader = ContactReader(sheet, mapping, country=country)
    return (contact for contact in map(reader.contact, sheet.rows) if not contact.is_empty)
