"""With what the schools of a batch are measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Norm

if TYPE_CHECKING:
    from basisnorm.norm.model import Schaal, Vragenlijst


# Behind an answer that means something else in a mapping file than it says: no reader takes it.
NIET_GEKOPPELD = " (staat niet in de koppeling)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Maat:
    """The norm, the questionnaire, and what holds for every row that does not say otherwise.

    `vragenlijst` loads the questionnaire with the id `vragenlijst_id`: a table of digits needs
    nothing of it. `datum` is ISO. `vast` are values by the name of a column; `vertaal` makes our
    word of (column of ours, cell); both come from a mapping file. With `jaar_uit_datum` the school
    year of a row that has none follows from its day: so it is for a form.
    With `laatste` the last row of a school counts, and no school is refused for having two.
    """

    norm: Norm
    vragenlijst_id: str
    vragenlijst: Callable[[], Vragenlijst]
    datum: str
    schoolsoort: Schoolsoort | None = None
    vast: Mapping[str, str] = field(default_factory=dict)
    vertaal: Callable[[str, str], str] | None = None
    jaar_uit_datum: bool = False
    laatste: bool = False

    def schaal(self) -> Schaal:
        """The words for the levels."""
        return self.vragenlijst().schaal
