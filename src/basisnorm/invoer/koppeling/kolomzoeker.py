"""Finds for every column of an export what it is; on any doubt a person must settle it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from basisnorm.audit.schrijfwijzen import as_typed, fold, plain_text
from basisnorm.errors import Ernst, Geweigerd
from basisnorm.invoer.koppeling.antwoordvoorstel import Antwoordvoorstel, looks_like_soorten
from basisnorm.invoer.koppeling.koppeling import KIES, TWIJFEL, settled
from basisnorm.invoer.koppeling.kopwoorden import (
    again_key,
    find_part,
    is_own_text,
    is_wider,
    left_over,
    match,
    named_question,
    read_kopcode,
    speaks_of_remark,
    split_grid,
)
from basisnorm.invoer.rijen.schoolvelden import find_volgorde
from basisnorm.invoer.tabel.koppen import (
    find_column,
    find_sent,
    is_added_by_form,
    is_personal,
    kop_key,
    letter,
    may_be_school,
    names_of,
    normalise,
    short_name,
    tested_question,
    unique_names,
)
from basisnorm.norm.model import Norm
from basisnorm.words import shown

# More different answers than this is text that people typed themselves.
MAX_ANTWOORDEN = 60
# An answer is a choice, no story; what is longer helps nobody in a list.
_LOOKED_AT = 200
_DIFFERENT = 200
_STORY = 60
_MOST = 0.5
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CODE = re.compile(r"[0-9]{2} ?[A-Za-z]{2}[ ./_-]?(?:[0-9]{2})?")
# How a form asks for our columns in a sentence.
_ASKED = (
    (r"\bbrin|vestigingscode|vestigingsnummer", "vestigingscode"),
    (r"\bnaam\b.*\b(school|vestiging)\b|\bwelke school\b", "naam"),
    (r"schoolsoort|schooltype|onderwijs(soort|type)|\b(soort|type) (onderwijs|school)"
     r"|\bwat voor (soort )?(school|onderwijs)\b", "schoolsoort"),
    (r"\bwelke gemeente\b", "gemeente"),
    (r"\bwelk (school)?bestuur\b|\bnaam\b.*\bbestuur\b", "bestuur"),
    (r"\b(uw|je|jouw) (functie|rol)\b|\bwie (vult|vulde|heeft)\b.*\b(in|ingevuld)\b", "rol"),
    (r"\b(datum|wanneer)\b.*\b(invul|ingevuld|zelfevaluatie)|\bdatum van vandaag\b", "datum"),
    (r"\bandere scho(ol|len)\b.*\bhelpen\b|\bhelpen\b.*\bandere scho", "wil_helpen"),
)  # fmt: skip
# Who says no here may not want to take part at all: that is for a person to look at.
_CONSENT = re.compile(
    r"\btoestemming\b|\bakkoord\b|\bprivacy|\bavg\b|\bgdpr\b|\bconsent\b|\bi agree\b"
    r"|\bmogen wij\b.*\b(gebruiken|bewaren|delen|verwerken)\b"
)
# With slashes some services put the month in front.
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/")
_OF_THE_FORM = "van het formulier zelf"


class Kolominhoud:
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
            self.seen.setdefault(fold(text), text)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolomvoorstel:
    """What a column is: `doel` a column of ours, `kies`, or None when it is not to be used.

    `kop` is as the mapping file must name it; `opmerking` says what to look at or why. Without
    `zeker` a person has to settle it. `antwoorden` are what answers mean in this column alone.
    """

    kop: str = ""
    doel: str | None
    eis: str | None = None
    zeker: bool = True
    opmerking: str | None = None
    persoonlijk: bool = False
    antwoorden: tuple[Antwoordvoorstel, ...] = ()

    @property
    def woord(self) -> str:
        """What stands behind the heading."""
        if self.doel is None or self.doel == KIES:
            return self.doel or ""
        return self.doel if self.zeker else f"{self.doel}{TWIJFEL}"

    def with_answers(self, antwoorden: Iterable[Antwoordvoorstel]) -> Kolomvoorstel:
        """The same column, with these."""
        return replace(self, antwoorden=tuple(antwoorden))


def count(words: Sequence[str]) -> tuple[int, int, int]:
    """How many of these are sure, are to be looked at, and are still to be chosen."""
    kies = sum(each == KIES for each in words)
    sure = sum(settled(each) is not None for each in words)
    return sure, len(words) - sure - kies, kies


def unanswered(kolommen: Mapping[int, Kolomvoorstel]) -> dict[int, Kolomvoorstel]:
    """The same; a remark at an eis that no column answers is to be looked at."""
    answered = {each.doel for each in kolommen.values()}
    return {
        index: replace(
            each, zeker=False, opmerking=f"er is geen kolom met het antwoord op {each.eis}"
        )
        if each.eis and each.doel not in (each.eis, KIES) and each.eis not in answered
        else each
        for index, each in kolommen.items()
    }


def find_asked(kop: str) -> str | None:
    """The column of the school that a heading asks for, or None."""
    name = normalise(kop)
    return next((doel for part, doel in _ASKED if re.search(part, name)), None)


def find_named(kop: str, koppen: tuple[str, ...], inhoud: Kolominhoud) -> tuple[str, bool] | None:
    """The column that a heading names, and whether that is sure.

    With a code in front of its text ("CODE. Wat is de vestigingscode?") one of the two may be
    no more than a word: then what is in the column has to agree.
    """
    own = find_column(kop, koppen)
    if own is not None:
        return own, True
    for name in names_of(kop)[1:]:
        own = find_column(name)
        if own is not None:
            return own, own == "vestigingscode" and inhoud.is_code
    return None


def find_by_content(kop: str, inhoud: Kolominhoud) -> tuple[str, bool] | None:
    """What a column is by its contents, and whether that is sure."""
    asked = find_asked(kop)
    if inhoud.is_code:
        return "vestigingscode", asked == "vestigingscode"
    if looks_like_soorten(inhoud.seen.values()):
        return "schoolsoort", asked == "schoolsoort"
    return None


def asks_consent(kop: str) -> bool:
    """Whether a question asks for permission."""
    return _CONSENT.search(normalise(kop)) is not None


def look_at_dates(cells: Collection[str]) -> tuple[str | None, str | None]:
    """What to propose for the days on which forms were sent in, and what to say of them.

    None when an anonymous form kept none: that is all that may be left out.
    """
    texts = sorted(text for cell in cells if (text := plain_text(cell)))
    volgorde = find_volgorde(enumerate(texts))
    for text in texts:
        try:
            volgorde.lezer(text)
        except Geweigerd as geweigerd:
            if geweigerd.bezwaar.ernst is Ernst.LET_OP:
                return None, "een anoniem formulier bewaart geen datum"
            return KIES, f"als datum niet te lezen: '{shown(text)}'"
    if volgorde.dag is None and volgorde.maand is None:
        for text in texts:
            match = _SLASHES.match(text)
            if match and match[1] != match[2]:
                return (
                    f"datum{TWIJFEL}",
                    f"staat in '{shown(text)}' de dag voorop? Zo lezen wij het",
                )
    return "datum", None


class Kolomzoeker:
    """Looks in steps, the surest first; what two columns claim in one step neither gets."""

    def __init__(self, koppen: tuple[str, ...], norm: Norm, inhoud: Sequence[Kolominhoud]) -> None:
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
        return {index: replace(self._found[index], kop=self._names[index]) for index in columns}

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
        return Kolomvoorstel(doel=None, opmerking=why, persoonlijk=personal)

    def _named(self, index: int) -> Kolomvoorstel | None:
        """By an id, or by the name of a column of ours."""
        kop, inhoud = self._koppen[index], self._inhoud[index]
        code = read_kopcode(kop, self._norm)
        if code is not None:
            if code.eis is None:
                return Kolomvoorstel(doel=KIES, opmerking=code.waarom)
            if code.deel:
                doel = f"{code.eis} {code.deel}"
                return Kolomvoorstel(doel=doel, eis=code.eis, zeker=code.zeker)
            if inhoud.is_text:
                return Kolomvoorstel(
                    doel=KIES, opmerking=f"bij {code.eis}, maar hier staan teksten"
                )
            return Kolomvoorstel(doel=code.eis, eis=code.eis, zeker=code.zeker)
        own = find_named(kop, self._koppen, inhoud)
        return Kolomvoorstel(doel=own[0], zeker=own[1]) if own else None

    def _by_content(self, index: int) -> Kolomvoorstel | None:
        own = find_by_content(self._koppen[index], self._inhoud[index])
        return Kolomvoorstel(doel=own[0], zeker=own[1]) if own else None

    def _asked(self, index: int) -> Kolomvoorstel | None:
        kop = self._koppen[index]
        doel = None if asks_consent(kop) else find_asked(kop)
        return Kolomvoorstel(doel=doel, zeker=False) if doel else None

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
                self._found[index] = Kolomvoorstel(
                    doel=eis, eis=eis, zeker=sure and find_part(asked[index]) is None
                )

    def _unknown(self, index: int) -> Kolomvoorstel:
        consent = asks_consent(self._koppen[index])
        why = "toestemming? Kijk wie hier nee zegt" if consent else "geen eis of kolom herkend"
        return Kolomvoorstel(doel=KIES, opmerking=why)

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
                return Kolomvoorstel(doel=KIES, opmerking="hoort dit bij één vraag?")
            sure = not words and self._directly(index, before[-1])
        doel = f"{eis} {part}"
        if any(each.doel == doel for each in self._found.values()):
            return Kolomvoorstel(doel=KIES, opmerking=f"er is al een {part} bij {eis}")
        return Kolomvoorstel(doel=doel, eis=eis, zeker=sure)

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
            self._found[index] = Kolomvoorstel(
                doel=word.removesuffix(TWIJFEL), zeker=sure, opmerking=why
            )
