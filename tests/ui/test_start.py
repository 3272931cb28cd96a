"""What the start does without, because the first page does not show it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from consentregister.register import Register

_HEAVY = (
    "alembic",
    "jinja2",
    "numpy",
    "phonenumbers",
    "PIL",
    "pypdfium2",
    "reportlab",
    "segno",
    "sqlalchemy",
    "zxingcpp",
)
_PROGRAM = """
import sys
from pathlib import Path
from ui.app import make_application, make_kit
from ui.first_start import open_register
import ui.main_window, ui.pages.today_page
open_register(make_kit(make_application()), Path(sys.argv[1])).today.show()
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_first_page_waits_for_nothing_heavy(register: Register) -> None:
    """The first page opens the register and counts without the ORM, templates, drawing and reading of pictures."""
    command = [sys.executable, "-c", _PROGRAM, str(register.place), *_HEAVY]
    root = Path(__file__).parents[2]

    done = subprocess.run(command, cwd=root, env=os.environ, capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
