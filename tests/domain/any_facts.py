"""Any facts and circumstances there can be, for hypothesis to choose from."""

from __future__ import annotations

from hypothesis import strategies as st

from consentregister.domain.decision import Facts
from consentregister.domain.modifiers import Circumstances
from consentregister.domain.words import (
    ChannelClass,
    ConsentState,
    ExpiredBecause,
    FirstWriter,
    Guardian,
    Objection,
    PersonKind,
    Purpose,
)
from consentregister.services.catalogue import load_catalogue

SERVICES = load_catalogue().services

services = st.sampled_from([None, *SERVICES.values()])
circumstances = st.builds(
    Circumstances,
    service=services,
    device_ready=st.booleans(),
    dpf_valid=st.booleans(),
    info_sheet_given=st.booleans(),
    number_given=st.booleans(),
    form_names_service=st.booleans(),
    spoken_only=st.booleans(),
    expired_because=st.sampled_from([None, *ExpiredBecause]),
)


@st.composite
def all_facts(draw: st.DrawFn) -> Facts:
    """Any possible facts."""
    minor = draw(st.booleans())
    guardians = [Guardian.PRESENT, Guardian.MISSING] if minor else [Guardian.NOT_NEEDED]
    return Facts(
        person_kind=draw(st.sampled_from(PersonKind)),
        minor=minor,
        guardian=draw(st.sampled_from(guardians)),
        purpose=draw(st.sampled_from(Purpose)),
        channel=draw(st.sampled_from(ChannelClass)),
        first_writer=draw(st.sampled_from(FirstWriter)),
        consent_state=draw(st.sampled_from(ConsentState)),
        blocked=draw(st.booleans()),
        objection=draw(st.sampled_from(Objection)),
        uwg_7_3_checked=draw(st.booleans()),
    )
