"""What can go wrong, in two families: the world's fault (here) and ours (any other exception).

An error carries the key of its sentence in `resources/texts` and the data to fill it; the window and the command line
word it from the same catalogue. No sentence is made here.
"""

from __future__ import annotations


class RegisterError(Exception):
    """The world's fault: worded for the user by `key` and `data`.

    Attributes:
        key: the sentence in `resources/texts`, as "errors.<name>".
        data: what fills the sentence.
    """

    def __init__(self, name: str, **data: object) -> None:
        super().__init__(name)
        self.key = f"errors.{name}"
        self.data = data


class InvalidInput(RegisterError):
    """A value the register refuses; nothing was changed.

    Attributes:
        field: the field of the form the value stood in, so that the sentence can be shown under it.
    """

    def __init__(self, field: str, name: str, **data: object) -> None:
        super().__init__(name, **data)
        self.field = field


class NotFound(InvalidInput):
    """An id, a form's code or a file that is not there."""


class UnreadableFile(InvalidInput):
    """A file from outside that can't be taken: empty, damaged, too large, locked."""

    def __init__(self, name: str, **data: object) -> None:
        super().__init__("file", name, **data)


class CodeRefused(InvalidInput):
    """A form's code that is forged, or of another register."""

    def __init__(self, name: str, **data: object) -> None:
        super().__init__("code", name, **data)


class StoreError(RegisterError):
    """The register itself: missing, damaged, newer than the program, read-only, busy, disk full."""
