"""Links on Windows: a ProgId of our own in the user's part of the registry; who gets the links the user chooses.

Windows lets no program make itself the default: the choice is kept with a seal only Windows can write. So we make
ourselves known, and its own settings are opened to choose.
"""

from __future__ import annotations

import importlib
import subprocess
from collections.abc import Sequence
from typing import Any

from consentregister.domain.asked_link import OWN
from ui.handler.command import windows_command
from ui.handler.registry import Registry
from ui.handler.system import Offered

_PROGID = "ConsentRegister.Link"
_NAME = "Consent register"
_CLASSES = r"Software\Classes"
_OURS = r"Software\ConsentRegister"
_CAPABILITIES = rf"{_OURS}\Capabilities"
_REGISTERED = r"Software\RegisteredApplications"
_CHOICES = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations"
_SETTINGS = "ms-settings:defaultapps?registeredAppUser=Consent%20register"
_LINK_PLACES = ("%1", "%L", "%l", "%*")


class Windows:
    """Windows 10 and 11.

    Args:
        command: the words that start us, before the link.
        winreg: Python's module of this name.
    """

    offered = Offered.BY_CHOICE

    def __init__(self, command: Sequence[str], winreg: Any = None) -> None:
        self._command = windows_command(command)
        self._registry = Registry(winreg or importlib.import_module("winreg"))

    def is_known(self) -> bool:
        """Whether our ProgId is there."""
        return bool(self._registry.of_user(_command_of(rf"{_CLASSES}\{_PROGID}")))

    def handler_of(self, scheme: str) -> str:
        """The ProgId the user chose; without a choice the one named like the scheme, where it has a command."""
        choice = rf"{_CHOICES}\{scheme}"
        chosen = self._registry.of_user(rf"{choice}\UserChoiceLatest\ProgId", "ProgId") or self._registry.of_user(
            rf"{choice}\UserChoice", "ProgId"
        )
        return chosen or (scheme if self._command_for(scheme) else "")

    def is_ours(self, handler: str) -> bool:
        """Our ProgId, or our own scheme."""
        return handler in {_PROGID, OWN}

    def name_of(self, handler: str) -> str:
        """The program's name, or what stands for it."""
        for key, name in ((rf"{handler}\Application", "ApplicationName"), (handler, "FriendlyTypeName"), (handler, "")):
            # "@{...}" and "@file,-1" point into the program's own texts.
            if (found := self._registry.of_class(key, name)) and not found.startswith("@"):
                return found.removeprefix("URL:")
        return handler

    def take(self, schemes: Sequence[str]) -> None:
        """Make ourselves known for these; our own scheme is ours at once."""
        self._write_class(_PROGID)
        if OWN in schemes:
            self._write_class(OWN)
        else:
            self._registry.delete(rf"{_CLASSES}\{OWN}")
        self._registry.write(_CAPABILITIES, {"ApplicationName": _NAME, "ApplicationDescription": _NAME})
        self._registry.delete(rf"{_CAPABILITIES}\URLAssociations")
        self._registry.write(rf"{_CAPABILITIES}\URLAssociations", dict.fromkeys(schemes, _PROGID))
        self._registry.write(_REGISTERED, {_NAME: _CAPABILITIES})

    def give_back(self, scheme: str, before: str) -> None:
        """Only Windows can: once we are not known any more it asks the user at the next link."""

    def forget(self) -> None:
        """Take away everything we wrote."""
        for tree in (rf"{_CLASSES}\{_PROGID}", rf"{_CLASSES}\{OWN}", _OURS):
            self._registry.delete(tree)
        self._registry.delete_value(_REGISTERED, _NAME)

    def start(self, handler: str, link: str) -> bool:
        """By the ProgId's command, without a shell; one from Windows' store has none and is started by Windows."""
        if self.is_ours(handler):
            return False
        words = filled(self._command_for(handler), link)
        return (bool(words) and _started(words)) or _started_by_windows(handler, link)

    def let_choose(self) -> str:
        """Windows 11 leads to our entry, Windows 10 to the list."""
        return _SETTINGS

    def _write_class(self, name: str) -> None:
        self._registry.write(rf"{_CLASSES}\{name}", {"": f"URL:{_NAME}", "URL Protocol": ""})
        self._registry.write(_command_of(rf"{_CLASSES}\{name}"), {"": self._command})

    def _command_for(self, handler: str) -> str:
        return self._registry.of_class(_command_of(handler))


def filled(template: str, link: str) -> list[str]:
    """A command's words with the link in its place; [] where the command has no place for one."""
    words = split(template)
    if not any(place in word for word in words[1:] for place in _LINK_PLACES):
        return []
    return [words[0], *(_with_link(word, link) for word in words[1:])]


def split(template: str) -> list[str]:
    """The words of a command as Windows reads them: quotes hold together, a backslash is a backslash."""
    words, word, inside, begun = list[str](), "", False, False
    for sign in template:
        if sign == '"':
            inside, begun = not inside, True
        elif sign.isspace() and not inside:
            words += [word] if word or begun else []
            word, begun = "", False
        else:
            word += sign
    return [*words, word] if word or begun else words


def _command_of(key: str) -> str:
    return rf"{key}\shell\open\command"


def _with_link(word: str, link: str) -> str:
    place = next((one for one in _LINK_PLACES if one in word), None)
    return word.replace(place, link) if place else word


def _started(words: Sequence[str]) -> bool:
    try:
        # The program the user chose for such links; the link is one word of it, whatever it holds.
        subprocess.Popen(words)  # noqa: S603
    except OSError:
        return False
    return True


def _started_by_windows(handler: str, link: str) -> bool:
    """Open a link as a class of Windows' registry: ShellExecuteEx with SEE_MASK_CLASSNAME."""
    import ctypes

    from ui.handler.shell_execute import opening

    shell: Any = getattr(ctypes, "windll").shell32  # noqa: B009 (there on Windows only)
    return bool(shell.ShellExecuteExW(ctypes.byref(opening(handler, link))))
