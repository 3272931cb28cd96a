"""scan file: what is proposed of a page, what --accept files, what waits."""

from __future__ import annotations

from pathlib import Path

import PIL.Image
import pytest

from consentregister.domain.form import Field, FieldType
from consentregister.domain.words import Purpose
from tests.came_back import scanned_to, written_on
from tests.cli.calls import Cli
from tests.pens import Tick

BOX = ("whatsapp", "advertising")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """Where forms are printed to."""
    return tmp_path / "form.pdf"


def written(cli: Cli, form: Path, person: int, tick: Tick = Tick.HOOK, *, signed: bool = True) -> PIL.Image.Image:
    """A form of a person, with advertising by WhatsApp ticked, as it comes back."""
    cli.ok("settings", "set", "business_services=Haarschnitt")
    (printed,) = cli.ok("form", "print", person, "--output", form)["forms"]
    fields = [_field(one) for one in printed["fields"]]
    place = next(place for place, one in enumerate(fields) if one.channel == BOX[0] and BOX[1] in one.purposes)
    return written_on(form.read_bytes(), fields, {place: tick}, signers=("person",) if signed else ())


def _field(told: dict[str, object]) -> Field:
    """A field as the contract tells it; of the signatures only the first is the person's own."""
    kind = FieldType(str(told["type"]))
    x, y, w, h = (float(str(told[name])) for name in "xywh")
    purposes = (Purpose(str(told["purpose"])),) if told.get("purpose") else ()
    name = "person" if kind is FieldType.SIGNATURE and x < 100 else ""
    return Field(type=kind, x=x, y=y, w=w, h=h, channel=str(told.get("channel") or ""), purposes=purposes, name=name)


def test_ticks_and_signature_are_proposed(cli: Cli, anna: int, form: Path, tmp_path: Path) -> None:
    """Without --accept each box is told with a confidence, and whether it is signed; nothing is changed."""
    scan = scanned_to(tmp_path / "scan.jpg", written(cli, form, anna))
    before = cli.place.read_bytes()
    (page,) = cli.ok("scan", "file", scan)
    assert cli.place.read_bytes() == before
    assert [(one["channel"], one["purpose"]) for one in page["ticks"] if one["ticked"]] == [BOX]
    assert {one["ticked"] for one in page["ticks"]} == {True, False}
    assert min(one["confidence"] for one in page["ticks"]) > 0.8
    assert (page["signed"], page["confidence"] > 0.8, page["status"]) == (True, True, "proposed")


def test_a_plain_page_is_filed_without_a_day_of_its_own(cli: Cli, anna: int, form: Path, tmp_path: Path) -> None:
    """With --accept alone a clear page is filed: 0; the day of signature is the one given, or none."""
    scan = scanned_to(tmp_path / "scan.jpg", written(cli, form, anna))
    said = cli("scan", "file", scan, "--accept")
    assert (said.code, said.json[0]["status"], said.json[0]["reason"]) == (0, "filed", "")
    row = next(row for row in cli.ok("consent", "list", anna) if (row["channel"], row["purpose"]) == BOX)
    assert (row["state"], row["signed_at"]) == ("granted", None)
    assert cli.check(anna, "advertising")[0].startswith("allow")


@pytest.mark.parametrize(
    ("tick", "signed", "reason"),
    [(Tick.STRUCK, True, "Nicht jedes Kästchen"), (Tick.HOOK, False, "Das Unterschriftsfeld sieht leer aus")],
)
def test_a_doubtful_page_waits(
    cli: Cli, anna: int, form: Path, tmp_path: Path, tick: Tick, signed: bool, reason: str
) -> None:
    """A box struck out, or no signature: 1, in the inbox, with the reason in one sentence; nothing is granted."""
    scan = scanned_to(tmp_path / "scan.jpg", written(cli, form, anna, tick, signed=signed))
    said = cli("scan", "file", scan, "--accept", "--language", "de")
    (page,) = said.json
    assert (said.code, page["status"]) == (1, "waiting")
    assert page["reason"].startswith(reason)
    assert {row["state"] for row in cli.ok("consent", "list", anna)} == {"requested"}


def test_a_void_form_is_refused_by_name(cli: Cli, anna: int, form: Path, tmp_path: Path) -> None:
    """A page of a form that was made void says so: 1, and is not filed."""
    scan = scanned_to(tmp_path / "scan.jpg", written(cli, form, anna))
    cli.ok("form", "void", cli.ok("form", "list")[0]["code"], "--reason", "misprint")
    said = cli("scan", "file", scan)
    assert (said.code, said.json[0]["status"]) == (1, "refused")
    assert cli.ok("form", "list")[0]["code"] in said.json[0]["reason"]
    said = cli("scan", "file", scan, "--accept")
    assert (said.code, said.json[0]["status"]) == (1, "waiting")
