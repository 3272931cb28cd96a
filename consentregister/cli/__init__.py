"""The register without a window: for the adviser, for scripts, for tests from outside. The same door as the window."""

from __future__ import annotations

from consentregister.cli.app import main

__all__ = ["main"]
