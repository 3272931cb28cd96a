"""Chats made to exhaust a computer, and 5,000 spoilt ones of each kind: read or refused by one kind of error."""

from __future__ import annotations

import io
import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from consentregister.domain.errors import InvalidInput
from consentregister.exchange.chat_files import LARGEST_TEXT, chat_text
from consentregister.exchange.chats import read_chat
from tests.faults.spoiling import spoilt

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a process took at most"),
]

_MUTATIONS = 5_000
_SECONDS, _MEGABYTES = 2.0, 512
_CHILD = """
import re, sys, time
from pathlib import Path
from consentregister.domain.errors import InvalidInput
from consentregister.exchange.chat_files import chat_text
from consentregister.exchange.chats import read_chat
content = Path(sys.argv[1]).read_bytes()
begun = time.process_time()
try:
    told = f"read {len(read_chat(chat_text(content, 'chat'), 'chat').messages)}"
except InvalidInput as error:
    told = error.key
peak = int(re.search("VmHWM:\\\\s+(\\\\d+)", Path("/proc/self/status").read_text())[1])
print(time.process_time() - begun, peak / 1024, told)
"""
CHAT = (
    "24.11.26, 09:15 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.\n"
    "24.11.26, 09:15 - Anna Beispiel: Guten Morgen,\nhaben Sie Freitag etwas frei?\n"
    "24.11.26, 09:20 - Salon: Ja, um drei.\n25.11.26, 18:01 - Anna Beispiel: \u200eBild weggelassen\n"
)
IPHONE = "\u200e[11/24/26, 9:15:00\u202fAM] Anna Beispiel: Hello\n[11/24/26, 9:20:00\u202fAM] Salon: Hello\n"


def _zipped(text: str | bytes, name: str = "_chat.txt") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
        archive.writestr("photo.jpg", b"\xff\xd8")
    return packed.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: _zipped(b" " * 400_000_000),
    "one line": lambda: CHAT.encode() + b"a" * LARGEST_TEXT,
    "only line ends": lambda: b"\n" * LARGEST_TEXT,
    "numbers without end": lambda: b"1" * LARGEST_TEXT,
    "heads without end": lambda: b"24.11.26, 09:15 - " * (LARGEST_TEXT // 18),
    "a head on each line": lambda: b"24.11.26, 09:15 - A: b\n" * (LARGEST_TEXT // 23),
    "half heads": lambda: b"24.11.26, 09:\n" * (LARGEST_TEXT // 14),
    "each line by somebody else": lambda: b"".join(b"24.11.26, 09:15 - A%d: b\n" % n for n in range(115_000)),
    "brackets": lambda: b"[" * LARGEST_TEXT,
}


@pytest.mark.parametrize("which", HOSTILE)
def test_within_two_seconds_and_512_megabytes(tmp_path: Path, which: str) -> None:
    """Refused or read, the computer is not exhausted."""
    file = tmp_path / "chat"
    file.write_bytes(HOSTILE[which]())
    run = subprocess.run([sys.executable, "-c", _CHILD, file], capture_output=True, text=True, check=True, timeout=120)
    seconds, megabytes, told = run.stdout.strip().split(" ", 2)

    assert re.match(r"read|errors\.chat_", told)
    assert float(seconds) < _SECONDS, told
    assert float(megabytes) < _MEGABYTES, told


@pytest.mark.parametrize(
    "samples",
    [[CHAT.encode(), IPHONE.encode(), CHAT.encode("utf-16")], [_zipped(CHAT), _zipped(IPHONE, "../../_chat.txt")]],
    ids=["text", "zip"],
)
def test_spoilt_chats(samples: list[bytes]) -> None:
    """5,000 of each kind: read, or refused by one kind of error, each under two seconds."""
    dice = random.Random(1)  # noqa: S311 (the same spoilt files each time)
    slowest, refused = 0.0, 0
    for _ in range(_MUTATIONS):
        content, begun = spoilt(dice.choice(samples), dice), time.process_time()
        try:
            read_chat(chat_text(content, "chat"), "chat")
        except InvalidInput:
            refused += 1
        slowest = max(slowest, time.process_time() - begun)

    assert 0 < refused < _MUTATIONS
    assert slowest < _SECONDS
