"""Nothing leaves the computer, and nobody real stands in the tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("consentregister", "ui", "resources", "tests", "README.md", "CHANGELOG.md", ".ci")
TEXT = {".py", ".md", ".toml", ".csv", ".json", ".txt", ".vcf", ".svg", ".jinja", ".sql", ""}

# The numbers the Federal Network Agency keeps for fiction, as they stand after the country's code.
# The last digits may be missing, as where a number is put together.
FICTION = re.compile(
    r"17139200\d{0,2}|176040690\d{0,2}|15228817386|3023125\d{0,3}|4066969\d{0,3}|6990009\d{0,3}|8999998\d{0,3}|"
    r"2214710\d{0,3}"
)
# A German number as people write it: +49, 0049 or 0, then at least eight digits in groups; no part of a word or a sum.
NUMBER = re.compile(r"(?<![\w.,:/#+-])(?:\+49|0049|0)(?: ?\(0\))?(?:[ /-]{0,3}\d){8,12}(?!\w|[.,:]\d)")
ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})\b")
SAFE_HOSTS = re.compile(r"(.+\.)?example(\.(com|org|net))?")

# Modules that reach other computers, or start a program that does.
OUTWARD = {
    *(
        "aiohttp",
        "ftplib",
        "http",
        "httpx",
        "imaplib",
        "poplib",
        "requests",
        "smtplib",
        "socket",
        "socketserver",
        "ssl",
    ),
    *("telnetlib", "urllib3", "webbrowser", "xmlrpc"),
}
# Qt's local socket tells a second start that one runs already; it ends at the edge of this computer.
LOCAL_OF_QT_NETWORK = {"QLocalServer", "QLocalSocket"}


def text_files() -> Iterator[Path]:
    """The texts of the tree that we write ourselves; binaries and the letters of licences left out."""
    for name in OURS:
        place = ROOT / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if (
                file.is_file()
                and file.suffix in TEXT
                and "LICENSE" not in file.name
                and "__pycache__" not in file.parts
            ):
                yield file


def strange_numbers(text: str) -> list[str]:
    """Telephone numbers that could be somebody's."""
    found = []
    for match in NUMBER.finditer(text):
        digits = re.sub(r"\D", "", re.sub(r"^\+49|^0049|^0|\(0\)", "", match[0]))
        if not FICTION.fullmatch(digits.removeprefix("0")):
            found.append(match[0])
    return found


def strange_addresses(text: str) -> list[str]:
    """E-mail addresses that could be somebody's."""
    return [match[0] for match in ADDRESS.finditer(text) if not SAFE_HOSTS.fullmatch(match[1].lower())]


def outward(source: str) -> list[str]:
    """What a source text imports that reaches other computers."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found += [n.name for n in names if n.name.partition(".")[0] in OUTWARD or n.name == "urllib.request"]
            case ast.ImportFrom(module="PySide6.QtNetwork", names=names):
                found += [name.name for name in names if name.name not in LOCAL_OF_QT_NETWORK]
            case ast.ImportFrom(module=str(module), names=names):
                if module.partition(".")[0] in OUTWARD or module == "urllib.request":
                    found.append(module)
                found += [
                    f"{module}.{n.name}"
                    for n in names
                    if f"{module}.{n.name}" in {"urllib.request", "PySide6.QtNetwork"}
                ]
    return found


def test_no_telephone_number_is_somebodys() -> None:
    """Every number in code, data, tests and documents is one that is kept for fiction."""
    found = {str(file.relative_to(ROOT)): strange_numbers(file.read_text(encoding="utf-8")) for file in text_files()}

    assert {name: numbers for name, numbers in found.items() if numbers} == {}


def test_no_address_is_somebodys() -> None:
    """Every e-mail address belongs to a domain that is kept for examples."""
    found = {str(file.relative_to(ROOT)): strange_addresses(file.read_text(encoding="utf-8")) for file in text_files()}

    assert {name: addresses for name, addresses in found.items() if addresses} == {}


def test_nothing_reaches_other_computers() -> None:
    """The program imports nothing that could send anything anywhere: the desktop opens WhatsApp, not we."""
    product = (file for name in ("consentregister", "ui", "resources") for file in (ROOT / name).rglob("*.py"))
    found = {str(file.relative_to(ROOT)): outward(file.read_text(encoding="utf-8")) for file in product}

    assert {name: modules for name, modules in found.items() if modules} == {}


@pytest.mark.parametrize(
    "text", ["0171 39200 33", "+4917139200 33", "0049 30 23125 101", "+49 (0)176 040690 12", "040/66969-123"]
)
def test_numbers_kept_for_fiction_pass(text: str) -> None:
    """However they are written."""
    assert NUMBER.search(text)
    assert strange_numbers(text) == []


@pytest.mark.parametrize("number", ["171 39201 33", "30 23126 101", "151 2345678"])
@pytest.mark.parametrize("country", ["0", "+49 ", "0049"])
def test_other_numbers_are_seen(country: str, number: str) -> None:
    """A digit beside the kept ranges is enough."""
    assert strange_numbers(f"ring {country}{number}, please")


def test_addresses_are_told_apart() -> None:
    """Domains for examples pass, others do not."""
    at = "@"
    assert strange_addresses(f"anna{at}example.com, b.c{at}salon.example.org") == []
    assert strange_addresses(f"anna{at}salon-mueller.de")


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import http.client",
        "from urllib.request import urlopen",
        "from urllib import request",
        "import requests",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "from PySide6 import QtNetwork",
    ],
)
def test_a_way_out_is_seen(line: str) -> None:
    """Each way to reach another computer is found where it is imported, and the local socket is none."""
    assert outward(line)
    assert outward("from PySide6.QtNetwork import QLocalServer, QLocalSocket\nfrom urllib.parse import quote") == []
