"""What the page of forms reads for one sheet: made in a worker thread, shown in the window's."""

from __future__ import annotations

from dataclasses import dataclass

from consentregister.domain.printed import FormRow, ScanPage
from consentregister.register import Register

_PICTURE_WIDTH = 1240


@dataclass(frozen=True, slots=True)
class Filing:
    """One page that waits, with the form it belongs to as far as it is known.

    Attributes:
        person, person_name: whose it is; 0 and "" while nobody knows.
        picture: the page as PNG.
        lies_in: where this paper is to lie, after the last one.
    """

    page: ScanPage
    form: FormRow | None
    person: int
    person_name: str
    picture: bytes
    lies_in: str


@dataclass(frozen=True, slots=True)
class OpenForm:
    """One printed form with the picture of its first page."""

    form: FormRow
    picture: bytes


def read_filing(register: Register, scan: int, code: str = "", person: int = 0) -> Filing:
    """A page with its form: by the code on it, by one typed in, or a person's newest that is not back yet."""
    page = register.scans.show(scan)
    form = _form(register, page.code or code, person)
    owner = (form.person if form else None) or person
    name = register.people.show(owner).name if owner else ""
    picture = register.scans.picture(scan, width=_PICTURE_WIDTH)
    return Filing(page, form, owner, name, picture, register.places.proposed())


def read_form(register: Register, code: str) -> OpenForm:
    """A form as it was printed."""
    form = register.forms.find(code)
    return OpenForm(form, register.forms.picture(register.forms.pdf(code), form.page, width=_PICTURE_WIDTH))


def read_waiting(register: Register) -> tuple[list[ScanPage], list[FormRow]]:
    """The pages that came in, and the forms that are waited for."""
    return register.scans.inbox(), [form for form in register.forms.all(open_only=True) if form.waiting]


def _form(register: Register, code: str, person: int) -> FormRow | None:
    if code:
        return register.forms.find(code)
    forms = register.forms.all(open_only=True, person=person) if person else []
    return forms[0] if forms else None
