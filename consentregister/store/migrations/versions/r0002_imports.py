"""Imports, merged people, the work phone's address book.

A number keeps the label its owner gave it ("Praxis"); NULL for none, so that the seals of the rows already there
still hold.
"""

from __future__ import annotations

from alembic import op

revision = "r0002"
down_revision = "r0001"

_STEPS = """
ALTER TABLE contact_point ADD COLUMN label TEXT;
ALTER TABLE person ADD COLUMN merged_into INTEGER REFERENCES person (id);
CREATE TABLE import_batch (
    id INTEGER NOT NULL PRIMARY KEY,
    file TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    undone_at TEXT
);
CREATE TABLE imported_person (
    id INTEGER NOT NULL PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES import_batch (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    event INTEGER NOT NULL,
    before TEXT,
    UNIQUE (batch_id, person_id)
);
CREATE INDEX imported_by_person ON imported_person (person_id);
CREATE TABLE column_mapping (
    id INTEGER NOT NULL PRIMARY KEY,
    heads TEXT NOT NULL UNIQUE,
    columns TEXT NOT NULL,
    used_at TEXT NOT NULL
);
CREATE TABLE merged_person (
    id INTEGER NOT NULL PRIMARY KEY,
    kept_id INTEGER NOT NULL REFERENCES person (id),
    gone_id INTEGER NOT NULL REFERENCES person (id),
    moved TEXT NOT NULL,
    at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    undone_at TEXT
);
CREATE INDEX merged_by_kept ON merged_person (kept_id);
CREATE INDEX merged_by_gone ON merged_person (gone_id);
CREATE TABLE phone_book (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('exported', 'checked')),
    at TEXT NOT NULL,
    entries TEXT NOT NULL
)
"""


def upgrade() -> None:
    """Make the new columns and tables."""
    for statement in _STEPS.split(";"):
        op.execute(statement)
