"""What came of files, in words: what is new, what was here before and where it lies, what was not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consentregister.domain.intake import Refused, Taken
from consentregister.domain.words import ScanStatus
from ui import messages
from ui.texts import Texts

if TYPE_CHECKING:
    from consentregister.domain.printed import ScanPage


def summed_up(taken: Taken, texts: Texts) -> str:
    """The sentence for the foot of the window."""
    parts = [texts.counted("forms.taken", len(taken.new))] if taken.new else []
    if len(taken.known) == 1:
        parts.append(told_known(taken.known[0], texts))
    elif taken.known:
        parts.append(texts.counted("forms.known", len(taken.known)))
    if len(taken.refused) == 1:
        parts.append(told_refused(taken.refused[0], texts))
    elif taken.refused:
        parts.append(texts.counted("forms.refused", len(taken.refused)))
    return " ".join(parts)


def told_known(page: ScanPage, texts: Texts) -> str:
    """Where a page lies that was here before."""
    if page.status is ScanStatus.FILED and page.person_name:
        return texts("forms.lies_with", name=page.person_name)
    return texts("forms.put_aside_before" if page.status is ScanStatus.REFUSED else "forms.waits_already")


def told_refused(refused: Refused, texts: Texts) -> str:
    """Why a file, or a page of it, was not taken; the sentence names the file where it is about the file."""
    sentence = messages.sentence(refused.error, texts)
    if refused.file in sentence:
        return sentence
    of_file = texts("forms.page_of_file", file=refused.file, page=refused.page) if refused.page else refused.file
    return texts("forms.refused_one", file=of_file, sentence=sentence)
