"""The schoolgids chapter: what it promises parents, what it keeps to itself, and its four forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from basisnorm.audit.model import Antwoord, Audit, Nvt, Schoolgids, Schoolsoort, Stap
from basisnorm.audit.samenwerkingsverband import Samenwerkingsverband
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Basis, Sector
from basisnorm.norm.taalregels import hard_sentences
from basisnorm.rapport import document
from basisnorm.rapport.document import Block, Card, Heading, List, Page, Section
from basisnorm.rapport.html import as_fragment, as_html
from basisnorm.rapport.markdown import as_markdown
from basisnorm.rapport.schoolgids.rechten import EISEN, build_rechten
from basisnorm.rapport.schoolgids.schoolgids import Keuzes, build_gids
from basisnorm.rapport.schoolgids.zinnen import SHOWN, VOOR_WIE
from basisnorm.rapport.text import as_text, line
from lang import few
from rapport import gids, voorbeeld
from rapport.gids import FORMS, HOSTILE

Golden = Callable[[str, str], None]


class Html(HTMLParser):
    """The tags, attributes and text of a page or a fragment; fails on tags that do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.comments: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in ("meta", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def links(self) -> set[str]:
        found = {value for name, value in self.attributes if name == "href"}
        return {each for each in found if not each.startswith("#")} - {"data:,"}


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every heading, paragraph and list, in order."""
    for each in blocks:
        if isinstance(each, Section | Card):
            yield from flat(each.blocks)
        else:
            yield each


def lines(*blocks: Block) -> list[str]:
    """Every line of text in order, without headings."""
    return [
        line(each)
        for block in flat(blocks)
        if not isinstance(block, Heading)
        for each in document.lines(block)
    ]


def everything(of: Page) -> list[str]:
    """Every line of the whole chapter."""
    return lines(*of.head, *of.body, *of.foot)


def titles(*blocks: Block) -> list[str]:
    """Every heading, in order."""
    return [line(each.text) for each in flat(blocks) if isinstance(each, Heading)]


def over(of: Page) -> str:
    """What stands above the title."""
    return next(each.over for each in of.head if isinstance(each, Heading))


def parts(of: Page) -> dict[str, Section]:
    """Every part by its anchor."""
    return {each.labelled: each for each in of.body if isinstance(each, Section)}


def cards(section: Section) -> dict[str, Card]:
    """The cards of a part, by their title."""
    rows = [each for each in section.blocks if isinstance(each, Card)]
    found = [each for row in rows for each in row.blocks if isinstance(each, Card)]
    return {titles(each)[0]: each for each in found}


def lists(block: Block) -> list[list[str]]:
    """Every list in a part, as its items."""
    return [lines(each) for each in flat([block]) if isinstance(each, List)]


def promised(of: Page) -> list[str]:
    """The sentences about what parents can count on."""
    return [each for found in lists(parts(of)["beloften"]) for each in found]


def said(of: Page, id: str) -> str:
    """The text of one part, with what stands below it; empty when it is not there."""
    return " ".join(lines(parts(of)[id])) if id in parts(of) else ""


def plain(text: str) -> str:
    """A text without white space, marks and escapes: what the four forms share."""
    return re.sub(r"[\s\\*#<>_=\-•]", "", text)


# --- the forms ---------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", gids.SCHOOLS)
def test_golden(name: str, form: str, golden: Golden) -> None:
    """Rewrite with BASISNORM_GOLDEN=1 and read the difference."""
    text = FORMS[form](gids.gids(name))
    # The stylesheets are files of their own; here they would only hide what changed.
    golden(f"schoolgids-{name}.{form}", re.sub("(<style>).*(</style>)", r"\1\2", text, flags=re.S))


@pytest.mark.parametrize("name", gids.SCHOOLS)
def test_all_forms_say_the_same(name: str) -> None:
    """Word for word, in the same order; only the page and the text begin otherwise."""
    of = gids.gids(name)
    wanted = plain("".join([*titles(*of.body), *everything(of)]))
    found = {
        "html": plain(Html(as_html(of)).text),
        "fragment": plain(Html(as_fragment(of, 2)).text),
        "md": plain(as_markdown(of)),
        "txt": plain(as_text(of)),
    }
    body = {form: sorted(text[text.index("Elkkindkan") :]) for form, text in found.items()}
    assert body["fragment"] == sorted(wanted)
    assert body["html"] == body["md"] == body["txt"] == body["fragment"]
    for each in everything(of):
        for form, text in found.items():
            assert plain(each) in text, (form, each)


def test_the_same_result_gives_the_same_bytes() -> None:
    for form in FORMS.values():
        assert form(gids.gids("bo")) == form(build_gids(gids.school("bo"), BO))


BO = Keuzes(verbeterpunten=True, verband=gids.VERBAND)


def test_the_page_needs_no_script_and_no_network() -> None:
    page = as_html(gids.gids("bo"))
    found = Html(page)
    assert not {"script", "iframe", "img", "object", "embed", "form"} & set(found.tags)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
    assert "url(" not in page
    assert "@import" not in page
    assert '<meta name="generator" content="basisnorm 1.0.0">' in page[:4096]
    # Parents look for it, so search engines may find it.
    assert "noindex" not in page


@pytest.mark.parametrize("niveau", [1, 2, 3, 4])
def test_the_fragment_is_nothing_but_plain_elements(niveau: int) -> None:
    """What an editor strips (attributes, classes, styles) is not there to be missed."""
    found = Html(as_fragment(gids.gids("bo"), niveau))
    heads = {f"h{niveau}", f"h{niveau + 1}", f"h{niveau + 2}"}
    assert set(found.tags) == {"p", "ul", "li", "a", *heads}
    assert {name for name, _ in found.attributes} == {"href"}
    assert found.tags[0] == f"h{niveau}"
    assert found.tags.count(f"h{niveau}") == 1
    assert found.comments == []


def test_markdown_has_the_headings_and_links_of_the_fragment() -> None:
    found = Html(as_fragment(gids.gids("bo"), 1))
    text = as_markdown(gids.gids("bo"))
    heads = [len(each) for each in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert heads == [int(tag[1]) for tag in found.tags if re.fullmatch("h[1-6]", tag)]
    shown = set(re.findall(r"<(\S+?)>", text))
    assert {each.removeprefix("mailto:") for each in found.links()} == shown


# --- what it promises --------------------------------------------------------------------------


def answered(*answers: Antwoord, **gids_fields: object) -> Audit:
    """A school with only these answers."""
    return replace(
        voorbeeld.empty(),
        antwoorden=answers,
        schoolgids=Schoolgids(**gids_fields) if gids_fields else None,  # type: ignore[arg-type]
    )


DYS_01 = "Heeft uw kind moeite met lezen of spellen? Dan krijgt uw kind hulp van ons eigen team."


@pytest.mark.parametrize(
    ("antwoord", "wanted"),
    [
        (Antwoord(eis="DYS-01", niveau=3), [DYS_01]),
        (Antwoord(eis="DYS-01", niveau=2), [DYS_01]),
        (Antwoord(eis="DYS-01", niveau=1), []),
        (Antwoord(eis="DYS-01", niveau=0), []),
        (Antwoord(eis="DYS-01", niveau=3, overgenomen="2025-2026"), []),
        (Antwoord(eis="DYS-04", nvt=Nvt(reden="geen-groep-1-2")), []),
        (Antwoord(eis="DYS-06", niveau=3), []),
    ],
    ids=["borne", "met", "begun", "not", "taken over", "n.v.t.", "other sector"],
)
def test_only_what_the_school_does_is_promised(antwoord: Antwoord, wanted: list[str]) -> None:
    assert promised(gids.make(answered(antwoord))) == wanted


@settings(deadline=None, max_examples=few(50))
@given(st.lists(st.integers(0, 3), min_size=70, max_size=70))
def test_no_promise_without_a_level(levels: list[int]) -> None:
    """Whatever the answers: as many sentences as eisen that are met and have one."""
    asked = voorbeeld.questions("volledig").vragen(voorbeeld.norm(), Sector.PO)
    answers = tuple(
        Antwoord(eis=eis.id, niveau=level if level in eis.niveaus else 0)
        for eis, level in zip(asked, levels, strict=True)
    )
    met = {each.eis for each in answers if (each.niveau or 0) >= 2}
    wanted = {
        eis.schoolgids.po
        for eis in asked
        if eis.id in met and eis.schoolgids is not None and eis.id not in EISEN
    }
    assert set(promised(gids.make(answered(*answers), volledig=True))) == wanted


def test_own_sentence_goes_before_ours_and_what_is_left_out_stays_out() -> None:
    answers = [Antwoord(eis=eis, niveau=2) for eis in ("DYS-01", "DYS-02", "DYS-09")]
    audit = answered(*answers, zinnen=(("DYS-09", "Eigen zin."),), weglaten=("DYS-02",))
    assert promised(gids.make(audit)) == [DYS_01, "Eigen zin."]


def test_an_own_sentence_makes_no_promise_that_is_not_kept() -> None:
    audit = answered(Antwoord(eis="DYS-09", niveau=1), zinnen=(("DYS-09", "Eigen zin."),))
    assert promised(gids.make(audit)) == []


def test_an_own_sentence_may_stand_where_we_have_none_or_a_right() -> None:
    audit = answered(
        Antwoord(eis="DYS-03", niveau=2),
        Antwoord(eis="GEN-14", niveau=2),
        zinnen=(("DYS-03", "Lees onze folder."), ("GEN-14", "U hoort het in drie weken.")),
    )
    assert promised(gids.make(audit)) == ["U hoort het in drie weken.", "Lees onze folder."]


def test_six_sentences_per_gebied_kern_first_and_how_many_more() -> None:
    of = gids.make(voorbeeld.all_at(2))
    dyslexie = cards(parts(of)["beloften"])["Lezen, spellen en dyslexie"]
    (sentences,) = lists(dyslexie)
    assert len(sentences) == SHOWN
    every = promised(gids.make(voorbeeld.all_at(2), volledig=True))
    norm = {
        eis.schoolgids.po: eis
        for eis in load_norm("2024-11").eisen.values()
        if eis.schoolgids is not None
    }
    kern = [norm[each].kern for each in sentences]
    assert kern == sorted(kern, reverse=True)
    left = sum(norm[each].gebied == "dyslexie" for each in every) - SHOWN
    assert left > 1
    assert lines(dyslexie)[-1] == (
        f"Dit zijn de belangrijkste. Wij hebben nog {left} andere afspraken; vraag ons ernaar."
    )


def test_one_sentence_more_is_shown_and_not_counted() -> None:
    ids = [f"DYS-{number:02}" for number in (1, 2, 5, 7, 8, 9, 10)]
    of = gids.make(answered(*(Antwoord(eis=each, niveau=2) for each in ids)))
    assert len(promised(of)) == SHOWN + 1
    assert "Dit zijn de belangrijkste" not in " ".join(everything(of))


def test_own_sentences_are_never_among_what_is_left_out() -> None:
    zinnen = tuple((f"DYS-{number:02}", f"Zin {number}.") for number in range(7, 18) if number != 14
                   and number != 6)  # fmt: skip
    audit = replace(voorbeeld.all_at(2), schoolgids=Schoolgids(zinnen=zinnen))
    shown = promised(gids.make(audit))
    assert [zin for _, zin in zinnen if zin not in shown] == []


def test_a_gebied_without_a_sentence_is_not_there() -> None:
    of = gids.make(answered(Antwoord(eis="DYS-01", niveau=2)))
    assert list(cards(parts(of)["beloften"])) == ["Lezen, spellen en dyslexie"]


def test_nothing_to_promise_is_said_plainly() -> None:
    assert said(gids.make(voorbeeld.empty()), "beloften") == (
        "Dit deel is nog niet af. Vraag ons welke hulp er nu al is."
    )


def test_what_the_school_works_on_only_when_asked() -> None:
    audit = answered(Antwoord(eis="DYS-01", niveau=1))
    assert "werk" not in parts(gids.make(audit))
    assert DYS_01 in said(gids.make(audit, verbeterpunten=True), "werk")


@pytest.mark.parametrize(
    ("niveau", "plan", "shown"),
    [
        (1, (), True),
        (0, (), False),
        (0, (Stap(eis="DYS-01"),), True),
        (0, (Stap(eis="DYS-01", klaar=True),), False),
        (2, (Stap(eis="DYS-01"),), False),
    ],
    ids=["begun", "not begun", "planned", "plan is done", "met"],
)
def test_working_on_it_is_begun_or_planned(
    niveau: int, plan: tuple[Stap, ...], shown: bool
) -> None:
    audit = replace(answered(Antwoord(eis="DYS-01", niveau=niveau)), verbeterplan=plan)
    assert ("werk" in parts(gids.make(audit, verbeterpunten=True))) == shown


def test_many_points_are_counted() -> None:
    audit = voorbeeld.all_at(1)
    short = gids.make(audit, verbeterpunten=True)
    assert [len(each) for each in lists(parts(short)["werk"])] == [SHOWN]
    number = re.search(r"nog aan (\d+) andere punten", said(short, "werk"))
    assert number is not None
    (every,) = lists(parts(gids.make(audit, verbeterpunten=True, volledig=True))["werk"])
    assert len(every) == SHOWN + int(number[1])


def test_every_gebied_of_ours_says_for_whom_it_is() -> None:
    ids = {each.id for each in load_norm("2024-11").gebieden}
    assert ids - {"algemeen"} == set(VOOR_WIE)


# --- rights ------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", Schoolsoort)
@pytest.mark.parametrize("level", [0, 3, None], ids=["not", "borne", "empty"])
def test_uw_rechten_are_always_there_and_always_the_same(
    soort: Schoolsoort, level: int | None
) -> None:
    audit = voorbeeld.empty(soort) if level is None else voorbeeld.all_at(level, soort)
    of = gids.make(audit)
    assert parts(of)["rechten"] == build_rechten(soort)
    text = said(of, "rechten")
    for word in ("recht op overleg", "ontwikkelingsperspectief", "het eens worden", "eens bent",
                 "uiterlijk zes weken na de inschrijving", "vrij te zeggen", "recht op uitleg",
                 "Elk jaar moeten leerlingen kunnen zeggen", "Zij kiezen zelf hoe, en krijgen",
                 "schriftelijk aan, liefst tien weken", "besluit binnen zes weken", "hooguit vier",
                 "asiel", "tijdelijke plek", "klacht", "steunpunt", "in het belang van uw kind",
                 "meestal ook naar de Geschillencommissie", "niet bindend",
                 "zoals die geldt op 1 augustus 2026. De tekst van de wet gaat voor"):  # fmt: skip
        assert word in text, word
    care = said(of, "niet-te-bieden")
    for word in ("pas weigeren als een andere school het wil aannemen", "Dat heet zorgplicht",
                 "niet als onze school vol is", "grondslag", "eerst willen aannemen"):  # fmt: skip
        assert word in care, word


@pytest.mark.parametrize("soort", Schoolsoort)
def test_rights_never_say_more_than_the_law(soort: Schoolsoort) -> None:
    """What the school denied is no fact, and the law does not hear every pupil about basic help."""
    of = gids.make(voorbeeld.all_at(0, soort))
    text = f"{said(of, 'rechten')} {said(of, 'niet-te-bieden')}"
    for word in ("Wij maken", "Wij leggen", "Wij helpen", "Wij zoeken", "bespreken wij",
                 "U hoort ons besluit", "elke leerling", "Elke leerling", "gratis en onafhankelijk",
                 "serieus", "besprak"):  # fmt: skip
        assert word not in text, word


@pytest.mark.parametrize(
    ("soort", "there", "absent"),
    [
        (Schoolsoort.BO, ("Krijgt uw kind extra", "tekening", "dan is uw kind toegelaten"),
         ("lwoo", "18 jaar", "mentor", "brugklas", "bezwaar", "commissie van", "toestemming",
          "cluster", "leerplichtig")),
        (Schoolsoort.SBO, ("Elk kind op onze school", "toelaatbaarheidsverklaring",
                           "dan is uw kind toegelaten"),
         ("lwoo", "Krijgt uw kind extra", "commissie van", "cluster", "bezwaar")),
        (Schoolsoort.SO, ("Elk kind op onze school", "commissie van deskundigen", "cluster 1 en 2",
                          "dan is uw kind toegelaten", "acht weken zoeken", "leerplichtig"),
         ("wettelijke termijn", "18 jaar", "lwoo", "brugklas", "bezwaar")),
        (Schoolsoort.VSO, ("Elk kind op onze school", "commissie van deskundigen", "cluster 1 en 2",
                           "18 jaar", "mentor", "acht weken zoeken", "leerplichtig"),
         ("wettelijke termijn", "lwoo", "brugklas", "bezwaar", "dan is uw kind toegelaten")),
        (Schoolsoort.VO, ("Krijgt uw kind extra", "lwoo", "18 jaar", "mentor", "filmpje",
                          "van 25 tot en met 31 maart", "binnen zes weken bezwaar",
                          "Uw kind kan dat ook zelf", "leerplichtig", "stelt de wet ook"),
         ("tekening", "commissie van", "cluster", "toestemming", "dan is uw kind toegelaten")),
        (Schoolsoort.PRO, ("Elk kind op onze school", "18 jaar", "van 25 tot en met 31 maart",
                           "Voor praktijkonderwijs is ook toestemming", "binnen zes weken bezwaar"),
         ("lwoo", "tekening", "cluster", "commissie van")),
    ],
)  # fmt: skip
def test_rights_differ_with_the_law(
    soort: Schoolsoort, there: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    of = gids.make(voorbeeld.empty(soort))
    text = f"{said(of, 'rechten')} {said(of, 'niet-te-bieden')}"
    assert [each for each in there if each not in text] == []
    assert [each for each in absent if each in text] == []


def test_what_the_rights_say_is_the_law_in_the_norm_too() -> None:
    """Only eisen on the law are left to the fixed block."""
    eisen = load_norm("2024-11").eisen
    assert {eisen[each].basis for each in EISEN} == {Basis.WET}


def test_new_legal_duties_of_a_fixed_block_have_no_sentence_of_their_own() -> None:
    """What the edition of the law added to rights and to the block of the pupils."""
    eisen = load_norm("2026-08").eisen
    for each in ("GEN-20", "GEN-21", "GEN-23", "GEN-24", "GEN-25", "GEN-26"):
        assert (eisen[each].basis, eisen[each].schoolgids) == (Basis.WET, None)


@pytest.mark.parametrize("soort", Schoolsoort)
@pytest.mark.parametrize("gevuld", [True, False])
def test_our_own_sentences_are_plain_language(soort: Schoolsoort, gevuld: bool) -> None:
    """Short sentences, no words of the trade: the rules for the sentences in the norm."""
    audit = voorbeeld.all_at(2, soort) if gevuld else voorbeeld.empty(soort, "De Iep")
    if gevuld:
        audit = replace(
            audit,
            schoolgids=Schoolgids(
                vastgesteld_op="2026-06-15",
                mr_op="2026-06-01",
                mr_advies_op="2026-06-02",
                instemming_op="2026-06-08",
            ),
        )
    else:
        audit = replace(audit, antwoorden=voorbeeld.all_at(1, soort).antwoorden)
    of = gids.make(audit, verbeterpunten=True, verband=Samenwerkingsverband(basistekst="Tekst."))
    texts = [*titles(*of.head, *of.body), *lines(*of.head, *of.body)]
    assert [(zin, fout.tekst) for text in texts for zin, fout in hard_sentences(text)] == []
    footer = [zin for text in lines(*of.foot) for zin, _ in
              hard_sentences(text)]  # fmt: skip
    assert footer == []


# --- the six parts, and what is missing ----------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "part_id"),
    [("extra_ondersteuning", "extra"), ("contactpersoon", "contact"),
     ("inbreng_leerlingen", "inbreng"),
     ("niet_te_bieden", "niet-te-bieden"), ("klachten", "contact")],
)  # fmt: skip
def test_what_the_school_wrote_stands_in_its_part(field: str, part_id: str) -> None:
    text = "Zo is het bij ons geregeld."
    audit = replace(voorbeeld.empty(), schoolgids=Schoolgids(**{field: text}))  # type: ignore[arg-type]
    assert text in said(gids.make(audit), part_id)
    assert text not in " ".join(everything(gids.make(voorbeeld.empty())))


def test_what_is_not_supplied_is_not_invented() -> None:
    of = gids.make(voorbeeld.empty())
    assert list(parts(of)) == ["beloften", "niet-te-bieden", "rechten", "contact"]
    assert list(cards(parts(of)["contact"])) == ["Ouder- en jeugdsteunpunt"]
    for form in FORMS.values():
        assert "None" not in form(of)


def test_the_samenwerkingsverband_says_what_binds() -> None:
    of = gids.make(voorbeeld.empty(), verband=gids.VERBAND)
    text = said(of, "afspraken")
    assert "gelden ook voor ons" in text
    assert "extra uitleg in de klas;" in text
    contact = said(of, "contact")
    for each in ("Samenwerkingsverband Voorbeeldstreek (PO9901)", "https://www.voorbeeldstreek",
                 "steunpunt@voorbeeldstreek.example", "klachten@voorbeeldstreek"):  # fmt: skip
        assert each in contact


def test_without_an_address_of_the_steunpunt_parents_may_ask_the_school() -> None:
    ask = "Vraag ons hoe u het steunpunt bereikt."
    assert ask in said(gids.make(voorbeeld.empty()), "contact")
    assert ask not in said(gids.make(voorbeeld.empty(), verband=gids.VERBAND), "contact")


def test_a_basistekst_that_is_an_address_becomes_a_sentence_with_a_link() -> None:
    verband = Samenwerkingsverband(basistekst=" https://swv.example/basis ")
    of = gids.make(voorbeeld.empty(), verband=verband)
    assert said(of, "afspraken").endswith("U leest de afspraken hier: https://swv.example/basis")
    assert "https://swv.example/basis" in Html(as_fragment(of, 2)).links()


@pytest.mark.parametrize(
    ("verband", "own", "shown"),
    [
        (Samenwerkingsverband(), "PO9901", "Nummer: PO9901"),
        (Samenwerkingsverband(naam="Streek"), "PO9901", "Streek (PO9901)"),
        (Samenwerkingsverband(naam="Streek", nummer="PO9902"), None, "Streek (PO9902)"),
        (Samenwerkingsverband(naam="Streek"), None, "Streek"),
        (Samenwerkingsverband(site="https://swv.example"), None, "https://swv.example"),
    ],
)
def test_the_samenwerkingsverband_as_far_as_it_is_known(
    verband: Samenwerkingsverband, own: str | None, shown: str
) -> None:
    audit = voorbeeld.empty()
    audit = replace(audit, school=audit.school._replace(samenwerkingsverband=own))
    contact = cards(parts(gids.make(audit, verband=verband))["contact"])
    assert lines(contact["Samenwerkingsverband"])[1:] == [shown]


@pytest.mark.parametrize("form", FORMS)
def test_concept_until_it_is_settled(form: str) -> None:
    draft = gids.make(answered(schooljaar="2026-2027"))
    settled = gids.make(answered(schooljaar="2026-2027", vastgesteld_op="2026-09-15"))
    word = "Concept, nog niet vastgesteld."
    assert word in FORMS[form](draft)
    assert "concept" not in re.sub("<style>.*</style>", "", FORMS[form](settled), flags=re.DOTALL
                                   ).lower()  # fmt: skip
    assert "15 september 2026" in FORMS[form](settled)


def test_the_schooljaar_is_that_of_the_guide() -> None:
    audit = replace(answered(schooljaar="2027-2028"), schooljaar="2026-2027")
    of = gids.make(audit)
    assert over(of) == "Schoolgids 2027-2028 · ondersteuning"
    assert "2026-2027" not in as_text(of)
    assert over(gids.make(voorbeeld.empty())) == "Schoolgids · ondersteuning"


def test_a_school_with_more_buildings_says_which_this_is() -> None:
    audit = voorbeeld.empty()
    audit = replace(audit, school=audit.school._replace(locatie="Zuid"))
    of = gids.make(audit)
    assert over(of).endswith("· Zuid")
    assert "Zuid" in lines(*of.foot)[-3]


def test_a_name_on_two_lines_stays_one_heading() -> None:
    audit = answered(schooljaar="2026-\n2027")
    audit = replace(audit, school=audit.school._replace(naam="De\nIep", locatie="Zuid\n\nWest"))
    of = gids.make(audit)
    assert as_markdown(of).startswith(
        "# Welke hulp krijgt uw kind op De Iep?\n\n*Schoolgids 2026- 2027"
    )
    assert "Zuid West" in over(of)


@pytest.mark.parametrize(
    ("soort", "field", "sentence"),
    [
        (Schoolsoort.BO, "mr_op", "De medezeggenschapsraad besprak de tekst op 8 juni 2026."),
        (Schoolsoort.BO, "mr_advies_op",
         "Op 8 juni 2026 gaf de medezeggenschapsraad advies over onze extra ondersteuning."),
        (Schoolsoort.SO, "instemming_op",
         "Ouders in de raad stemden op 8 juni 2026 in met de rest."),
        (Schoolsoort.VO, "instemming_op",
         "Ouders en leerlingen in de raad stemden op 8 juni 2026 in met de rest."),
    ],
)  # fmt: skip
def test_the_raad_is_named_with_its_day(soort: Schoolsoort, field: str, sentence: str) -> None:
    """Only in a settled text: before that nothing was decided."""
    audit = replace(
        voorbeeld.empty(soort),
        schoolgids=Schoolgids(vastgesteld_op="2026-06-15", **{field: "2026-06-08"}),  # type: ignore[arg-type]
    )
    assert sentence in lines(*gids.make(audit).foot)[-3]
    draft = replace(audit, schoolgids=Schoolgids(**{field: "2026-06-08"}))  # type: ignore[arg-type]
    assert sentence not in " ".join(everything(gids.make(draft)))


def test_what_pupils_said_has_a_block_of_its_own_only_when_the_school_wrote_it() -> None:
    text = "Leerlingen wilden een stille werkplek.\n\nDie is er nu op elke gang."
    of = gids.make(answered(inbreng_leerlingen=text))
    found = parts(of)["inbreng"]
    assert titles(found) == ["Wat leerlingen van de hulp vinden"]
    assert len(lines(found)) == 2
    assert list(parts(of)).index("inbreng") < list(parts(of)).index("rechten")
    assert "inbreng" not in parts(gids.make(answered()))


@pytest.mark.parametrize(
    "soort", [Schoolsoort.SBO, Schoolsoort.SO, Schoolsoort.VSO, Schoolsoort.PRO]
)
def test_outside_bo_and_vo_it_promises_no_basisondersteuning(soort: Schoolsoort) -> None:
    inleiding = lines(*gids.make(voorbeeld.empty(soort)).head)[-1]
    assert "basisondersteuning" not in inleiding
    assert "basisondersteuning" in lines(*gids.make(voorbeeld.empty()).head)[-1]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("level", [0, 2, 3])
def test_it_never_says_that_the_school_meets_the_norm(form: str, level: int) -> None:
    text = FORMS[form](gids.make(voorbeeld.all_at(level), volledig=True, verbeterpunten=True))
    assert not re.search(r"voldoe\w*|zeer zwak|onvoldoende", text, re.IGNORECASE)
    assert "geen oordeel van de inspectie" in text
    assert "officiële tekst is niet gebruikt" in text
    assert "eigen uitwerking" in text


# --- what stays inside ---------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None, max_examples=few(5))
@given(number=st.integers(10**6, 10**9))
def test_no_internal_note_ever(form: str, number: int) -> None:
    """Toelichting, bewijs, plan, role, bestuur, who decided: none of it is for parents."""
    marker = f"INTERN{number}"
    of = gids.make(
        gids.with_notes(marker), volledig=True, verbeterpunten=True, verband=gids.VERBAND
    )
    assert marker not in FORMS[form](of)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_stays_text(text: str) -> None:
    """The same tags and attributes, so no text became markup, and every text is there."""
    audit, keuzes = gids.everywhere(text)
    harmless, same = gids.everywhere("tekst")
    of, other = (build_gids(voorbeeld.result(a), k) for a, k in ((audit, keuzes), (harmless, same)))
    for render in (as_html, FORMS["fragment.html"]):
        found, wanted = Html(render(of)), Html(render(other))
        bad = {each for each in found.links() if not each.startswith(("https://", "mailto:"))}
        assert bad == set()
        assert " ".join(text.split()) in " ".join(found.text.split())
        extra = [each for each in found.tags if each not in wanted.tags]
        assert set(extra) <= {"a"}
        assert [each for each in found.tags if each != "a"] == [
            each for each in wanted.tags if each != "a"
        ]
        assert not any(name.startswith("on") for name, _ in found.attributes)
    md = as_markdown(of)
    assert not re.search(r"(?<!\\)<(?!https?://|[\w.]+@)", md)
    assert not re.search(r"(?<!\\)\]\((?!<https?://)", md)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. eerste", "1\\. eerste"),
        ("12) twaalf", "12\\) twaalf"),
        ("# kop", "\\# kop"),
        ("groep # 8 #", "groep \\# 8 \\#"),
        ("+ plus", "\\+ plus"),
        ("&lt;b&gt; R&D", "\\&lt;b\\&gt; R&D"),
        ("*a* _b_ `c` [d](e) ~f~ \\g", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~f\\~ \\\\g"),
        ("Zie www.school.nl", "Zie [www.school.nl](<https://www.school.nl>)"),
        ("Mail ib@school.nl.", "Mail <ib@school.nl>."),
    ],
)
def test_markdown_is_never_a_mark(text: str, wanted: str) -> None:
    audit = replace(voorbeeld.empty(), schoolgids=Schoolgids(klachten=text))
    assert f"\n\n{wanted}\n\n" in as_markdown(gids.make(audit))


@pytest.mark.parametrize("soort", [Schoolsoort.BO, Schoolsoort.VO])
def test_the_page_stays_small_with_long_own_sentences(soort: Schoolsoort) -> None:
    """300 characters for every eis there is, also those in preparation."""
    norm = voorbeeld.norm()
    extra = tuple(each.id for each in norm.gebieden if each.status == "in_voorbereiding")
    eisen = [each for each in norm.eisen.values() if soort.sector in each.sectoren]
    audit = replace(
        voorbeeld.all_at(2, soort),
        extra_gebieden=extra,
        antwoorden=tuple(Antwoord(eis=each.id, niveau=2) for each in eisen),
        schoolgids=Schoolgids(zinnen=tuple((each.id, "x" * 300) for each in eisen)),
    )
    page = as_html(gids.make(audit, volledig=True, verband=gids.VERBAND))
    assert page.count("x" * 300) == len(eisen)
    assert len(page.encode()) <= 80_000
