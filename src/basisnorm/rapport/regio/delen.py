"""The sections of the regional page that are about one year."""

from __future__ import annotations

from collections.abc import Sequence

from basisnorm.norm.model import Eis, Gebied, Sector
from basisnorm.rapport.merk import Vorm
from basisnorm.rapport.regio.vorm import (
    Kolom,
    Onderdeel,
    Rij,
    Tabel,
    balk,
    getal,
    namen,
    scholen,
    van,
)
from basisnorm.rapport.woorden import SECTOR, hoofdletter, opsomming
from basisnorm.regio.overzicht.overzicht import Eistelling, Overzicht, most_common
from basisnorm.regio.overzicht.school import Stand

# So many eisen stand in a list of the most common ones.
TOP = 10
# And so many of those that stand apart.
TOP_APART = 5
# What stands there when no kerneisen apply: nothing to meet, and so nobody who does not.
GEEN = "geen kerneisen"


def build_gebieden(overzicht: Overzicht) -> Onderdeel:
    """Per gebied how many schools are op orde."""
    columns = [
        (Kolom(kop="Op orde", getal=True, vorm=Vorm.OP_ORDE), "op_orde", "op-orde"),
        (Kolom(kop="Nog niet op orde", getal=True, vorm=Vorm.NOG_NIET), "nog_niet", "nog-niet"),
        (Kolom(kop="Nog open", getal=True, vorm=Vorm.OPEN), "onvolledig", "open"),
        (Kolom(kop="Niet ingevuld", getal=True, vorm=Vorm.NVT), "niet_ingevuld", "nvt"),
    ]
    shown = [
        each
        for each in columns
        if each[1] in ("op_orde", "nog_niet")
        or any(getattr(gebied.stand, each[1]) for gebied in overzicht.gebieden)
    ]

    def row(label: str, stand: Stand) -> Rij:
        numbers = [(getattr(stand, field), kind) for _, field, kind in shown]
        return Rij(
            cellen=(label, *(getal(number) for number, _ in numbers)),
            balk=balk(stand.scholen, *numbers),
        )

    counting = [each for each in overzicht.gebieden if each.gebied.telt_mee and each.stand.scholen]
    rows = [row(each.gebied.titel, each.stand) for each in counting]
    if len(counting) > 1:
        rows.append(row("Deze gebieden samen", overzicht.stand))
    rows += [
        row(gebied_naam(each.gebied), each.stand)
        for each in overzicht.gebieden
        if not each.gebied.telt_mee and each.stand.scholen
    ]
    # An empty row would read as an area that no school has op orde.
    rows += [
        Rij(cellen=(gebied_naam(each.gebied), GEEN, *[""] * (len(shown) - 1)))
        for each in overzicht.gebieden
        if not each.stand.scholen
    ]
    sentences = ["Een gebied is op orde als alle kerneisen die voor de school gelden op orde zijn."]
    if any(not each.gebied.telt_mee for each in overzicht.gebieden):
        sentences.append("Wat apart staat, telt niet mee in de conclusie van een school.")
    return Onderdeel(
        anker="per-gebied",
        titel="Per gebied",
        zinnen=(" ".join(sentences),),
        tabellen=(
            Tabel(
                naam="Aantal scholen per gebied",
                kolommen=(Kolom(kop="Gebied"), *(each for each, _, _ in shown)),
                rijen=tuple(rows),
                balk="Verdeling",
            ),
        ),
    )


def build_vaak(overzicht: Overzicht) -> Onderdeel:
    """The kerneisen that most schools do not meet."""
    common = overzicht.vaak
    beside = most_common(overzicht.eisen, overzicht.norm, telt_mee=False)
    sentence = "Bij deze kerneisen kan de regio het meeste doen."
    if len(common) == 1:
        sentence = "Dit is de enige kerneis die nog niet op elke school op orde is."
    if not common:
        sentence = "Alle beantwoorde kerneisen zijn bij alle scholen op orde."
    if beside:
        apart = dict.fromkeys(
            gebied.titel
            for gebied in overzicht.norm.gebieden
            for each in beside
            if each.eis.gebied == gebied.id
        )
        sentence += f" Wat apart staat ({opsomming(list(apart))}), heeft een eigen tabel."
    if common or beside:
        sentence += " Een getal gaat over de scholen die de eis hebben beantwoord."
    tables = (
        ("Kerneisen die het vaakst nog niet op orde zijn", common[:TOP]),
        ("Kerneisen die apart staan en het vaakst nog niet op orde zijn", beside[:TOP_APART]),
    )
    return Onderdeel(
        anker="vaak",
        titel="Wat het vaakst nog niet op orde is",
        zinnen=(sentence,),
        tabellen=tuple(_often(naam, found, overzicht) for naam, found in tables if found),
    )


def _often(naam: str, found: Sequence[Eistelling], overzicht: Overzicht) -> Tabel:
    return Tabel(
        naam=naam,
        kolommen=(Kolom(kop="Kerneis"), Kolom(kop="Nog niet op orde", getal=True)),
        rijen=tuple(
            Rij(
                code=each.eis.id,
                cellen=(
                    eis_tekst(each.eis, overzicht.sectoren),
                    f"{van(each.nog_niet, each.beantwoord)} scholen",
                ),
                balk=balk(each.beantwoord, (each.nog_niet, "nog-niet")),
            )
            for each in found
        ),
        balk="Aandeel",
    )


def build_hulp(overzicht: Overzicht) -> Onderdeel | None:
    """Who can help whom; only schools that offered it are named."""
    if not overzicht.hulp:
        return None
    willing, beside = overzicht.willen_helpen, overzicht.willen_helpen_apart
    if not willing and not beside:
        return Onderdeel(
            anker="hulp",
            titel="Wie kan wie helpen?",
            zinnen=(
                "Nog geen school heeft aangegeven een andere school te willen helpen. Dat kan "
                "met de kolom wil_helpen in de tabel: ja of nee.",
            ),
        )
    subject = "1 school wil" if willing == 1 else f"{getal(willing)} scholen willen"
    if beside:
        subject += f", en {getal(beside)} van een andere schoolsoort,"
    return Onderdeel(
        anker="hulp",
        titel="Wie kan wie helpen?",
        zinnen=(
            f"{subject} een andere school helpen. Alleen die scholen staan hier met naam, bij de "
            "verbeterpunten die het meest voorkomen. Geborgd betekent: het staat ook op papier "
            "en blijft als een collega vertrekt.",
        ),
        tabellen=(
            Tabel(
                naam="Scholen die willen helpen, per verbeterpunt",
                kolommen=(
                    Kolom(kop="Verbeterpunt"),
                    Kolom(kop="Nog niet op orde", getal=True),
                    Kolom(kop="Willen helpen: geborgd", vorm=Vorm.GEBORGD),
                    Kolom(kop="Willen helpen: op orde", vorm=Vorm.OP_ORDE),
                ),
                rijen=tuple(
                    Rij(
                        code=each.eis.id,
                        cellen=(
                            eis_tekst(each.eis, overzicht.sectoren),
                            scholen(each.nog_niet),
                            namen(each.geborgd) or "geen",
                            namen(each.op_orde) or "geen",
                        ),
                    )
                    for each in overzicht.hulp
                ),
            ),
        ),
    )


def gebied_naam(gebied: Gebied) -> str:
    """The title, and whether it stands apart."""
    return gebied.titel if gebied.telt_mee else f"{gebied.titel} (apart)"


def eis_tekst(eis: Eis, sectoren: Sequence[Sector]) -> str:
    """The words of an eis for these sectors; both when they are worded differently."""
    texts = {sector: eis.tekst.voor(sector) for sector in sectoren if sector in eis.sectoren}
    if len(set(texts.values())) == 1:
        return next(iter(texts.values()))
    return " ".join(f"{hoofdletter(SECTOR[sector])}: {text}" for sector, text in texts.items())


def build_cijfers(overzicht: Overzicht) -> Onderdeel:
    """Every eis in numbers, folded away."""
    return Onderdeel(
        anker="cijfers",
        titel="Alle eisen in cijfers",
        zinnen=(
            "Hoeveel scholen een eis op orde hebben, nog niet op orde of nog open. "
            "Bij een kerneis staat ook bij hoeveel scholen nog geen toelichting of bewijs staat.",
        ),
        tabellen=tuple(
            Tabel(
                naam=gebied_naam(gebied.gebied),
                kolommen=(
                    Kolom(kop="Eis"),
                    Kolom(kop="Op orde", getal=True),
                    Kolom(kop="Nog niet", getal=True),
                    Kolom(kop="Open", getal=True),
                    Kolom(kop="N.v.t.", getal=True),
                    Kolom(kop="Zonder bewijs", getal=True),
                ),
                rijen=tuple(_numbers(each, overzicht.sectoren) for each in eisen),
            )
            for gebied in overzicht.gebieden
            if (eisen := [each for each in overzicht.eisen if each.eis.gebied == gebied.gebied.id])
        ),
        dicht=True,
    )


def _numbers(telling: Eistelling, sectoren: Sequence[Sector]) -> Rij:
    kern = telling.eis.kern
    return Rij(
        code=telling.eis.id,
        cellen=(
            eis_tekst(telling.eis, sectoren) + (" (kerneis)" if kern else ""),
            getal(telling.op_orde),
            getal(telling.nog_niet),
            getal(telling.open),
            getal(telling.nvt),
            getal(telling.zonder_bewijs) if kern else "",
        ),
    )
