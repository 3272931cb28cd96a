"""Pictures of what one sees: the window with the dialog over it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ui.customer.customer_window import CustomerWindow
from ui.main_window import MainWindow


def screen() -> QPixmap:
    """The window with the dialog over it; a dialog alone where there is no window yet; the customer's view."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, CustomerWindow) and one.isVisible():
            return one.grab()
    dialog = QApplication.activeModalWidget()
    window = next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()), None
    )
    if window is None:
        return dialog.grab() if dialog else QPixmap()
    picture = window.grab()
    if dialog:
        painter = QPainter(picture)
        painter.drawPixmap(dialog.geometry().topLeft() - window.geometry().topLeft(), dialog.grab())
        painter.end()
    return picture
