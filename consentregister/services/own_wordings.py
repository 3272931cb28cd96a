"""The texts of the forms: the business writes its own, each edit a new version; what was printed before stays."""

from __future__ import annotations

from collections.abc import Iterator

from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.times import from_text
from consentregister.domain.wording import (
    Difference,
    Draft,
    Remark,
    WordingKey,
    WordingPreview,
    WordingRow,
    WordingVersion,
)
from consentregister.domain.words import FormKind, Language
from consentregister.services.form_orders import Orders
from consentregister.services.wording_checks import offered_names, remarks_on
from consentregister.services.wording_drafts import draft_of, same_text, with_version, wording_of
from consentregister.services.wording_history import differences, versions_of
from consentregister.services.wording_previews import preview_of
from consentregister.services.wordings import OWN, Wording, shipped_wording
from consentregister.services.wordings_in_use import keep, kept_wording, wording_in_use
from consentregister.store.store import Store
from consentregister.store.wordings import add_own, kept_wordings, mark_current, mark_outdated, newest_own
from consentregister.store.work import Change

_VARIANTS = ("", OWN)


class OwnWordings:
    """What a user does with the texts of the forms."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._orders = Orders(store, catalogue)

    def all(self) -> list[WordingRow]:
        """The text in use of every form in every language."""
        return [self.row(key) for key in _keys()]

    def row(self, key: WordingKey) -> WordingRow:
        """The text in use of one form."""
        shipped = _shipped(key)
        own = newest_own(self._store.read(), key.kind, key.variant, key.language)
        if own is None:
            return WordingRow(key=key, version=shipped.mark.version, is_own=False)
        return WordingRow(
            key=key,
            version=int(own["version"]),
            is_own=not same_text(_kept(own, key), shipped),
            since=from_text(own["changed_at"]),
            by=own["changed_by"],
            newer_shipped=own["shipped"] != shipped.mark.digest,
        )

    def draft(self, key: WordingKey) -> Draft:
        """The text in use, to be edited."""
        return draft_of(self._in_use(key))

    def shipped_draft(self, key: WordingKey) -> Draft:
        """The program's text, to be edited."""
        return draft_of(_shipped(key))

    def remarks(self, draft: Draft, language: Language) -> tuple[Remark, ...]:
        """What is wrong with a draft (errors) and what the law asks for and it does not say (warnings).

        Args:
            language: of the reader, for the Articles.
        """
        return remarks_on(draft, language)

    def placeholders(self, key: WordingKey) -> frozenset[str]:
        """Every placeholder that can stand in a form; those of one messenger only in the notices."""
        return offered_names(key)

    def preview(self, draft: Draft, person: int | None = None) -> WordingPreview:
        """A draft as it would be printed, made out to an invented person unless one is named.

        Raises:
            InvalidInput: it can't be printed, or no channel of the person fits on the form. NotFound: no such person.
        """
        return preview_of(self._orders, draft.key, self._written(draft, self._next_version(draft.key)), person)

    def save(self, draft: Draft, *, anew: bool = False) -> Changed[WordingRow]:
        """Put a draft into use as a new version.

        Args:
            anew: whether it changes what was agreed to, such as a new provider or purpose: who signed an earlier text
                is then to sign anew.

        Raises:
            InvalidInput: it can't be printed, or nothing was changed.
        """
        if any(remark.weight == "error" for remark in remarks_on(draft, Language.DE)):
            raise InvalidInput("wording", "wording_invalid", detail="")
        return self._put(draft.key, self._written(draft, 0), anew=anew)

    def use_shipped(self, key: WordingKey) -> Changed[WordingRow]:
        """Put the program's text into use again, as a new version; who signed it is counted as having signed today's.

        Raises:
            InvalidInput: it is in use.
        """
        return self._put(key, _shipped(key), anew=False)

    def use_again(self, key: WordingKey, digest: str) -> Changed[WordingRow]:
        """Put an earlier version into use again, as a new version.

        Raises:
            NotFound: this form never had it. InvalidInput: it is in use.
        """
        return self._put(key, self._known(key, digest), anew=False)

    def compared(self, draft: Draft) -> list[Difference]:
        """What differs between a draft and the program's text.

        Raises:
            InvalidInput: the draft can't be printed.
        """
        return differences(self._written(draft, 0), _shipped(draft.key))

    def versions(self, key: WordingKey) -> list[WordingVersion]:
        """Every wording a form has had, newest first, with those whose yes rests on it."""
        digest = self._in_use(key).mark.digest
        return versions_of(self._store.read(), key, digest, self._store.clock())

    def _put(self, key: WordingKey, wording: Wording, *, anew: bool) -> Changed[WordingRow]:
        before = self._in_use(key)
        if same_text(before, wording):
            raise InvalidInput("wording", "wording_unchanged")
        new = with_version(wording, self._next_version(key))
        with self._store.change() as change:
            keep(change, before)
            add_own(change, keep(change, new), _shipped(key).mark.digest)
            self._mark(change, key, new, anew=anew)
            change.log("wording_changed", **_told(key, before, new), anew=anew)
            change.touch("forms", "settings", *(("people",) if anew else ()))
        return change.made(self.row(key))

    def _mark(self, change: Change, key: WordingKey, new: Wording, *, anew: bool) -> None:
        """Who signed what is said again now needs no new signature; the others do, where the matter changed."""
        kept = kept_wordings(change.connection, key.kind, key.variant, key.language)
        alike = [row["id"] for row in kept if same_text(_kept(row, key), new)]
        mark_current(change, alike)
        if anew:
            mark_outdated(change, [row["id"] for row in kept if row["id"] not in alike])

    def _in_use(self, key: WordingKey) -> Wording:
        return wording_in_use(self._store.read(), key.kind, key.language, key.variant)

    def _next_version(self, key: WordingKey) -> int:
        kept = kept_wordings(self._store.read(), key.kind, key.variant, key.language)
        return max([_shipped(key).mark.version, *(int(row["version"]) for row in kept)]) + 1

    def _written(self, draft: Draft, version: int) -> Wording:
        return wording_of(draft, self._known(draft.key, draft.base), version)

    def _known(self, key: WordingKey, digest: str) -> Wording:
        shipped = _shipped(key)
        if shipped.mark.digest == digest:
            return shipped
        for row in kept_wordings(self._store.read(), key.kind, key.variant, key.language):
            if row["digest"] == digest:
                return _kept(row, key)
        raise NotFound("wording", "wording_unknown")


def _keys() -> Iterator[WordingKey]:
    for kind in FormKind:
        for variant in _VARIANTS:
            for language in Language:
                key = WordingKey(kind, language, variant)
                try:
                    _shipped(key)
                except FileNotFoundError:
                    continue
                yield key


def _shipped(key: WordingKey) -> Wording:
    return shipped_wording(key.kind, key.language, key.variant)


def _kept(row: object, key: WordingKey) -> Wording:
    return kept_wording(row, key.kind, key.language, key.variant)


def _told(key: WordingKey, before: Wording, new: Wording) -> dict[str, object]:
    return {
        "form_kind": key.kind.value,
        "variant": key.variant,
        "language": key.language.value,
        "version": new.mark.version,
        "wording": new.mark.digest,
        "before": before.mark.digest,
    }
