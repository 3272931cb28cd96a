"""Data only: texts, wordings, rules, channels, fonts, icons, help. Read through these functions and no other way."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent  # importlib.resources would double what a start imports for it


def read_bytes(path: str) -> bytes:
    """A file of this folder, by its path with slashes."""
    return (_FOLDER / path).read_bytes()


def read_table(path: str) -> list[dict[str, str]]:
    """The rows of a CSV file of this folder, by their column names."""
    return list(csv.DictReader(read_bytes(path).decode("utf-8").splitlines()))


def read_toml(path: str) -> Mapping[str, Any]:
    """A TOML file of this folder."""
    return tomllib.loads(read_bytes(path).decode("utf-8"))


@cache
def _texts(language: str, area: str) -> Mapping[str, Any]:
    return read_toml(f"texts/{language}/{area}.toml")


def text(language: str, key: str, /, **data: object) -> str:
    """The sentence for a key, as "errors.name_empty": the file `texts/<language>/errors.toml`, the entry `name_empty`.

    Raises:
        KeyError: when there is no such text. The tests hold both languages to the same keys.
    """
    area, _, name = key.partition(".")
    found: Any = _texts(language, area)
    for part in name.split("."):
        found = found[part]
    return str(found).format(**data) if data else str(found)
