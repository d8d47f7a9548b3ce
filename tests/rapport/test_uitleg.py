"""Why an eis, a gebied or the school came out as it did: the traces as values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.errors import BasisnormFout
from basisnorm.norm.model import Basis, Bron, NvtReden, Sector, Status, Vervallen
from basisnorm.rapport.bronnen import bronnen_section
from basisnorm.rapport.document import lines
from basisnorm.rapport.uitleg import Uitleg, explain
from basisnorm.uitslag.model import Uitslag
from basisnorm.uitslag.regel import assess
from bouwstenen import make_audit, make_eis, make_gebied, make_norm, make_vragenlijst

DAY = "2026-11-21"
KERN = make_eis("DYS-01", nvt_redenen=(NvtReden(id="geen", tekst="Die is er niet."),))
EXTRA = make_eis("DYS-02", kern=False, basis=Basis.PRAKTIJK, eigen_maat="Elke week is van ons.")
VO = make_eis("DYS-03", sectoren=(Sector.VO,))


def measure(*answers: Antwoord, asked: tuple[str, ...] | None = None) -> Uitslag:
    """The result of a primary school with these answers to three eisen."""
    norm = make_norm(make_gebied(eisen=[KERN, EXTRA, VO]))
    audit = replace(make_audit(), antwoorden=answers)
    return assess(norm, make_vragenlijst(eisen=asked), audit, datum=DAY, programma="1.0.0")


def said(uitleg: Uitleg, kop: str) -> str:
    """What stands under one heading, with its points."""
    found = [regel for regel in uitleg.regels if regel.kop == kop]
    return " | ".join([found[0].tekst, *found[0].punten]) if found else ""


OUTCOMES = [
    ("niet beantwoord", None, "Nog niet beantwoord.", "Open: niet beantwoord is iets anders"),
    ("op orde", Antwoord(eis="DYS-01", niveau=2), "Niveau 2, op orde:", "Op orde: niveau 2 is 2"),
    (
        "te laag",
        Antwoord(eis="DYS-01", niveau=1),
        "Niveau 1, begonnen:",
        "Nog niet op orde: niveau 1",
    ),
    (
        "n.v.t.",
        Antwoord(eis="DYS-01", nvt=Nvt(reden="geen", besloten_door="directie", tot="2027-07-31")),
        "Niet van toepassing. Die is er niet. Besloten door: directie. Tot en met 31 juli 2027.",
        "Niet van toepassing: telt nergens in mee",
    ),
    (
        "n.v.t. verlopen",
        Antwoord(eis="DYS-01", nvt=Nvt(reden="geen", tot="2026-11-20")),
        "Niet van toepassing. Die is er niet. Tot en met 20 november 2026.",
        "Open: 'niet van toepassing' is verlopen",
    ),
    (
        "overgenomen",
        Antwoord(eis="DYS-01", niveau=3, overgenomen="2025-2026"),
        "Overgenomen uit 2025-2026, nog niet bevestigd.",
        "Open: een overgenomen antwoord telt pas na bevestiging.",
    ),
]


@pytest.mark.parametrize(("answer", "given", "outcome"), [row[1:] for row in OUTCOMES],
                         ids=[row[0] for row in OUTCOMES])  # fmt: skip
def test_the_rule_that_decided_is_named(answer: Antwoord | None, given: str, outcome: str) -> None:
    """Each state of an eis says what was answered and which rule made it so."""
    uitleg = explain(measure(*([answer] if answer else [])), "DYS-01")
    assert given in said(uitleg, "Antwoord")
    assert said(uitleg, "Uitkomst").startswith(outcome)


def test_an_eis_that_was_not_asked_says_so() -> None:
    """A quickscan leaves eisen open that nobody was asked."""
    uitleg = explain(measure(asked=("DYS-01",)), "DYS-02")
    assert said(uitleg, "Antwoord").startswith("Niet gevraagd in deze vragenlijst")


def test_an_eis_of_the_other_sector() -> None:
    """It does not apply; an answer that is there anyway is kept."""
    uitleg = explain(measure(Antwoord(eis="DYS-03", niveau=2)), "DYS-03")
    assert said(uitleg, "Geldt hier").startswith("Nee. Deze eis is er alleen voor voortgezet")
    assert said(uitleg, "Antwoord") == ""
    assert said(uitleg, "Uitkomst") == (
        "Telt niet mee. Het antwoord in het bestand blijft bewaard."
    )
    without = explain(measure(), "DYS-03")
    assert said(without, "Uitkomst") == "Telt niet mee."


def test_ground_and_own_measure_are_shown() -> None:
    """Practice is called richtinggevend, and our own number never decides."""
    uitleg = explain(measure(), "dys-02")
    assert "richtinggevend" in said(uitleg, "Grond")
    assert said(uitleg, "Maat van basisnorm").endswith("Deze maat beslist nooit over de uitkomst.")
    assert [bron.id for bron in uitleg.bronnen] == ["S1"]


def test_support_is_listed() -> None:
    """Toelichting and bewijs stand under the answer; without them the eis is marked."""
    bewijs = (Bewijs(wat="Rooster", datum="2026-09-01", eigenaar="ib'er", plaats="map Zorg"),
              Bewijs(wat="Protocol"))  # fmt: skip
    answer = Antwoord(eis="DYS-01", niveau=2, toelichting="Elke week.", bewijs=bewijs)
    uitleg = explain(measure(answer), "DYS-01")
    assert said(uitleg, "Antwoord").endswith(
        "| Toelichting: Elke week. | Bewijs: Rooster (1 september 2026, ib'er, map Zorg) "
        "| Bewijs: Protocol"
    )
    assert said(uitleg, "Bewijs") == ""
    bare = explain(measure(answer._replace(toelichting=None, bewijs=())), "DYS-01")
    assert said(bare, "Bewijs").startswith("Nog zonder bewijs")


def test_a_verbeterpunt_says_its_rank() -> None:
    """Where it stands in the list, by which rule, and the first step."""
    uitleg = explain(
        measure(Antwoord(eis="DYS-02", niveau=0), Antwoord(eis="DYS-01", niveau=1)), "DYS-02"
    )
    assert said(uitleg, "Verbeterpunt").startswith("Nummer 2 van 2.")
    assert KERN.id not in said(uitleg, "Verbeterpunt")


CONCLUSIONS = [
    ([Antwoord(eis="DYS-01", niveau=2)], "op orde", ""),
    (
        [Antwoord(eis="DYS-01", niveau=0)],
        "nog niet op orde",
        "DYS-01: 0, nog niet. De school doet DYS-01.",
    ),
    ([], "nog niet alles beantwoord", "DYS-01: open. De school doet DYS-01."),
    ([Antwoord(eis="DYS-01", nvt=Nvt(reden="geen"))], "geen conclusie", ""),
]


@pytest.mark.parametrize(
    ("answers", "words", "deciding"), CONCLUSIONS, ids=[c[1] for c in CONCLUSIONS]
)
def test_a_gebied_names_the_eisen_that_decided(
    answers: list[Antwoord], words: str, deciding: str
) -> None:
    """For each conclusion: the words, and which kerneisen made it so."""
    uitleg = explain(measure(*answers), "dyslexie")
    assert uitleg.titel.endswith(f": {words}")
    assert said(uitleg, "Regel 4").partition(" | ")[2] == deciding
    assert (said(uitleg, "Percentage") == "") == (not answers or answers[0].niveau is None)


def test_the_school_shows_what_stands_apart() -> None:
    """A legal gebied has its own conclusion; without one there is nothing apart."""
    legal = make_gebied("algemeen", eisen=[make_eis("GEN-01")], status=Status.WETTELIJK)
    norm = make_norm(make_gebied(eisen=[KERN]), legal)
    uitslag = assess(norm, make_vragenlijst(), make_audit(), datum=DAY, programma="1.0.0")
    assert "Algemeen" in said(explain(uitslag, None), "Apart")
    assert "bepaalt de conclusie van de school niet" in said(explain(uitslag, "algemeen"), "Status")
    assert said(explain(measure(), None), "Apart") == ""


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("DYS-O1", "Bedoelt u 'DYS-01'?"),
        ("zzz", "Noem een eis zoals DYS-01, of een gebied: dyslexie."),
    ],
)
def test_something_unknown_is_refused(typed: str, remedy: str) -> None:
    """With what was meant, or what there is."""
    with pytest.raises(BasisnormFout) as refused:
        explain(measure(), typed)
    assert refused.value.meldingen[0].oplossing == remedy


@pytest.mark.parametrize(
    ("gone", "tekst", "remedy"),
    [
        (
            Vervallen(id="DYS-91", vervangen_door=("DYS-01", "DYS-02"), sinds="2026-08-01"),
            "DYS-91 is vervallen; in de plaats kwam DYS-01 en DYS-02.",
            "Vraag om de uitleg van DYS-01 of DYS-02.",
        ),
        (
            Vervallen(id="DYS-91", vervangen_door=(), sinds="2026-08-01"),
            "DYS-91 is vervallen; in de plaats kwam niets.",
            "Noem een eis zoals DYS-01, of een gebied: dyslexie.",
        ),
        (
            Vervallen(id="DYS-91", vervangen_door=(), sinds="2026-08-01", weggelaten=True),
            "DYS-91 is weggelaten in deze norm.",
            "Noem een eis zoals DYS-01, of een gebied: dyslexie.",
        ),
    ],
)
def test_an_eis_that_is_gone_says_what_came_instead(
    gone: Vervallen, tekst: str, remedy: str
) -> None:
    uitslag = measure()
    gegaan = uitslag._replace(norm=replace(uitslag.norm, vervallen=(gone,)))
    with pytest.raises(BasisnormFout) as refused:
        explain(gegaan, "dys-91")
    (melding,) = refused.value.meldingen
    assert (melding.code, melding.tekst, melding.oplossing) == ("vervallen-eis", tekst, remedy)


@pytest.mark.parametrize(
    ("titel", "line"),
    [
        ("Hoe signaleren?", "Hoe signaleren? Een uitgever."),
        ("Een norm", "Een norm. Een uitgever."),
        ("Een norm.", "Een norm. Een uitgever."),
    ],
)
def test_the_title_of_a_source_ends_once(titel: str, line: str) -> None:
    bron = Bron(
        id="S1", titel=titel, uitgever="Een uitgever", datum=None, url=None, soort="norm",
        opmerking=None,
    )  # fmt: skip
    (section,) = bronnen_section([bron])
    assert list(lines(section)) == [("Bronnen",), (line,)]
