"""The tables as SQLModel classes. They do not validate: a wrong value is refused where it enters, in the domain.

Made by the migrations alone, where the checks and their reasons stand; a test holds the two to the same shape.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

metadata = SQLModel.metadata


class RegisterTable(SQLModel, table=True):
    """The register itself: one row."""

    __tablename__ = "register"
    __table_args__ = (CheckConstraint("id = 1"),)
    id: int = Field(default=1, primary_key=True)
    key: bytes
    created_at: str = Field(sa_type=Text)
    demo: bool


class SettingTable(SQLModel, table=True):
    """What the owner set, each value as text; what is missing has its default."""

    __tablename__ = "setting"
    key: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)


class PersonTable(SQLModel, table=True):
    """A person. Ids are never used again."""

    __tablename__ = "person"
    __table_args__ = (
        Index("person_by_name", "sort_key", "id", sqlite_where=text("removed_at IS NULL")),
        Index("person_by_guardian", "guardian_id", sqlite_where=text("guardian_id IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    sort_name: str = Field(sa_type=Text)
    sort_key: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    street: str = Field(sa_type=Text)
    postcode: str = Field(sa_type=Text)
    city: str = Field(sa_type=Text)
    minor: bool
    birth_date: str | None = Field(sa_type=Text)
    guardian_id: int | None = Field(foreign_key="person.id")
    preferred: str = Field(sa_type=Text)
    form_language: str | None = Field(sa_type=Text)
    info_sheet_given: str | None = Field(sa_type=Text)
    number_given: bool
    uwg_7_3: bool
    recorded_at: str = Field(sa_type=Text)
    removed_at: str | None = Field(default=None, sa_type=Text)
    merged_into: int | None = Field(default=None, foreign_key="person.id")


class ContactPointTable(SQLModel, table=True):
    """One number or address of a person."""

    __tablename__ = "contact_point"
    __table_args__ = (UniqueConstraint("person_id", "kind", "value"), Index("contact_point_by_value", "value"))
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    kind: str = Field(sa_type=Text)
    value: str = Field(sa_type=Text)
    mobile: bool
    position: int
    label: str | None = Field(default=None, sa_type=Text)


class StopTable(SQLModel, table=True):
    """An objection or a whole-person stop, until it is ended."""

    __tablename__ = "stop"
    __table_args__ = (Index("stop_by_person", "person_id"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    scope: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    ended_at: str | None = Field(default=None, sa_type=Text)
    recorded_by: str = Field(sa_type=Text)


class DocumentTable(SQLModel, table=True):
    """A file as it came, byte for byte, once per content."""

    __tablename__ = "document"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    name: str = Field(sa_type=Text)
    media_type: str = Field(sa_type=Text)
    size: int
    stored_at: str = Field(sa_type=Text)
    content: bytes


class WordingTable(SQLModel, table=True):
    """The exact text that was printed, kept for ever with its digest."""

    __tablename__ = "wording"
    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_type=Text)
    variant: str = Field(sa_type=Text)
    language: str = Field(sa_type=Text)
    version: str = Field(sa_type=Text)
    digest: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    source: str = Field(sa_type=Text)
    names_services: bool
    recorded_at: str = Field(sa_type=Text)


class OwnWordingTable(SQLModel, table=True):
    """A text of the business's own. The newest of its form is in use; `shipped` is the program's text of that day."""

    __tablename__ = "own_wording"
    id: int | None = Field(default=None, primary_key=True)
    wording_id: int = Field(sa_column=Column(Integer, ForeignKey("wording.id"), nullable=False, unique=True))
    shipped: str = Field(sa_type=Text)
    changed_at: str = Field(sa_type=Text)
    changed_by: str = Field(sa_type=Text)


class OutdatedWordingTable(SQLModel, table=True):
    """From when, and until when, a wording says in substance something else than the one in use."""

    __tablename__ = "outdated_wording"
    __table_args__ = (Index("outdated_by_wording", "wording_id"),)
    id: int | None = Field(default=None, primary_key=True)
    wording_id: int = Field(foreign_key="wording.id")
    at: str = Field(sa_type=Text)
    ended_at: str | None = Field(default=None, sa_type=Text)


class FormTable(SQLModel, table=True):
    """One printed form. Its state is told by its dates; `fields` are the places of its boxes as JSON."""

    __tablename__ = "form"
    __table_args__ = (
        Index("form_by_person", "person_id"),
        Index("form_open", "printed_at", sqlite_where=text("returned_at IS NULL AND voided_at IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    person_id: int | None = Field(foreign_key="person.id")
    kind: str = Field(sa_type=Text)
    language: str = Field(sa_type=Text)
    wording_id: int = Field(foreign_key="wording.id")
    document_id: int = Field(foreign_key="document.id")
    page: int
    last_page: int
    fields: str = Field(sa_type=Text)
    addresses: str = Field(sa_type=Text)
    printed_at: str = Field(sa_type=Text)
    returned_at: str | None = Field(default=None, sa_type=Text)
    voided_at: str | None = Field(default=None, sa_type=Text)
    void_reason: str | None = Field(default=None, sa_type=Text)
    not_waited_since: str | None = Field(default=None, sa_type=Text)
    lies_in: str = Field(default="", sa_type=Text)


class ConsentTable(SQLModel, table=True):
    """One statement about one channel and purpose. Rows are added, and voided, never changed."""

    __tablename__ = "consent"
    __table_args__ = (
        Index("consent_by_person", "person_id", "channel", "purpose"),
        Index("consent_by_form", "form_id", sqlite_where=text("form_id IS NOT NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    channel: str = Field(sa_type=Text)
    purpose: str = Field(sa_type=Text)
    statement: str = Field(sa_type=Text)
    address: str = Field(sa_type=Text)
    way: str | None = Field(default=None, sa_type=Text)
    signed_on: str | None = Field(default=None, sa_type=Text)
    effective_at: str = Field(sa_type=Text)
    recorded_at: str = Field(sa_type=Text)
    recorded_by: str = Field(sa_type=Text)
    given_by: int | None = Field(default=None, foreign_key="person.id")
    form_id: int | None = Field(default=None, foreign_key="form.id")
    document_id: int | None = Field(default=None, foreign_key="document.id")
    scope: str = Field(default="", sa_type=Text)
    voided_at: str | None = Field(default=None, sa_type=Text)
    void_reason: str | None = Field(default=None, sa_type=Text)


class SigningKeyTable(SQLModel, table=True):
    """A key of the register that seals what was signed on the screen; the newest one seals."""

    __tablename__ = "signing_key"
    id: int | None = Field(default=None, primary_key=True)
    certificate: str = Field(sa_type=Text)
    private_key: bytes
    made_at: str = Field(sa_type=Text)


class SignedFormTable(SQLModel, table=True):
    """A form signed on the screen: the sealed PDF, and the strokes beside it."""

    __tablename__ = "signed_form"
    id: int | None = Field(default=None, primary_key=True)
    form_id: int = Field(sa_column=Column(Integer, ForeignKey("form.id"), nullable=False, unique=True))
    document_id: int = Field(foreign_key="document.id")
    strokes_id: int = Field(foreign_key="document.id")
    key_id: int = Field(foreign_key="signing_key.id")
    signed_at: str = Field(sa_type=Text)


class MatterTable(SQLModel, table=True):
    """What a conversation is about."""

    __tablename__ = "matter"
    __table_args__ = (Index("matter_by_person", "person_id"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    title: str = Field(sa_type=Text)
    opened_at: str = Field(sa_type=Text)
    closed_at: str | None = Field(default=None, sa_type=Text)


class MessageTable(SQLModel, table=True):
    """One contact in or out, without its content."""

    __tablename__ = "message"
    __table_args__ = (Index("message_by_person", "person_id", "matter_id", "channel", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    matter_id: int = Field(foreign_key="matter.id")
    channel: str = Field(sa_type=Text)
    direction: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    purpose: str | None = Field(default=None, sa_type=Text)
    document_id: int | None = Field(default=None, foreign_key="document.id")
    verdict: str = Field(default="", sa_type=Text)
    rule: str = Field(default="", sa_type=Text)
    reason: str = Field(default="", sa_type=Text)
    recorded_at: str = Field(sa_type=Text)
    recorded_by: str = Field(sa_type=Text)


class ScanTable(SQLModel, table=True):
    """One form on one page that came in, until it is filed; `reading` is what the machine read on it, as JSON."""

    __tablename__ = "scan"
    __table_args__ = (
        UniqueConstraint("document_id", "page", "code"),
        Index("scan_open", "taken_at", sqlite_where=text("status IN ('proposed', 'waiting')")),
    )
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    page: int
    code: str = Field(sa_type=Text)
    form_id: int | None = Field(sa_column=Column(Integer, ForeignKey("form.id")))
    status: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
    taken_at: str = Field(sa_type=Text)
    filed_at: str | None = Field(default=None, sa_type=Text)
    reading: str = Field(sa_type=Text)


class ThumbTable(SQLModel, table=True):
    """The small picture of a page that came in."""

    __tablename__ = "thumb"
    scan_id: int = Field(sa_column=Column(Integer, ForeignKey("scan.id"), primary_key=True, nullable=False))
    picture: bytes


class WatchedFileTable(SQLModel, table=True):
    """A file seen in the watched folder."""

    __tablename__ = "watched_file"
    __table_args__ = (UniqueConstraint("folder", "name", "size", "changed"),)
    id: int | None = Field(default=None, primary_key=True)
    folder: str = Field(sa_type=Text)
    name: str = Field(sa_type=Text)
    size: int
    changed: int
    state: str = Field(sa_type=Text)


class ImportBatchTable(SQLModel, table=True):
    """One file of people that was taken over."""

    __tablename__ = "import_batch"
    id: int | None = Field(default=None, primary_key=True)
    file: str = Field(sa_type=Text)
    digest: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    recorded_by: str = Field(sa_type=Text)
    undone_at: str | None = Field(default=None, sa_type=Text)


class ImportedPersonTable(SQLModel, table=True):
    """A person that came by a file: the entry of the log that tells of it, and the card before (none: it is new)."""

    __tablename__ = "imported_person"
    __table_args__ = (UniqueConstraint("batch_id", "person_id"), Index("imported_by_person", "person_id"))
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="import_batch.id")
    person_id: int = Field(foreign_key="person.id")
    event: int
    before: str | None = Field(default=None, sa_type=Text)


class ColumnMappingTable(SQLModel, table=True):
    """What the columns of another program's table hold, as the user said: by its heads, asked once."""

    __tablename__ = "column_mapping"
    id: int | None = Field(default=None, primary_key=True)
    heads: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    columns: str = Field(sa_type=Text)
    used_at: str = Field(sa_type=Text)


class MergedPersonTable(SQLModel, table=True):
    """Two records that were of one person; `moved` says which rows went over, as JSON, for the way back."""

    __tablename__ = "merged_person"
    __table_args__ = (Index("merged_by_kept", "kept_id"), Index("merged_by_gone", "gone_id"))
    id: int | None = Field(default=None, primary_key=True)
    kept_id: int = Field(foreign_key="person.id")
    gone_id: int = Field(foreign_key="person.id")
    moved: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    recorded_by: str = Field(sa_type=Text)
    undone_at: str | None = Field(default=None, sa_type=Text)


class PhoneBookTable(SQLModel, table=True):
    """The work phone's address book as it was exported or checked: keyed digests of its numbers, as JSON."""

    __tablename__ = "phone_book"
    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    entries: str = Field(sa_type=Text)


class EventTable(SQLModel, table=True):
    """One entry of the log; written by `event_log` alone."""

    __tablename__ = "event"
    __table_args__ = (Index("event_by_person", "person_id", "seq", sqlite_where=text("person_id IS NOT NULL")),)
    seq: int = Field(primary_key=True)
    at: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    person_id: int | None
    salt: bytes | None = Field(sa_type=LargeBinary)
    payload: bytes | None = Field(sa_type=LargeBinary)
    digest: bytes
    hash: bytes
