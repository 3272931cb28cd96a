"""Files spoilt at random: the same ones for the same dice."""

from __future__ import annotations

import random

_MARKS = (b'"', b";", b":", b"\0", b"\r", b"=", b"\xff", b"<", b"9" * 30)


def spoilt(content: bytes, dice: random.Random) -> bytes:
    """A file with some of its bytes changed, taken out, put in twice, or cut off."""
    changed = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        place, many = dice.randrange(len(changed) or 1), dice.choice((1, 1, 4, 64))
        match dice.randrange(5):
            case 0:
                changed[place : place + many] = dice.randbytes(many)
            case 1:
                del changed[place : place + many]
            case 2:
                changed[place:place] = changed[place : place + many] * dice.choice((1, 50))
            case 3:
                changed[place : place + 1] = dice.choice(_MARKS)
            case _:
                del changed[place if dice.random() < 0.1 else len(changed) - many :]
    return bytes(changed)
