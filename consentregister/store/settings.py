"""Where the owner's settings are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from consentregister.domain.settings import Settings
from consentregister.store.connection import Connection

if TYPE_CHECKING:
    from consentregister.store.work import Change


def read_settings(connection: Connection) -> Settings:
    """The settings as kept; what is missing has its default, what a later program left is passed over."""
    known = Settings.__dataclass_fields__
    rows = connection.execute("SELECT key, value FROM setting")
    return Settings().with_texts({row["key"]: row["value"] for row in rows if row["key"] in known})


def write_settings(change: Change, texts: Mapping[str, str]) -> None:
    """Keep some settings, each as text."""
    change.connection.executemany(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        list(texts.items()),
    )


def read_hidden(connection: Connection, key: str) -> str:
    """A value kept beside the settings that no list of settings shows; "" for none."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (f"hidden_{key}",)).fetchone()
    return str(row["value"]) if row else ""


def write_hidden(change: Change, key: str, value: str) -> None:
    """Keep a value that no list of settings shows."""
    write_settings(change, {f"hidden_{key}": value})
