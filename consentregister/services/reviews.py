"""Dates to remember: consents that should be signed anew, and proofs that must be kept."""

from __future__ import annotations

from consentregister.domain.review import REMIND_BEFORE, Proof, Review, kept_from
from consentregister.domain.times import from_text
from consentregister.domain.words import Purpose
from consentregister.store.reviews import count_due, due_at, list_due, list_proofs
from consentregister.store.store import Store


class Reviews:
    """What a user is reminded of. It only reads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self) -> int:
        """How many consents are long unused, or will be within 60 days."""
        now, months = self._store.clock(), self._store.settings().reconfirm_after_months
        return count_due(self._store.read(), now, now + REMIND_BEFORE, months)

    def due(self) -> list[Review]:
        """These consents, the longest unused first."""
        now, months = self._store.clock(), self._store.settings().reconfirm_after_months
        return [
            Review(
                person=row["person"],
                name=row["name"],
                channel=row["channel"],
                purpose=Purpose(row["purpose"]),
                due=due_at(row["due"]),
            )
            for row in list_due(self._store.read(), now, now + REMIND_BEFORE, months)
        ]

    def proofs(self) -> list[Proof]:
        """The proofs of every yes to advertising calls, with the day until which each is kept (§ 7a UWG)."""
        now, found = self._store.clock(), []
        for row in list_proofs(self._store.read(), now):
            granted = from_text(row["effective_at"])
            called = from_text(row["last_call"]) if row["last_call"] else None
            until = kept_from(max((granted, called)) if called else granted)
            proof = Proof(
                person=row["person"],
                name=row["name"],
                purpose=Purpose(row["purpose"]),
                granted_at=granted,
                last_call=called,
                keep_until=until,
                is_over=now > until,
            )
            found.append(proof)
        return found
