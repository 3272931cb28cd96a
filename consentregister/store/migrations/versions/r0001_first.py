"""The first register.

Times are UTC as "2026-11-24T09:00:00Z", days as "2026-11-24". Words are those of `domain.words`; channels and kinds of
forms are data and stand here without a list, so that a new messenger is no migration.
"""

from __future__ import annotations

from alembic import op

revision = "r0001"
down_revision = None

_TABLES = """
CREATE TABLE register (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    key BLOB NOT NULL,
    created_at TEXT NOT NULL,
    demo BOOLEAN NOT NULL
);
CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    sort_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('new_customer', 'existing_customer', 'employee', 'business_contact')),
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    minor BOOLEAN NOT NULL,
    birth_date TEXT,
    guardian_id INTEGER REFERENCES person (id) CHECK (guardian_id <> id),
    preferred TEXT NOT NULL,
    form_language TEXT,
    info_sheet_given TEXT,
    number_given BOOLEAN NOT NULL,
    uwg_7_3 BOOLEAN NOT NULL,
    recorded_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE INDEX person_by_name ON person (sort_key, id) WHERE removed_at IS NULL;
CREATE INDEX person_by_guardian ON person (guardian_id) WHERE guardian_id IS NOT NULL;
CREATE TABLE contact_point (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL CHECK (value <> ''),
    mobile BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (person_id, kind, value)
);
CREATE INDEX contact_point_by_value ON contact_point (value);
CREATE TABLE stop (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    scope TEXT NOT NULL CHECK (scope IN ('advertising', 'everything', 'no_contact')),
    at TEXT NOT NULL,
    ended_at TEXT,
    recorded_by TEXT NOT NULL
);
CREATE INDEX stop_by_person ON stop (person_id);
CREATE TABLE document (
    id INTEGER NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    stored_at TEXT NOT NULL,
    content BLOB NOT NULL
);
CREATE TABLE wording (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    variant TEXT NOT NULL,
    language TEXT NOT NULL,
    version TEXT NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    names_services BOOLEAN NOT NULL,
    recorded_at TEXT NOT NULL
);
CREATE TABLE own_wording (
    id INTEGER NOT NULL PRIMARY KEY,
    wording_id INTEGER NOT NULL UNIQUE REFERENCES wording (id),
    shipped TEXT NOT NULL CHECK (length(shipped) = 64),
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE TABLE outdated_wording (
    id INTEGER NOT NULL PRIMARY KEY,
    wording_id INTEGER NOT NULL REFERENCES wording (id),
    at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX outdated_by_wording ON outdated_wording (wording_id);
CREATE TABLE form (
    id INTEGER NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (length(code) = 12),
    person_id INTEGER REFERENCES person (id),
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    wording_id INTEGER NOT NULL REFERENCES wording (id),
    document_id INTEGER NOT NULL REFERENCES document (id),
    page INTEGER NOT NULL,
    last_page INTEGER NOT NULL,
    fields TEXT NOT NULL,
    addresses TEXT NOT NULL,
    printed_at TEXT NOT NULL,
    returned_at TEXT,
    voided_at TEXT,
    void_reason TEXT,
    not_waited_since TEXT,
    lies_in TEXT NOT NULL
);
CREATE INDEX form_by_person ON form (person_id);
CREATE INDEX form_open ON form (printed_at) WHERE returned_at IS NULL AND voided_at IS NULL;
CREATE TABLE consent (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    channel TEXT NOT NULL,
    purpose TEXT NOT NULL,
    statement TEXT NOT NULL CHECK (statement IN ('requested', 'refused', 'granted', 'withdrawn')),
    address TEXT NOT NULL,
    way TEXT CHECK (way IN ('paper', 'screen', 'oral')),
    signed_on TEXT,
    effective_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    given_by INTEGER REFERENCES person (id),
    form_id INTEGER REFERENCES form (id),
    document_id INTEGER REFERENCES document (id),
    scope TEXT NOT NULL,
    voided_at TEXT,
    void_reason TEXT
);
CREATE INDEX consent_by_person ON consent (person_id, channel, purpose);
CREATE INDEX consent_by_form ON consent (form_id) WHERE form_id IS NOT NULL;
CREATE TABLE signing_key (
    id INTEGER NOT NULL PRIMARY KEY,
    certificate TEXT NOT NULL,
    private_key BLOB NOT NULL,
    made_at TEXT NOT NULL
);
CREATE TABLE signed_form (
    id INTEGER NOT NULL PRIMARY KEY,
    form_id INTEGER NOT NULL UNIQUE REFERENCES form (id),
    document_id INTEGER NOT NULL REFERENCES document (id),
    strokes_id INTEGER NOT NULL REFERENCES document (id),
    key_id INTEGER NOT NULL REFERENCES signing_key (id),
    signed_at TEXT NOT NULL
);
CREATE TABLE matter (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    title TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT
);
CREATE INDEX matter_by_person ON matter (person_id);
CREATE TABLE message (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    matter_id INTEGER NOT NULL REFERENCES matter (id),
    channel TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    at TEXT NOT NULL,
    purpose TEXT,
    document_id INTEGER REFERENCES document (id),
    verdict TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL
);
CREATE INDEX message_by_person ON message (person_id, matter_id, channel, at);
CREATE TABLE scan (
    id INTEGER NOT NULL PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    page INTEGER NOT NULL,
    code TEXT NOT NULL,
    form_id INTEGER REFERENCES form (id),
    status TEXT NOT NULL CHECK (status IN ('proposed', 'waiting', 'filed', 'refused')),
    reason TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    filed_at TEXT,
    reading TEXT NOT NULL,
    UNIQUE (document_id, page, code)
);
CREATE INDEX scan_open ON scan (taken_at) WHERE status IN ('proposed', 'waiting');
CREATE TABLE thumb (
    scan_id INTEGER NOT NULL PRIMARY KEY REFERENCES scan (id),
    picture BLOB NOT NULL
);
CREATE TABLE watched_file (
    id INTEGER NOT NULL PRIMARY KEY,
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('before', 'done')),
    UNIQUE (folder, name, size, changed)
);
CREATE TABLE event (
    seq INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    person_id INTEGER,
    salt BLOB,
    payload BLOB,
    digest BLOB NOT NULL,
    hash BLOB NOT NULL
);
CREATE INDEX event_by_person ON event (person_id, seq) WHERE person_id IS NOT NULL
"""

# An FTS5 trigram index finds parts of three characters and more; for one or two there is an index of word beginnings.
_SEARCH = """
CREATE VIRTUAL TABLE person_search USING fts5(key, tokenize = 'trigram');
CREATE VIRTUAL TABLE person_words USING fts5(key, tokenize = 'unicode61', prefix = '1 2')
"""

# The log is append-only: an entry may lose its salt and payload (Art. 17), and nothing else of it ever changes.
_GUARDS = (
    """CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER event_forgets_only BEFORE UPDATE ON event
    WHEN NOT (new.seq = old.seq AND new.at = old.at AND new.kind = old.kind AND new.person_id IS old.person_id
              AND new.digest = old.digest AND new.hash = old.hash AND new.salt IS NULL AND new.payload IS NULL)
    BEGIN SELECT raise(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER document_stays BEFORE UPDATE ON document
    BEGIN SELECT raise(ABORT, 'documents never change'); END""",
)


def upgrade() -> None:
    """Make the tables, the search index and the guards."""
    for statement in (*_TABLES.split(";"), *_SEARCH.split(";"), *_GUARDS):
        op.execute(statement)
