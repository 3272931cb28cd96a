"""Calls of the command line, within this process for speed or as a program of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from consentregister.cli.app import run

NOON = "2026-11-24T12:00"


@dataclass(frozen=True)
class Said:
    """What a call came back with."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


class Cli:
    """Calls the command line on the salon's register, at noon of 24 November 2026 unless told otherwise."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.place = place
        self._capsys = capsys

    def __call__(self, *arguments: object, now: str = NOON) -> Said:
        """Run a command with `--json`."""
        return self.plain(*arguments, "--register", self.place, "--now", now, "--json")

    def plain(self, *arguments: object) -> Said:
        """Run a command exactly as given."""
        self._capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = self._capsys.readouterr()
        return Said(code, out, err)

    def ok(self, *arguments: object, now: str = NOON) -> Any:
        """Run a command that must succeed.

        Returns: its document.
        """
        said = self(*arguments, now=now)
        assert said.code == 0, said.err
        assert said.err == ""
        return said.json

    def refused(self, code: int, *arguments: object, now: str = NOON) -> str:
        """Run a command that must fail: its exit status, nothing on standard output, one sentence, not a byte changed.

        Returns: the sentence.
        """
        before = self.fingerprint()
        said = self(*arguments, now=now)
        assert (said.code, said.out) == (code, ""), said
        assert said.err.count("\n") == 1
        assert "Traceback" not in said.err
        assert self.fingerprint() == before
        return said.err.strip()

    def fingerprint(self) -> str:
        """A digest of the register's file; "" where there is no file to read."""
        try:
            return hashlib.sha256(self.place.read_bytes()).hexdigest()
        except OSError:
            return ""

    def events(self) -> int:
        """How many entries the log has; -1 where there is no register to ask."""
        try:
            with closing(sqlite.connect(f"file:{self.place}?mode=rw", uri=True)) as connection:
                return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])
        except sqlite.DatabaseError:
            return -1

    def add(self, name: str = "Anna Beispiel", *more: object, now: str = NOON) -> int:
        """Record a person.

        Returns: the id.
        """
        return int(self.ok("person", "add", name, *more, now=now)["id"])

    def anna(self, *more: object, now: str = NOON) -> int:
        """Record Anna Beispiel with her mobile number."""
        return self.add("Anna Beispiel", "--phone", "0171 39200 33", *more, now=now)

    def check(
        self, person: int, purpose: str = "answer_own_request", channel: str = "whatsapp", now: str = NOON
    ) -> tuple[str, str]:
        """Ask "May I?".

        Returns: the verdict and the rule's number.
        """
        said = self("check", person, "--channel", channel, "--purpose", purpose, now=now)
        answer = said.json
        assert said.code == (0 if answer["verdict"].startswith("allow") else 1)
        return answer["verdict"], answer["rule"].partition("_")[0]

    def grant(self, person: int, purpose: str, *more: object, channel: str = "whatsapp", now: str = NOON) -> Any:
        """File a signed consent with the scan of a paper."""
        paper = self.place.with_name(f"{purpose}.txt")
        paper.write_text("signed")
        given = ("--channel", channel, "--purpose", purpose, "--evidence", paper)
        return self.ok("consent", "grant", person, *given, *more, now=now)

    def writes(self, person: int, *more: object, channel: str = "whatsapp", now: str = NOON) -> Any:
        """Record that a person wrote to us."""
        return self.ok("message", "log", person, "--channel", channel, "--direction", "in", *more, now=now)


def start(*arguments: object, stdin: str = "", **environment: str) -> Said:
    """Start the command line as a program of its own, exactly as given."""
    command = [sys.executable, "-c", "from consentregister.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        env={**os.environ, **environment},
    )
    return Said(done.returncode, done.stdout, done.stderr)
