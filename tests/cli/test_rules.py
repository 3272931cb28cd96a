"""`rules decide`: a table of facts in, its answers out."""

from __future__ import annotations

import csv
import io
import itertools
import time

import pytest

from consentregister.cli.rules import INPUTS, OUTPUTS, decide_rows
from consentregister.domain.words import (
    ChannelClass,
    ConsentState,
    FirstWriter,
    Objection,
    PersonKind,
    Purpose,
)

HEADER = ",".join(INPUTS)
FACTS = "new_customer,no,not_needed,answer_own_request,messenger,customer,none,no,no,no"
ANSWER = "allow_with_notice,R51_FIRST_CONTACT_NEW,"


def decided(text: str) -> tuple[int, str]:
    """The exit code and the output for an input."""
    target = io.StringIO(newline="")
    return decide_rows(io.StringIO(text, newline=""), target), target.getvalue()


def test_row_gets_its_answer() -> None:
    """The columns come back as they were, with the answer last."""
    assert decided(f"{HEADER}\n{FACTS}\n") == (0, f"{HEADER},verdict,rule,error\n{FACTS},{ANSWER}\n")


def test_order_and_other_columns_stay() -> None:
    """Columns may stand in any order, and others pass through with commas, quotes and line breaks in them."""
    names = ["note", *reversed(INPUTS)]
    note = 'Frau "Anna" Müller,\r\nKöln\nsays\rhi'
    source = io.StringIO(newline="")
    csv.writer(source).writerows([names, [note, *reversed(FACTS.split(","))]])
    code, output = decided(source.getvalue())
    header, row = csv.reader(io.StringIO(output, newline=""))
    assert (code, header) == (0, [*names, *OUTPUTS])
    assert row == [note, *reversed(FACTS.split(",")), "allow_with_notice", "R51_FIRST_CONTACT_NEW", ""]


def test_old_answers_are_dropped() -> None:
    """What came in as an answer does not stand beside the new one."""
    code, output = decided(f"verdict,{HEADER},rule\nblock,{FACTS},R00\n")
    assert (code, output) == (0, f"{HEADER},verdict,rule,error\n{FACTS},{ANSWER}\n")


@pytest.mark.parametrize("column", INPUTS)
def test_missing_column(column: str) -> None:
    """Without one of the ten inputs there is no output at all."""
    names = [name for name in INPUTS if name != column]
    assert decided(",".join(names) + "\n") == (2, "")


@pytest.mark.parametrize("text", ["", "\n", "\ufeff"])
def test_empty_input(text: str) -> None:
    """Nothing in is a table without its columns."""
    assert decided(text) == (2, "")


def test_header_only() -> None:
    """A table without rows is answered by one without rows."""
    assert decided(f"{HEADER}\n") == (0, f"{HEADER},verdict,rule,error\n")


@pytest.mark.parametrize("header", [HEADER, ",".join(f'"{name}"' for name in INPUTS)])
def test_byte_order_mark(header: str) -> None:
    """A spreadsheet's mark at the beginning belongs to no column."""
    assert decided(f"\ufeff{header}\r\n{FACTS}\r\n") == (0, f"{HEADER},verdict,rule,error\n{FACTS},{ANSWER}\n")


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        (FACTS.replace("not_needed", "present"), "guardian: 'present' is not possible here"),
        (FACTS.replace("messenger", "whatsapp"), "channel: 'whatsapp' is not possible here"),
        (FACTS.replace("no,not_needed", "maybe,not_needed"), "minor: 'maybe' is not possible here"),
        (FACTS.replace("none", ""), "consent_state: '' is not possible here"),
    ],
)
def test_wrong_row_among_others(facts: str, error: str) -> None:
    """A row that can't be says why; the others are answered, and the exit code tells."""
    code, output = decided(f"{HEADER}\n{facts}\n{FACTS}\n")
    wrong, right = csv.DictReader(io.StringIO(output, newline=""))
    assert code == 2
    assert (wrong["verdict"], wrong["rule"], wrong["error"]) == ("", "", error)
    assert right["rule"] == "R51_FIRST_CONTACT_NEW"


@pytest.mark.parametrize("row", ["new_customer,no", f"{FACTS},more", f'{FACTS[:-2]}"no', '"' + "x" * 200_000])
def test_row_of_wrong_length(row: str) -> None:
    """A row with too few or too many cells, or a quote never closed, is refused by itself and does not break off."""
    code, output = decided(f"{HEADER}\n{row}\n")
    refused = list(csv.reader(io.StringIO(output, newline="")))[1]
    assert code == 2
    assert len(refused) == len(INPUTS) + len(OUTPUTS)
    assert refused[-1]


@pytest.mark.slow
def test_all_combinations_in_time() -> None:
    """All 139,968 combinations are answered in well under 45 seconds."""
    ages = (("no", "not_needed"), ("yes", "present"), ("yes", "missing"))
    values = (
        PersonKind,
        ages,
        Purpose,
        ChannelClass,
        FirstWriter,
        ConsentState,
        ("no", "yes"),
        Objection,
        ("no", "yes"),
    )
    source = io.StringIO(newline="")
    writer = csv.writer(source)
    writer.writerow(INPUTS)
    writer.writerows((kind, *age, *rest) for kind, age, *rest in itertools.product(*values))
    source.seek(0)
    target = io.StringIO(newline="")
    start = time.perf_counter()
    assert decide_rows(source, target) == 0
    assert time.perf_counter() - start < 20
    assert target.getvalue().count("\n") == 139_969
