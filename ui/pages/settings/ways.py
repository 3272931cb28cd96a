"""The ways the business writes and calls: which, in which order, by which service."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from consentregister.domain.settings import Settings
from ui.desk import Desk
from ui.pages.settings.section import Section
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.fields import Fields, choice_editor

_CHANNEL = Qt.ItemDataRole.UserRole
_WITH_SERVICES = ("whatsapp", "threema")
_LINE = 30
_HEIGHT = 10 * _LINE + 2


class WaysSection(Section):
    """A list to tick and to order.

    Attributes:
        ways: the list.
    """

    key = "ways"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.ways = QListWidget()
        self.ways.setFixedHeight(_HEIGHT)
        self.ways.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.ways.setAccessibleName(desk.kit.texts("settings.section.ways"))
        up = Button(desk.kit, "settings.up", partial(self._move, -1))
        down = Button(desk.kit, "settings.down", partial(self._move, 1))
        line = row(self.ways, column(up, down, STRETCH), gap=12)
        line.setStretch(0, 1)
        self.card.add(line)
        self._services = self._service_fields()
        self.card.add(self._services)
        self._compare = Button(desk.kit, "settings.compare", desk.wishes.compare.emit, kind="link", icon="info")
        self.add_save(self._compare)

    def show_settings(self, settings: Settings) -> None:
        """List the ways offered, then the others."""
        offered = settings.offered_channels
        self.ways.clear()
        for channel in dict.fromkeys((*offered, *self.desk.register.catalogue.channels)):
            item = QListWidgetItem(self.desk.channel_name(channel))
            item.setData(_CHANNEL, channel)
            item.setCheckState(Qt.CheckState.Checked if channel in offered else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, _LINE))
            self.ways.addItem(item)
        self._services.show_texts(settings.as_texts())

    def save(self) -> None:
        """Offer what is ticked, in this order."""
        items = [self.ways.item(place) for place in range(self.ways.count())]
        ticked = [str(item.data(_CHANNEL)) for item in items if item.checkState() == Qt.CheckState.Checked]
        texts = {"channels": " ".join(ticked), **self._services.texts()}
        self.desk.work.change(partial(self.desk.register.settings.set, texts), self.tell_saved)

    def _service_fields(self) -> Fields:
        fields, catalogue = Fields(self.desk.kit), self.desk.register.catalogue
        for channel in _WITH_SERVICES:
            services = [(one, catalogue.services[one].name) for one in catalogue.channels[channel].services]
            name = f"{channel}_service"
            fields.add_row({name: choice_editor(self.desk.kit, f"settings.field.{name}", services)})
        return fields

    def _move(self, by: int) -> None:
        place = self.ways.currentRow()
        if place >= 0 and 0 <= place + by < self.ways.count():
            self.ways.insertItem(place + by, self.ways.takeItem(place))
            self.ways.setCurrentRow(place + by)
