"""Asks where a file shall be saved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(over: QWidget, title: str, name: str, kinds: Mapping[str, str]) -> Path | None:
    """A place for a file, None when one thinks better of it.

    Args:
        over: what the dialog lies over.
        title: of the dialog.
        name: of the file, to begin with, without its ending.
        kinds: what can be chosen, as "PDF (*.pdf)", each with its ending, as ".pdf"; the first is the usual one.
    """
    begin = f"{name}{next(iter(kinds.values()))}"
    while True:
        chosen, kind = QFileDialog.getSaveFileName(over, title, begin, ";;".join(kinds))
        if not chosen:
            return None
        file = Path(chosen)
        if file.suffix.lower() in kinds.values():
            return file
        file = file.with_name(f"{file.name}{kinds.get(kind) or next(iter(kinds.values()))}")
        if not file.exists():
            return file
        begin = str(file)  # one is asked whether to replace only what one named oneself
