"""Finds for every column of an export what it is; on any doubt a person must settle it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from basisnorm.norm.model import Norm
from basisnorm.regio.koppeling.formulierdatum import look_at_dates
from basisnorm.regio.koppeling.gelijkenis import match
from basisnorm.regio.koppeling.kolominhoud import Inhoud
from basisnorm.regio.koppeling.kolomvoorstel import Kolomvoorstel, unanswered
from basisnorm.regio.koppeling.kopcode import read_kopcode
from basisnorm.regio.koppeling.kopwoorden import is_own_text
from basisnorm.regio.koppeling.opmerkingen import (
    again_key,
    find_part,
    is_wider,
    left_over,
    named_question,
    speaks_of_remark,
    split_grid,
)
from basisnorm.regio.koppeling.schoolkolommen import (
    asks_consent,
    find_asked,
    find_by_content,
    find_named,
)
from basisnorm.regio.koppeling.waarden import KIES, TWIJFEL
from basisnorm.regio.tabel.formulierkoppen import find_sent, tested_question
from basisnorm.regio.tabel.koppen import (
    is_added_by_form,
    is_personal,
    kop_key,
    letter,
    may_be_school,
    names_of,
    normalise,
    unique_names,
)

_OF_THE_FORM = "van het formulier zelf"


class Kolomzoeker:
    """Looks in steps, the surest first; what two columns claim in one step neither gets."""

    def __init__(self, koppen: tuple[str, ...], norm: Norm, inhoud: Sequence[Inhoud]) -> None:
        self._koppen, self._norm, self._inhoud = koppen, norm, inhoud
        self._names = unique_names(koppen)
        self._keys = {kop_key(kop) for kop in koppen}
        self._gebieden = {
            word for each in norm.gebieden for word in normalise(each.titel).split() if word[4:]
        }
        self._found: dict[int, Kolomvoorstel] = {}

    def found(self) -> dict[int, Kolomvoorstel]:
        """By column, in the order of the table; a column without a heading cannot be mapped."""
        columns = [index for index, name in enumerate(self._names) if name]
        for step in (self._not_ours, self._named, self._by_content, self._asked):
            claims = {
                index: each
                for index in columns
                if index not in self._found and (each := step(index)) is not None
            }
            self._take(claims)
        self._match([index for index in columns if index not in self._found])
        for index in columns:
            if index not in self._found:
                self._found[index] = self._remark(index) or self._unknown(index)
        self._found = unanswered(self._found)
        self._own_date()
        return {index: self._found[index] for index in columns}

    def _take(self, claims: dict[int, Kolomvoorstel]) -> None:
        taken = {each.doel for each in self._found.values()}
        for index, each in claims.items():
            if each.doel is None or each.doel == KIES:
                self._found[index] = each
                continue
            also = [at for at, other in claims.items() if other.doel == each.doel and at != index]
            if each.doel == "vestigingscode" and self._inhoud[index].is_code:
                # Who calls two columns so has the codes in one of them.
                also = [at for at in also if self._inhoud[at].is_code]
            if also:
                where = ", ".join(letter(at) for at in also)
                self._found[index] = replace(
                    each,
                    doel=KIES,
                    eis=None,
                    opmerking=f"{each.doel} of niet? Dat kan ook kolom {where} zijn",
                )
            elif each.doel not in taken:
                self._found[index] = each

    def _give(
        self, index: int, doel: str | None, *, eis: str | None = None, zeker: bool = True,
        opmerking: str | None = None, persoonlijk: bool = False,
    ) -> Kolomvoorstel:  # fmt: skip
        return Kolomvoorstel(
            kop=self._names[index], doel=doel, eis=eis, zeker=zeker, opmerking=opmerking,
            persoonlijk=persoonlijk,
        )  # fmt: skip

    def _not_ours(self, index: int) -> Kolomvoorstel | None:
        kop = self._koppen[index]
        personal = is_personal(kop, self._koppen) or self._inhoud[index].is_personal
        if personal and may_be_school(kop, self._koppen):
            why = "is dit de naam van de school? Zet hem dan bij kolommen"
        elif personal:
            why = "gaat over een persoon"
        elif is_added_by_form(kop, self._koppen):
            why = _OF_THE_FORM
        elif (question := tested_question(kop)) and kop_key(question) in self._keys:
            why = f"{_OF_THE_FORM}: punten of feedback"
        else:
            return None
        return self._give(index, None, opmerking=why, persoonlijk=personal)

    def _named(self, index: int) -> Kolomvoorstel | None:
        """By an id, or by the name of a column of ours."""
        kop, inhoud = self._koppen[index], self._inhoud[index]
        code = read_kopcode(kop, self._norm)
        if code is not None:
            if code.eis is None:
                return self._give(index, KIES, opmerking=code.waarom)
            if code.deel:
                doel = f"{code.eis} {code.deel}"
                return self._give(index, doel, eis=code.eis, zeker=code.zeker)
            if inhoud.is_text:
                return self._give(index, KIES, opmerking=f"bij {code.eis}, maar hier staan teksten")
            return self._give(index, code.eis, eis=code.eis, zeker=code.zeker)
        own = find_named(kop, self._koppen, inhoud)
        return self._give(index, own[0], zeker=own[1]) if own else None

    def _by_content(self, index: int) -> Kolomvoorstel | None:
        own = find_by_content(self._koppen[index], self._inhoud[index])
        return self._give(index, own[0], zeker=own[1]) if own else None

    def _asked(self, index: int) -> Kolomvoorstel | None:
        kop = self._koppen[index]
        doel = None if asks_consent(kop) else find_asked(kop)
        return self._give(index, doel, zeker=False) if doel else None

    def _match(self, columns: Sequence[int]) -> None:
        """By the words that a heading shares with the text of an eis."""
        asked = {}
        for index in columns:
            kop = self._koppen[index]
            if find_part(kop) is None or not speaks_of_remark(kop):
                grid, row = split_grid(kop)
                asked[index] = row if grid else names_of(kop)[-1] if names_of(kop)[1:] else kop
        same = [again_key(each) for each in asked.values()]
        for index, eis in match(asked, self._norm).items():
            own = is_own_text(self._koppen[index], eis, self._norm)
            consent = asks_consent(asked[index]) and not own
            if not consent and all(each.doel != eis for each in self._found.values()):
                # A question that is asked again is a question too many.
                once = same.count(again_key(asked[index])) == 1
                sure = own and once and not self._inhoud[index].is_text
                self._found[index] = self._give(
                    index, eis, eis=eis, zeker=sure and find_part(asked[index]) is None
                )

    def _unknown(self, index: int) -> Kolomvoorstel:
        consent = asks_consent(self._koppen[index])
        why = "toestemming? Kijk wie hier nee zegt" if consent else "geen eis of kolom herkend"
        return self._give(index, KIES, opmerking=why)

    def _remark(self, index: int) -> Kolomvoorstel | None:
        """A remark without an id: at the question before it, when nothing speaks against that."""
        kop = self._koppen[index]
        part = find_part(kop)
        if part is None:
            return None
        eis, sure = self._question(index, kop)
        words = left_over(kop)
        if eis is None:
            before = [at for at in range(index) if at in self._found and self._eis_at(at)]
            if not before:
                return None
            eis = self._eis_at(before[-1])
            at = self._before(index)
            wider = is_wider(words, self._gebieden) or self._after_grid(at)
            # The question that it stands behind may be of an eis that nobody knows yet.
            just = self._found.get(at)
            wider = wider or (just is not None and just.doel == KIES)
            if wider or eis is None:
                return self._give(index, KIES, opmerking="hoort dit bij één vraag?")
            sure = not words and self._directly(index, before[-1])
        doel = f"{eis} {part}"
        if any(each.doel == doel for each in self._found.values()):
            return self._give(index, KIES, opmerking=f"er is al een {part} bij {eis}")
        return self._give(index, doel, eis=eis, zeker=sure)

    def _question(self, index: int, kop: str) -> tuple[str | None, bool]:
        """The eis of which the heading of a remark repeats the question."""
        key = kop_key(kop)
        for at, each in self._found.items():
            own = kop_key(self._koppen[at])
            if at != index and each.doel and each.doel == each.eis and len(own) > 15 and own in key:
                return each.eis, each.zeker
        return None, False

    def _eis_at(self, index: int) -> str | None:
        """The eis that a column answers, or is a remark at."""
        each = self._found[index]
        return each.eis if each.doel and each.doel != KIES else None

    def _directly(self, index: int, before: int) -> bool:
        """Whether a remark stands right behind one question, and that question is sure."""
        number = named_question(self._koppen[index])
        asked = before
        while asked >= 0 and (each := self._found.get(asked)) and each.doel != each.eis:
            asked -= 1
        each = self._found.get(asked)
        if before != self._before(index) or each is None or not each.zeker:
            return False
        if number is not None and normalise(self._koppen[asked]).split()[:1] != [number]:
            return False
        # Behind two questions in a row it may be about both.
        last = self._found.get(asked - 1)
        return last is None or last.eis is None or last.doel != last.eis

    def _before(self, index: int) -> int:
        """The column before this one, but for what is not used: points, times."""
        at = index - 1
        while (each := self._found.get(at)) is not None and each.doel is None:
            at -= 1
        return at

    def _after_grid(self, last: int) -> bool:
        """Whether this column and the one before it are rows of one grid."""
        grids = [split_grid(kop)[0] for kop in self._koppen[max(0, last - 1) : last + 1]]
        return len(grids) == 2 and bool(grids[0]) and grids[0] == grids[1]

    def _own_date(self) -> None:
        """The day on which the form was sent in, when nothing else says a day."""
        if any(each.doel == "datum" for each in self._found.values()):
            return
        index = find_sent(self._koppen)
        if index is None or self._found[index].doel is not None:
            return
        word, why = look_at_dates(self._inhoud[index].cells)
        if word is None:
            self._found[index] = replace(self._found[index], opmerking=why)
        else:
            sure = not word.endswith(TWIJFEL)
            self._found[index] = self._give(
                index, word.removesuffix(TWIJFEL), zeker=sure, opmerking=why
            )
