"""The verbeterrapport as a page: complete, closed to the outside, and safe with any text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from basisnorm.audit.model import Antwoord, Audit, Bewijs, Schoolsoort, Stap
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Status
from basisnorm.uitslag.regel import assess
from bouwstenen import make_audit, make_eis, make_gebied, make_norm, make_school, make_vragenlijst
from rapport import voorbeeld
from rapport.voorbeeld import render_kort, render_verbeterrapport

VOID = {"meta", "link", "br", "path", "rect", "use", "circle"}
# End tags that HTML does not ask for, and what ends such an element instead.
IMPLIED = {
    "p": {"p", "h3", "td", "th", "tr", "li", "table", "ul", "dl", "ol", "div", "details"},
    "li": {"li"},
    "th": {"td", "th", "tr"},
    "td": {"td", "th", "tr"},
    "tr": {"tr"},
}


class Page(HTMLParser):
    """The tags, ids, links, headings and text of a page; fails on tags that do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.levels: list[int] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        while self.open and tag in IMPLIED.get(self.open[-1], ()):
            self.open.pop()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1] != tag:
            assert self.open.pop() in IMPLIED, (tag, self.open, self.getpos())
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, each, value in self.attributes if each == name]


def render(audit: Audit) -> str:
    return render_verbeterrapport(voorbeeld.result(audit))


AUDITS = {
    "uneven": voorbeeld.audit(),
    "quickscan": voorbeeld.audit(vragenlijst="quickscan"),
    "empty": voorbeeld.empty(),
    "op orde": voorbeeld.all_at(2),
    "geborgd": voorbeeld.all_at(3),
    "nog niet": voorbeeld.all_at(0),
    "vo": voorbeeld.audit(Schoolsoort.VO),
    "sbo": voorbeeld.audit(Schoolsoort.SBO),
}


@cache
def parse(page: str) -> Page:
    return Page(page)


@cache
def page_of(name: str) -> str:
    return render(AUDITS[name])


@pytest.fixture(params=AUDITS, name="page")
def _page(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return page_of(name)


def test_the_same_result_gives_the_same_bytes() -> None:
    assert render(voorbeeld.audit()) == render(voorbeeld.audit())


def test_it_says_at_the_top_that_it_is_ours(page: str) -> None:
    assert '<meta name="generator" content="basisnorm 1.0.0">' in page[:4096]
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')


def test_it_needs_no_script_and_no_network(page: str) -> None:
    found = parse(page)
    assert not {"script", "iframe", "img", "object", "embed", "form"} & set(found.tags)
    assert not any(name.startswith("on") for _, name, _ in found.attributes)
    assert found.values("src") == []
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in found.values("content")
    assert "@import" not in page
    assert "url(" not in page


def test_every_link_on_the_page_leads_somewhere_and_ids_are_unique(page: str) -> None:
    found = parse(page)
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    inside = {link[1:] for link in found.values("href") if link.startswith("#")}
    assert inside <= set(ids)
    outside = {link for link in found.values("href") if not link.startswith("#")}
    assert all(link.startswith(("https://", "http://")) or link == "data:," for link in outside)


def test_what_aria_points_at_is_there(page: str) -> None:
    found = parse(page)
    assert set(found.values("aria-labelledby")) <= set(found.values("id"))


def test_headings_go_down_one_step_at_a_time(page: str) -> None:
    levels = parse(page).levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", AUDITS)
def test_the_verklaring_stands_between_the_conclusion_and_the_rest(name: str) -> None:
    uitslag = voorbeeld.result(AUDITS[name])
    text = Page(render_verbeterrapport(uitslag)).text
    places = [text.index(zin) for zin in uitslag.verklaring]
    assert text.index("kerneisen") < places[0]
    assert places == sorted(places)
    assert places[-1] < text.index("Apart gemeten")


def test_sections_come_in_their_order() -> None:
    ids = Page(render(voorbeeld.audit())).values("id")
    order = [
        "conclusie", "begin", "gebied-dyslexie", "gebied-begaafdheid", "gebied-taak-werkgedrag",
        "gebied-algemeen", "nvt", "zonder-bewijs", "plan", "uitleg", "bronnen",
    ]  # fmt: skip
    assert [each for each in ids if each in order] == order


def test_nothing_is_empty(page: str) -> None:
    assert not re.search(r"<(ul|ol|dl|tbody|section|details|p|h[1-4])[^>]*>\s*</\1>", page)
    assert "None" not in parse(page).text


def test_an_empty_audit_has_no_section_without_content() -> None:
    ids = Page(render(voorbeeld.empty())).values("id")
    assert not {"nvt", "zonder-bewijs", "plan", "let-op"} & set(ids)


def test_it_names_edition_version_fingerprint_and_program() -> None:
    uitslag = voorbeeld.result(voorbeeld.audit())
    text = Page(render_verbeterrapport(uitslag)).text
    norm = uitslag.norm
    for part in (f"editie {norm.id}", f"versie {norm.versie}", norm.vingerafdruk, "basisnorm 1.0"):
        assert part in text


def test_outside_bo_and_vo_it_says_that_the_norm_may_not_apply() -> None:
    assert "niet bekend of de norm geldt" in Page(render(voorbeeld.audit(Schoolsoort.SBO))).text
    assert "niet bekend of de norm geldt" not in Page(render(voorbeeld.audit())).text


def test_vo_reads_about_its_own_eisen() -> None:
    text = Page(render(voorbeeld.audit(Schoolsoort.VO))).text
    assert "DYS-06" in text
    assert "DYS-04" not in text


def test_an_own_measure_is_called_so() -> None:
    assert "Maat van basisnorm:" in Page(render(voorbeeld.audit())).text


HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "\"><img src=x onerror=alert(1)>'",
    "javascript:alert(1)",
    "</style></title></head>",
    "Donaudampfschifffahrt" * 40,
    "\u202eomgekeerd\u202c \u05d0\u05d1\u05d2",
)


def everywhere(text: str) -> Audit:
    """An audit with this text in every place where people type."""
    plain = voorbeeld.audit()
    return replace(
        plain,
        rol=text,
        schooljaar=text,
        school=plain.school._replace(naam=text, plaats=text, bestuur=text, locatie=text),
        antwoorden=tuple(
            each._replace(toelichting=text, bewijs=(Bewijs(wat=text, eigenaar=text, plaats=text),))
            for each in plain.antwoorden
        ),
        verbeterplan=(Stap(eis="DYS-01", stap=text, wie=text),),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_text(text: str) -> None:
    found = Page(render(everywhere(text)))
    harmless = Page(render(everywhere("x" * len(text))))
    assert found.text.count(text) > 100
    # The same tags, attributes and links, so no text became markup.
    assert found.tags == harmless.tags
    assert [each[:2] for each in found.attributes] == [each[:2] for each in harmless.attributes]
    assert found.values("href") == harmless.values("href")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "C:\\x"]
)
def test_an_address_that_is_not_of_the_web_is_no_link(url: str) -> None:
    uitslag = voorbeeld.result(voorbeeld.audit())
    norm = replace(
        uitslag.norm, bronnen=tuple(bron._replace(url=url) for bron in uitslag.norm.bronnen)
    )
    found = Page(render_verbeterrapport(uitslag._replace(norm=norm)))
    assert url not in found.values("href")
    assert url in found.text


def test_a_note_keeps_its_lines() -> None:
    audit = replace(
        voorbeeld.empty(),
        antwoorden=(Antwoord(eis="DYS-01", niveau=1, toelichting="Eerste regel\nTweede regel"),),
    )
    assert '<p class="eigen" dir="auto">Eerste regel\nTweede regel</p>' in render(audit)


def test_a_gebied_in_preparation_says_so_at_a_glance() -> None:
    """Beside the legal eisen, which are no draft."""
    norm = make_norm(
        make_gebied("dyslexie"),
        make_gebied("algemeen", eisen=[make_eis("GEN-01")], status=Status.WETTELIJK),
        make_gebied("autisme", eisen=[make_eis("AUT-01")], status=Status.IN_VOORBEREIDING),
    )
    audit = make_audit(extra_gebieden=("autisme",))
    page = render_verbeterrapport(
        assess(norm, make_vragenlijst(), audit, datum="2026-11-21", programma="1.0.0")
    )
    assert page.count('<span class="klein">in voorbereiding</span>') == 1


def written(audit: Audit, niveau_words: str, with_bewijs: bool) -> Audit:
    """The audit with 300 characters at every answer, some of them as bewijs."""
    bewijs = (Bewijs(wat="Rooster leeshulp in de map Ondersteuning"),) if with_bewijs else ()
    note = (niveau_words * 20)[: 300 - sum(len(each.wat) for each in bewijs)]
    school = audit.school._replace(
        naam="Openbare basisschool De Wilgenroos aan de Vliet",
        bestuur="Stichting Openbaar Primair Onderwijs Voorbeeldstad en omgeving",
        gemeente="Voorbeeldstad",
        plaats="Voorbeeldstad",
        samenwerkingsverband="PO9901",
    )
    return replace(
        audit,
        school=school,
        rol="schoolleider en intern begeleider",
        schooljaar="2026-2027",
        antwoorden=tuple(
            each._replace(toelichting=note, bewijs=bewijs) for each in audit.antwoorden
        ),
    )


# A page of this size goes through every mailbox.
MOST = 120_000
WORDS = "Wij doen dit in groep 3 en 4; de ib'er kijkt mee (\u00e9\u00e9n keer per maand). "


@pytest.mark.again
@pytest.mark.parametrize("soort", [Schoolsoort.BO, Schoolsoort.VO])
@pytest.mark.parametrize("with_bewijs", [False, True])
@pytest.mark.parametrize("niveau", [0, 1, 2, 3])
def test_a_page_can_be_mailed(soort: Schoolsoort, with_bewijs: bool, niveau: int) -> None:
    """At most 120,000 bytes, also with 300 characters at every eis, in the newest edition."""
    norm = load_norm()
    asked = load_vragenlijst("volledig", norm)
    audit = replace(
        voorbeeld.all_at(niveau, soort),
        norm=norm.id,
        antwoorden=tuple(
            Antwoord(eis=eis.id, niveau=niveau if niveau in eis.niveaus else 2 * (niveau > 1))
            for eis in asked.vragen(norm, soort.sector)
        ),
    )
    audit = written(audit, WORDS, with_bewijs)
    uitslag = assess(norm, asked, audit, datum=voorbeeld.DATUM, programma="1.0.0")
    assert len(render_verbeterrapport(uitslag).encode()) <= MOST


@pytest.mark.again
@pytest.mark.parametrize("soort", [Schoolsoort.BO, Schoolsoort.VO])
@pytest.mark.parametrize("low", range(0, 70, 6))
@pytest.mark.parametrize("part", [0.25, 0.5, 1])
def test_in_between_a_page_can_be_mailed_too(soort: Schoolsoort, low: int, part: float) -> None:
    """Around the point where the details become fewer, with the longest eisen not met."""
    audit = written(voorbeeld.all_at(2, soort), WORDS, with_bewijs=False)
    longest = sorted(
        audit.antwoorden,
        key=lambda each: -len(voorbeeld.norm().eisen[each.eis].op_orde.voor(soort.sector)),
    )
    below = {each.eis for each in longest[:low]}
    answers = [
        each._replace(
            niveau=0 if each.eis in below else 2,
            toelichting=(each.toelichting or "")[: int(300 * part)],
        )
        for each in audit.antwoorden
    ]
    assert len(render(replace(audit, antwoorden=tuple(answers))).encode()) <= MOST


@pytest.mark.again
@pytest.mark.parametrize("soort", [Schoolsoort.BO, Schoolsoort.VO])
@pytest.mark.parametrize(("everything", "own"), [(False, 30_000), (True, 7_000)])
@pytest.mark.parametrize("texts", [3, 60])
@pytest.mark.parametrize("mark", ["a", "\u00e9", "<"])
@pytest.mark.parametrize("met", [1, 2, 3, 5, 10, 1000])
def test_a_page_with_long_texts_can_be_mailed(
    soort: Schoolsoort, everything: bool, own: int, texts: int, mark: str, met: int
) -> None:
    """Up to 30,000 bytes of the school itself, and 7,000 with all gebieden in preparation.

    In a few long texts or in many, and with one of so many eisen not met.
    """
    norm = load_norm()
    asked = load_vragenlijst("volledig", norm)
    extra = tuple(each.id for each in norm.gebieden if each.status is Status.IN_VOORBEREIDING)
    audit = make_audit(
        [
            Antwoord(
                eis=eis.id,
                niveau=2 * (number % met > 0),
                toelichting=mark * (own // texts // len(escape(mark).encode()))
                if number < texts
                else None,
            )
            for number, eis in enumerate(
                asked.vragen(norm, soort.sector, extra if everything else ())
            )
        ],
        school=make_school(schoolsoort=soort),
        norm=norm.id,
        extra_gebieden=extra if everything else (),
    )
    uitslag = assess(norm, asked, audit, datum=voorbeeld.DATUM, programma="1.0.0")
    assert len(render_verbeterrapport(uitslag).encode()) <= MOST


def test_a_report_is_the_same_alone_and_as_one_of_many() -> None:
    """What is kept from other schools changes nothing."""
    alone = render(voorbeeld.audit())
    for other in AUDITS.values():
        render(other)
    assert render(voorbeeld.audit()) == alone


def test_another_norm_with_the_same_ids_has_its_own_words() -> None:
    """What is kept for one norm never shows up in a report on another."""
    for word in ("Linksom", "Rechtsom"):
        norm = make_norm(make_gebied(eisen=[make_eis("DYS-01", tekst=f"{word} {'x' * 9}.")]))
        uitslag = assess(
            norm, make_vragenlijst(), make_audit({"DYS-01": 1}), datum="2026-11-21", programma="1"
        )
        assert f"{word} xxxxxxxxx." in render_verbeterrapport(uitslag)


def test_every_eis_is_printed_once() -> None:
    """And pointed at elsewhere; but the first three stand at the begin too."""
    uitslag = voorbeeld.result(voorbeeld.audit())
    text = Page(render_verbeterrapport(uitslag)).text
    sector = uitslag.audit.school.sector
    first = {each.eis.id for each in uitslag.verbeterpunten[:3]}
    shown = [each.eis for each in uitslag.eisen if sector in each.eis.sectoren]
    assert [text.count(eis.tekst.voor(sector)) for eis in shown] == [
        1 + (eis.id in first) for eis in shown
    ]


@pytest.mark.parametrize("name", AUDITS)
def test_the_short_sheet_says_the_same(name: str) -> None:
    uitslag = voorbeeld.result(AUDITS[name])
    page = render_kort(uitslag)
    found = Page(page)
    whole = Page(render_verbeterrapport(uitslag))
    assert found.levels[0] == 1
    assert len(page.encode()) < 20_000
    for zin in uitslag.verklaring:
        assert zin in found.text
    for punt in uitslag.verbeterpunten[:3]:
        assert punt.eerste_stap in found.text
        assert punt.eerste_stap in whole.text


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_text_on_the_short_sheet(text: str) -> None:
    found = Page(render_kort(voorbeeld.result(everywhere(text))))
    harmless = Page(render_kort(voorbeeld.result(everywhere("tekst"))))
    assert found.tags == harmless.tags
    assert [each[:2] for each in found.attributes] == [each[:2] for each in harmless.attributes]


def test_without_kerneisen_there_is_no_ring() -> None:
    norm = make_norm(make_gebied(eisen=[make_eis("DYS-01", kern=False)]))
    uitslag = assess(
        norm, make_vragenlijst(), make_audit({"DYS-01": 1}), datum="2026-11-21", programma="1"
    )
    for page in (render_verbeterrapport(uitslag), render_kort(uitslag)):
        assert "<svg" not in page
        assert Page(page).levels[0] == 1


@pytest.mark.parametrize("niveau", [0, 1, 2])
def test_a_code_in_a_list_has_its_words(niveau: int) -> None:
    """Nobody at the table knows the codes, however long a list would become."""
    uitslag = voorbeeld.result(voorbeeld.all_at(niveau))
    page = render_verbeterrapport(uitslag)
    lists = "".join(
        page.partition(f'<h2 id="{each}"')[2].partition("</section>")[0]
        for each in ("begin", "zonder-bewijs")
    )
    sheet = render_kort(uitslag).partition("<table")[2].partition("</table>")[0]
    assert re.findall(r"[A-Z]{3}-[0-9]{2}(?!\"|(?:</a>)? [A-Z(])", lists + sheet) == []
    assert re.search(r"[A-Z]{3}-[0-9]{2}</a> [A-Z]", lists)
    assert niveau == 2 or "en nog " in sheet
