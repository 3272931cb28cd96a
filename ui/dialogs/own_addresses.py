"""Addresses of services: a Threema ID, a user name. One field each, for those the person has or likes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from consentregister.domain.channel import Channel
from consentregister.domain.contact import EMAIL, PHONE, ContactPoint
from consentregister.domain.links import link_for
from consentregister.domain.words import AddressKind, ChannelClass
from ui.desk import Desk
from ui.widgets.boxes import column
from ui.widgets.button import Button
from ui.widgets.field import TextField


class OwnAddresses(QWidget):
    """The fields, and the button that adds one more.

    Attributes:
        fields: by channel, those that were shown so far.
        add, menu: the button, and the services it offers.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._services = _services(desk)
        self.fields: dict[str, TextField] = {}
        self.menu = QMenu(self)
        self.add = Button(desk.kit, "recording.add_address", self._open_menu, kind="link", icon="plus")
        self.menu.aboutToShow.connect(self._fill_menu)
        self._lines = column(gap=12)
        self.setLayout(self._lines)
        self.hide()

    def begin(self, points: Sequence[ContactPoint]) -> None:
        """Show what is on file, the first address of each service."""
        for point in reversed(points):
            if point.kind not in (PHONE, EMAIL):
                self._shown(point.kind).line.setText(point.value)

    def like(self, channels: Collection[str]) -> None:
        """Ask for the addresses that these channels need; what was asked for in vain goes."""
        for channel, service in self._services.items():
            if channel in channels and service.address_kind is AddressKind.OWN:
                self._shown(channel)
            elif channel in self.fields and not self.fields[channel].text:
                self.fields[channel].hide()
        self._fold()

    def values(self) -> tuple[tuple[str, str], ...]:
        """Channel and address, as typed."""
        return tuple((channel, field.text) for channel, field in self.fields.items() if field.text)

    def note(self) -> None:
        """Say below an address that its service can't be opened with it."""
        for channel, field in self.fields.items():
            service = self._services.get(channel)
            opens = not (service and service.link and field.text) or link_for(service, field.text) is not None
            told = self._desk.kit.texts("recording.address_doubtful", channel=self._name(channel))
            field.note("" if opens else told)

    def _shown(self, channel: str) -> TextField:
        if channel not in self.fields:
            field = TextField(self._desk.kit, "recording.own_address", channel=self._name(channel))
            field.line.editingFinished.connect(self.note)
            self.fields[channel] = field
            self._lines.addWidget(field)
        self.fields[channel].show()
        self._fold()
        return self.fields[channel]

    def _name(self, channel: str) -> str:
        """The service's name; the word it is kept by, where it is known no more."""
        return self._desk.channel_name(channel) if channel in self._desk.register.catalogue.channels else channel

    def _fold(self) -> None:
        self.setVisible(any(not field.isHidden() for field in self.fields.values()))

    def _open_menu(self) -> None:
        self.menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for channel in self._services:
            if channel not in self.fields or self.fields[channel].isHidden():
                self.menu.addAction(self._name(channel), partial(self._add, channel))

    def _add(self, channel: str) -> None:
        self._shown(channel).line.setFocus()


def _services(desk: Desk) -> dict[str, Channel]:
    channels = desk.register.catalogue.channels
    return {one: channel for one, channel in channels.items() if channel.channel_class is ChannelClass.MESSENGER}
