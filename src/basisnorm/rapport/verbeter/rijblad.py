"""The verbeterrapport of schools in a batch: the page of their audit file, made many times sooner.

Nothing is worded or decided here. What an eis comes to is looked up (rijtabel), what follows from
the counts is asked of whoever words it for one school, and a test keeps both pages equal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import getitem

from basisnorm.norm.model import Norm
from basisnorm.norm.vragenlijst import Vragenlijst
from basisnorm.rapport import woorden
from basisnorm.rapport.merk import WOORD, Vormtelling
from basisnorm.rapport.uitleg import trace_school
from basisnorm.rapport.uitleg_eis import Regel
from basisnorm.rapport.verbeter import secties, secties_slot
from basisnorm.rapport.verbeter.begin import BEGIN, FIRST, introduce, is_long
from basisnorm.rapport.verbeter.blokken import with_words
from basisnorm.rapport.verbeter.lijsten import PROPOSED, build_bronnen, build_nvt_regel
from basisnorm.rapport.verbeter.oogopslag import build_oogopslag
from basisnorm.rapport.verbeter.pagina import (
    OMSCHRIJVING,
    TITEL,
    build_colofon,
    build_feiten,
    build_regels,
    name_of,
)
from basisnorm.rapport.verbeter.rijgebied import Cijferstand, Rijgebied, count
from basisnorm.rapport.verbeter.rijindeling import Indeling
from basisnorm.rapport.verbeter.rijtabel import NOT_ASKED, Eisstand
from basisnorm.rapport.verbeter.stukken import Html, Stukken, join
from basisnorm.regio.als_audit import antwoord_of
from basisnorm.regio.model import NVT, Schoolrij
from basisnorm.regio.tellen.waarden import ranks
from basisnorm.uitslag.model import Staat
from basisnorm.uitslag.regel import conclude_school
from basisnorm.uitslag.verklaring import explain


class Rijbladen:
    """Makes the pages for one norm and questionnaire; `slot` are sentences after the verklaring."""

    def __init__(
        self,
        norm: Norm,
        vragenlijst: Vragenlijst,
        programma: str,
        stukken: Stukken,
        *,
        slot: tuple[str, ...] = (),
    ) -> None:
        self._norm, self._vragenlijst, self._programma = norm, vragenlijst, programma
        self._stukken, self._slot = stukken, slot
        self._ranked = {each: rank for rank, each in enumerate(ranks(norm), 1)}
        # Kerneisen come first (docs/scoreregel.md, 8).
        self._last_kern = sum(norm.eisen[eis].kern for eis, _ in self._ranked)
        self._apart = frozenset(
            rank
            for (eis, _), rank in self._ranked.items()
            if not norm.gebied(norm.eisen[eis].gebied).telt_mee
        )
        self._indelingen: dict[object, Indeling] = {}
        # Most rows are like the one before.
        self._last: tuple[object, tuple[str, ...]] = (None, ())
        self._regels = build_regels(norm, vragenlijst)
        self._colofon = secties_slot.lay_out_colofon(
            stukken, build_colofon(norm, vragenlijst, programma)
        )

    def encode(self, rij: Schoolrij) -> bytes | None:
        """The page of a row of a table; None when there is more to it than can be looked up."""
        if rij.audit is not None:
            return None
        indeling = self._indeling(rij)
        if not indeling.whole:
            return None
        codes, written = indeling.read(rij)
        standen = [*map(getitem, indeling.tabellen, codes)]
        rangen = sorted([each.rang for each in standen if each.rang])
        # Few schools have everything op orde, or more to tell than fits.
        if not rangen or is_long(written, len(rangen)):
            return None
        return b"".join(self._page(rij, indeling, codes, standen, rangen))

    def _indeling(self, rij: Schoolrij) -> Indeling:
        key = (rij.school.sector, rij.extra_gebieden)
        found = self._indelingen.get(key)
        if found is None:
            found = self._indelingen[key] = Indeling(
                self._norm, self._vragenlijst, *key, self._ranked, self._stukken
            )
        return found

    def _page(
        self,
        rij: Schoolrij,
        indeling: Indeling,
        codes: bytes,
        standen: list[Eisstand],
        rangen: list[int],
    ) -> Html:
        stukken, name = self._stukken, name_of(rij.school)
        words = indeling.words(rij, codes, standen)
        delen = [
            maker.make(standen[maker.start : maker.end], own)
            for maker, own in zip(indeling.delen, words, strict=True)
        ]
        # Those that make the conclusion come first on the page.
        counting, apart = delen[: indeling.counting], delen[indeling.counting :]
        cijfers = count(
            sum([each.weegt for each in counting]),
            conclude_school([each.cijfers.conclusie for each in counting]),
        )
        zonder_bewijs = b", ".join([each.zonder_bewijs for each in standen if each.zonder_bewijs])
        nvt = self._nvt(rij, codes, standen)
        kern_asked = not any(each.counts[NOT_ASKED][0] for each in delen)
        bronnen = self._bronnen(indeling, standen, kern_asked)
        oogopslag = build_oogopslag(
            cijfers,
            _vormen(counting),
            self._vragenlijst.naam,
            sum([sum(each.counts[NOT_ASKED]) for each in delen]),
        )
        return secties.lay_out_pagina(
            stukken,
            self._programma,
            TITEL.format(name),
            OMSCHRIJVING.format(name, woorden.kern_zin(cijfers.telling)),
            kop=secties.lay_out_kop(
                stukken, name, build_feiten(rij.school, rij.schooljaar, rij.datum, rij.rol)
            ),
            oogopslag=secties.lay_out_oogopslag(
                stukken,
                oogopslag,
                self._verklaring(rij),
                join([each.rij for each in counting]),
                join([each.rij for each in apart]),
            ),
            inhoud=secties.lay_out_inhoud(
                stukken,
                BEGIN,
                tuple([each.kop.vast for each in delen]),
                nvt=bool(nvt),
                zonder_bewijs=bool(zonder_bewijs),
                plan=True,
                bronnen=bool(bronnen),
            ),
            begin=self._begin(indeling, rangen),
            gebieden=join([each.eisen for each in delen]),
            lijsten=[
                *nvt,
                *secties_slot.lay_out_zonder_bewijs(
                    stukken, [zonder_bewijs] if zonder_bewijs else []
                ),
                *secties_slot.lay_out_plan(
                    stukken,
                    (),
                    stukken.vast("stukken/voorstel", indeling.punten(rangen[:PROPOSED])),
                ),
            ],
            uitleg=[
                *secties_slot.lay_out_uitleg(
                    stukken, _waarom(cijfers, indeling, delen), self._regels
                ),
                *bronnen,
            ],
            colofon=self._colofon,
        )

    def _begin(self, indeling: Indeling, rangen: list[int]) -> Html:
        stukken, punten = self._stukken, indeling.punten(rangen)
        kern = bisect_right(rangen, self._last_kern)
        inleiding = introduce(len(rangen), bool(kern), not self._apart.isdisjoint(rangen))
        return secties.lay_out_begin(
            stukken,
            BEGIN,
            inleiding,
            (),
            stukken.vast("stukken/eerst", punten[:FIRST]),
            stukken.vast("stukken/link", punten[FIRST : max(kern, FIRST)], b", "),
            stukken.vast("stukken/link", punten[max(kern, FIRST) :], b", "),
            beknopt=False,
        )

    def _nvt(self, rij: Schoolrij, codes: bytes, standen: list[Eisstand]) -> Html:
        if NVT not in codes:
            return []
        texts = rij.beside()
        regels = []
        for stand in standen:
            blok = stand.blok
            if blok is not None and stand.is_nvt:
                beside = texts.get(blok.vast.id)
                antwoord = antwoord_of(self._norm.eisen[blok.vast.id], NVT, beside)
                own = with_words(blok.vast, antwoord, Staat.NVT)
                regels.append(build_nvt_regel(self._norm, own, antwoord))
        return secties_slot.lay_out_nvt(self._stukken, regels)

    def _bronnen(self, indeling: Indeling, standen: list[Eisstand], same: bool) -> Html:
        """Those under the kerneisen; the `same` for every school that was asked all of them."""
        if same and indeling.bronnen is not None:
            return indeling.bronnen
        blokken = [each.blok for each in standen if each.blok and each.blok.vast.kern]
        bronnen = build_bronnen(self._norm, blokken)
        found = secties_slot.lay_out_bronnen(self._stukken, bronnen, adressen=True)
        if same:
            indeling.bronnen = found
        return found

    def _verklaring(self, rij: Schoolrij) -> tuple[str, ...]:
        key = (rij.school.schoolsoort, rij.rol, rij.datum)
        if key != self._last[0]:
            self._last = (key, (*explain(self._norm, *key), *self._slot))
        return self._last[1]


def _waarom(
    cijfers: Cijferstand, indeling: Indeling, delen: Sequence[Rijgebied]
) -> tuple[Regel, ...]:
    """The trace, which follows the norm."""
    counts = indeling.counting
    ordered = [(place < counts, delen[place]) for place in indeling.norm_order]
    return (
        *trace_school(
            cijfers,
            tuple([each.line for counting, each in ordered if counting]),
            tuple([each.line for counting, each in ordered if not counting]),
        ),
        *[each.waarom for _, each in ordered],
    )


def _vormen(gebieden: Sequence[Rijgebied]) -> Vormtelling:
    """How many kerneisen of these have each shape."""
    return {
        vorm: sum([each.counts[place] for each in gebieden])
        for place, vorm in enumerate(WOORD, -len(WOORD))
    }
