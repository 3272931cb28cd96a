"""python -m ui: the window.

What a start makes stays. To look through it for garbage meanwhile takes 15 ms, and waits for the first page.
"""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Start the window. Returns: the exit status."""
    gc.disable()
    from ui.app import main as start

    return start()


if __name__ == "__main__":
    sys.exit(main())
