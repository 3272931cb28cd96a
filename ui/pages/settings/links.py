"""Links: whether a click on a number or address elsewhere asks here first."""

from __future__ import annotations

from functools import partial

from consentregister.domain.asked_link import OWN
from consentregister.domain.settings import Settings
from consentregister.domain.words import Verdict
from ui import messages
from ui.desk import Desk
from ui.handler.guard import KINDS, GuardState, KindState, link_guard
from ui.handler.system import Offered
from ui.pages.settings.section import Section
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.check import Check
from ui.widgets.label import Label
from ui.widgets.mark import Mark

_INDENT = 29
_GOES_ON = frozenset({"whatsapp", "tel"})


class LinksSection(Section):
    """One switch, and which kinds of link. What is shown is what the system says, not what was once saved.

    Attributes:
        guard: switches and tells. switch: all of it. boxes: by kind.
    """

    key = "links"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        kit = desk.kit
        self.guard = link_guard(desk.register.place)
        self._state = Mark(kit)
        self._how = Label(kit, "muted", wrap=True)
        self.switch = Check(kit, "settings.links_switch")
        self.boxes = {kind: Check(kit, f"settings.links_kind.{kind}") for kind in KINDS}
        self._where = {kind: Label(kit, "caption", wrap=True) for kind in KINDS}
        for part in (row(self._state, STRETCH), self._how, self.switch):
            self.card.add(part)
        for kind in KINDS:
            self._where[kind].setContentsMargins(_INDENT, 0, 0, 0)
            line = column(self.boxes[kind], self._where[kind], gap=0, margin=(_INDENT, 0, 0, 0))
            self.card.add(line)
        self._save = self.add_save()
        self.switch.toggled.connect(self._enable)

    def load(self) -> None:
        """Ask the system."""
        self.desk.work.read(self.guard.state, self.show_state, key="settings-links")

    def show_settings(self, settings: Settings) -> None:
        """Nothing of this stands in the register."""

    def show_state(self, state: GuardState) -> None:
        """Show how it stands."""
        can = state.offered.possible and not self.desk.register.is_demo
        self.switch.setChecked(state.is_on)
        for kind, box in self.boxes.items():
            box.setChecked(state.kinds[kind].wanted or not state.is_on)
            self._say_where(kind, state.kinds[kind], state.offered)
        for widget in (self.switch, self._save):
            widget.setEnabled(can or state.is_on)
        for part in (self.switch, *self.boxes.values(), self._save):
            part.setVisible(state.offered.possible)
        self._enable()
        self._say_state(state)

    def save(self) -> None:
        """Let the chosen kinds come here, and no others; then see what came of it."""
        kinds = [kind for kind, box in self.boxes.items() if box.isChecked()] if self.switch.isChecked() else []
        self.desk.work.read(partial(self.guard.choose, kinds), self._saved, self._not_saved, key="settings-links")

    def _saved(self, state: GuardState) -> None:
        self.show_state(state)
        self.tell_saved()
        if state.offered is Offered.BY_CHOICE:
            self.guard.let_choose()

    def _not_saved(self, error: Exception) -> None:
        self.desk.work.failed.emit(messages.sentence(error, self.desk.kit.texts))
        self.load()

    def _enable(self) -> None:
        for box in self.boxes.values():
            box.setEnabled(self.switch.isEnabled() and self.switch.isChecked())

    def _say_state(self, state: GuardState) -> None:
        if not state.is_on:
            self._state.show_mark(Verdict.ALLOW_WITH_NOTICE, "settings.links_off")
        elif state.is_true:
            self._state.show_mark(Verdict.ALLOW, "settings.links_on")
        else:
            self._state.show_mark(Verdict.ASK_FIRST, "settings.links_partly")
        demo = self.desk.register.is_demo and not state.is_on
        self._how.say("settings.links_demo" if demo else f"settings.links_offered.{state.offered}")

    def _say_where(self, kind: str, state: KindState, offered: Offered) -> None:
        label = self._where[kind]
        label.setVisible(offered.possible)
        label.say(f"settings.links_goes.{_where(kind, state, offered)}", program=state.program)


def _where(kind: str, state: KindState, offered: Offered) -> str:
    """The word for where such links go now."""
    if kind == OWN:
        return "own" if state.ours else "lost" if state.wanted else "own_off"
    if state.ours:
        return "us_then" if state.program else f"us_then_{kind}" if kind in _GOES_ON else "us_then_nobody"
    if state.wanted:
        return "choose" if offered is Offered.BY_CHOICE else "taken" if state.program else "lost"
    return "program" if state.program else "nobody"
