"""Bringing a register to the program's revision, after a copy of it was made."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from consentregister.domain.errors import StoreError
from consentregister.store.connection import Connection, connect, engine_on, is_marked, mark, worded_errors

REVISION: Final = "r0002"  # of the newest step; a test compares it with the folder `migrations`


def revision_of(connection: Connection) -> str:
    """The revision the file says it has.

    Raises:
        StoreError: not_a_register, or newer than this program.
    """
    if not is_marked(connection):
        raise StoreError("not_a_register", place="")
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise StoreError("not_a_register", place="")
    revision = str(row[0])
    if revision > REVISION:
        raise StoreError("register_newer")
    return revision


def migrate(place: Path, *, to: str = "head") -> None:
    """Run the missing steps in one transaction, on a connection of its own; as far as the revision `to`.

    Foreign keys are off while tables are rebuilt (a batch step would silently delete child rows), and all of them are
    checked before the commit.
    """
    from alembic import command
    from alembic.config import Config

    connection = connect(place)
    engine = engine_on(connection)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with worded_errors():
            connection.execute("PRAGMA foreign_keys = OFF")
            mark(connection)
            with engine.begin() as begun:
                config.attributes["connection"] = begun
                command.upgrade(config, to)
                if begun.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise StoreError("damaged")
    finally:
        engine.dispose()
        connection.close()
