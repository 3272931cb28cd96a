"""The words of the register, one for each thing: the same in code, tables, command line and files."""

from __future__ import annotations

from enum import StrEnum


class PersonKind(StrEnum):
    """How a person stands to the business. It never changes by itself."""

    NEW_CUSTOMER = "new_customer"
    EXISTING_CUSTOMER = "existing_customer"
    EMPLOYEE = "employee"
    BUSINESS_CONTACT = "business_contact"


class ChannelClass(StrEnum):
    """What the law looks at: WhatsApp and Signal are one class, RCS counts as SMS."""

    MESSENGER = "messenger"
    SMS = "sms"
    PHONE_CALL = "phone_call"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"


class Purpose(StrEnum):
    """Why one writes or calls."""

    ANSWER_OWN_REQUEST = "answer_own_request"
    APPOINTMENT_OR_ORDER = "appointment_or_order"
    SERVICE_REMINDER = "service_reminder"
    ADVERTISING = "advertising"
    REVIEW_REQUEST = "review_request"
    STAFF_MATTER = "staff_matter"

    @property
    def is_promotional(self) -> bool:
        """Whether the purpose counts as advertising (§ 7 UWG; BGH VI ZR 225/17 for reviews)."""
        return self in _PROMOTIONAL


_PROMOTIONAL = frozenset({Purpose.SERVICE_REMINDER, Purpose.ADVERTISING, Purpose.REVIEW_REQUEST})


class FirstWriter(StrEnum):
    """Who opened the running conversation on this very channel."""

    CUSTOMER = "customer"
    US = "us"
    NOBODY = "nobody"


class Guardian(StrEnum):
    """Whether a parent's signed form stands for a minor. `NOT_NEEDED` exactly for adults."""

    NOT_NEEDED = "not_needed"
    PRESENT = "present"
    MISSING = "missing"


class ConsentState(StrEnum):
    """What the decision sees of a consent for one channel and one purpose."""

    NONE = "none"
    REQUESTED = "requested"
    GRANTED_WRITTEN = "granted_written"
    GRANTED_SIGNED_ON_SCREEN = "granted_signed_on_screen"
    GRANTED_BY_FIRST_CONTACT = "granted_by_first_contact"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    PROOF_MISSING = "proof_missing"
    GUARDIAN_MISSING = "guardian_missing"

    @property
    def is_signed(self) -> bool:
        """Whether a signature with its evidence is on file."""
        return self in (ConsentState.GRANTED_WRITTEN, ConsentState.GRANTED_SIGNED_ON_SCREEN)


class ExpiredBecause(StrEnum):
    """Why a consent should be signed anew; each has its own sentence."""

    UNUSED = "unused"
    MATTER_CLOSED = "matter_closed"
    NUMBER_CHANGED = "number_changed"
    FORM_CHANGED = "form_changed"
    OF_AGE = "of_age"


class Objection(StrEnum):
    """Art. 21 GDPR, as it stands for one channel and purpose."""

    NO = "no"
    ADVERTISING = "advertising"
    EVERYTHING = "everything"


class StopScope(StrEnum):
    """What a person stopped as a whole: an objection (Art. 21), or any contact."""

    ADVERTISING = "advertising"
    EVERYTHING = "everything"
    NO_CONTACT = "no_contact"


class Verdict(StrEnum):
    """The answer to "May I?", in rising strictness."""

    ALLOW = "allow"
    ALLOW_WITH_NOTICE = "allow_with_notice"
    ASK_FIRST = "ask_first"
    BLOCK = "block"

    @property
    def rank(self) -> int:
        """0 for the mildest, 3 for the strictest."""
        return _RANK[self]

    @property
    def is_yes(self) -> bool:
        """Whether the message may be sent now."""
        return self.rank <= _RANK[Verdict.ALLOW_WITH_NOTICE]

    def at_least(self, other: Verdict) -> Verdict:
        """The stricter of the two."""
        return self if self.rank >= other.rank else other


_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}


class Statement(StrEnum):
    """What was said about a consent at one time. The newest in force counts."""

    REQUESTED = "requested"
    REFUSED = "refused"
    GRANTED = "granted"
    WITHDRAWN = "withdrawn"


class Way(StrEnum):
    """How a consent was given."""

    PAPER = "paper"
    SCREEN = "screen"
    ORAL = "oral"


class Direction(StrEnum):
    """Whether a message came to us or went out."""

    IN = "in"
    OUT = "out"


class AddressKind(StrEnum):
    """What a channel needs to reach somebody."""

    MOBILE = "mobile"  # a mobile number
    PHONE = "phone"  # any telephone number
    EMAIL = "email"
    OWN = "own"  # an address of the service's own: a Threema ID, a user name
    POSTAL = "postal"
    NONE = "none"  # face to face


class FormKind(StrEnum):
    """The printed forms, by the ids of the wordings."""

    CONSENT_CUSTOMER = "consent_customer"
    CONSENT_GUARDIAN = "consent_guardian"
    CONSENT_STAFF = "consent_staff"
    INFO_ART13 = "info_art13"
    INFO_ART13_STAFF = "info_art13_staff"
    WITHDRAWAL = "withdrawal"
    WITHDRAWAL_CONFIRMATION = "withdrawal_confirmation"
    CONSENT_REQUEST = "consent_request"
    ACCESS_ANSWER = "access_answer"
    ERASURE_CONFIRMATION = "erasure_confirmation"

    @property
    def is_consent(self) -> bool:
        """Whether the form comes back signed and carries boxes to tick."""
        return self in (FormKind.CONSENT_CUSTOMER, FormKind.CONSENT_GUARDIAN, FormKind.CONSENT_STAFF)


class FormState(StrEnum):
    """Where a printed form stands."""

    OPEN = "open"  # handed out, not back yet
    RETURNED = "returned"
    VOID = "void"


class ScanStatus(StrEnum):
    """Where a page that came in stands."""

    PROPOSED = "proposed"
    WAITING = "waiting"
    FILED = "filed"
    REFUSED = "refused"


class Language(StrEnum):
    """The languages of window and forms."""

    DE = "de"
    EN = "en"
