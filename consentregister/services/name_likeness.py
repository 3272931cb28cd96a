"""How near two names are, word by word; scored by rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence

from consentregister.domain.twins import Known, NameLikeness

# In a short word one letter makes another name: Anna and Anne, Jan and Jon.
_LONG_ENOUGH = 5


def likeness_of(one: Known, other: Known) -> NameLikeness:
    """How near the names of two records are."""
    mine, theirs = one.words, other.words
    if mine == theirs:
        return NameLikeness.SAME if mine else NameLikeness.OTHER
    left, right = _without(mine, theirs), _without(theirs, mine)
    if _all_slips(left, right) or _is_written_together(one, other):
        return NameLikeness.CLOSE
    in_common = len(left) < len(mine)
    if in_common and (_is_part(left, right) or _is_part(right, left)):
        return NameLikeness.PART
    return NameLikeness.FIRST if one.first and one.first == other.first else NameLikeness.OTHER


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that the others do not have, in order."""
    return [word for word in words if word not in others]


def _is_written_together(one: Known, other: Known) -> bool:
    """Whether double names differ in how they are joined only: Karl-Heinz and Karlheinz."""
    return "".join(one.first) == "".join(other.first) and "".join(one.last) == "".join(other.last)


def _all_slips(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether what differs is a slip of the keyboard in each word; pairs are found in the order of the alphabet."""
    return len(left) == len(right) and all(_is_slip(*pair) for pair in zip(left, right, strict=True))


def _is_slip(one: str, other: str) -> bool:
    """Whether a long word has one letter wrong, missing, too many, or two of them swapped.

    Not the last one: Martin and Martina, Mario and Maria are two persons.
    """
    from rapidfuzz.distance import OSA

    shorter, longer = sorted((one, other), key=len)
    last_only = shorter == longer[:-1] or one[:-1] == other[:-1]
    if len(shorter) < _LONG_ENOUGH or last_only:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _is_part(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether all that one name has beyond the other is initials of what the other has beyond it, or nothing."""
    return all(len(word) == 1 and any(full.startswith(word) for full in right) for word in left)
