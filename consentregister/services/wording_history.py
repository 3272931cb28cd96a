"""The wordings a form has had, with who signed each, and what differs between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from consentregister.domain.times import from_text
from consentregister.domain.wording import Difference, Draft, Signer, WordingKey, WordingVersion
from consentregister.services.wording_drafts import draft_of, strings_of
from consentregister.services.wordings import Wording
from consentregister.store.connection import Connection
from consentregister.store.wordings import kept_wordings, signed_wordings


def versions_of(connection: Connection, key: WordingKey, in_use: str, now: datetime) -> list[WordingVersion]:
    """Every wording of a form that was printed or saved, newest first; `in_use` is the digest of today's."""
    line = key.kind, key.variant, key.language
    signers: dict[int, list[Signer]] = defaultdict(list)
    for row in signed_wordings(connection, *line, now):
        signers[row["wording_id"]].append(Signer(person=row["person"], name=row["name"]))
    return [_version(row, in_use, signers[row["id"]]) for row in kept_wordings(connection, *line)]


def differences(ours: Wording, theirs: Wording) -> list[Difference]:
    """Paragraph by paragraph, what is not the same."""
    left, right = _paragraphs(draft_of(ours)), _paragraphs(draft_of(theirs))
    return [
        Difference(ours=one, theirs=other)
        for tag, a, b, c, d in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes()
        if tag != "equal"
        for one, other in _beside(left[a:b], right[c:d])
    ]


def _version(row: Any, in_use: str, signers: Sequence[Signer]) -> WordingVersion:
    return WordingVersion(
        digest=row["digest"],
        version=int(row["version"]),
        is_own=row["changed_at"] is not None,
        since=from_text(row["changed_at"] or row["recorded_at"]),
        by=row["changed_by"] or "",
        printed=row["printed"],
        is_outdated=bool(row["is_outdated"]),
        in_use=row["digest"] == in_use,
        signers=tuple(signers),
    )


def _paragraphs(draft: Draft) -> list[str]:
    parts = (" ".join(filter(None, strings_of(part))) for part in draft.parts if part.sort != "table")
    rows = (" · ".join(row.cells) for part in draft.parts for row in part.rows)
    return [draft.title, *filter(None, parts), *rows]


def _beside(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place in range(max(len(left), len(right))):
        yield (left[place] if place < len(left) else "", right[place] if place < len(right) else "")
