"""Windows' registry: what is read of it, and what is written into the user's own part."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any


class Registry:
    """Texts by key and name; "" where there is none.

    Args:
        winreg: Python's module of this name.
    """

    def __init__(self, winreg: Any) -> None:
        self._winreg = winreg

    def of_class(self, path: str, name: str = "") -> str:
        """What stands under the classes of this user and this computer."""
        return self._read(self._winreg.HKEY_CLASSES_ROOT, path, name)

    def of_user(self, path: str, name: str = "") -> str:
        """What stands in the user's part."""
        return self._read(self._winreg.HKEY_CURRENT_USER, path, name)

    def write(self, path: str, values: Mapping[str, str]) -> None:
        """Write into the user's part.

        Raises:
            OSError: it can't be written.
        """
        with self._winreg.CreateKeyEx(self._winreg.HKEY_CURRENT_USER, path, 0, self._winreg.KEY_SET_VALUE) as key:
            for name, value in values.items():
                self._winreg.SetValueEx(key, name, 0, self._winreg.REG_SZ, value)

    def delete(self, path: str) -> None:
        """Take a key with everything below it out of the user's part."""
        for child in self._children(path):
            self.delete(rf"{path}\{child}")
        with suppress(FileNotFoundError):
            self._winreg.DeleteKey(self._winreg.HKEY_CURRENT_USER, path)

    def delete_value(self, path: str, name: str) -> None:
        """Take one value out of the user's part."""
        with suppress(FileNotFoundError), self._open(path, self._winreg.KEY_SET_VALUE) as key:
            self._winreg.DeleteValue(key, name)

    def _children(self, path: str) -> list[str]:
        try:
            with self._open(path, self._winreg.KEY_READ) as key:
                count, _values, _changed = self._winreg.QueryInfoKey(key)
                return [self._winreg.EnumKey(key, place) for place in range(count)]
        except FileNotFoundError:
            return []

    def _open(self, path: str, access: int) -> Any:
        return self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, path, 0, access)

    def _read(self, root: Any, path: str, name: str) -> str:
        try:
            with self._winreg.OpenKey(root, path, 0, self._winreg.KEY_READ) as key:
                value, _kind = self._winreg.QueryValueEx(key, name)
        except OSError:
            return ""
        return value if isinstance(value, str) else ""
