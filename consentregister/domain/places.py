"""Where the paper lies, as people write it: a folder, and after a comma the number of the sheet in it."""

from __future__ import annotations

import re

# "Ordner 3, 27", "Karton B; Nr. 4", "Binder 2 · no. 009": the number that counts stands last, behind a sign or a word.
_NUMBERED = re.compile(
    r"(?P<before>.*\S.*?(?:[,;·#|]|\b(?:nr|no|blatt|sheet)\b\.?)\s*(?:nr\.?|no\.?)?\s*)(?P<number>\d{1,9})",
    re.IGNORECASE,
)


def next_place(last: str) -> str:
    """Where the next paper will lie: the number counts up, a folder without one stays as it is.

    "Ordner 3, 27" gives "Ordner 3, 28"; "Ordner 2026/2" stays.
    """
    found = _NUMBERED.fullmatch(last.strip())
    if found is None:
        return last.strip()
    number = found["number"]
    return f"{found['before']}{int(number) + 1:0{len(number)}d}"
