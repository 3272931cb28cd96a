"""The power fails while a form is signed on the screen: it is signed and sealed as a whole, or it still waits."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from consentregister.domain.words import FormState
from consentregister.register import Register

# Shows and signs one form after the other; says each code before it signs, and once it is signed.
SIGNER = """
import sys
from pathlib import Path
from consentregister.domain.words import Purpose
from consentregister.register import Register
from tests.signatures import a_signature
register = Register.open(Path(sys.argv[1]))
while True:
    code = register.signing.start(1).value.code
    print("shown", code, flush=True)
    ticked = {("whatsapp", Purpose.APPOINTMENT_OR_ORDER)}
    register.signing.finish(code, ticked=ticked, signatures={"person": a_signature()})
    print("signed", code, flush=True)
"""


def killed(place: Path, after: float) -> list[list[str]]:
    """What was said before the power failed, some time after the first form was shown."""
    process = subprocess.Popen(
        [sys.executable, "-c", SIGNER, str(place)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    return [line.split() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.slow
def test_signed_as_a_whole_or_not_at_all(place: Path, anna: int, open_register: Callable[[], Register]) -> None:
    """Killed at any moment: what was acknowledged is signed, sealed and filed; a form in between waits, untouched."""
    for number in range(8):
        said = killed(place, 0.05 + 0.071 * number)
        register = open_register()
        found = {form.code: form for form in register.forms.all()}
        assert {code for word, code in said if word == "shown"} <= found.keys()
        for word, code in said:
            if word == "signed":
                assert (found[code].state, found[code].signed_document is None) == (FormState.RETURNED, False)
        for form in found.values():
            whole = (form.state is FormState.RETURNED, form.signed_document is not None)
            assert whole in ((True, True), (False, False))
        assert register.log.verify().problems == ()
        register.close()
