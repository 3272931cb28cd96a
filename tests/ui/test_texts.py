"""Both languages say the same things."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AREAS = sorted(path.stem for path in (ROOT / "resources/texts/de").glob("*.toml"))


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_texts(area: str) -> None:
    """Every text of one language is there in the other, with the same things to fill in."""
    german, english = (dict(texts(language, area)) for language in ("de", "en"))

    assert german.keys() == english.keys()
    assert {key: fields(text) for key, text in german.items()} == {key: fields(text) for key, text in english.items()}


def test_every_text_the_window_names_is_there() -> None:
    """No key in the code of the window is without its text."""
    known = {f"{area}.{key}" for area in AREAS for key, _text in texts("de", area)}
    tables = {key.rsplit(".", 1)[0] for key in known}
    pattern = re.compile(rf'"((?:{"|".join(AREAS)})\.[a-z_.]+)"')
    named = {key for path in (ROOT / "ui").rglob("*.py") for key in pattern.findall(path.read_text(encoding="utf-8"))}

    assert named - known - tables == set()


def texts(language: str, area: str) -> Iterator[tuple[str, str]]:
    """All texts of an area, with dotted keys."""
    file = ROOT / "resources/texts" / language / f"{area}.toml"
    yield from flat(tomllib.loads(file.read_text(encoding="utf-8")))


def flat(table: dict[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    """The entries of nested tables."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)


def fields(text: str) -> set[str]:
    """What is filled in."""
    return set(re.findall(r"\{(\w+)\}", text))
