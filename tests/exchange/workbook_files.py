"""Workbooks to read: real ones, and some made by hand to do harm."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence

import xlsxwriter

ROWS: Sequence[Sequence[object]] = (
    ("Name", "Handy", "PLZ", "Geburtsdatum", "Zuletzt da"),
    (
        "Sabine Müller",
        1713920033,
        4103,
        datetime.date(1980, 2, 29),
        datetime.datetime.fromisoformat("2026-11-24T09:30"),
    ),
    ("Karl Groß", "0171 39200 17", 10115, "", ""),
    ("Anna Beispiel", "'+49 171 39200 15", 10115, "", ""),
)
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
_ODS = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Tabelle1">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def xlsx(rows: Sequence[Sequence[object]] = ROWS, *, empty_before: int = 0, at: tuple[int, int] = (0, 0)) -> bytes:
    """A workbook as Excel writes it; the rows stand on the first sheet with something in it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "dd.mm.yyyy"}) as workbook:
        for _ in range(empty_before):
            workbook.add_worksheet()
        sheet = workbook.add_worksheet("Kunden")
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at[0] + line, at[1] + column, cell)
    return buffer.getvalue()


def ods(rows: Sequence[Sequence[object]] = ROWS) -> bytes:
    """A workbook as LibreOffice writes it: numbers as numbers, and a tail of a million empty rows."""
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    tail = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return ods_of(lines + tail)


def ods_of(table: str, manifest: str = "<manifest/>") -> bytes:
    """A workbook of LibreOffice with this in its table."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": _ODS.format(table),
        }
    )


def xlsx_of(cells: str, **others: str) -> bytes:
    """A workbook of Excel with this in its sheet, and other parts in place of its own ("sharedStrings.xml")."""
    with zipfile.ZipFile(io.BytesIO(xlsx())) as archive:
        parts = {entry.filename: archive.read(entry).decode() for entry in archive.infolist()}
    parts["xl/worksheets/sheet1.xml"] = _SHEET.format(cells)
    return packed(parts | {f"xl/{name}.xml": text for name, text in others.items()})


def packed(parts: dict[str, str]) -> bytes:
    """A zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _ods_cell(cell: object) -> str:
    if isinstance(cell, datetime.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, int):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
