"""One report, from answers to page: with pieces that are kept, against the same templates filled
anew for every school, as a plain loop in a template does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from statistics import median

from markupsafe import Markup

from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.rapport.html import encode_verbeterrapport, find_macro
from basisnorm.rapport.verbeter.blad import lay_out
from basisnorm.rapport.verbeter.blokken import EisBlok
from basisnorm.rapport.verbeter.pagina import build_pagina
from basisnorm.rapport.verbeter.stukken import Html, Stukken, Woord
from basisnorm.regio.als_audit import as_audit
from basisnorm.regio.maat import Maat
from basisnorm.regio.model import Schoolrij
from basisnorm.regio.rijen.breed import BredeTabel
from basisnorm.regio.tabel.kolommen import read_kolommen
from basisnorm.regio.tabel.openen import open_tabel
from basisnorm.uitslag.model import Uitslag
from basisnorm.uitslag.regel import assess


class Sjablonen(Stukken):
    """Calls the template every time."""

    def vast(self, name: str, waarden: Iterable[object], tussen: bytes = b"") -> Html:
        file, _, macro = name.partition("/")
        found = [_encoded(find_macro(file, macro)(each)) for each in waarden]
        return [tussen.join(found)] if found else []

    def eigen(self, name: str, blokken: Iterable[EisBlok]) -> Html:
        macro = find_macro("stukken", name)
        return [
            _encoded(macro(each.vast, each.toelichting, each.bewijs, each.opmerking))
            for each in blokken
        ]

    def sectie(self, name: str, vorm: Mapping[str, object], woorden: Mapping[str, Woord]) -> Html:
        file, _, macro = name.rpartition("/")
        words = {
            key: Markup(b"".join(each).decode()) if isinstance(each, list) else each
            for key, each in woorden.items()
        }
        return [_encoded(find_macro(file or "secties", macro)(vorm, words))]


def ratio(table: Path, rounds: int = 9) -> float:
    """How long our pages take, as a part of those of plain templates; the HTML is the same."""
    norm = load_norm()
    vragenlijst = load_vragenlijst("volledig", norm)
    rijen = _read(table, norm, vragenlijst)
    sjablonen = Sjablonen(find_macro)

    def result(rij: Schoolrij) -> Uitslag:
        audit = as_audit(rij, norm, vragenlijst)
        return assess(norm, vragenlijst, audit, datum=rij.datum, programma="1")

    def plain() -> list[bytes]:
        return [b"".join(lay_out(sjablonen, build_pagina(result(each)))) for each in rijen]

    def own() -> list[bytes]:
        return [encode_verbeterrapport(result(each)) for each in rijen]

    for theirs, ours in zip(plain(), own(), strict=True):
        assert _unquoted(theirs) == _unquoted(ours)
    return median(_seconds(own) / _seconds(plain) for _ in range(rounds))


def _read(table: Path, norm: Norm, vragenlijst: Vragenlijst) -> list[Schoolrij]:
    maat = Maat(
        norm=norm,
        vragenlijst_id=vragenlijst.id,
        vragenlijst=lambda: vragenlijst,
        datum="2026-11-22",
    )
    tabel = open_tabel(table)
    bron = BredeTabel(tabel, read_kolommen(tabel, norm, schoolsoort=False), maat)
    return [each for each in bron.lees(lambda _done, _total: None) if isinstance(each, Schoolrij)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _encoded(text: object) -> bytes:
    return str(text).encode()


def _unquoted(page: bytes) -> bytes:
    return page.replace(b"&#39;", b"'").replace(b"&#34;", b'"')
