"""Windows' registry in memory, behind the names of Python's `winreg`."""

from __future__ import annotations

from dataclasses import dataclass, field

_CLASSES = "Software\\Classes\\"


@dataclass
class Key:
    """An open key: the user's part, and a path in it."""

    path: str

    def __enter__(self) -> Key:
        """Open."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close."""


@dataclass
class FakeWinreg:
    """Keys by their path in the user's part; the classes are the user's alone.

    Attributes:
        keys: the values of each key, by name.
    """

    keys: dict[str, dict[str, object]] = field(default_factory=dict)
    HKEY_CURRENT_USER: str = ""
    HKEY_CLASSES_ROOT: str = _CLASSES
    KEY_READ: int = 1
    KEY_SET_VALUE: int = 2
    REG_SZ: int = 1

    def OpenKey(self, root: str, path: str, _reserved: int, _access: int) -> Key:
        """Open a key that is there, or one that has keys below it."""
        found = root + path
        if not any(key == found or key.startswith(f"{found}\\") for key in self.keys):
            raise FileNotFoundError(found)
        return Key(found)

    def CreateKeyEx(self, root: str, path: str, _reserved: int, _access: int) -> Key:
        """Open a key, made where it is not there."""
        self.keys.setdefault(root + path, {})
        return Key(root + path)

    def QueryValueEx(self, key: Key, name: str) -> tuple[object, int]:
        """A value."""
        try:
            return self.keys[key.path][name], self.REG_SZ
        except KeyError:
            raise FileNotFoundError(name) from None

    def SetValueEx(self, key: Key, name: str, _reserved: int, _kind: int, value: object) -> None:
        """Keep a value."""
        self.keys[key.path][name] = value

    def DeleteValue(self, key: Key, name: str) -> None:
        """Take a value out."""
        if self.keys[key.path].pop(name, None) is None:
            raise FileNotFoundError(name)

    def DeleteKey(self, root: str, path: str) -> None:
        """Take a key out; one with others below it stays, as on Windows."""
        found = root + path
        if self._below(found):
            raise PermissionError(found)
        if self.keys.pop(found, None) is None:
            raise FileNotFoundError(found)

    def QueryInfoKey(self, key: Key) -> tuple[int, int, int]:
        """How many keys are below."""
        return len(self._below(key.path)), 0, 0

    def EnumKey(self, key: Key, place: int) -> str:
        """The name of one of them."""
        return self._below(key.path)[place]

    def _below(self, path: str) -> list[str]:
        inner = (key.removeprefix(f"{path}\\") for key in self.keys if key.startswith(f"{path}\\"))
        return sorted({one.partition("\\")[0] for one in inner})
