"""What stands in one column of a table, as far as a proposal for a mapping needs it."""

from __future__ import annotations

import re

from basisnorm.audit.schrijfwijzen import as_typed
from basisnorm.regio.tabel.koppen import answer_key, short_name

# More different answers than this is text that people typed themselves.
MAX_ANTWOORDEN = 60
# An answer is a choice, no story; what is longer helps nobody in a list.
_LOOKED_AT = 200
_DIFFERENT = 200
_STORY = 60
_MOST = 0.5
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CODE = re.compile(r"[0-9]{2} ?[A-Za-z]{2}[ ./_-]?(?:[0-9]{2})?")


class Inhoud:
    """The different texts in one column; after so many, more of them change nothing."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}
        self.cells: set[str] = set()
        self._emails = self._codes = self._texts = self._long = 0

    def add(self, cell: str) -> None:
        """One more cell; what is in `cells` already changes nothing."""
        cell = cell[:_LOOKED_AT]
        if cell in self.cells or len(self.cells) > _DIFFERENT:
            return
        self.cells.add(cell)
        text = as_typed(cell)
        if not short_name(text):
            return
        self._texts += 1
        self._long += len(text) > _STORY
        self._emails += bool(_EMAIL.fullmatch(text))
        self._codes += bool(_CODE.fullmatch(text))
        if len(cell) < _LOOKED_AT and len(self.seen) <= MAX_ANTWOORDEN:
            # With every sign in it: only the very same text is found again.
            self.seen.setdefault(answer_key(text), text)

    @property
    def is_personal(self) -> bool:
        """Whether most texts are e-mail addresses."""
        return self._emails > _MOST * self._texts

    @property
    def is_code(self) -> bool:
        """Whether most texts are codes of schools."""
        return self._codes > _MOST * self._texts

    @property
    def is_text(self) -> bool:
        """Whether people wrote here what they wanted, and nothing was chosen."""
        return self._texts > 1 and self._long > _MOST * self._texts
