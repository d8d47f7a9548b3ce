"""The regional page: the same figures on every medium, and safe with any text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from basisnorm import resources
from basisnorm.audit.model import Schoolsoort
from basisnorm.invoer.model import Opbrengst, Rijtelling, Schoolnaam
from basisnorm.norm.model import PerSector, Sector, Status
from basisnorm.rapport.document import Bar
from basisnorm.rapport.document import Page as Blad
from basisnorm.rapport.html import as_html
from basisnorm.rapport.markdown import as_markdown
from basisnorm.rapport.regio.als_json import render_json
from basisnorm.rapport.regio.blad import build_regioblad
from basisnorm.rapport.regio.colofon import Colofon, Gelezen, Paginas
from basisnorm.rapport.regio.scholen import merk_van
from basisnorm.rapport.regio.vorm import Voor, build_balk, eis_tekst, getal, kort, naam, namen
from basisnorm.regio.overzicht.deelbaar import deelbaar
from basisnorm.regio.overzicht.overzicht import Overzicht
from basisnorm.regio.overzicht.school import Gebiedstand, Schooluitslag, Uitkomst
from basisnorm.regio.overzicht.vorige import Vorigemaat, collect_vorige
from basisnorm.uitslag.model import Conclusie
from bouwstenen import make_antwoord, make_eis, make_gebied, make_norm
from rapport.test_html import Page
from regio import streek
from regio.test_overzicht import ALL, KLEIN, school

SCHEMA = Draft202012Validator(
    json.loads((resources.folder("reports") / "schema" / "regio-2.json").read_bytes())
)
GELEZEN = Gelezen(bestand="scholen.csv", telling=Rijtelling(uitgewerkt=27, afgewezen=2, leeg=1))
VERWACHT = Opbrengst(
    aantal=31,
    afgewezen=(Schoolnaam(vestigingscode=streek.code(50), naam="De Eik"),),
    ontbreekt=tuple(Schoolnaam(vestigingscode=streek.code(each)) for each in range(51, 54)),
)
EVIL = "<script>alert(1)</script>\"'{{ 7*7 }} \u202eom | `x`"
SOORTEN = (*[Schoolsoort.BO] * 5, Schoolsoort.SBO)


@cache
def voorbeeld() -> Overzicht:
    """27 schools that were measured before, some of them of another schoolsoort."""
    old = list(streek.schools(29, seed=3, soorten=SOORTEN))[2:]
    toen: dict[tuple[str, str | None], Conclusie] = {
        (each.inzending.school.vestigingscode, None): Conclusie.OP_ORDE for each in old
    }
    maat = Vorigemaat(norm="2024-11", versie="0.9.0", vingerafdruk="x", datum="2025-11-20")
    return streek.overview(
        streek.schools(27, seed=2, soorten=SOORTEN), vorige=collect_vorige(old, toen, maat)
    )


def blad(
    overzicht: Overzicht,
    verwacht: Opbrengst | None = None,
    gelezen: Gelezen = GELEZEN,
    voor: Voor = Voor.INTERN,
) -> Blad:
    return build_regioblad(
        overzicht,
        voor,
        Colofon(
            datum=streek.DATUM,
            programma=streek.PROGRAMMA,
            gelezen=gelezen,
            verwacht=verwacht,
            pagina=lambda code, _: Paginas(rapport=f"scholen/{code}.html"),
        ),
    )


def gedeeld(overzicht: Overzicht, verwacht: Opbrengst | None = None) -> Blad:
    """The page for everyone."""
    found = deelbaar(overzicht)
    assert found is not None
    return blad(found, verwacht, voor=Voor.DELEN)


def render_regio(page: Blad) -> str:
    """The page as one text."""
    return as_html(page)


def as_json(
    overzicht: Overzicht, verwacht: Opbrengst | None = None, voor: Voor = Voor.INTERN
) -> str:
    return "".join(
        render_json(
            overzicht,
            voor,
            Colofon(
                datum=streek.DATUM,
                programma=streek.PROGRAMMA,
                gelezen=GELEZEN,
                verwacht=verwacht,
            ),
        )
    )


def small(*rows: Schooluitslag) -> Overzicht:
    return streek.overview(rows, of=KLEIN)


def text(page: Blad) -> str:
    return as_markdown(page).replace("\\", "")


def test_golden(golden: Callable[[str, str], None]) -> None:
    golden("regio.html", render_regio(blad(voorbeeld(), VERWACHT)))
    golden("regio-delen.html", render_regio(gedeeld(voorbeeld(), VERWACHT)))


def test_golden_markdown(golden: Callable[[str, str], None]) -> None:
    golden("regio.md", as_markdown(blad(voorbeeld(), VERWACHT)))
    golden("regio-delen.md", as_markdown(gedeeld(voorbeeld(), VERWACHT)))


def test_golden_json(golden: Callable[[str, str], None]) -> None:
    golden("regio.json", as_json(voorbeeld(), VERWACHT))
    shared = deelbaar(voorbeeld())
    assert shared is not None
    golden("regio-delen.json", as_json(shared, VERWACHT, Voor.DELEN))


REGIONS = {
    "none": small(),
    "one": small(school(0, ALL)),
    "all op orde": small(*(school(each, ALL) for each in range(3))),
    "only sbo": small(school(0, ALL, soort="sbo"), school(1, {}, soort="sbo")),
    "both sectors": small(school(0, ALL), school(1, {**ALL, "DYS-04": 0}, soort="vo")),
    "a gebied of one school": small(
        school(0, ALL), school(1, {**ALL, "AUT-01": 1}, extra=("autisme",))
    ),
    "nothing filled in": small(school(0, {}), school(1, {})),
}


@pytest.mark.parametrize("name", REGIONS)
def test_every_region_is_a_sound_page(name: str) -> None:
    page = Page(render_regio(blad(REGIONS[name])))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {each[1:] for each in page.values("href") if each.startswith("#")} <= set(ids)
    assert set(page.values("aria-labelledby")) <= set(ids)
    assert page.levels.count(1) == 1
    assert "None" not in page.text
    assert "geen oordeel van de inspectie" in page.text


@pytest.mark.parametrize("overzicht", [*REGIONS.values(), voorbeeld()])
def test_json_follows_the_schema(overzicht: Overzicht) -> None:
    found = json.loads(as_json(overzicht, VERWACHT))
    SCHEMA.validate(found)
    assert len(found["scholen"]) == overzicht.aantal
    if (shared := deelbaar(overzicht)) is not None:
        found = json.loads(as_json(shared, VERWACHT, Voor.DELEN))
        SCHEMA.validate(found)
        assert (found["voor"], found["scholen"]) == ("delen", None)


def test_the_schema_itself_is_right() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)


def test_page_and_json_say_the_same() -> None:
    found, page = json.loads(as_json(voorbeeld(), VERWACHT)), text(blad(voorbeeld(), VERWACHT))
    for gebied in found["gebieden"]:
        stand = gebied["stand"]
        number = sum(stand.values()) - stand["niet_van_toepassing"]
        apart = "" if gebied["telt_mee"] else "; apart: telt niet mee"
        assert f"{gebied['titel']} ({stand['op_orde']} van {number} op orde{apart})" in page
    for eis in found["eisen"]:
        cells = (eis["op_orde"], eis["nog_niet"], eis["open"], eis["nvt"])
        assert re.search(
            rf"\| \*\*{eis['id']}\*\* [^|]*\| {' [|] '.join(map(str, cells))} \|", page
        )


def test_it_needs_no_script_and_no_network() -> None:
    page = render_regio(blad(voorbeeld(), VERWACHT))
    found = Page(page)
    assert not {"script", "iframe", "img", "object", "embed", "form"} & set(found.tags)
    assert set(re.findall(r"url\(\"?(.{5})", page)) <= {"data:", "%23m)"}
    assert "@import" not in page


def outside(page: Blad) -> list[str]:
    """Every link to another page."""
    links = Page(render_regio(page)).values("href")
    return [each for each in links if not each.startswith("#") and each != "data:,"]


def test_it_links_to_the_pages_of_every_school() -> None:
    links = outside(blad(voorbeeld()))
    assert len(links) == 27
    assert all(re.fullmatch(r"scholen/99[A-Z]{2}00\.html", each) for each in links)


def test_the_page_for_everyone_links_to_nothing() -> None:
    assert outside(gedeeld(voorbeeld())) == []


def test_the_page_for_everyone_names_nobody() -> None:
    """No school by name or code, no bestuur and no gemeente; the other page has them all."""
    shared = deelbaar(voorbeeld())
    assert shared is not None
    pages = (
        render_regio(gedeeld(voorbeeld(), VERWACHT)),
        text(gedeeld(voorbeeld(), VERWACHT)),
        as_json(shared, VERWACHT, Voor.DELEN),
    )
    intern = text(blad(voorbeeld(), VERWACHT))
    words = {
        *(each.naam for each in VERWACHT.afgewezen if each.naam),
        *(each.school.naam for each in voorbeeld().scholen if each.school.naam),
        *(each.school.vestigingscode for each in voorbeeld().scholen),
        *(each.naam for each in voorbeeld().besturen if each.naam),
        *(each.naam for each in voorbeeld().gemeenten if each.naam),
    }
    assert len(words) > 50
    for word in words:
        assert word in intern
        assert all(word not in page for page in pages)


def test_the_pages_of_a_school_are_linked() -> None:
    page = build_regioblad(
        small(school(0, ALL)),
        Voor.INTERN,
        Colofon(
            datum=streek.DATUM,
            programma="1",
            gelezen=GELEZEN,
            pagina=lambda *_: Paginas(rapport='scholen/"x y.html', gids="schoolgids/x.html"),
        ),
    )
    assert outside(page) == ["scholen/%22x%20y.html", "schoolgids/x.html"]


def test_a_school_without_a_page_has_no_link() -> None:
    page = build_regioblad(
        small(school(0, ALL)),
        Voor.INTERN,
        Colofon(
            datum=streek.DATUM,
            programma="1",
            gelezen=GELEZEN,
            pagina=lambda *_: Paginas(),
        ),
    )
    assert outside(page) == []


def test_notes_never_leave_the_school() -> None:
    answers = [make_antwoord("DYS-01", 2, toelichting="GEHEIM", bewijs=["GEHEIM"])]
    overzicht = small(school(0, answers))
    for found in (render_regio(blad(overzicht)), text(blad(overzicht)), as_json(overzicht)):
        assert "GEHEIM" not in found


def test_hostile_text_is_text() -> None:
    rows = [
        school(each, {**ALL, "DYS-01": 3 * each}, naam=EVIL, bestuur=EVIL, wil_helpen=True)
        for each in range(2)
    ]
    page = render_regio(
        build_regioblad(
            small(*rows),
            Voor.INTERN,
            Colofon(
                datum=streek.DATUM,
                programma="1",
                gelezen=Gelezen(bestand=EVIL, telling=Rijtelling(uitgewerkt=2)),
                naam=EVIL,
            ),
        )
    )
    found = Page(page)
    assert "script" not in found.tags
    assert "\u202e" not in page
    assert "{{ 7*7 }}" in found.text
    assert "| `x`" not in as_markdown(blad(small(*rows)))
    assert json.loads(as_json(small(*rows)))["scholen"][0]["naam"] == EVIL


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Er is nog geen school met een uitslag."),
        ([school(0, ALL)], "De school heeft alle kerneisen op orde."),
        ([school(0, {"DYS-01": 0})], "De school heeft nog niet alle kerneisen op orde."),
        ([school(0, {})], "De school heeft nog niet alle kerneisen beantwoord."),
        ([school(0, ALL), school(1, ALL)], "Beide scholen hebben alle kerneisen op orde."),
        ([school(each, ALL) for each in range(3)], "Alle 3 scholen hebben alle kerneisen op orde."),
        ([school(0, ALL), school(1, {})], "1 van de 2 scholen heeft alle kerneisen op orde."),
        (
            [school(0, ALL), school(1, ALL), school(2, {})],
            "2 van de 3 scholen hebben alle kerneisen op orde.",
        ),
        (
            [school(0, {}), school(1, {})],
            "Nog geen van de 2 scholen heeft alle kerneisen op orde.",
        ),
        ([school(0, ALL, soort="so")], "Van 1 school is niet bekend of de norm hier geldt."),
    ],
)
def test_the_answer_in_one_sentence(rows: list[Schooluitslag], sentence: str) -> None:
    assert f"\n## {sentence}\n" in text(blad(small(*rows)))


def test_no_kerneisen_apply() -> None:
    norm = make_norm(make_gebied(eisen=[make_eis("DYS-01", nvt_redenen=["geen"])]))
    answers = [make_antwoord("DYS-01", nvt="geen")]
    overzicht = streek.overview([school(0, answers, of=norm)], of=norm)
    assert "\n## Voor deze scholen gelden geen kerneisen.\n" in text(blad(overzicht))
    assert "geen kerneisen" in text(blad(overzicht))


@pytest.mark.parametrize(
    ("verwacht", "sentence"),
    [
        (Opbrengst(aantal=1), "De verwachte school is binnen."),
        (Opbrengst(aantal=4), "Alle 4 verwachte scholen zijn binnen."),
        (
            Opbrengst(aantal=2, ontbreekt=(Schoolnaam(vestigingscode="99ZZ00", naam="De Zon"),)),
            "1 verwachte school leverde nog niets in: De Zon.",
        ),
        (VERWACHT, "27 van 31 verwachte scholen zijn binnen; 1 leverde wel in en is afgewezen."),
        (VERWACHT, "Afgewezen, en dus nog te verbeteren: De Eik. Wat er mis is, staat in"),
        (VERWACHT, "3 verwachte scholen leverden nog niets in: School 99BZ00, School 99CA00"),
    ],
)
def test_who_is_expected(verwacht: Opbrengst, sentence: str) -> None:
    assert sentence in text(blad(voorbeeld(), verwacht))


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, None),
        (1, "1 school staat hier nog uit de eerdere uitvoer."),
        (6, "6 scholen staan hier nog uit de eerdere uitvoer."),
    ],
)
def test_schools_that_stayed_are_told(number: int, sentence: str | None) -> None:
    """Else there are more schools than rows, and nobody knows why."""
    gelezen = Gelezen(bestand="t.csv", telling=Rijtelling(uitgewerkt=21), gebleven=number)
    page = text(blad(voorbeeld(), gelezen=gelezen))
    assert ("eerdere uitvoer" in page) == (sentence is not None)
    assert sentence is None or sentence in page


def test_a_number_above_the_page_is_about_what_counts() -> None:
    """Kerneisen of a gebied that stands apart have a table of their own; nothing mixes them."""
    norm = make_norm(make_gebied(), make_gebied("algemeen", status=Status.WETTELIJK))
    low = {"DYS-01": 0, "DYS-02": 2, "ALG-01": 0, "ALG-02": 2}
    page = text(blad(streek.overview([school(n, low, of=norm) for n in (0, 1)], of=norm)))
    assert "- **1** kerneis is op een kwart van de scholen of meer nog niet op orde\n" in page
    vaak = page.partition("## Wat het vaakst nog niet op orde is")[2].partition("\n## ")[0]
    common, apart = vaak.split("**Kerneisen die apart staan")
    assert re.findall(r"\*\*(\w+-\d+)\*\*", common) == ["DYS-01"]
    assert re.findall(r"\*\*(\w+-\d+)\*\*", apart) == ["ALG-01"]
    assert "Bij 2 van 2 kerneisen die op orde zijn" in page


def test_one_of_everything_is_singular() -> None:
    rows = [
        school(0, {**ALL, "DYS-01": 0}, wil_helpen=True),
        school(1, {"DYS-01": 2}),
        school(2, {"DYS-01": 2, "DYS-02": 2}),
        school(3, ALL, soort="sbo"),
    ]
    page = text(
        blad(small(*rows), gelezen=Gelezen(bestand="a.csv", telling=Rijtelling(uitgewerkt=1)))
    )
    for sentence in (
        "1 school heeft ten minste één kerneis nog niet op orde; 1 school heeft nog niet alle",
        "1 school van een andere schoolsoort telt niet mee",
        "1 school wil een andere school helpen",
        "1 school heeft nog een of meer kerneisen open",
        "1 school beantwoordde alle kerneisen en verder niets",
        "1 school voor speciaal basisonderwijs.",
        "a.csv: 1 rij;",
        "de enige kerneis die nog niet",
    ):
        assert sentence in page
    assert "1 scholen" not in page.replace(" van 1 scholen", "")


def test_nobody_offers_help() -> None:
    page = text(blad(small(school(0, {**ALL, "DYS-01": 0}))))
    assert "Nog geen school heeft aangegeven een andere school te willen helpen." in page


def test_a_small_group_has_no_share_and_that_is_said() -> None:
    rows = [school(each, ALL, bestuur="Groot" if each < 5 else "Klein") for each in range(6)]
    page = text(blad(small(*rows)))
    assert "Een aandeel staat er alleen bij 5 scholen of meer" in page
    assert "| Groot | 5 | 5 van 5 | 5 van 5 | 100 % |" in page
    assert re.search(r"\| Klein \| 1 \| 1 van 1 \| 1 van 1 \| . \|", page)


def test_an_equal_spread_is_said_in_one_number() -> None:
    page = text(blad(small(*(school(each, ALL) for each in range(5)))))
    assert "Ten minste de helft van de scholen heeft alle beantwoorde kerneisen op orde." in page


def test_both_sectors_have_their_own_spread() -> None:
    rows = [school(each, ALL) for each in range(5)]
    rows += [school(each, {**ALL, "DYS-04": 1}, soort="vo") for each in range(5, 10)]
    page = text(blad(small(*rows)))
    assert "Primair onderwijs: ten minste de helft van de scholen heeft alle" in page
    assert "Voortgezet onderwijs: de helft van de scholen heeft 66 % of meer op orde." in page
    assert "primair onderwijs 5 van 5; voortgezet onderwijs 0 van 5." in page


@pytest.mark.parametrize(
    ("cel", "word"),
    [
        (None, "niet gevraagd"),
        ((Uitkomst.OP_ORDE, 3, 0, 0), "op orde"),
        ((Uitkomst.NOG_NIET, 3, 1, 0), "1 mist"),
        ((Uitkomst.NOG_NIET, 3, 3, 2), "3 missen, 2 open"),
        ((Uitkomst.ONVOLLEDIG, 3, 0, 1), "1 open"),
        ((Uitkomst.NIET_INGEVULD, 0, 0, 9), "niet ingevuld"),
        ((Uitkomst.NIET_VAN_TOEPASSING, 0, 0, 0), "geen kerneisen"),
    ],
)
def test_the_word_in_a_cell(cel: tuple[Uitkomst, int, int, int] | None, word: str) -> None:
    value = None
    if cel:
        outcome, met, below, left = cel
        value = Gebiedstand(uitkomst=outcome, kern_op_orde=met, kern_niet=below, kern_open=left)
    assert merk_van(value).text == word


def test_a_long_table_has_letters() -> None:
    rows = [school(each, ALL, naam=f"{'ABC9'[each % 4]} school {each}") for each in range(301)]
    page = Page(render_regio(blad(small(*rows))))
    assert {"school-A", "school-B", "school-C", "school-cijfer"} <= set(page.values("id"))
    assert len(re.findall(r"99[A-Z]{2}00", page.text)) == 301


@pytest.mark.parametrize(
    ("andere", "sentence"),
    [
        (False, "Beide keren is met precies dezelfde norm gemeten."),
        (True, "Door de norm alleen verandert geen enkele conclusie."),
    ],
)
def test_the_norm_then_and_now(andere: bool, sentence: str) -> None:
    rows = [school(0, ALL)]
    maat = Vorigemaat(
        norm="2024-11", versie="0.9", vingerafdruk="x" if andere else KLEIN.vingerafdruk
    )
    vorige = collect_vorige(rows, {(streek.code(0), None): Conclusie.OP_ORDE}, maat)
    page = text(blad(streek.overview(rows, of=KLEIN, vorige=vorige)))
    assert sentence in page
    assert "1 school van bo en vo was er ook de vorige keer bij." in page
    assert "1 school blijft gelijk." in page


def test_nobody_was_there_before() -> None:
    maat = Vorigemaat(norm="2024-11", versie="0.9", vingerafdruk="x")
    vorige = collect_vorige([school(1, ALL, soort="sbo")], {}, maat)
    for rows in ([school(0, ALL)], [school(0, ALL, soort="sbo")]):
        page = text(blad(streek.overview(rows, of=KLEIN, vorige=vorige)))
        assert "Er is geen school van bo en vo die er ook de vorige keer bij was." in page
        assert "1 school is nieuw: Basisschool De Linde" in page or "1 school is nieuw" in page
        assert "1 school was er de vorige keer wel en nu niet" in page


def test_an_eis_in_the_words_of_the_sectors() -> None:
    eis = make_eis("DYS-01", tekst=PerSector(po="Voor po.", vo="Voor vo."))
    assert eis_tekst(eis, (Sector.PO,)) == "Voor po."
    assert (
        eis_tekst(eis, tuple(Sector))
        == "Primair onderwijs: Voor po. Voortgezet onderwijs: Voor vo."
    )


def test_pieces_of_the_page() -> None:
    assert (getal(999), getal(6122)) == ("999", "6.122")
    assert kort(" a\n b\u202e") == "a b\N{REPLACEMENT CHARACTER}"
    assert kort("x" * 500) == "x" * 119 + "…"
    assert naam(Schoolnaam(vestigingscode="99AA00", locatie="noord", naam="De Zon")) == (
        "De Zon (locatie noord)"
    )
    many = [Schoolnaam(vestigingscode=f"99A{each}00") for each in "ABC"]
    assert namen(many, 2) == "School 99AA00, School 99AB00 en nog 1"
    assert build_balk(4, (1, "a"), (0, "b"), (3, "c")).picture == Bar(
        (("b-a", "0", "25"), ("b-c", "25", "75"))
    )


def test_several_verbanden_and_years() -> None:
    rows = list(streek.schools(2))
    overzicht = streek.overview(rows)
    assert text(blad(overzicht)).startswith("# Samenwerkingsverband PO9901\n")
    assert text(blad(small(school(0, ALL)))).startswith("# Overzicht van 1 school\n")


def test_a_gebied_apart_says_so() -> None:
    norm = make_norm(make_gebied(), make_gebied("algemeen", status=Status.WETTELIJK))
    answers = {"DYS-01": 2, "DYS-02": 2, "ALG-01": 1, "ALG-02": 2}
    page = text(blad(streek.overview([school(0, answers, of=norm)], of=norm)))
    assert "Algemeen (apart)" in page
    assert "Deze gebieden samen" not in page


HEAVY = make_norm(
    make_gebied(), make_gebied("begaafd"), make_gebied("werk"),
    make_gebied("algemeen", status=Status.WETTELIJK),
)  # fmt: skip
MET = {f"{each}-0{number}": 2 for each in ("DYS", "BEG", "WER", "ALG") for number in (1, 2)}


def without(*ids: str) -> dict[str, int]:
    return {eis: level for eis, level in MET.items() if eis not in ids}


@pytest.mark.parametrize(
    ("rows", "number", "words"),
    [
        # Five schools miss begaafd, one question of werk is open everywhere.
        (
            [{**without("WER-01"), "BEG-01": 0, "BEG-02": 0}] * 5 + [without("WER-01")],
            "5 van 6",
            "scholen nog niet op orde bij Begaafd, het gebied met het meeste werk",
        ),
        # What stands apart is never the gebied with the most work.
        ([{**MET, "ALG-01": 0, "ALG-02": 0}, {**MET, "WER-01": 1}], "1 van 2", "Werk"),
        # As many schools: the gebied with most answers below the norm.
        ([{**MET, "DYS-01": 0, "WER-01": 0, "WER-02": 1}, MET], "1 van 2", "Werk"),
        # Of the schools that filled it in, and not of all.
        (
            [without("BEG-01", "BEG-02"), without("BEG-01", "BEG-02"), {**MET, "BEG-01": 0}],
            "1 van 1",
            "het gebied met het meeste werk (van de scholen die het invulden)",
        ),
        ([MET, without("WER-01")], None, None),
    ],
)
def test_the_gebied_with_the_most_work(
    rows: list[dict[str, int]], number: str | None, words: str | None
) -> None:
    """What is not met, never what is open."""
    found = [school(each, answers, of=HEAVY) for each, answers in enumerate(rows)]
    tiles = re.findall(r"- \*\*(.+)\*\* (.+)", text(blad(streek.overview(found, of=HEAVY))))
    heavy = [each for each in tiles if "nog niet op orde bij" in each[1]]
    assert [each[0] for each in heavy] == ([] if number is None else [number])
    assert words is None or words in heavy[0][1]


def test_who_wants_to_help_is_said_of_both_populations() -> None:
    rows = [school(0, {**ALL, "DYS-01": 0}, wil_helpen=True), school(1, ALL, wil_helpen=True)]
    rows += [school(2, ALL, soort="sbo", wil_helpen=True)]
    page = text(blad(small(*rows)))
    assert "**2** scholen willen een andere school helpen, en 1 van een andere schoolsoort" in page
    assert "2 scholen willen, en 1 van een andere schoolsoort, een andere school helpen." in page


def test_a_gebied_without_kerneisen_says_so_everywhere() -> None:
    """Never a zero: that reads as nobody complies."""
    norm = make_norm(make_gebied(), make_gebied("eigen", eisen=[make_eis("EIG-01", kern=False)]))
    rows = [
        school(each, {"DYS-01": 2, "DYS-02": 2, "EIG-01": 2}, bestuur="Zon", of=norm)
        for each in range(5)
    ]
    maat = Vorigemaat(norm="x", versie="1", vingerafdruk=norm.vingerafdruk)
    overzicht = streek.overview(rows, of=norm, vorige=collect_vorige(rows, {}, maat))
    page = text(blad(overzicht))
    assert "| Eigen | geen kerneisen |  |" in page
    assert "| Zon | 5 | 5 van 5 | geen kerneisen | 5 van 5 | 100 % |" in page
    assert "Eigen heeft geen kerneisen en heeft hier dus geen regel." in page
    assert "| Eigen | 0" not in page


def test_both_years_stand_beside_the_days_of_counting() -> None:
    rows = [school(each, ALL) for each in range(5)]
    old = [school(each, ALL, datum=f"2025-11-{each + 1:02}") for each in range(5)]
    old = [streek.with_audit(each, schooljaar=None) for each in old]
    maat = Vorigemaat(norm="x", versie="1", vingerafdruk=KLEIN.vingerafdruk, datum="2026-11-30")
    overzicht = streek.overview(rows, of=KLEIN, vorige=collect_vorige(old, {}, maat))
    for page in (text(blad(overzicht)), text(gedeeld(overzicht))):
        assert (
            "De vorige keer: schooljaar 2025-2026, gemeten van 1 november 2025 tot en met 5 "
            "november 2025, geteld op 30 november 2026."
        ) in page
        assert "Nu: schooljaar 2026-2027, gemeten op 21 november 2026, geteld op 21" in page
        assert "- **Schooljaar:** 2026-2027" in page
        assert "Let op: beide keren" not in page


def test_twice_the_same_year_is_told_on_the_page() -> None:
    rows = [school(each, ALL) for each in range(5)]
    maat = Vorigemaat(norm="x", versie="1", vingerafdruk=KLEIN.vingerafdruk)
    overzicht = streek.overview(rows, of=KLEIN, vorige=collect_vorige(rows, {}, maat))
    assert "Let op: beide keren is schooljaar 2026-2027 gemeten." in text(blad(overzicht))


def test_a_comparison_of_a_few_schools_is_no_figure_for_everyone() -> None:
    rows = [school(each, ALL) for each in range(6)]
    maat = Vorigemaat(norm="x", versie="1", vingerafdruk=KLEIN.vingerafdruk)
    vorige = collect_vorige(rows[:2], {}, maat)
    overzicht = streek.overview(rows, of=KLEIN, vorige=vorige)
    assert "Minder dan 5 scholen van bo en vo waren er beide keren bij." in text(gedeeld(overzicht))
    assert "2 scholen van bo en vo waren er ook de vorige keer bij." in text(blad(overzicht))


@pytest.mark.parametrize(
    ("gelezen", "sentence"),
    [
        (
            Gelezen(bestand="m", telling=Rijtelling(uitgewerkt=1), bestanden=True),
            "uit m: 1 bestand; 1 uit",
        ),
        (
            Gelezen(bestand="m", telling=Rijtelling(uitgewerkt=2, afgewezen=1), bestanden=True),
            "Het afgewezen bestand zit niet in deze cijfers.",
        ),
        (
            Gelezen(bestand="m", telling=Rijtelling(uitgewerkt=1, afgewezen=2), bestanden=True),
            "De afgewezen bestanden zitten niet in deze cijfers.",
        ),
        (
            Gelezen(bestand="t", telling=Rijtelling(uitgewerkt=1, afgewezen=1)),
            "De afgewezen rij zit niet",
        ),
    ],
)
def test_files_are_no_rows(gelezen: Gelezen, sentence: str) -> None:
    assert sentence in text(blad(small(school(0, ALL)), gelezen=gelezen))


def test_what_only_a_few_schools_lack_is_no_list_for_everyone() -> None:
    """Inside it is."""
    rows = [school(each, {**ALL, "DYS-03": 2}) for each in range(6)]
    rows[0] = school(0, {"DYS-02": 2, "DYS-03": 2, "ALG-01": 2})
    overzicht = small(*rows)
    assert re.search(r"DYS-01\*\* [^|]*\| 1 van 6 scholen \|", text(blad(overzicht)))
    assert "1 van 6 scholen" not in text(gedeeld(overzicht))
