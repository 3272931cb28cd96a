"""The watched folder as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FolderState(StrEnum):
    """How the watched folder stands."""

    OFF = "off"
    THERE = "there"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FolderLook:
    """What one look into the watched folder found.

    Folder and files are paths as text.

    Attributes:
        folder: "" when none is watched.
        new: files that are complete and were not taken yet.
        growing: whether there are files that are not complete yet.
        before: files that lay there when the folder was chosen, and nobody has said what is to become of them.
    """

    state: FolderState
    folder: str = ""
    new: tuple[str, ...] = ()
    growing: bool = False
    before: tuple[str, ...] = ()
