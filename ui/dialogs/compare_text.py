"""The comparison of messengers as one text to read: a table, and under each service what to do and its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from consentregister.domain.comparison import ComparedService
from ui.desk import Kit

_LINK = re.compile(r"https?://[^\s,)]+")
_PROTOCOL = re.compile(r"^https?://(www\.)?")
_COLUMNS = ("name", "provider", "outside", "encrypted", "address_book", "contract")
_SHARES = (17, 20, 20, 18, 13, 12)


def comparison_html(services: Sequence[ComparedService], kit: Kit) -> str:
    """The table in the colours in force; services the business works with stand out."""
    heads = "".join(
        f'<th align="left" width="{share}%">{escape(kit.texts(f"compare.{column}"))}</th>'
        for column, share in zip(_COLUMNS, _SHARES, strict=True)
    )
    rows = "".join(_rows(service, kit) for service in services)
    return f'<table width="100%" cellpadding="6" cellspacing="0"><tr>{heads}</tr>{rows}</table>'


def _rows(service: ComparedService, kit: Kit) -> str:
    colours = kit.look.colours
    ground = f' bgcolor="{colours.accent_soft}"' if service.used else ""
    cells = [f"<td><b>{escape(service.name)}</b>{_used(service, kit)}</td>"]
    cells += [f"<td>{escape(getattr(service, column))}</td>" for column in _COLUMNS[1:]]
    told = kit.texts("compare.read", day=kit.texts.day(service.as_of), checked=service.checked)
    sources = _linked(service.source, colours.accent)
    under = f"{escape(service.advice)}<br>{escape(told)}{': ' if sources else ''}{sources}"
    below = f'<td></td><td colspan="{len(_COLUMNS) - 1}"><span style="color:{colours.muted}">{under}</span></td>'
    return f"<tr{ground}>{''.join(cells)}</tr><tr{ground}>{below}</tr>"


def _used(service: ComparedService, kit: Kit) -> str:
    return f"<br>{escape(kit.texts('compare.used'))}" if service.used else ""


def _linked(source: str, colour: str) -> str:
    """The addresses in a source as links that say where they lead."""
    links = [
        f'<a style="color:{colour}" href="{escape(link)}">{escape(_PROTOCOL.sub("", link))}</a>'
        for link in _LINK.findall(source)
    ]
    return " · ".join(links)
