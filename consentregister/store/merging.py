"""One record goes into another, and comes back: which rows go over, and what is remembered for the way back.

A row goes over by its person alone; its id, and all that points to it, stays. `merged_person.moved` holds as JSON what
went, so that what stood at a time before can be told (`past_rows`) and the step undone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.merging import added_points, merged_card
from consentregister.domain.person import Person
from consentregister.store.connection import Connection
from consentregister.store.past_rows import MOVED_TABLES
from consentregister.store.people import columns_of, refresh_search_key

if TYPE_CHECKING:
    from consentregister.store.work import Change

_RUNNING = "SELECT * FROM merged_person WHERE kept_id = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1"
_IDS = "(SELECT value FROM json_each(:ids))"
# What came since and goes back with what it belongs to: the answers on a form, the messages of a matter.
_CAME_SINCE = {
    "consent": f"SELECT id FROM consent WHERE person_id = :keep AND form_id IN {_IDS}",
    "message": f"SELECT id FROM message WHERE person_id = :keep AND matter_id IN {_IDS}",
}
_CAME_BY = {"consent": "form", "message": "matter"}


@dataclass(kw_only=True)
class Moved:
    """What went over.

    Attributes:
        rows: ids by table.
        points: numbers and addresses: kind, value, mobile, position, label.
        labels: labels that filled an empty one: kind, value, label.
        card: columns of the kept card that were filled: before and after.
        children: whose parent went. given: statements that parent signed.
    """

    rows: dict[str, list[int]] = field(default_factory=dict)
    points: list[list[Any]] = field(default_factory=list)
    labels: list[list[str]] = field(default_factory=list)
    card: dict[str, list[Any]] = field(default_factory=dict)
    children: list[int] = field(default_factory=list)
    given: list[int] = field(default_factory=list)

    def as_text(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Merge:
    """A step that holds: its number, who stays, who went, and what went over."""

    id: int
    keep: int
    gone: int
    moved: Moved


def merge_people(change: Change, keep: Person, gone: Person) -> Merge:
    """Put all of one person under the other."""
    from consentregister.store.tables import MergedPersonTable

    moved = Moved(rows={table: _move_rows(change.connection, table, gone.id, keep.id) for table in MOVED_TABLES})
    _move_points(change.connection, keep, gone, moved)
    _fill_card(change.connection, keep, gone, moved)
    _move_family(change.connection, gone.id, keep.id, moved)
    change.connection.execute(
        "UPDATE person SET removed_at = ?, merged_into = ? WHERE id = ?", (change.at, keep.id, gone.id)
    )
    row = MergedPersonTable(
        kept_id=keep.id, gone_id=gone.id, moved=moved.as_text(), at=change.at, recorded_by=change.by
    )
    return Merge(change.add(row), keep.id, gone.id, moved)


def _move_rows(connection: Connection, table: str, gone: int, keep: int) -> list[int]:
    ids = [row[0] for row in connection.execute(f"SELECT id FROM {table} WHERE person_id = ? ORDER BY id", (gone,))]
    connection.execute(f"UPDATE {table} SET person_id = ? WHERE person_id = ?", (keep, gone))
    return ids


def _move_points(connection: Connection, keep: Person, gone: Person, moved: Moved) -> None:
    """Those that only the other has go over, behind the kept ones; a label fills an empty one."""
    wanted = {(point.kind, point.value) for point in added_points(keep, gone)}
    (last,) = connection.execute(
        "SELECT ifnull(max(position), 0) FROM contact_point WHERE person_id = ?", (keep.id,)
    ).fetchone()
    rows = connection.execute(
        "SELECT id, kind, value, mobile, position, label FROM contact_point WHERE person_id = ? ORDER BY position",
        (gone.id,),
    ).fetchall()
    for point, *values in rows:
        if (values[0], values[1]) in wanted:
            moved.points.append(values)
            connection.execute(
                "UPDATE contact_point SET person_id = ?, position = position + ? WHERE id = ?", (keep.id, last, point)
            )
        elif values[-1]:
            filled = connection.execute(
                "UPDATE contact_point SET label = ? WHERE person_id = ? AND kind = ? AND value = ? AND label IS NULL",
                (values[-1], keep.id, values[0], values[1]),
            )
            moved.labels += [[values[0], values[1], values[-1]]] * filled.rowcount


def _fill_card(connection: Connection, keep: Person, gone: Person, moved: Moved) -> None:
    before, after = columns_of(keep), columns_of(merged_card(keep, gone))
    moved.card = {column: [before[column], value] for column, value in after.items() if before[column] != value}
    _write_card(connection, keep.id, {column: after for column, (_, after) in moved.card.items()})
    refresh_search_key(connection, keep.id, merged_card(keep, gone))


def _write_card(connection: Connection, person: int, values: Mapping[str, Any]) -> None:
    for column, value in values.items():
        connection.execute(f"UPDATE person SET {column} = ? WHERE id = ?", (value, person))


def _move_family(connection: Connection, gone: int, keep: int, moved: Moved) -> None:
    """Children keep their parent, under the number that stays."""
    rows = connection.execute("SELECT id FROM person WHERE guardian_id = ?", (gone,))
    moved.children = [row[0] for row in rows]
    moved.given = [row[0] for row in connection.execute("SELECT id FROM consent WHERE given_by = ?", (gone,))]
    _set_family(connection, moved, gone, keep)


def _set_family(connection: Connection, moved: Moved, old: int, new: int) -> None:
    for table, column, ids in (("person", "guardian_id", moved.children), ("consent", "given_by", moved.given)):
        connection.execute(
            f"UPDATE {table} SET {column} = :new WHERE {column} = :old AND id IN {_IDS}",
            {"new": new, "old": old, "ids": json.dumps(ids)},
        )


def relatives_of(connection: Connection, moved: Moved) -> list[int]:
    """Whose rows were changed beside those of the two: the children."""
    sql = f"SELECT DISTINCT person_id FROM consent WHERE id IN {_IDS}"
    signed = [row[0] for row in connection.execute(sql, {"ids": json.dumps(moved.given)})]
    return sorted({*moved.children, *signed})


def standing_merge(connection: Connection, keep: int, gone: int) -> Merge:
    """The step that put one person under the other.

    Raises:
        NotFound: there is none, or it was undone. InvalidInput: what came later has to be undone first.
    """
    row = connection.execute("SELECT merged_into FROM person WHERE id = ?", (keep,)).fetchone()
    if row is not None and row["merged_into"] is not None:
        raise InvalidInput("keep", "unmerge_merged_on")
    newest = connection.execute(_RUNNING, (keep,)).fetchone()
    if newest is not None and newest["gone_id"] == gone:
        return Merge(newest["id"], keep, gone, Moved(**json.loads(newest["moved"])))
    earlier = connection.execute(
        "SELECT 1 FROM merged_person WHERE kept_id = ? AND gone_id = ? AND undone_at IS NULL", (keep, gone)
    ).fetchone()
    if earlier is not None:
        raise InvalidInput("keep", "unmerge_newer")
    raise NotFound("gone", "unmerge_unknown")


def unmerge_people(change: Change, merge: Merge, present: Person) -> None:
    """Give the other person back what was theirs; what was typed on the kept card since stays as typed."""
    connection, moved = change.connection, merge.moved
    _add_what_came_since(connection, merge)
    for table, ids in moved.rows.items():
        connection.execute(
            f"UPDATE {table} SET person_id = :gone WHERE person_id = :keep AND id IN {_IDS}",
            {"gone": merge.gone, "keep": merge.keep, "ids": json.dumps(ids)},
        )
    _return_points(connection, merge)
    now = columns_of(present)
    _write_card(
        connection,
        merge.keep,
        {column: before for column, (before, filled) in moved.card.items() if now[column] == filled},
    )
    _set_family(connection, moved, merge.keep, merge.gone)
    connection.execute("UPDATE person SET removed_at = NULL, merged_into = NULL WHERE id = ?", (merge.gone,))
    connection.execute(
        "UPDATE merged_person SET undone_at = ?, moved = ? WHERE id = ?", (change.at, moved.as_text(), merge.id)
    )


def _add_what_came_since(connection: Connection, merge: Merge) -> None:
    rows = merge.moved.rows
    for table, sql in _CAME_SINCE.items():
        arguments = {"keep": merge.keep, "ids": json.dumps(rows[_CAME_BY[table]])}
        came = [row[0] for row in connection.execute(sql, arguments)]
        rows[table] = sorted({*rows[table], *came})


def _return_points(connection: Connection, merge: Merge) -> None:
    for kind, value, mobile, position, label in merge.moved.points:
        returned = connection.execute(
            "UPDATE contact_point SET person_id = ?, position = ? WHERE person_id = ? AND kind = ? AND value = ?",
            (merge.gone, position, merge.keep, kind, value),
        )
        if not returned.rowcount:  # struck from the kept card since
            _add_point(connection, merge.gone, (kind, value, mobile, position, label))
    for kind, value, label in merge.moved.labels:
        connection.execute(
            "UPDATE contact_point SET label = NULL WHERE person_id = ? AND kind = ? AND value = ? AND label = ?",
            (merge.keep, kind, value, label),
        )


def _add_point(connection: Connection, person: int, values: Sequence[Any]) -> None:
    connection.execute(
        "INSERT INTO contact_point (person_id, kind, value, mobile, position, label) VALUES (?, ?, ?, ?, ?, ?)",
        (person, *values),
    )
