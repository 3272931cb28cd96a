"""The look as Qt wants it: one style sheet and one palette, made from the colours in force."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from consentregister.domain.words import Verdict
from ui import look
from ui.look import Colours, Look

_SHEET = Template("""
QMainWindow, QDialog, QWidget[ground="page"] { background: $ground; }
QWidget[ground="surface"] { background: $surface; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 8px; }

QLabel { background: transparent; color: $text; }
QLabel[kind="muted"], QLabel[kind="caption"], QLabel[kind="reading_muted"] { color: $muted; }
QLabel[kind="wrong"], QLabel[kind="reading_wrong"] { color: $wrong; }
QLabel[kind="doubt"] { color: $doubt; }
QLabel[kind="key"] { color: $on_accent; border: 1px solid $on_accent; border-radius: 4px; padding: 0 5px; }
QLabel[kind="key"][plain="true"] { color: $muted; border-color: $line; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${card_corner}px; }
Sheet { background: transparent; }
QFrame[kind="sheet"] { background: $surface; border: 1px solid $line; border-radius: ${card_corner}px; }
QFrame[kind="rule"] { background: $line; border: none; }
QFrame[kind="head"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[kind="banner"] { background: $text; border: none; border-radius: ${corner}px; }
QFrame[kind="banner"] QLabel { color: $surface; }
QFrame[kind="banner"] QPushButton { color: $surface; background: transparent; border: none; }
QFrame[kind="banner"] QPushButton:hover { background: $muted; }

QPushButton {
    min-height: ${button_inner}px; max-height: ${button_inner}px; padding: 0 14px; border-radius: ${corner}px;
    border: 1px solid $line; background: $surface; color: $text; font-weight: 500; outline: none;
}
QPushButton:hover { background: $field; border-color: $muted; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $muted; background: $ground; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton[keyed="true"] { text-align: left; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent; padding: 0 6px; }
QPushButton[kind="link"]:hover { background: $accent_soft; }
QPushButton[kind="tab"] { background: transparent; border: none; color: $muted; padding: 0 6px; font-size: 13px; }
QPushButton[kind="tab"]:hover { background: $field; }
QPushButton[kind="tab"]:checked { background: $accent_soft; color: $accent; }
QPushButton[kind="entry"] { background: transparent; border: none; color: $text; padding: 0 12px; text-align: left; }
QPushButton[kind="entry"]:hover { background: $field; }
QPushButton[kind="entry"]:checked { background: $accent_soft; color: $accent; }
QPushButton[kind="quiet"] {
    background: transparent; border: none; color: $muted; padding: 0 4px; font-weight: 400;
    font-size: 13px; min-height: 24px; max-height: 24px;
}
QPushButton[kind="quiet"]:hover { background: $field; color: $text; }

QPushButton[kind="touch"], QPushButton[kind="touch_primary"], QPushButton[kind="touch_key"] {
    min-height: ${touch_inner}px; max-height: ${touch_inner}px; padding: 0 24px; font-size: 17px;
}
QPushButton[kind="touch_key"] { min-width: 72px; max-width: 72px; padding: 0; font-size: 20px; }
QPushButton[kind="touch_primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="touch_primary"]:hover, QPushButton[kind="touch_primary"]:pressed {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[kind="touch_primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QLineEdit[kind="touch"] { min-height: ${touch_inner}px; max-height: ${touch_inner}px; font-size: 17px; }
QFrame[kind="notice"] { background: $field; border: 1px solid $line; border-radius: ${card_corner}px; }
QFrame[kind="foot"] { background: $surface; border: none; border-top: 1px solid $line; }

QPushButton[kind="chip"] { min-height: 30px; max-height: 30px; padding: 0 12px; color: $muted; font-weight: 400; }
QPushButton[kind="chip"]:checked { border-color: $accent; background: $accent_soft; color: $text; font-weight: 500; }
QPushButton[kind="choice"] { min-height: 44px; max-height: 44px; text-align: left; }

QLineEdit, QDateEdit, QComboBox, QSpinBox {
    min-height: ${field_inner}px; max-height: ${field_inner}px; padding: 0 12px; border: 1px solid $line;
    border-radius: ${corner}px; background: $field; color: $text;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit[kind="palette"] { font-size: 17px; background: $surface; padding-left: 2px; }
SearchField { padding-left: 2px; }
QPlainTextEdit, QTextEdit {
    padding: 8px; border: 1px solid $line; border-radius: ${corner}px; background: $field; color: $text;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QComboBox:focus, QSpinBox:focus {
    border-color: $accent;
}
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $line; selection-background-color: $accent_soft;
    selection-color: $text; outline: none;
}
QCheckBox, QRadioButton { color: $text; spacing: 8px; min-height: 28px; }

QAbstractItemView { background: $surface; border: none; color: $text; outline: none; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $line; padding: 8px;
}
QListWidget::item { padding: 6px 8px; border-radius: 6px; }
QListWidget::item:selected { background: $accent_soft; color: $text; }
QTableView::item { padding: 0 8px; }
QTableView { gridline-color: $line; selection-background-color: $accent_soft; selection-color: $text; }

QMenu { background: $surface; color: $text; border: 1px solid $line; border-radius: ${corner}px; padding: 4px; }
QMenu::item { padding: 8px 24px 8px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::icon { padding-left: 12px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QScrollArea { border: none; background: transparent; }
QScrollArea[kind="paper"] { background: $field; border: 1px solid $line; border-radius: ${card_corner}px; }
QScrollArea > QWidget > QWidget[ground="page"] { background: $ground; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def dress(app: QApplication, now: Look) -> None:
    """Give the whole program the colours in force."""
    app.setPalette(palette(now.colours))
    if app.styleSheet() != (wanted := sheet(now.colours)):  # every widget there is would be dressed anew
        app.setStyleSheet(wanted)


def sheet(colours: Colours) -> str:
    """The style sheet in these colours."""
    names = (
        "ground",
        "surface",
        "field",
        "line",
        "text",
        "muted",
        "accent",
        "accent_soft",
        "accent_hover",
        "on_accent",
    )
    return _SHEET.substitute(
        {name: getattr(colours, name) for name in names},
        wrong=colours.verdicts[Verdict.BLOCK].text,
        doubt=colours.verdicts[Verdict.ASK_FIRST].text,
        corner=look.CORNER,
        card_corner=look.CARD_CORNER,
        button_inner=look.BUTTON_HEIGHT - 2,
        field_inner=look.FIELD_HEIGHT - 2,
        touch_inner=look.TOUCH_BUTTON - 2,
    )


def palette(colours: Colours) -> QPalette:
    """The palette in these colours, for what style sheets do not reach."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, parts in {
        "ground": (role.Window,),
        "surface": (role.Base, role.Button, role.ToolTipBase, role.Light),
        "field": (role.AlternateBase,),
        "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        "muted": (role.PlaceholderText,),
        "accent": (role.Highlight, role.Link, role.Accent),
        "on_accent": (role.HighlightedText,),
        "line": (role.Mid, role.Midlight, role.Dark),
    }.items():
        for part in parts:
            made.setColor(part, QColor(getattr(colours, name)))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(colours.muted))
    return made
