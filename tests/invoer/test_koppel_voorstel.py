"""The proposal: what it recognises, what it leaves to a person, and that it reads back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basisnorm.audit.schrijfwijzen import fold
from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.invoer.koppeling.antwoordvoorstel import propose_antwoorden
from basisnorm.invoer.koppeling.gekoppeld import koppel
from basisnorm.invoer.koppeling.kolomzoeker import MAX_ANTWOORDEN
from basisnorm.invoer.koppeling.koppeling import Koppeling, check_koppeling
from basisnorm.invoer.koppeling.kopwoorden import match, read_kopcode
from basisnorm.invoer.koppeling.voorstel import Voorstel, _words, propose, render_koppeling
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Norm
from bouwstenen import make_eis, make_gebied, make_norm
from invoer.formulieren import NORM as KLEIN
from invoer.formulieren import write_exports

NORM = load_norm("2024-11")
SCHAAL = load_vragenlijst("volledig", NORM).schaal
# The words of questions as regions ask them, with the eis they are about.
GEVRAAGD = {
    "1. Helpt jullie school op deze locatie leerlingen met lees- en spellingproblemen, met het "
    "eigen team en uit de gewone bekostiging?": "DYS-01",
    "Hebben jullie op deze locatie kennis in huis over lees- en spellingproblemen en dyslexie?":
        "DYS-02",
    "Letten jullie vanaf groep 1 op vroege signalen van leesproblemen en vragen jullie er bij de "
    "intake naar?": "DYS-04",
    "Toetsing technisch lezen en spelling op vaste momenten": "DYS-05",
    "Intensieve hulp in een klein groepje bij hardnekkige lees- of spellingachterstand":
        "DYS-09",
    "Vertelt de school ouders en leerlingen vooraf wat zij begaafde leerlingen te bieden heeft?":
        "BEG-03",
    "Compacten: slaan leerlingen stof over die zij al beheersen?": "BEG-07",
    "Evalueert de school elk OPP minstens 1x per schooljaar met ouders en leerling?":
        "GEN-13",
}  # fmt: skip
IETS_ANDERS = (
    "Wat vindt u van dit formulier?",
    "Hoeveel leerlingen heeft uw school?",
    "Hebt u nog vragen over de ondersteuning op uw school?",
    "Hoe tevreden bent u over het samenwerkingsverband?",
    "Werkt de school samen met de gemeente en jeugdhulp?",
    "Is er beleid rond pesten?",
    "",
)


def test_questions_in_other_words_find_their_eis() -> None:
    found = match(dict(enumerate(GEVRAAGD)), NORM)
    assert [eis for _, eis in sorted(found.items())] == [*GEVRAAGD.values()]
    # In other words a question may ask something else.
    assert [*doelen(made([*GEVRAAGD])[0]).values()] == [f"{eis}?" for eis in GEVRAAGD.values()]


def test_other_questions_find_none() -> None:
    assert match(dict(enumerate(IETS_ANDERS)), NORM) == {}


@pytest.mark.again
@pytest.mark.parametrize("edition", ["2024-11", "2026-08"])
@pytest.mark.parametrize("sector", ["po", "vo"])
@pytest.mark.parametrize(
    "shape",
    ["{tekst}", "{id}", "{id} {tekst}", "{id}: {tekst}", "3. {tekst}", "{tekst} ({id})",
     "{gebied} [{tekst}]", "{gebied} [{id}]", "{id}. {tekst}", "Vraag 12: {id}"],
)  # fmt: skip
def test_an_id_and_the_text_of_an_eis_are_surely_that_eis(
    edition: str, sector: str, shape: str
) -> None:
    norm = load_norm(edition)
    titel = {each.id: each.titel for each in norm.gebieden}
    koppen = [
        shape.format(id=eis.id, tekst=getattr(eis.tekst, sector), gebied=titel[eis.gebied])
        for eis in norm.eisen.values()
    ]
    assert [*doelen(made(koppen, norm=norm)[0]).values()] == [*norm.eisen]


ANDERS = (
    "DYS-10 streefniveau", "DYS-12 2025-2026", "DYS-12 (over 2 jaar)", "DYS-13 volgens ouders",
    "DYS-16 volgens de inspectie", "DYS-17 cijfer", "TWG-01 Tevredenheid", "DYS-01 doel",
    "TWG-02: hoe zeker bent u?", "TWG-05 aantal leerlingen", "BEG-01 Wilt u scholing?",
    "GEN-04 nog te doen", "GEN-17 (vervallen)", "DYS-10 hulp", "Streefniveau DYS-10",
    "Streefniveau [DYS-10]", "2025 DYS-10", "26-27 DYS-10", "Ambitie. DYS-10", "DYS-10 3",
    "Begaafdheid [DYS-10]", "\N{NOT EQUAL TO} DYS-10", "DYS-10 > 2",
    "DYS-10 \N{COMBINING LONG SOLIDUS OVERLAY}",
    "Wens: DYS-10", "(DYS-10) straks", "DYS-10 De", "DYS-10 Moeilijk",
)  # fmt: skip


@pytest.mark.again
@pytest.mark.parametrize("kop", ANDERS)
def test_whatever_else_stands_at_an_id_is_for_a_person(kop: str) -> None:
    norm = load_norm("2026-08")
    (word,) = doelen(made([kop], norm=norm)[0]).values()
    assert word.endswith("?")


@pytest.mark.again
@pytest.mark.parametrize(
    "shape",
    ["Waar wilt u over een jaar staan? {tekst}", "Volgens de MR: {tekst}", "{tekst} (gewenst)",
     "Wenst u hulp bij: {tekst}", "In hoeverre wilt u dat {tekst}", "Is het zo dat {tekst}",
     "Doel [{tekst}]", "doel. {tekst}", "2025 {tekst}", "{tekst} 2025"],
)  # fmt: skip
def test_whatever_else_stands_at_the_text_of_an_eis_is_for_a_person(shape: str) -> None:
    for eis in ("DYS-02", "DYS-07", "BEG-20", "GEN-15"):
        tekst = load_norm("2026-08").eisen[eis].tekst.po
        (word,) = doelen(made([shape.format(tekst=tekst)], norm=load_norm("2026-08"))[0]).values()
        assert word in (f"{eis}?", "kies")


def test_a_text_that_was_cut_off_is_sure_behind_an_id_alone() -> None:
    tekst = NORM.eisen["DYS-05"].tekst.po
    for end in ("", "...", "\N{HORIZONTAL ELLIPSIS}"):
        cut = f"{tekst[:50]}{end}"
        assert doelen(made([f"DYS-05 {cut}"])[0]) == {f"DYS-05 {cut}": "DYS-05"}
    (word,) = doelen(made([f"{tekst[:90].rstrip()}..."])[0]).values()
    assert word == "DYS-05?"


def test_an_eis_is_given_once_to_the_heading_that_is_most_like_it() -> None:
    tekst = NORM.eisen["DYS-05"].tekst.po
    found = match({0: "Toetsing technisch lezen en spelling op vaste momenten", 1: tekst}, NORM)
    assert found[1] == "DYS-05"
    assert found.get(0) != "DYS-05"


def test_in_a_norm_of_one_eis_nothing_comes_near() -> None:
    one = make_norm(make_gebied(eisen=(make_eis("DYS-01", tekst="Rekenen met blokken."),)))
    assert match({0: "rekenen met blokken"}, one) == {0: "DYS-01"}


@pytest.mark.parametrize(
    ("kop", "word"),
    [
        ("DYS-09", "DYS-09"), ("dys9", "DYS-09"), ("DYS[09]", "DYS-09"),
        ("1. DYS 9: hulp", "DYS-09?"),
        ("Vraag 3 (BEG-07)", "BEG-07"), ("Vraag 3: BEG-07", "BEG-07"),
        ("Lezen [DYS-09 Intensieve hulp]", "DYS-09?"), ("G1Q2. DYS-09", "DYS-09"),
        ("DYS01. Helpt de school?", "DYS-01?"), ("DYS-99", "kies"), ("DYS-99 en DYS-01", "DYS-01?"),
        ("G01Q09", None), ("DYS-0900", "kies"), ("AVI-03 afgenomen?", None),
        # A remark, in whatever order or abbreviation.
        ("DYS01toel", "DYS-01 toelichting"), ("DYS01_opm", "DYS-01 toelichting"),
        ("DYS01comment", "DYS-01 toelichting"), ("DYS01[comment]", "DYS-01 toelichting"),
        ("toelichting DYS-09", "DYS-09 toelichting"), ("Toelichting bij DYS-09",
        "DYS-09 toelichting"), ("DYS-09 bewijs", "DYS-09 bewijs"),
        ("Reden n.v.t. bij DYS-09", "DYS-09 reden"),
        ("DYS10 [Commentaar]", "DYS-10 toelichting"),
        ("DYS10. Start [Commentaar]", "DYS-10 toelichting?"),
        # Only a part of the eis, something else about it, or no more than a mention.
        ("DYS09_c", "DYS-09?"), ("DYS09[SQ001]. Rooster", "DYS-09?"), ("DYS09b", "DYS-09?"),
        ("DYS09[other]", "kies"), ("DYS-09 Hoe belangrijk is dit?", "DYS-09?"),
        ("DYS-09 Wie doet dit?", "DYS-09?"), ("DYS-09 Doet de school dit niet?", "DYS-09?"),
        ("Geen DYS-09", "DYS-09?"), ("Wat hebt u nodig voor DYS-09?", "DYS-09?"),
        ("Welke toets (bijv. DYS-05 of AVI-03) gebruikt u?", "DYS-05?"),
        ("COVID-19 en DYS-01", "DYS-01?"), ("DYS-03 Geeft de school uitleg aan ouders?", "DYS-03?"),
        # More than one.
        ("DYS-09 en DYS-10: hulp", "kies"), ("Zie ook DYS-01: hoe gaat het met BEG-02?", "kies"),
        ("DYS-01/02", "kies"), ("DYS-01 t/m 05", "kies"), ("Toelichting DYS-01 en DYS-02", "kies"),
    ],
)  # fmt: skip
def test_an_id_in_a_heading_is_sure_only_when_it_names_the_question(
    kop: str, word: str | None
) -> None:
    found = read_kopcode(kop, NORM)
    if found is None:
        assert word is None
    elif found.eis is None:
        assert word == "kies"
        assert found.waarom
    else:
        doel = f"{found.eis} {found.deel}" if found.deel else found.eis
        assert (doel if found.zeker else f"{doel}?") == word


def answers(*texts: str, op_niveaus: Sequence[str] = ()) -> dict[str, str]:
    """What is proposed by answer."""
    gezien = {fold(each): each for each in texts}
    found = propose_antwoorden(gezien, {fold(each) for each in op_niveaus}, _words(SCHAAL))
    return {each.tekst: each.woord for each in found}


SURE = {
    "Op orde": "2", "Nog niet": "0", "GEBORGD": "3", "2 op orde": "2", "N.v.t.": "nvt",
    "Niet van toepassing": "nvt", "Ja": "2", "No": "0", "Y": "2", "Geen antwoord": "open",
    "Een deel van het team doet dit.": "1",
    "Op orde: Het hele team doet dit volgens afspraak.": "2",
    "Wij doen dit niet, of het hangt af van één collega.": "0",
    "Het hele team doet dit volgens afspraak.": "2",
}  # fmt: skip
DOUBT = {
    "Ja, iedereen doet dit": "2?", "Nee, dat doen wij niet": "0?", "Deels": "1?",
    "Het staat ook op papier, wij bekijken het elk jaar.": "3?", "Dat weet ik niet": "open?",
    "Geen idee": "open?", "Mee bezig": "1?", "N.v.t., wij hebben geen kleuters": "nvt?",
    "Niet van toepassing.": "nvt?", "Don't know": "open?", "Fully in place": "2?",
}  # fmt: skip
NEVER = (
    "Paars", "+/-", "AO02", "-oth-", "N/A", "Anders namelijk: een beetje", "Nog niet op orde",
    # A scale of opinions, or of how often.
    "Helemaal mee eens", "Helemaal mee oneens", "Mee eens", "Niet mee eens", "Niet mee oneens",
    "Volledig oneens", "Neutraal", "Nooit", "Zelden of nooit", "Soms", "Meestal wel",
    "Bijna altijd", "Niet altijd", "Ja, altijd", "Onvoldoende", "Ruim voldoende", "Goed",
    "Strongly agree", "Strongly disagree", "Sometimes", "Never", "Waar", "Helemaal tevreden",
    # Two things in one, or a negation of what it says.
    "Niet op papier", "Ja - op papier", "Nee - op papier", "Niet volledig", "Nog niet begonnen",
    "Ja, maar niet structureel", "Nee, wel begonnen", "Geen probleem, op orde", "ja/nee",
    "Niet begonnen", "Ja, deels", "Zonder afspraak, ja", "Not documented", "Not in place",
    "Helemaal niet", "Yes, partly", "Ja, hopelijk", "Ja, binnenkort", "Wordt vastgelegd",
    # Signs that change what it says.
    "~~ja~~", "Ja?", "op orde (?)", "☐ Ja", "☑ Ja", ">50% op orde", "≠ ja", "!ja",
)  # fmt: skip


@pytest.mark.parametrize(("text", "word"), [*SURE.items(), *DOUBT.items()])
def test_an_answer_gets_our_word(text: str, word: str) -> None:
    assert answers(text) == {text: word}


@pytest.mark.parametrize("text", NEVER)
def test_an_answer_that_could_be_more_than_one_thing_is_for_a_person(text: str) -> None:
    assert answers(text) == {text: "kies"}


def test_yes_at_an_eis_with_levels_is_to_be_looked_at() -> None:
    assert answers("Ja", "Yes", op_niveaus=["Ja"]) == {"Ja": "2?", "Yes": "2"}


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ("0123", ["0", "1", "2", "3"]),
        ("02", ["0", "2"]),
        ("123", ["1?", "2?", "3?"]),
        ("1234", ["kies"] * 4),
        ("45", ["kies"] * 2),
    ],
)
def test_a_scale_of_other_numbers_is_never_moved(scale: str, words: list[str]) -> None:
    assert [*answers(*scale).values()] == words


def made(
    koppen: Sequence[str], rijen: Sequence[Sequence[str]] = (), norm: Norm = NORM
) -> tuple[Voorstel, str, Koppeling]:
    """A proposal, its text, and what the reader makes of that."""
    voorstel = propose(koppen, rijen, norm)
    text = render_koppeling(voorstel, norm, tabel="t.csv", schooljaar="2026-2027")
    return voorstel, text, check_koppeling(text.encode(), "k.yaml", norm)


def doelen(voorstel: Voorstel) -> Mapping[str, str]:
    """What stands behind every heading; empty for one that is not used."""
    return {each.kop: each.woord for each in voorstel.kolommen}


def settled(text: str) -> str:
    """The proposal when a person agrees with all of it."""
    return re.sub(r'"([^"]*)\?"((?: *#.*)?)$', r'"\1"\2', text, flags=re.MULTILINE)


EXPORTS = {
    "forms-nl": (3, 7, 1),
    "forms-excel": (3, 7, 1),
    "forms-xlsx": (3, 7, 1),
    "forms-en": (2, 4, 0),
    "google": (8, 0, 0),
    "lime-code": (8, 0, 0),
    "lime-vol": (2, 3, 0),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_gets_a_proposal_that_fits_it(name: str, tmp_path: Path) -> None:
    tabel = open_tabel(write_exports(tmp_path)[name])
    voorstel, text, koppeling = made(tabel.koppen, [cells for _, cells in tabel.rijen()])
    assert voorstel.count() == EXPORTS[name]
    assert not voorstel.zonder_code
    assert all(each.ernst is Ernst.LET_OP for each in koppeling.meldingen)
    asked = {each.code for each in koppeling.meldingen}
    if asked:
        # Whatever still has to be settled is named at once.
        with pytest.raises(BasisnormFout) as caught:
            koppel(tabel, koppeling)
        assert [each.code for each in caught.value.meldingen] == [
            each.code for each in koppeling.meldingen
        ]
    text = re.sub(r"(: |is: )kies\b", r"\1negeren", settled(text).split("\nantwoorden:")[0])
    found = koppel(tabel, check_koppeling(text.replace(": negeren ", ": bo ").encode(), "k", NORM))
    assert {"vestigingscode", "DYS-01", "DYS-03", "DYS-05"} <= set(found.koppen)
    assert "datum" in found.koppen
    assert not any(
        name is not None and word in (kop or "").casefold()
        for kop, name in zip(tabel.koppen, found.koppen, strict=True)
        for word in ("mail", "begintijd", "ipaddr")
    )


def test_the_proposal_looks_so(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    tabel = open_tabel(write_exports(tmp_path)["forms-nl"])
    _, text, _ = made(tabel.koppen, [cells for _, cells in tabel.rijen()])
    golden("koppeling-forms.yaml", text)


def test_a_remark_belongs_to_the_question_before_it() -> None:
    koppen = ["BRIN", "Opmerkingen vooraf", "DYS-01", "Licht uw antwoord toe", "Bewijs",
              "DYS-02 toelichting", "DYS-03", "Toelichting", "Reden n.v.t.",
              "Toelichting 2"]  # fmt: skip
    assert doelen(made(koppen)[0]) == {
        "BRIN": "vestigingscode",
        "Opmerkingen vooraf": "kies",
        "DYS-01": "DYS-01",
        "Licht uw antwoord toe": "DYS-01 toelichting",
        "Bewijs": "DYS-01 bewijs",
        "DYS-02 toelichting": "DYS-02 toelichting?",
        "DYS-03": "DYS-03",
        "Toelichting": "DYS-03 toelichting",
        "Reden n.v.t.": "DYS-03 reden",
        "Toelichting 2": "kies",
    }


REMARKS = {
    # Behind one question, in words that say no more.
    ("DYS-01", "Toelichting (optioneel)"): "DYS-01 toelichting",
    ("DYS-01", "Kunt u uw antwoord toelichten?"): "DYS-01 toelichting",
    ("3. DYS-01", "Toelichting bij vraag 3"): "DYS-01 toelichting",
    ("DYS-01", "Kleur", "Toelichting"): "kies",
    # What the form put between them itself does not count.
    ("DYS-01", "Tijdstempel", "Points - DYS-01", "Toelichting"): "DYS-01 toelichting",
    ("DYS-01", "Plaats", "Toelichting"): "DYS-01 toelichting?",
    ("DYS-01", "Waaruit blijkt dat?"): "DYS-01 bewijs",
    # It may be about more than the last one.
    ("DYS-01", "DYS-02", "Toelichting"): "DYS-02 toelichting?",
    ("Lezen [DYS-01 a]", "Lezen [DYS-02 b]", "Toelichting"): "kies",
    ("DYS-01", "Toelichting bij dyslexie"): "kies",
    ("DYS-01", "Hebt u nog opmerkingen?"): "kies",
    ("DYS-01", "Overige opmerkingen"): "kies",
    ("DYS-01", "Opmerkingen over deze vragenlijst"): "kies",
    ("DYS-01", "Toelichting bij bovenstaande vragen"): "kies",
    ("1. DYS-01", "Toelichting bij vraag 3"): "DYS-01 toelichting?",
    # The question before it is not sure either.
    ("DYS-01 Wie doet dit?", "Toelichting"): "DYS-01 toelichting?",
    ("Kleur", "Toelichting"): "kies",
    ("DYS-01", "DYS-01 (2)", "Toelichting"): "kies",
}


@pytest.mark.parametrize("koppen", REMARKS)
def test_a_remark_is_sure_only_behind_one_question(koppen: tuple[str, ...]) -> None:
    assert [*doelen(made(koppen)[0]).values()][-1] == REMARKS[koppen]


def test_a_remark_that_repeats_its_question_is_at_that_question() -> None:
    vraag = "Helpt de school leerlingen met dyslexie?"
    found = doelen(made([f"DYS-01 {vraag}", "DYS-03", f"DYS-01 {vraag} [Commentaar]"])[0])
    assert found[f"DYS-01 {vraag} [Commentaar]"] == "DYS-01 toelichting?"


@pytest.mark.parametrize(
    ("koppen", "words"),
    [
        (["DYS09[SQ001]", "DYS09[SQ002]", "DYS09[other]"], ["kies", "kies", "kies"]),
        (["DYS-09 hulp", "DYS-09 hulp (2)"], ["kies", "kies"]),
        (["DYS-09", "DYS-09"], ["kies", "kies"]),
        (["DYS-09", "DYS-09 toelichting", "DYS-09 toelichting"], ["DYS-09", "kies", "kies"]),
        (["Naam van de school", "Schoolnaam"], ["kies", "kies"]),
        (["BRIN", "Code"], ["kies", "kies"]),
        (["DYS-09 en DYS-10: hulp", "DYS-10"], ["kies", "DYS-10"]),
    ],
)
def test_what_two_columns_may_be_neither_is(koppen: list[str], words: list[str]) -> None:
    assert [*doelen(made(koppen)[0]).values()] == words


def test_of_two_columns_for_a_code_the_one_with_codes_is_it() -> None:
    found = doelen(made(["Code", "BRIN", "DYS-01"], [["7", "99AA00", "2"]])[0])
    assert found == {"Code": "kies", "BRIN": "vestigingscode", "DYS-01": "DYS-01"}


def test_the_same_question_twice_is_for_a_person_in_whatever_words() -> None:
    tekst = NORM.eisen["DYS-05"].tekst.po
    found = doelen(made([tekst, tekst])[0])
    assert {"DYS-05?", "kies"} == {*found.values()}
    for again in (f"{tekst}2", f"{tekst} (2)", f"{tekst.rstrip('.')} 2"):
        assert doelen(made([tekst, again])[0]) == {tekst: "DYS-05?", again: "kies"}
    cut = f"1. {tekst[:90].rstrip()}..."
    assert doelen(made([cut])[0]) == {cut: "DYS-05?"}
    negated = tekst.replace("toetst", "toetst niet")
    assert doelen(made([negated])[0]) == {negated: "DYS-05?"}


def test_columns_of_the_school_are_found_in_a_sentence_or_by_what_is_in_them() -> None:
    koppen = ["Tijdstempel", "Wat is de naam van jullie school?", "Vul hier in", "Naam",
              "In welke gemeente staat de school?", "Wie vult dit in?", "Type onderwijs",
              "Datum van invullen", "Geeft u toestemming om dit te gebruiken?",
              "Mogen wij u vragen een andere school te helpen?"]  # fmt: skip
    rijen = [["x", "De Linde", "99AA00", "Jan", "Assen", "ib", "bo", "3-11-2026", "ja", "Ja!"],
             ["x", "", "99 ab-00", "Piet"]]  # fmt: skip
    voorstel, text, _ = made(koppen, rijen)
    assert doelen(voorstel) == {
        "Tijdstempel": "",
        "Wat is de naam van jullie school?": "naam?",
        "Vul hier in": "vestigingscode?",
        "Naam": "",
        "In welke gemeente staat de school?": "gemeente?",
        "Wie vult dit in?": "rol?",
        "Type onderwijs": "schoolsoort",
        "Datum van invullen": "datum",
        "Geeft u toestemming om dit te gebruiken?": "kies",
        "Mogen wij u vragen een andere school te helpen?": "wil_helpen?",
    }
    assert voorstel.count() == (2, 5, 1)
    assert "is dit de naam van de school?" in text


SOORTEN = {
    "Basisonderwijs (bo)": "bo", "Speciaal basisonderwijs (sbo)": "sbo", "SBO": None,
    "Speciaal onderwijs (so)": "so", "Voortgezet speciaal onderwijs": "vso", "bo": None,
    "Regulier basisonderwijs": "bo", "Praktijkonderwijs (pro)": "pro", "Primair onderwijs": "bo?",
    "vmbo/havo": "vo?", "SO/VSO": "kies", "Kindcentrum": "kies", "Geen basisonderwijs": "kies",
    "Basisonderwijs met sbo-afdeling": "kies",
}  # fmt: skip


def test_a_kind_of_school_is_seen_by_its_values() -> None:
    koppen = ["BRIN", "Kies wat past", "DYS-09"]
    rijen = [["99AA00", each, "2"] for each in SOORTEN]
    voorstel, text, _ = made(koppen, rijen)
    (kolom,) = [each for each in voorstel.kolommen if each.doel == "schoolsoort"]
    assert (kolom.kop, kolom.zeker, voorstel.schoolsoort) == ("Kies wat past", False, None)
    assert {each.tekst: each.woord for each in kolom.antwoorden} == {
        tekst: word for tekst, word in SOORTEN.items() if word
    }
    assert "schoolsoort: bo" not in text.split("kolommen:")[0]


@pytest.mark.parametrize("kop", ["Wat is uw naam?", "Uw naam en functie", "What is your name?"])
def test_a_question_for_a_name_is_about_a_person(kop: str) -> None:
    assert made([kop])[0].persoonlijk == (kop,)
    assert made(["Wat is de naam van uw school?"])[0].persoonlijk == ()


def test_names_of_schools_are_no_kinds_of_schools() -> None:
    rijen = [["Basisschool De Linde"], ["SBO De Vlieger"], ["Basisschool Het Kompas"]]
    assert doelen(made(["Waar werkt u?"], rijen)[0]) == {"Waar werkt u?": "kies"}


@pytest.mark.parametrize(
    ("koppen", "used"),
    [
        (["Tijdstempel"], "Tijdstempel"),
        (["Begintijd", "Tijd van voltooien"], "Tijd van voltooien"),
        (["Start time", "Completion time"], "Completion time"),
        (["startdate. Startdatum", "submitdate. Datum ingezonden"], "submitdate. Datum ingezonden"),
        (["datestamp", "submitdate"], "submitdate"),
        (["Tijdstempel", "Datum"], "Datum"),
        (["Begintijd"], None),
    ],
)
def test_the_date_of_the_form_is_used_when_there_is_no_other(
    koppen: list[str], used: str | None
) -> None:
    found = doelen(made([*koppen, "DYS-01"], [["2026-11-02 09:00:11"] * len(koppen)])[0])
    assert [kop for kop, word in found.items() if word == "datum"] == ([used] if used else [])
    text = made([*koppen, "DYS-01"])[1]
    assert ("schooljaar:" in text) == (used is None)


def test_a_date_of_which_the_day_may_be_the_month_is_for_a_person() -> None:
    def word(*cells: str) -> str:
        return doelen(made(["Tijdstempel", "DYS-01"], [[each, "2"] for each in cells])[0])[
            "Tijdstempel"
        ]

    assert word("11/2/26 9:31:44", "11/3/26 9:31:44") == "datum?"
    assert word("11/2/26 9:31:44", "11/16/26 9:31:44") == "datum"
    assert word("11/2/26 9:31:44", "16/11/26 9:31:44") == "datum"
    assert word("2-11-2026 9:31:44", "2026/11/02 9:00:11 a.m. CET") == "datum"


@pytest.mark.parametrize(
    ("cell", "word"),
    [("1980-01-01 00:00:00", ""), ("13/13/26 9:31:44", "kies"), ("gisteren", "kies"),
     ("2026-11-02 25:00", "kies"), ("2026/11/03 10:00:00 a.m. XYZ", "kies")],
)  # fmt: skip
def test_a_date_that_cannot_be_read_is_for_a_person(cell: str, word: str) -> None:
    """It is only left out when an anonymous form kept none."""
    found = doelen(made(["submitdate", "DYS-01"], [[cell, "2"]])[0])
    assert found == {"submitdate": word, "DYS-01": "DYS-01"}


@pytest.mark.parametrize("zone", ["a.m. EET", "vm. CET", "nm. CEST", "p.m. EEST", "v.m. GMT+2"])
def test_the_time_stamp_of_google_is_read_in_every_zone(zone: str) -> None:
    cell = f"2026/11/13 10:00:00 {zone}"
    assert doelen(made(["Tijdstempel", "DYS-01"], [[cell, "2"]])[0])["Tijdstempel"] == "datum"


@pytest.mark.parametrize(
    "kop",
    [
        "Punten - DYS-01", "Feedback - DYS-01", "Points - DYS-01",
        "DYS-01 [Score]", "DYS-01 [Feedback]", "seed. Seed", "refurl. Referrer URL",
        "groupTime12. Groepstijd: Lezen", "DYS01Time. Vraagtijd: DYS01", "Totaal aantal punten",
        "interviewtime. Totale tijd", "lastpage. Last page", "ipaddr. IP-adres", "E-mail",
    ],
)  # fmt: skip
def test_what_the_form_added_itself_is_no_answer(kop: str) -> None:
    found = doelen(made(["submitdate", "DYS-01", kop])[0])
    assert (found["DYS-01"], found[kop]) == ("DYS-01", "")


def test_a_level_at_an_eis_of_yes_and_no_is_asked_once() -> None:
    rijen = [["Begonnen", "Begonnen"], ["Op orde", "Geborgd"]]
    voorstel, text, koppeling = made(["DYS-01", "DYS-03"], rijen)
    assert [(each.tekst, each.woord) for each in voorstel.ja_nee] == [("Begonnen", "kies")]
    assert {each.tekst: each.woord for each in voorstel.antwoorden} == {
        "Begonnen": "1", "Geborgd": "3", "Op orde": "2",
    }  # fmt: skip
    assert voorstel.count_antwoorden() == (3, 0, 1)
    assert koppeling.ja_nee == (("Begonnen", "kies"),)
    assert "ja_nee:" in text
    # Where only yes and no were asked, there is no level to settle.
    assert not made(["DYS-03"], rijen)[0].antwoorden[1:]


def test_a_column_of_e_mail_addresses_is_about_persons_whatever_its_heading() -> None:
    voorstel, text, _ = made(["Bereikbaar via"], [["a@b.nl"], [""], ["c@d.example"], ["geen"]])
    assert voorstel.persoonlijk == ("Bereikbaar via",)
    assert "# gaat over een persoon" in text


def test_who_the_form_is_for_shows_from_its_eisen() -> None:
    cases = {
        ("DYS-09",): "bo?",
        ("DYS-06",): "vo?",
        ("DYS-01",): "kies",
        ("DYS-09", "DYS-06"): "kies",
        ("DYS-09", "schoolsoort"): None,
        ("DYS-09", "sector"): None,
    }
    assert {each: made(each)[0].schoolsoort for each in cases} == cases


def test_what_the_table_does_not_have_is_said() -> None:
    _, text, koppeling = made(["DYS-01"])
    assert "Wij zien geen kolom met de vestigingscode" in text
    assert "  schoolsoort: kies" in text
    assert '  schooljaar: "2026-2027?"' in text
    assert koppeling.vast == ()
    assert [each.code for each in koppeling.meldingen] == ["vast-kiezen"] * 2
    # Taking the mark away is enough.
    again = check_koppeling(settled(text).encode(), "k", NORM)
    assert again.vast == (("schooljaar", "2026-2027"),)
    _, text, koppeling = made(["BRIN", "DYS-01", "schoolsoort", "schooljaar"])
    assert koppeling.vast == ()
    assert koppeling.meldingen == ()
    assert "vestigingscode." not in text


def test_the_texts_of_vo_stand_beside_a_form_of_vo() -> None:
    _, text, _ = made(["DYS-06", "TWG-05"])
    assert NORM.eisen["TWG-05"].tekst.vo in text


def test_a_list_of_answers_that_is_cut_says_so() -> None:
    rijen = [[f"antwoord {number}", f"ander {number}"] for number in range(MAX_ANTWOORDEN)]
    voorstel, text, _ = made(["DYS-01", "DYS-02"], rijen)
    assert len(voorstel.antwoorden) == MAX_ANTWOORDEN
    assert voorstel.afgekapt == MAX_ANTWOORDEN
    assert f"Er zijn nog {MAX_ANTWOORDEN} andere antwoorden" in text


def test_a_story_is_no_answer() -> None:
    voorstel, _, _ = made(["DYS-01"], [["Dat zit zo. " * 50], ["\u200b"], ["Ja"]])
    assert [each.tekst for each in voorstel.antwoorden] == ["Ja"]


def test_a_column_with_a_thousand_stories_stays_cheap() -> None:
    rijen = [["Dat zit zo. " * 50, f"a{number}@b.example"] for number in range(1000)]
    voorstel, _, _ = made(["DYS-01", "Bereikbaar via"], rijen)
    assert voorstel.antwoorden == ()
    assert voorstel.persoonlijk == ("Bereikbaar via",)


KOP = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["DYS-01", "BRIN", "Toelichting", "E-mail", "Tijdstempel", "Naam", "x" * 2000]),
)


@given(
    st.lists(KOP, max_size=8),
    st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=4),
)
def test_a_proposal_reads_back_whatever_the_table(
    koppen: list[str], rijen: list[list[str]]
) -> None:
    voorstel, _, koppeling = made(koppen, rijen, KLEIN)
    assert all(each.ernst is Ernst.LET_OP for each in koppeling.meldingen)
    wanted = {each.kop: each.doel if each.zeker else None for each in voorstel.kolommen}
    found = {each.kop: each.doel for each in koppeling.regels}
    assert found == {kop: None if doel == "kies" else doel for kop, doel in wanted.items()}
    assert dict(koppeling.antwoorden) == {each.tekst: each.woord for each in voorstel.antwoorden}


def test_what_to_look_at_is_a_value_and_no_comment() -> None:
    kop = "Compacten: slaan leerlingen stof over die zij al beheersen?"
    _, text, koppeling = made([kop])
    assert f'"{kop}": "BEG-07?"' in text
    (melding,) = [each for each in koppeling.meldingen if each.code == "nog-kiezen"]
    assert melding.regel is not None
    assert kop in text.splitlines()[melding.regel - 1]
