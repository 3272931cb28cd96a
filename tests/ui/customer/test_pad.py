"""The pad: pen, finger and mouse write on it, each told with time and pressure; strokes can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.customer.pad import SignaturePad
from ui.desk import Kit


@pytest.fixture
def pad(qtbot: QtBot, kit: Kit) -> SignaturePad:
    """A pad of 600 by 160."""
    pad = SignaturePad(kit, "Unterschrift")
    qtbot.addWidget(pad)
    pad.resize(600, 160)
    with qtbot.waitExposed(pad):
        pad.show()
    return pad


def write(pad: SignaturePad, *, left: int = 50) -> None:
    """One stroke with the mouse."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(left, 100))
    for step in range(1, 21):
        QTest.mouseMove(pad, QPoint(left + 8 * step, 100 - step % 5 * 8))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)


def by_pen(pad: SignaturePad, kind: QEvent.Type, x: float, y: float, pressure: float) -> None:
    """What a pen tells."""
    pen = QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Pressure | QInputDevice.Capability.Position, 1, 1,
    )  # fmt: skip
    none, buttons = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    event = QTabletEvent(kind, pen, QPointF(x, y), QPointF(x, y), pressure, 0, 0, 0, 0, 0, keys, none, buttons)
    QApplication.sendEvent(pad, event)


def test_empty_until_somebody_writes(pad: SignaturePad) -> None:
    """Nothing is on it, and that is no signature."""
    assert pad.signature().strokes == ()
    assert not pad.signature().is_worth


def test_by_mouse(pad: SignaturePad) -> None:
    """A stroke of the mouse has its places, rising times, and one pressure for want of another."""
    write(pad)
    (stroke,) = pad.signature().strokes
    assert (stroke[0].x, stroke[0].y, stroke[0].at) == (50, 100, 0)
    assert stroke[-1].x == 210
    assert [point.at for point in stroke] == sorted(point.at for point in stroke)
    assert {point.pressure for point in stroke} == {0.5}
    assert pad.signature().is_worth
    assert (pad.signature().width, pad.signature().height) == (600, 160)


def test_by_pen_with_pressure(pad: SignaturePad) -> None:
    """A pen tells how hard it presses."""
    by_pen(pad, QEvent.Type.TabletPress, 50, 80, 0.2)
    by_pen(pad, QEvent.Type.TabletMove, 150, 60, 0.6)
    by_pen(pad, QEvent.Type.TabletMove, 250, 90, 0.9)
    by_pen(pad, QEvent.Type.TabletRelease, 250, 90, 0)
    by_pen(pad, QEvent.Type.TabletMove, 300, 90, 0)  # in the air
    (stroke,) = pad.signature().strokes
    assert [(point.x, point.pressure) for point in stroke] == [(50, 0.2), (150, 0.6), (250, 0.9)]


def test_by_finger_and_not_by_the_hand(pad: SignaturePad) -> None:
    """The first finger writes; what else touches the glass meanwhile writes nothing."""
    glass = QTest.createTouchDevice()
    for step, (finger, hand) in enumerate((((60, 90), None), ((160, 60), (500, 150)), ((260, 90), (520, 150)))):
        touch = QTest.touchEvent(pad, glass)
        (touch.move if step else touch.press)(0, QPoint(*finger), pad)
        if hand:
            (touch.press if step == 1 else touch.move)(1, QPoint(*hand), pad)
        touch.commit()
    touch = QTest.touchEvent(pad, glass)
    touch.release(0, QPoint(260, 90), pad)
    touch.release(1, QPoint(520, 150), pad)
    touch.commit()
    (stroke,) = pad.signature().strokes
    assert [point.x for point in stroke][:3] == [60, 160, 260]
    assert max(point.x for point in stroke) == 260


def test_a_stroke_does_not_leave_the_pad(pad: SignaturePad) -> None:
    """A hand that slips off writes along the edge."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(590, 100))
    QTest.mouseMove(pad, QPoint(700, -40))
    ((_, last),) = pad.signature().strokes
    assert (last.x, last.y) == (600, 0)


def test_a_tap_is_no_signature(pad: SignaturePad) -> None:
    """A dot is kept, seen, and not enough."""
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert len(pad.signature().strokes) == 1
    assert not pad.signature().is_worth


def test_taken_back(pad: SignaturePad, qtbot: QtBot) -> None:
    """The last stroke first, or all of them; each time it is told."""
    write(pad)
    write(pad, left=300)
    with qtbot.waitSignal(pad.changed):
        pad.undo()
    assert len(pad.signature().strokes) == 1
    write(pad, left=300)
    with qtbot.waitSignal(pad.changed):
        pad.clear()
    assert pad.signature().strokes == ()
    pad.undo()


def test_what_is_written_is_seen(pad: SignaturePad) -> None:
    """There is ink where the mouse went, on white paper in the dark look too."""
    pad._kit.look.force(dark=True)
    white = pad.grab().toImage().pixelColor(300, 20)
    write(pad)
    picture = pad.grab().toImage()
    ink = picture.pixelColor(50, 100)
    assert white.lightness() > 240
    assert ink.blue() > ink.red() + 40
