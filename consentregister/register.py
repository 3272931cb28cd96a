"""The door: the one way in for the window, the command line, a test or a script.

register = Register.open(Path("salon.consentregister"))
anna = register.people.record(NewPerson(name="Anna Beispiel")).value
register.checks.check(anna.id, "whatsapp", Purpose.APPOINTMENT_OR_ORDER).verdict
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from consentregister.domain.errors import InvalidInput, RegisterError
from consentregister.domain.settings import Settings
from consentregister.domain.times import Clock, local_day
from consentregister.domain.words import Language
from consentregister.services.catalogue import load_catalogue
from consentregister.store.connection import worded_cause
from consentregister.store.store import Store

if TYPE_CHECKING:
    from consentregister.services.backups import Backups
    from consentregister.services.batches import Batches
    from consentregister.services.calendar import Calendar
    from consentregister.services.cards import Cards
    from consentregister.services.chats import Chats
    from consentregister.services.checks import Checks
    from consentregister.services.comparison import Comparison
    from consentregister.services.consents import Consents
    from consentregister.services.customer_pin import CustomerPin
    from consentregister.services.demo import Demo
    from consentregister.services.exports import Exports
    from consentregister.services.forms import Forms
    from consentregister.services.imports import Imports
    from consentregister.services.intake import Intake
    from consentregister.services.lists import Lists
    from consentregister.services.log import Log
    from consentregister.services.logos import Logos
    from consentregister.services.merging import Merging
    from consentregister.services.messages import Messages
    from consentregister.services.own_wordings import OwnWordings
    from consentregister.services.page_workers import PageWorkers
    from consentregister.services.people import People
    from consentregister.services.phone_book import PhoneBook
    from consentregister.services.places import Places
    from consentregister.services.receipts import Receipts
    from consentregister.services.reviews import Reviews
    from consentregister.services.scans import Scans
    from consentregister.services.settings import SettingsService
    from consentregister.services.signed_before import SignedBefore
    from consentregister.services.signing import Signing
    from consentregister.services.small_notices import SmallNotices
    from consentregister.services.today import TodayService
    from consentregister.services.twin_pairs import TwinPairs
    from consentregister.services.watched_folder import WatchedFolder

SUFFIX = ".consentregister"


def now() -> datetime:
    """The computer's clock, in UTC."""
    return datetime.now(UTC)


class Register:
    """An open register: what a user does, by the step of the day; plain objects in and out, one transaction each.

    Each service is imported when it is first asked for, so that the first page waits for nothing it does not show.

    Attributes:
        catalogue: the channels and the services behind them.
        place: the file. read_only: whether it can't be written. is_demo: whether it holds invented people.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.place = store.place
        self.read_only = store.read_only
        self.is_demo = store.demo
        self.catalogue = load_catalogue()

    @classmethod
    def create(
        cls, place: Path, settings: Settings, *, clock: Clock = now, by: str | None = None, demo: bool = False
    ) -> Register:
        """Make a register for a business.

        Raises:
            InvalidInput: the register exists, or the settings are wrong; nothing was made.
            StoreError: not_writable, disk_full.
        """
        from consentregister.services.settings import check_settings, with_authority
        from consentregister.store.create import create_file

        if place.exists():
            raise InvalidInput("register", "register_exists", place=place.name)
        checked = with_authority(check_settings(settings, load_catalogue()))
        create_file(place, checked, key=os.urandom(32), at=clock(), by=by, demo=demo)
        return cls.open(place, clock=clock, by=by)

    @classmethod
    def create_demo(
        cls, place: Path, *, language: Language = Language.DE, clock: Clock = now, by: str | None = None
    ) -> Register:
        """Make a register for an invented business, without people yet; raises as `create`."""
        from consentregister.services.demo import invented_business

        settings = invented_business(load_catalogue(), language, local_day(clock()))
        return cls.create(place, settings, clock=clock, by=by, demo=True)

    @classmethod
    def open(cls, place: Path, *, clock: Clock = now, by: str | None = None) -> Register:
        """Open a register; one of an earlier version is brought up after a copy was made.

        Args:
            place: the file.
            clock: what tells the time, in UTC.
            by: who does it, for the log; else the initials of the settings.

        Raises:
            StoreError: register_missing, not_a_register, register_newer, damaged, not_readable.
        """
        return cls(Store.open(place, clock, by))

    @cached_property
    def today(self) -> TodayService:
        """What the first page shows."""
        from consentregister.services.today import TodayService

        return TodayService(self._store, self.catalogue, self.backups, self.reviews, self._folder_gone)

    def _folder_gone(self) -> bool:
        """Whether the watched folder was looked for and not found; the first page is there before anybody looks."""
        return "folder" in self.__dict__ and self.folder.is_gone

    @cached_property
    def reviews(self) -> Reviews:
        """What to have signed anew, and which proofs to keep."""
        from consentregister.services.reviews import Reviews

        return Reviews(self._store)

    @cached_property
    def people(self) -> People:
        """Persons."""
        from consentregister.services.people import People

        return People(self._store, self.catalogue, self.messages)

    @cached_property
    def twins(self) -> TwinPairs:
        """Who may stand there twice."""
        from consentregister.services.twin_pairs import TwinPairs

        return TwinPairs(self._store)

    @cached_property
    def merging(self) -> Merging:
        """Two cards made one."""
        from consentregister.services.merging import Merging

        return Merging(self._store, self.people.show)

    @cached_property
    def checks(self) -> Checks:
        """May I?"""
        from consentregister.services.checks import Checks

        return Checks(self._store, self.catalogue)

    @cached_property
    def lists(self) -> Lists:
        """May I, for many at once?"""
        from consentregister.services.lists import Lists

        return Lists(self._store, self.catalogue, self.checks)

    @cached_property
    def phone_book(self) -> PhoneBook:
        """The work phone's address book."""
        from consentregister.services.phone_book import PhoneBook

        return PhoneBook(self._store, self.catalogue)

    @cached_property
    def messages(self) -> Messages:
        """Who wrote, and matters that wait."""
        from consentregister.services.messages import Messages

        return Messages(self._store, self.catalogue, self.checks)

    @cached_property
    def chats(self) -> Chats:
        """Exported chats."""
        from consentregister.services.chats import Chats

        return Chats(self._store, self.checks, self.messages)

    @cached_property
    def imports(self) -> Imports:
        """People from files of other programs."""
        from consentregister.services.imports import Imports

        return Imports(self._store)

    @cached_property
    def forms(self) -> Forms:
        """Forms out."""
        from consentregister.services.forms import Forms

        return Forms(self._store, self.catalogue)

    @cached_property
    def wordings(self) -> OwnWordings:
        """The texts of the forms."""
        from consentregister.services.own_wordings import OwnWordings

        return OwnWordings(self._store, self.catalogue)

    @cached_property
    def batches(self) -> Batches:
        """Forms for many."""
        from consentregister.services.batches import Batches

        return Batches(self._store, self.catalogue)

    @cached_property
    def cards(self) -> Cards:
        """Counter cards."""
        from consentregister.services.cards import Cards

        return Cards(self._store, self.catalogue)

    @cached_property
    def small_notices(self) -> SmallNotices:
        """The information sheet for the business card."""
        from consentregister.services.small_notices import SmallNotices

        return SmallNotices(self._store, self.catalogue)

    @cached_property
    def comparison(self) -> Comparison:
        """Messengers compared."""
        from consentregister.services.comparison import Comparison

        return Comparison(self._store, self.catalogue)

    @cached_property
    def scans(self) -> Scans:
        """Forms back."""
        from consentregister.services.scans import Scans

        return Scans(self._store, self.forms, self.consents)

    @cached_property
    def signing(self) -> Signing:
        """Forms signed on the screen."""
        from consentregister.services.signing import Signing

        return Signing(self._store, self.catalogue, self.forms, self.consents)

    @cached_property
    def customer_pin(self) -> CustomerPin:
        """Who may leave the customer's view."""
        from consentregister.services.customer_pin import CustomerPin

        return CustomerPin(self._store)

    @cached_property
    def intake(self) -> Intake:
        """Many files at once into the inbox."""
        from consentregister.services.intake import Intake

        return Intake(self._store, self.forms, self.scans, self._workers)

    @cached_property
    def _workers(self) -> PageWorkers:
        from consentregister.services.page_workers import PageWorkers

        return PageWorkers()

    @cached_property
    def folder(self) -> WatchedFolder:
        """The watched folder."""
        from consentregister.services.watched_folder import WatchedFolder

        return WatchedFolder(self._store, self.settings)

    @cached_property
    def places(self) -> Places:
        """Where the paper lies."""
        from consentregister.services.places import Places

        return Places(self._store, self.forms)

    @cached_property
    def consents(self) -> Consents:
        """What was said."""
        from consentregister.services.consents import Consents

        return Consents(self._store, self.catalogue)

    @cached_property
    def signed_before(self) -> SignedBefore:
        """Papers from before the register was there."""
        from consentregister.services.signed_before import SignedBefore

        return SignedBefore(self._store, self.catalogue, self.consents)

    @cached_property
    def log(self) -> Log:
        """What happened."""
        from consentregister.services.log import Log

        return Log(self._store, self.catalogue)

    @cached_property
    def exports(self) -> Exports:
        """Everything, for a spreadsheet."""
        from consentregister.services.exports import Exports

        return Exports(self._store, self.catalogue)

    @cached_property
    def receipts(self) -> Receipts:
        """What was said, to hand out."""
        from consentregister.services.receipts import Receipts

        return Receipts(self._store, self.catalogue)

    @cached_property
    def calendar(self) -> Calendar:
        """Dates to remember, for a calendar."""
        from consentregister.services.calendar import Calendar

        return Calendar(self._store, self.catalogue, self.reviews)

    @cached_property
    def settings(self) -> SettingsService:
        """The business and its work phone."""
        from consentregister.services.settings import SettingsService

        return SettingsService(self._store, self.catalogue)

    @cached_property
    def logos(self) -> Logos:
        """The business's logo."""
        from consentregister.services.logos import Logos

        return Logos(self._store)

    @cached_property
    def backups(self) -> Backups:
        """Copies."""
        from consentregister.services.backups import Backups

        return Backups(self._store)

    @cached_property
    def demo(self) -> Demo:
        """Invented people."""
        from consentregister.services.demo import Demo

        return Demo(self._store, self.catalogue)

    def changed_elsewhere(self) -> bool:
        """Whether another program wrote to the register since the last call."""
        return self._store.changed_elsewhere()

    def close(self) -> None:
        """Close the file. What was acknowledged is on the disk already."""
        if "_workers" in self.__dict__:
            self._workers.close()
        self._store.close()


def worlds_fault(error: Exception) -> RegisterError | None:
    """What the world did wrong, where an error tells of it: a damaged page met while reading, a full disk.

    Returns: None for a fault of ours.
    """
    cause = worded_cause(error)
    if isinstance(cause, UnicodeEncodeError):  # bytes that are no text, as a command line may hand them on
        return InvalidInput("text", "text_invalid")
    return cause if isinstance(cause, RegisterError) else None


def default_place() -> Path:
    """Where the user's register lies: as `CONSENTREGISTER_REGISTER` says, else in the user's own data folder."""
    from platformdirs import user_data_path

    if given := os.environ.get("CONSENTREGISTER_REGISTER"):
        return register_at(Path(given))
    return user_data_path("consentregister", appauthor=False) / f"register{SUFFIX}"


def register_at(place: Path) -> Path:
    """The register's file for a path as given: a folder means the file of the usual name in it."""
    place = place.expanduser()
    is_folder = place.is_dir() or (not place.exists() and place.suffix != SUFFIX)
    return place / f"register{SUFFIX}" if is_folder else place


def log_file() -> Path:
    """Where faults of the program are written, without personal data."""
    from platformdirs import user_log_path

    return user_log_path("consentregister", appauthor=False) / "consentregister.log"
