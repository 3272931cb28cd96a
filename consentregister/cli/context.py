"""What every command shares: the options that stand anywhere, the register, and how a result is said."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import resources
from consentregister.domain.changed import Changed
from consentregister.domain.errors import InvalidInput, RegisterError, StoreError
from consentregister.domain.times import Clock
from consentregister.domain.words import Language
from consentregister.register import Register, default_place, now, register_at

Word = TypeVar("Word")


@dataclass(slots=True)
class Context:
    """The options of one call.

    Attributes:
        language: of what is said; `language_given` when it was asked for.
        moment: the clock's time, None for the computer's.
    """

    register: str = ""
    as_json: bool = False
    moment: datetime | None = None
    language_given: Language | None = None
    by: str | None = None
    exit_code: int = 0
    _opened: list[Register] = field(default_factory=list)

    @property
    def language(self) -> Language:
        """As asked for; else as the system speaks."""
        return self.language_given or system_language()

    @property
    def clock(self) -> Clock:
        """The time of `--now`, or the computer's."""
        moment = self.moment
        return now if moment is None else lambda: moment

    @property
    def place(self) -> Path:
        """The register's file; a folder means the file of the usual name in it."""
        return register_at(Path(self.register)) if self.register else default_place()

    @contextmanager
    def open(self) -> Iterator[Register]:
        """The register, for one command."""
        if os.environ.get("CONSENTREGISTER_PASSWORD"):
            raise StoreError("password_unsupported")
        register = Register.open(self.place, clock=self.clock, by=self.by)
        try:
            yield register
        finally:
            register.close()

    def say(self, document: object, lines: Sequence[str] | str = (), *, changed: Changed[Any] | None = None) -> None:
        """Print a result: one JSON document, or lines for people."""
        if self.as_json:
            if changed is not None and isinstance(document, Mapping):
                document = {**document, "events": list(changed.events)}
            print(json.dumps(document, ensure_ascii=False, default=_plain))  # noqa: T201  standard output is what it is for
            return
        for line in [lines] if isinstance(lines, str) else lines:
            print(line)  # noqa: T201

    def text(self, key: str, /, **data: object) -> str:
        """A sentence in the language of this call."""
        return resources.text(self.language, key, **data)


def system_language() -> Language:
    """German where the system speaks German, else English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Language.DE if spoken.lower().startswith("de") else Language.EN


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


def error_sentence(error: RegisterError, language: Language) -> str:
    """What went wrong, in one sentence."""
    data = {key: value if value != "" else "…" for key, value in error.data.items()}
    return resources.text(language, error.key, **data)


def complain(sentence: str) -> None:
    """Say on standard error what went wrong."""
    print(" ".join(sentence.split()), file=sys.stderr)  # noqa: T201


def exit_code_of(error: RegisterError) -> int:
    """4 where the register itself is at fault, 3 for refused input."""
    return 4 if isinstance(error, StoreError) and not isinstance(error, InvalidInput) else 3
