"""A desktop of its own for tests: folders for programs and defaults, and the tools that Linux has for them.

Where xdg-mime or gio is not installed a small stand-in does what they do with these files.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

_XDG_MIME = """
import os, sys, re
from pathlib import Path
file = Path(os.environ["XDG_CONFIG_HOME"], "mimeapps.list")
known = dict(re.findall("^(x-scheme-handler/.*)=(.*)$", file.read_text() if file.exists() else "", re.M))
if sys.argv[1] == "query":
    claims = sorted(Path(os.environ["XDG_DATA_HOME"], "applications").glob("*.desktop"))
    claim = next((one.name for one in claims if sys.argv[3] + ";" in one.read_text()), "")
    print(known.get(sys.argv[3], claim).split(";")[0])
else:
    known.update(dict.fromkeys(sys.argv[3:], sys.argv[2]))
    file.write_text("[Default Applications]\\n" + "".join(f"{k}={v}\\n" for k, v in known.items()))
"""
_GIO = r"""
import re, subprocess, sys
from pathlib import Path
command = re.search("^Exec=(.*) %u$", Path(sys.argv[2]).read_text(), re.M)[1].replace(r"\\", "\\")
quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', command)
words = [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in quoted] or [command]
subprocess.run([*words, sys.argv[3]])
"""
_NOTES = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> {got}; done
"""


@dataclass(frozen=True)
class Desktop:
    """A desktop.

    Attributes:
        folder: where everything lies.
    """

    folder: Path

    @property
    def applications(self) -> Path:
        """Where programs are known."""
        return self.folder / "data/applications"

    @property
    def defaults(self) -> Path:
        """The list of what opens what."""
        return self.folder / "config/mimeapps.list"

    def install(self, name: str, *schemes: str) -> None:
        """Install a program that writes down what it is started with."""
        script = self.folder / name
        script.write_text(_NOTES.format(got=self.folder / f"{name}.got"), encoding="utf-8")
        script.chmod(0o755)
        types = "".join(f"x-scheme-handler/{scheme};" for scheme in schemes)
        entry = f"[Desktop Entry]\nType=Application\nName={name.title()}\nExec={script} %u\nMimeType={types}\n"
        (self.applications / f"{name}.desktop").write_text(entry, encoding="utf-8")

    def choose(self, name: str, *schemes: str) -> None:
        """Let a program be the default for links."""
        lines = [f"x-scheme-handler/{scheme}={name}.desktop\n" for scheme in schemes]
        with self.defaults.open("a", encoding="utf-8") as file:
            file.writelines(["[Default Applications]\n", *lines])

    def got(self, name: str) -> list[str]:
        """What a program was started with."""
        file = self.folder / f"{name}.got"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def make_desktop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """A desktop on which nothing is installed."""
    desktop = Desktop(folder)
    for name in ("data/applications", "config", "none", "bin"):
        (folder / name).mkdir(parents=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    for name in ("XDG_DATA_DIRS", "XDG_CONFIG_DIRS"):
        monkeypatch.setenv(name, str(folder / "none"))
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    for name, program in (("xdg-mime", _XDG_MIME), ("gio", _GIO)):
        if not shutil.which(name):
            stand_in = folder / "bin" / name
            stand_in.write_text(f"#!{sys.executable}\n{program}", encoding="utf-8")
            stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return desktop
