"""The catalogue of texts: both languages say the same, the code asks for what is there, nothing is left over."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "resources/texts"
LANGUAGES = ("de", "en")

# Which argument of an error names its sentence.
NAME_OF_ERROR = {"InvalidInput": 1, "NotFound": 1, "UnreadableFile": 0, "CodeRefused": 0, "StoreError": 0}
# Literals that look like the key of a text and are something else.
NOT_TEXTS = frozenset({"window.log", "person.id"})
# Beginnings of keys that no literal and no f-string in the code shows.
# An error's own name stands behind it: the same reasons in short.
MADE_ELSEWHERE: tuple[str, ...] = ("imports.reason.",)


def leaves(table: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    """The keys with dots and the texts of a table and the tables in it."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{before}.{name}")
        else:
            yield f"{before}.{name}", str(value)


def catalogue(language: str) -> dict[str, str]:
    """All texts of a language by key."""
    files = sorted((TEXTS / language).glob("*.toml"))
    return dict(pair for file in files for pair in leaves(tomllib.loads(file.read_text(encoding="utf-8")), file.stem))


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def strings(nodes: Iterable[ast.AST]) -> set[str]:
    """The strings that stand among some nodes."""
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@dataclass
class Asked:
    """What a source text asks the catalogue for.

    Attributes:
        literals: every string that stands in it.
        errors: the names of the sentences of errors raised.
        jobs: the names by which a newer read replaces an older one: they look like keys.
        patterns: f-strings, as regular expressions in which every hole is open.
    """

    literals: set[str] = field(default_factory=set)
    errors: set[str] = field(default_factory=set)
    jobs: set[str] = field(default_factory=set)
    patterns: set[str] = field(default_factory=set)

    def read(self, source: str) -> None:
        """Add what a source text asks for."""
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Constant(value=str(value)):
                    self.literals.add(value)
                case ast.JoinedStr(values=parts):
                    self.patterns.add(
                        "".join(re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in parts)
                    )
                case ast.Call(func=ast.Name(id=name), args=args) if name in NAME_OF_ERROR:
                    self.errors |= strings(args[NAME_OF_ERROR[name] :][:1])
                case ast.Call(func=ast.Attribute(attr="read" | "forget"), args=args, keywords=keywords):
                    self.jobs |= strings([*args, *(keyword.value for keyword in keywords)])

    def keys(self, areas: set[str]) -> set[str]:
        """The literals that are keys of a text, by the look of them, and the sentences of errors."""
        shape = re.compile(rf"({'|'.join(sorted(areas))})(\.[A-Za-z0-9_]+)+")
        words = self.literals - self.jobs
        return {word for word in words if shape.fullmatch(word)} | {f"errors.{name}" for name in self.errors}

    def may_ask_for(self, key: str) -> bool:
        """Whether a literal, an error or an f-string can come to this key."""
        area, _, name = key.partition(".")
        if area == "errors":
            return not self.literals.isdisjoint({name, key})
        counted = re.sub(r"\.(one|many)$", "", key)
        if not self.literals.isdisjoint({key, counted}) or key.startswith(MADE_ELSEWHERE):
            return True
        return any(pattern.startswith(f"{area}\\.") and re.fullmatch(pattern, key) for pattern in self.patterns)


@pytest.fixture(scope="module")
def asked() -> Asked:
    """What the whole program asks the catalogue for."""
    asked = Asked()
    for file in (*(ROOT / "consentregister").rglob("*.py"), *(ROOT / "ui").rglob("*.py")):
        asked.read(file.read_text(encoding="utf-8"))
    return asked


def test_both_languages_are_there() -> None:
    """The folder holds German and English, and each has texts."""
    assert sorted(folder.name for folder in TEXTS.iterdir()) == sorted(LANGUAGES)
    assert all(catalogue(language) for language in LANGUAGES)


def test_both_languages_have_the_same_files_and_keys() -> None:
    """What can be said in one language can be said in the other."""
    german, english = ({path.name for path in (TEXTS / language).iterdir()} for language in LANGUAGES)
    assert german == english

    german, english = (set(catalogue(language)) for language in LANGUAGES)
    assert german ^ english == set()


def test_both_languages_have_the_same_placeholders() -> None:
    """A text and its translation are filled with the same data."""
    german, english = (catalogue(language) for language in LANGUAGES)
    shared = german.keys() & english.keys()

    assert [key for key in sorted(shared) if placeholders(german[key]) != placeholders(english[key])] == []


def test_a_text_is_empty_in_both_languages_or_in_none() -> None:
    """What one language has something to say about, the other has too."""
    german, english = ({key for key, text in catalogue(language).items() if not text.strip()} for language in LANGUAGES)

    assert german ^ english == set()


def test_every_key_in_the_code_exists(asked: Asked) -> None:
    """A button, a label or an error never asks for a text that is not there."""
    keys = set(catalogue("de"))
    tables = {key[:place] for key in keys for place in range(len(key)) if key[place] == "."}

    assert asked.keys({key.partition(".")[0] for key in keys}) - keys - tables - NOT_TEXTS == set()


def test_no_text_is_left_over(asked: Asked) -> None:
    """A text that nothing in the code can ask for is taken out."""
    assert [key for key in catalogue("de") if not asked.may_ask_for(key)] == []


def test_the_reader_of_the_code_sees_keys_errors_and_f_strings() -> None:
    """Keys are found as literals, as names of errors, and through the holes of f-strings."""
    asked = Asked()
    asked.read(
        'label("today.title"); texts(f"words.verdict.{v}"); InvalidInput("name", "name_empty"); StoreError("busy")'
    )
    asked.read('work.read(job, key="today.list"); counted("today.people", 3)')

    assert asked.keys({"today", "words"}) == {"today.title", "today.people", "errors.name_empty", "errors.busy"}
    assert asked.may_ask_for("words.verdict.allow")
    assert asked.may_ask_for("today.people.many")
    assert asked.may_ask_for("errors.busy")
    assert not asked.may_ask_for("errors.damaged")
    assert not asked.may_ask_for("words.state.granted")
    assert not asked.may_ask_for("today.other")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_says_nothing_twice(language: str) -> None:
    """No two paragraphs of the help begin alike: two versions of one were never both meant to stay."""
    paragraphs = [line for line in (ROOT / f"resources/help/{language}.md").read_text().splitlines() if len(line) > 60]
    beginnings = [line[:60] for line in paragraphs]
    assert sorted(beginnings) == sorted(set(beginnings))
