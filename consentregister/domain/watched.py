"""The watched folder as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class FolderState(StrEnum):
    """How the watched folder stands."""

    OFF = "off"
    THERE = "there"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FolderLook:
    """What one look into the watched folder found.

    Attributes:
        folder: None when none is watched.
        new: files that are complete and were not taken yet.
        growing: whether there are files that are not complete yet.
        before: files that lay there when the folder was chosen, and nobody has said what is to become of them.
    """

    state: FolderState
    folder: Path | None = None
    new: tuple[Path, ...] = ()
    growing: bool = False
    before: tuple[Path, ...] = ()
