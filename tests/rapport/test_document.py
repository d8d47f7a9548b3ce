"""The page model, and what each of the four renderers makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
from rich.console import Console

from basisnorm.rapport.document import (
    Added,
    Arc,
    Badge,
    Bar,
    Block,
    Card,
    Code,
    Column,
    Contents,
    Fact,
    Facts,
    Figure,
    Flow,
    Fold,
    Heading,
    Item,
    Link,
    List,
    Own,
    Page,
    Paragraph,
    Removed,
    Ring,
    Row,
    Section,
    Small,
    Strip,
    Strong,
    Table,
    joined,
    lines,
    visible,
)
from basisnorm.rapport.html import as_html, stream_html
from basisnorm.rapport.markdown import as_markdown
from basisnorm.rapport.terminal import as_terminal
from basisnorm.rapport.text import as_text

EVIL = '<b>*x*</b> | # "q" & [y](z)'
RING = Figure(
    Ring((Arc("n2", "M0 0", "1", "26", "0.9", "0.1"),), "3", ("van 5", "kerneisen")), "3 van 5"
)
STRIP = Figure(Strip((Badge("01", css="n2"), Badge("02", css="n0"))), "1 op orde, 1 nog niet")
BAR = Figure(Bar((("b-vol", "0", "40"),)))
TABLE = Table(
    columns=(
        Column("Eis"), Column("Nu", mark="n2"), Column("Wat er is"),
        Column("Aandeel", css="balkcel", bare=True),
    ),
    rows=(
        Row(
            (
                "DYS-01", Badge("Op orde", css="n2"),
                (Own("Elke dag."), Paragraph("Bewijs: rooster"), List((Item("een"), Item("twee")))),
                BAR,
            ),
            anchor="DYS-01",
        ),
        Row(("DYS-02", Badge("Open", css="nx"), "", BAR)),
    ),
    caption="De eisen",
)  # fmt: skip


def page(*body: Block, head: tuple[Block, ...] = (), foot: tuple[Block, ...] = ()) -> Page:
    """A page with these blocks."""
    return Page(
        program="1.2.3", title="Titel", description="Wat het is.", head=head, body=body, foot=foot
    )


def markdown(*body: Block) -> str:
    return as_markdown(page(*body))


def text(*body: Block) -> str:
    return as_text(page(*body))


def terminal(*body: Block, width: int = 80, foot: tuple[Block, ...] = ()) -> str:
    """What stands on the terminal, without what fills up a line."""
    found = StringIO()
    console = Console(file=found, width=width, highlight=False, markup=False, emoji=False)
    console.print(as_terminal(page(*body, foot=foot), width), crop=False)
    return "".join(f"{line.rstrip()}\n" for line in found.getvalue().splitlines())


def html(*body: Block) -> str:
    """What stands between the begin and the end of `main`."""
    found = as_html(page(*body))
    return found.partition('tabindex="-1">\n')[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("piece", "in_html", "in_markdown", "in_text"),
    [
        ("a < b", "a &lt; b", r"a \< b", "a < b"),
        (Own("De Ark"), "<bdi>De Ark</bdi>", "De Ark", "De Ark"),
        (Strong("let op"), "<b>let op</b>", "**let op**", "let op"),
        (Small("(apart)"), '<span class="klein">(apart)</span>', "(apart)", "(apart)"),
        (Code("a_b"), "<code>a_b</code>", "`a_b`", "a_b"),
        (Added("erbij"), "<ins>erbij</ins>", "**erbij**", "{+erbij+}"),
        (Removed("weg"), "<del>weg</del>", "~~weg~~", "[-weg-]"),
        (Link("DYS-01", "#DYS-01"), '<a href="#DYS-01">DYS-01</a>', "DYS-01", "DYS-01"),
        (
            Link("de wet", "https://wet.nl"),
            '<a href="https://wet.nl">de wet</a>',
            "[de wet](<https://wet.nl>)",
            "de wet (https://wet.nl)",
        ),
        (
            Link("https://wet.nl", "https://wet.nl"),
            '<a href="https://wet.nl">https://wet.nl</a>',
            "<https://wet.nl>",
            "https://wet.nl",
        ),
        (Link("a@b.nl", "mailto:a@b.nl"), '<a href="mailto:a@b.nl">a@b.nl</a>', "<a@b.nl>",
         "a@b.nl"),
    ],
)  # fmt: skip
def test_each_piece_of_a_text(piece: Flow, in_html: str, in_markdown: str, in_text: str) -> None:
    block = Paragraph(("Zie ", piece, "."))  # type: ignore[arg-type]
    assert html(block) == f"<p>Zie {in_html}.</p>\n"
    assert markdown(block) == f"Zie {in_markdown}.\n"
    assert text(block) == terminal(block) == f"Zie {in_text}.\n"


def test_a_badge_stands_apart_from_the_words_beside_it() -> None:
    badge = Badge("Open", css="nx")
    block = Paragraph((badge, " richtlijn"))
    assert html(block) == '<p><span class="st nx">Open</span> richtlijn</p>\n'
    assert markdown(block) == "**Open** richtlijn\n"
    assert text(block) == "[Open] richtlijn\n"
    assert terminal(block) == "Open richtlijn\n"
    assert markdown(Paragraph(badge)) == text(Paragraph(badge)) == "Open\n"


@pytest.mark.parametrize("wrap", [str, Own, Strong, Small, lambda each: Link(each, "#a")])
def test_no_text_becomes_a_mark(wrap: type[Own]) -> None:
    block = Paragraph((wrap(EVIL),))
    assert "&lt;b&gt;*x*&lt;/b&gt; | # &#34;q&#34; &amp; [y](z)" in html(block)
    assert r"\<b\>\*x\*\</b\> \| \# " in markdown(block)
    assert EVIL in text(block)
    assert EVIL in terminal(block)


@pytest.mark.parametrize("start", ["- a", "1. a", "+ a", "12) a"])
def test_no_text_begins_a_list(start: str) -> None:
    assert "\\" in markdown(Paragraph(start))
    assert "\\" in markdown(List((Item(start),)))


def test_words_of_a_school_choose_their_side() -> None:
    assert html(Paragraph(Own("مدرسة"))) == '<p dir="auto">مدرسة</p>\n'
    assert '<li dir="auto">مدرسة</li>' in html(List((Item(Own("مدرسة")),)))
    assert html(Paragraph(("De ", Own("مدرسة")))) == "<p>De <bdi>مدرسة</bdi></p>\n"


def test_a_heading_with_what_it_is_about() -> None:
    block = Heading(2, "Lezen", over="Advies", anchor="lezen", css="groot")
    assert html(block) == '<p class="oog">Advies</p>\n<h2 id="lezen" class="groot">Lezen</h2>\n'
    assert markdown(block) == "## Lezen\n\n*Advies*\n"
    assert text(block) == "Lezen\n-----\n\nAdvies\n"
    assert terminal(block) == "Lezen\nAdvies\n"
    assert terminal(Heading(3, "DYS-01", over="Kerneis")) == "DYS-01  Kerneis\n"
    assert text(Heading(1, "A" * 80), Heading(3, "B")) == f"{'A' * 80}\n{'=' * 72}\n\nB\n"


def test_a_list_within_an_item() -> None:
    block = List(
        (
            Item(("Redenen:", List((Item(Removed("oud")),)), Paragraph("Daarna."))),
            Item(Paragraph("Alleen dit."), anchor="x", css="n2"),
        ),
        label="Wat verandert",
        css="lijst",
    )
    assert html(block) == (
        '<ul class="lijst" aria-label="Wat verandert">\n<li>Redenen:<ul>\n<li><del>oud</del></li>\n'
        '</ul>\n<p>Daarna.</p>\n</li>\n<li id="x" class="n2"><p>Alleen dit.</p>\n</li>\n</ul>\n'
    )
    assert markdown(block) == "- Redenen:\n  - ~~oud~~\n\n  Daarna.\n\n- Alleen dit.\n"
    assert text(block) == "- Redenen:\n  - [-oud-]\n\n  Daarna.\n\n- Alleen dit.\n"
    assert terminal(block) == "- Redenen:\n  - [-oud-]\n  Daarna.\n\n- Alleen dit.\n"


def test_a_numbered_list() -> None:
    block = List((Item("een"), Item("twee")), numbered=True)
    assert html(block) == "<ol>\n<li>een</li>\n<li>twee</li>\n</ol>\n"
    assert markdown(block) == text(block) == terminal(block) == "1. een\n2. twee\n"


def test_facts() -> None:
    block = Facts(
        (Fact("School", Own("De Ark")), Fact("Wat", ("a", List((Item("b"),))))), css="meta"
    )
    assert '<dl class="meta">\n<div><dt>School</dt><dd><bdi>De Ark</bdi></dd></div>' in html(block)
    assert markdown(block) == "- **School:** De Ark\n- **Wat:** a\n  - b\n"
    assert text(block) == "- School: De Ark\n- Wat: a\n  - b\n"
    assert terminal(block) == "School  De Ark\nWat     a\n        - b\n"
    assert terminal(block, width=40) == "School: De Ark\nWat: a\n  - b\n"


def test_a_table() -> None:
    found = html(TABLE)
    assert '<table role="table" class="tabel">\n<caption>De eisen</caption>\n' in found
    assert '<th role="columnheader" scope="col"><i class="i n2"></i>Nu</th>' in found
    assert '<tr role="row" id="DYS-01"><th role="rowheader" scope="row">DYS-01</th>' in found
    assert '<td role="cell" data-kop="Nu"><span class="st n2">Op orde</span></td>' in found
    assert '<td role="cell" class="balkcel"><svg class="balk"' in found
    assert markdown(TABLE) == (
        "**De eisen**\n\n| Eis | Nu | Wat er is |\n| --- | --- | --- |\n"
        "| DYS-01 | Op orde | Elke dag.<br>Bewijs: rooster<br>een<br>twee |\n| DYS-02 | Open |  |\n"
    )
    assert text(TABLE) == (
        "De eisen\n\n- DYS-01\n  Nu: Op orde\n  Wat er is: Elke dag.\n  Bewijs: rooster\n  een\n"
        "  twee\n- DYS-02\n  Nu: Open\n"
    )
    assert terminal(TABLE) == (
        "De eisen\nEis      Nu        Wat er is\nDYS-01   Op orde   Elke dag.\n"
        "                   Bewijs: rooster\n                   - een\n                   - twee\n"
        "DYS-02   Open\n"
    )
    assert terminal(TABLE, width=40) == (
        "De eisen\nDYS-01\n  Nu: Op orde\n  Wat er is: Elke dag.\n  Bewijs: rooster\n  - een\n"
        "  - twee\nDYS-02\n  Nu: Open\n"
    )


def test_a_table_that_scrolls_under_a_heading() -> None:
    table = Table((Column("A"),), (Row(("b",)),), labelled="kop", css="lang")
    block = Card((table,), scroll="Tabel a", anchor="a", css="schuif")
    assert html(block).startswith(
        '<div id="a" class="schuif" role="region" aria-label="Tabel a" tabindex="0">\n'
        '<table role="table" class="lang" aria-labelledby="kop">\n<thead'
    )
    assert text(block) == "- b.\n"
    titled = Table((Column("A"),), (Row(("b",)),), caption=Heading(3, "Kop"))
    assert markdown(titled).startswith("### Kop\n\n| A |")
    assert "<caption><h3>Kop</h3>\n</caption>" in html(titled)


def test_a_table_that_stays_a_table_on_a_narrow_page() -> None:
    columns = (Column("School", bare=True), Column("Lezen", notes=("3 van 5", "apart"), bare=True))
    table = Table(columns, (Row(("De Ark", "ja")),))
    assert html(table) == (
        '<table class="tabel">\n<thead><tr><th scope="col">School</th><th scope="col">Lezen '
        '<span class="klein">3 van 5</span> <span class="klein">apart</span></th></tr></thead>\n'
        '<tbody>\n<tr><th scope="row">De Ark</th><td>ja</td></tr>\n</tbody>\n</table>\n'
    )
    assert markdown(table).startswith("| School | Lezen (3 van 5; apart) |\n")
    assert text(table) == "- De Ark. Lezen (3 van 5; apart): ja\n"
    assert terminal(table) == "School   Lezen (3 van 5; apart)\nDe Ark   ja\n"
    assert "  Lezen (3 van 5; apart): ja\n" in terminal(table, width=40)


def test_numbers_are_lined_up() -> None:
    table = Table((Column("Eis"), Column("Scholen", numbers=True, css="getal")), (Row(("a", "3")),))
    assert markdown(table) == "| Eis | Scholen |\n| --- | ---: |\n| a | 3 |\n"
    assert terminal(table) == "Eis   Scholen\na           3\n"


class Many:
    """Rows that are made when someone asks for them."""

    def __init__(self) -> None:
        self.made = 0

    def __iter__(self) -> Iterator[Row]:
        for number in range(5000):
            self.made = number
            yield Row((f"school {number}", BAR))


def test_rows_come_as_they_are_needed() -> None:
    many = Many()
    deep = Section((Card((Table((Column("School"), Column("Aandeel")), many),)),))
    begin = next(each for each in stream_html(page(deep)) if "school 100<" in each)
    assert "school 4999<" not in begin
    assert many.made < 4999
    assert markdown(deep).count("| school ") == 5000
    assert html(deep).count("<tr") == 5001


def test_a_list_about_pictures_stands_only_where_they_are_drawn() -> None:
    block = List((Item("driehoek: nog niet", css="n0"),), label="De vormen", drawn=True)
    assert '<ul aria-label="De vormen">\n<li class="n0">driehoek: nog niet</li>' in html(block)
    assert [markdown(block), text(block), terminal(block)] == ["\n", "\n", ""]


def test_columns_of_pictures_alone_are_not_said() -> None:
    assert [each.heading for each in visible(TABLE).columns] == ["Eis", "Nu", "Wat er is"]
    empty = Table((Column("Eis"), Column("Klaar")), (Row(("DYS-01", "")),))
    assert visible(empty) == empty


def test_sections_cards_and_folds() -> None:
    fold = Fold(Heading(3, "Open (1)"), (Paragraph("Daarbinnen."),), open=True, css="f")
    section = Section((Heading(2, "Kop", anchor="kop"), Card((fold,), css="vak")), css="blok")
    assert html(section) == (
        '<section class="blok" aria-labelledby="kop">\n<h2 id="kop">Kop</h2>\n<div class="vak">\n'
        '<details class="f" open><summary><h3>Open (1)</h3></summary>\n<p>Daarbinnen.</p>\n'
        "</details>\n</div>\n</section>\n"
    )
    assert markdown(section) == "## Kop\n\n### Open (1)\n\nDaarbinnen.\n"
    assert text(section) == "Kop\n---\n\nOpen (1)\n\nDaarbinnen.\n"
    assert terminal(section) == "Kop\n\nOpen (1)\n  Daarbinnen.\n"
    assert html(Section((Paragraph("a"),))) == "<section>\n<p>a</p>\n</section>\n"


def test_contents_are_for_who_can_click() -> None:
    block = Contents((Link("Kop", "#kop"),), css="inhoud")
    assert html(block) == (
        '<nav class="inhoud" aria-label="Op deze pagina">\n<p>Op deze pagina</p>\n<ul>\n'
        '<li><a href="#kop">Kop</a></li>\n</ul>\n</nav>\n'
    )
    around = (Paragraph("a"), block, Paragraph("b"))
    assert markdown(*around) == text(*around) == terminal(*around) == "a\n\nb\n"


@pytest.mark.parametrize("figure", [RING, STRIP])
def test_a_picture_or_its_words(figure: Figure) -> None:
    assert f'role="img" aria-label="{figure.text}"' in html(figure)
    assert markdown(figure) == text(figure) == terminal(figure) == f"{figure.text}\n"


def test_pictures() -> None:
    assert '<path class="n2" d="M0 0" pathLength="1"' in html(RING)
    assert '<text x="100" y="142">kerneisen</text>' in html(RING)
    assert '<i class="n2">01</i><i class="n0">02</i></div>' in html(STRIP)
    assert '<rect class="b-vol" x="0" width="40" height="8"/></svg>' in html(BAR)
    assert 'aria-hidden="true"' in html(BAR)
    assert markdown(Paragraph("a"), BAR) == text(Paragraph("a"), BAR) == "a\n"
    assert terminal(Paragraph("a"), BAR) == f"a\n{'━' * 12}{'─' * 19}\n"
    assert terminal(Paragraph("a"), BAR, width=20) == f"a\n{'━' * 8}{'─' * 12}\n"


def test_an_address_alone_never_breaks() -> None:
    url = "https://www.example.nl/" + "lang/" * 12
    block = List((Item(("Titel.", Paragraph(Link(url, url)))),))
    assert terminal(block, width=40) == f"- Titel.\n  {url}\n"
    assert terminal(Paragraph(Code(url)), width=40) == f"{url}\n"


def test_numbers_end_under_each_other() -> None:
    block = List(tuple(Item(f"eis {number}") for number in range(10)), numbered=True)
    assert terminal(block).splitlines()[8:] == [" 9. eis 8", "10. eis 9"]


def test_a_table_without_headings() -> None:
    block = Table((Column(""), Column("")), (Row(("a", "b")),))
    assert terminal(block) == "a   b\n"
    assert terminal(block, width=40) == "a\n  b\n"


def test_the_foot_stands_apart() -> None:
    foot = (Facts((Fact("Norm", "2026-08"),)), Paragraph("Einde."))
    found = page(Paragraph("a"), head=(Heading(1, "Kop"),), foot=foot)
    assert '<footer class="voet"><div class="wrap">\n<dl>' in as_html(found)
    assert as_markdown(found) == "# Kop\n\na\n\n---\n\n- **Norm:** 2026-08\n\nEinde.\n"
    assert as_text(found) == f"Kop\n===\n\na\n\n{'-' * 40}\n\n- Norm: 2026-08\n\nEinde.\n"
    assert terminal(Paragraph("a"), foot=foot) == "a\n\nNorm  2026-08\nEinde.\n"


def test_the_head_of_a_page() -> None:
    found = as_html(
        Page(
            program="1.2.3", title="T & U", description="D", head=(), body=(), css="blad",
            styles=("schoolgids.css",), own_style=":root{--a:#fff}", public=True,
        )
    )  # fmt: skip
    assert "<title>T &amp; U</title>" in found
    assert '<meta name="generator" content="basisnorm 1.2.3">' in found
    assert '<header class="kop wrap blad">' in found
    assert ":root{--a:#fff}</style>" in found
    assert "noindex" not in found
    assert "noindex" in as_html(page())
    assert "<footer" not in found


def test_lines_of_everything() -> None:
    flow: Flow = (
        "a ", Strong("b"), Heading(3, "kop"), Facts((Fact("c", "d"),)),
        Table((Column("e"),), (Row(("f",)),)), Section((Paragraph("g"),)), Card((Paragraph("h"),)),
        Fold(Heading(3, "i"), (Paragraph(("j", Strong("k"))),)), RING, BAR, Contents(()), "l",
    )  # fmt: skip
    assert list(lines(flow)) == [
        ("a ", Strong("b")), ("kop",), (Strong("c:"), " ", "d"), ("f",), ("g",), ("h",), ("i",),
        ("j", Strong("k")), ("3 van 5",), ("l",),
    ]  # fmt: skip
    assert list(lines("")) == []


def test_texts_behind_each_other() -> None:
    assert joined(", ", ("a", Strong("b"), ("c", "d"))) == ("a", ", ", Strong("b"), ", ", "c", "d")


def test_a_list_below_a_list_is_another_one() -> None:
    one = List((Item("a"),))
    facts = Facts((Fact("b", "c"),))
    assert markdown(one, facts, one, Paragraph("d"), one) == (
        "- a\n\n* **b:** c\n\n- a\n\nd\n\n- a\n"
    )


def test_what_explains_a_picture_stands_beside_it() -> None:
    block = Paragraph("Elk hokje is een eis.", drawn=True)
    around = (Paragraph("a"), block)
    assert "Elk hokje" in html(block)
    assert markdown(*around) == text(*around) == terminal(*around) == "a\n"
    assert list(lines(around)) == [("a",)]


def test_what_cannot_be_folded_is_said_in_brief() -> None:
    block = Fold(Heading(3, "Open (1)"), (Paragraph("Alles."),), brief=(Paragraph("Kort."),))
    assert terminal(block) == "Open (1)\n  Kort.\n"
    assert "Kort" not in html(block) + markdown(block) + text(block)


def test_a_picture_within_a_line_is_its_words() -> None:
    block = List((Item(("Toen: ", RING)),))
    assert markdown(block) == text(block) == terminal(block) == "- Toen: 3 van 5\n"
