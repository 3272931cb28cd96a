"""Imports point one way: the contracts of pyproject.toml hold, a breach is caught, and the domain stays pure."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("consentregister", "ui", "resources")

# What the domain may know: values, text, time as a value. Anything that reads, writes, asks or waits is left out.
PURE = {
    *("__future__", "abc", "base64", "bisect", "calendar", "collections", "contextlib", "copy", "dataclasses"),
    *(
        "datetime",
        "decimal",
        "difflib",
        "enum",
        "fractions",
        "functools",
        "hashlib",
        "heapq",
        "hmac",
        "itertools",
        "json",
        "math",
    ),
    *("operator", "re", "string", "textwrap", "types", "typing", "unicodedata", "urllib.parse", "zlib"),
    *("email_validator", "phonenumbers"),
}


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    """Import-linter's word on a tree."""
    program = "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())"
    command = [sys.executable, "-c", program, "--no-cache"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


def imports(source: str) -> Iterator[str]:
    """Every module that a source text imports; a relative import begins with a dot."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from (f"{module}.{alias.name}" for alias in node.names)


def impure(source: str) -> list[str]:
    """What a source text imports and the domain must not."""
    allowed = tuple(f"{name}." for name in (*PURE, "consentregister.domain"))
    return [name for name in imports(source) if not f"{name}.".startswith(allowed)]


def test_the_contracts_hold() -> None:
    """Nothing in the tree points back, sideways, or past the door."""
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("file", "breach"),
    [
        ("consentregister/domain/words.py", "from resources import text"),
        ("consentregister/domain/person.py", "import consentregister.services"),
        ("consentregister/services/planted.py", "import consentregister.register"),
        ("consentregister/store/planted.py", "import consentregister.paper"),
        ("consentregister/paper/planted.py", "import consentregister.store"),
        ("consentregister/paper/planted.py", "from PySide6.QtGui import QImage"),
        ("consentregister/exchange/planted.py", "import consentregister.store"),
        ("consentregister/store/planted.py", "import consentregister.exchange"),
        ("consentregister/elsewhere.py", "import json"),
        ("resources/planted.py", "import consentregister.domain"),
        ("ui/pages/planted.py", "import consentregister.services"),
        ("ui/pages/planted.py", "import consentregister.store"),
        ("ui/pages/planted.py", "import consentregister.exchange"),
        ("ui/pages/planted.py", "import sqlmodel"),
        ("ui/pages/planted.py", "import consentregister.cli"),
    ],
)
def test_a_planted_breach_is_caught(tmp_path: Path, file: str, breach: str) -> None:
    """The same contracts refuse one line more, whatever room it is planted in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    planted = tmp_path / file
    planted.write_text(
        (planted.read_text(encoding="utf-8") if planted.exists() else "") + f"\n{breach}\n", encoding="utf-8"
    )

    result = lint_imports(tmp_path)

    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout


@pytest.mark.parametrize("file", sorted((ROOT / "consentregister/domain").rglob("*.py")), ids=lambda file: file.stem)
def test_the_domain_is_pure(file: Path) -> None:
    """A file of the domain imports pure parts of the standard library, two pure libraries, and the domain."""
    assert impure(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "import requests",
        "import os",
        "from pathlib import Path",
        "import sqlite3",
        "from time import time",
        "import random",
        "from urllib.request import urlopen",
        "import consentregister.store",
        "from consentregister import services",
        "from ..store import reads",
        "import resources",
        "def f():\n    import socket",
    ],
)
def test_an_impure_import_is_seen(line: str) -> None:
    """Input, output, the clock, chance and other rooms are refused, at the top of a file or inside a function."""
    assert impure(line)
