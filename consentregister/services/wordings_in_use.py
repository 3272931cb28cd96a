"""Which wording a form is printed with today: the business's own, else the one that comes with the program."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from consentregister.domain.words import FormKind, Language
from consentregister.paper.page import WordingMark
from consentregister.services.wordings import Wording, parse_wording, shipped_wording
from consentregister.store.connection import Connection
from consentregister.store.forms import keep_wording
from consentregister.store.wordings import newest_own, wording_id
from consentregister.store.work import Change


def wording_in_use(connection: Connection, kind: FormKind, language: Language, variant: str) -> Wording:
    """The wording that a form printed now has."""
    row = newest_own(connection, kind, variant, language)
    return shipped_wording(kind, language, variant) if row is None else kept_wording(row, kind, language, variant)


def kept_wording(row: Any, kind: FormKind, language: Language, variant: str) -> Wording:
    """A wording as kept, read again from its source."""
    return _parsed(row["source"], kind, language, variant)


def keep_printed(change: Change, mark: WordingMark) -> int:
    """Keep the wording a page was printed with; the business's own is kept since it was saved.

    Returns: its id.
    """
    known = wording_id(change.connection, mark.digest)
    return keep(change, shipped_wording(mark.kind, mark.language, mark.variant)) if known is None else known


def keep(change: Change, wording: Wording) -> int:
    """Keep a wording for ever, by its digest.

    Returns: its id.
    """
    mark = wording.mark
    version = str(mark.version)
    return keep_wording(change, mark.kind, mark.variant, mark.language, version, mark.digest, wording.source)


@lru_cache(maxsize=64)
def _parsed(source: str, kind: FormKind, language: Language, variant: str) -> Wording:
    return parse_wording(source, kind, language, variant)
