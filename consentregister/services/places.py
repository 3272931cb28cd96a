"""Where the paper lies: proposed, changed, searched for; and the form a sheet's code names."""

from __future__ import annotations

from dataclasses import replace

from consentregister.domain.changed import Changed
from consentregister.domain.errors import InvalidInput
from consentregister.domain.form_code import names_a_sheet, read_code, shown_code
from consentregister.domain.places import next_place
from consentregister.domain.printed import FormRow
from consentregister.domain.search_key import kept_key, typed_key
from consentregister.domain.words import FormState
from consentregister.services.forms import Forms
from consentregister.store.forms import form_by_code
from consentregister.store.store import Store

_LAST = """
    SELECT lies_in FROM form WHERE returned_at IS NOT NULL AND lies_in <> '' ORDER BY returned_at DESC, id DESC LIMIT 1
"""
_ALL = """
    SELECT code, lies_in, person.name FROM form LEFT JOIN person ON person.id = form.person_id
    WHERE person.id IS NULL OR person.removed_at IS NULL ORDER BY form.id DESC
"""
_LONGEST = 200


class Places:
    """What a user asks of the paper."""

    def __init__(self, store: Store, forms: Forms) -> None:
        self._store = store
        self._forms = forms

    def proposed(self) -> str:
        """Where the next paper goes: after the last one that was filed."""
        row = self._store.read().execute(_LAST).fetchone()
        return next_place(row["lies_in"]) if row else ""

    def move(self, code: str, lies_in: str) -> Changed[FormRow]:
        """The paper of a form that is back lies elsewhere now.

        Raises:
            InvalidInput: the form is not back; the text is too long. NotFound: no such form.
        """
        place = lies_in.strip()
        if len(place) > _LONGEST:
            raise InvalidInput("lies_in", "text_too_long")
        form = self._forms.find(code)
        if form.state is not FormState.RETURNED:
            raise InvalidInput("code", "form_not_back", code=shown_code(form.code))
        with self._store.change() as change:
            change.connection.execute("UPDATE form SET lies_in = ? WHERE id = ?", (place, form.id))
            change.log("paper_moved", form.person, code=form.code, place=place, before={"lies_in": form.lies_in})
            change.touch("forms", person=form.person)
        return change.made(replace(form, lies_in=place))

    def find(self, text: str, *, limit: int = 200) -> list[FormRow]:
        """Forms whose person, number or place holds every word of a text, newest first, whatever became of them."""
        words = typed_key(text).split()
        code = self._code(text)
        found = [row["code"] for row in self._store.read().execute(_ALL) if row["code"] == code or _holds(row, words)]
        return [form_by_code(self._store.read(), one) for one in found[:limit]]

    def _code(self, text: str) -> str:
        try:
            return self._forms.own_code(text)
        except InvalidInput:
            return ""

    def sheet(self, text: str) -> FormRow | None:
        """The form a text names, as a hand scanner types it; None for any other text.

        Raises:
            InvalidInput: a code of another register. NotFound: no such form.
        """
        if names_a_sheet(text):
            return self._forms.find(text)
        try:
            return self._forms.find(text) if read_code(text) else None
        except InvalidInput:
            return None


def _holds(row: object, words: list[str]) -> bool:
    code, place, name = row["code"], row["lies_in"], row["name"]  # type: ignore[index]  # a row of SQLite
    key = kept_key(f"{name or ''} {place} {shown_code(code)}")
    return all(word in key for word in words)
