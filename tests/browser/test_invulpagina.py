"""The invulpagina in a real browser: what it counts, keeps, saves and opens, and for whom."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page

from basisnorm.audit.bestand import plain_audit
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt, School, Schoolsoort, Stap
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.invulpagina import render_invulpagina
from basisnorm.uitslag.als_dict import as_dict
from basisnorm.uitslag.regel import assess
from browser.conftest import Look, OpenPage, violations
from browser.test_schoolgids import TOO_WIDE
from lang import LANG, few
from programma import TOP

DATUM = "2026-11-21"
LISTS = ("volledig", "quickscan", "wettelijk")
NORMS = ("2026-08", "2024-11", str(TOP / "tests/data/norm-klein"))
MOST_BYTES = 300_000
HOSTILE = "</script><script>document.title='x'</script><img src=x onerror=\"document.title='y'\">"


@cache
def formulier(soort: str, vragenlijst: str, edition: str = "2026-08") -> Formulier:
    norm = load_norm(edition)
    kind = Schoolsoort(soort)
    return Formulier(
        norm=norm,
        vragenlijst=load_vragenlijst(vragenlijst, norm),
        sector=kind.sector,
        schoolsoort=kind,
        programma="1.2.3",
    )


@cache
def page_of(soort: str = "bo", vragenlijst: str = "quickscan", edition: str = "2026-08") -> str:
    return render_invulpagina(formulier(soort, vragenlijst, edition))


def random_audit(seed: int, questions: Formulier) -> Audit:
    """Answers of every kind to half of all eisen, also to those that this page does not ask."""
    choose = random.Random(seed)
    norm = questions.norm
    answers = []
    for eis in norm.eisen.values():
        if choose.random() < 0.4:
            continue
        nvt = bool(eis.nvt_redenen) and choose.random() < 0.3
        note = choose.random() < 0.1
        answers.append(
            Antwoord(
                eis=eis.id,
                niveau=None if nvt or note else choose.choice(eis.niveaus),
                nvt=Nvt(
                    reden=choose.choice(eis.nvt_redenen).id,
                    tot=choose.choice([None, "2026-11-20", DATUM, "2027-07-31"]),
                )
                if nvt and not note
                else None,
                toelichting="Ja\nen nee." if note or choose.random() < 0.3 else None,
                bewijs=(Bewijs(wat="Rooster", plaats="map Zorg"),) if choose.random() < 0.3 else (),
                overgenomen="2025-2026" if not note and choose.random() < 0.15 else None,
            )
        )
    return Audit(
        norm=norm.id,
        versie=norm.versie,
        vingerafdruk=norm.vingerafdruk,
        vragenlijst=questions.vragenlijst.id,
        school=School(
            vestigingscode="99AA00",
            schoolsoort=questions.schoolsoort or Schoolsoort.BO,
            naam="De Linde",
            samenwerkingsverband="PO9901",
        ),
        schooljaar="2026-2027",
        datum=DATUM,
        rol="schoolleider",
        antwoorden=tuple(answers),
        verbeterplan=(Stap(eis=next(iter(norm.eisen)), stap="Begin", klaar=False),),
    )


def plain(audit: Audit) -> bytes:
    return json.dumps(plain_audit(audit), ensure_ascii=False).encode()


def ready(page: Page) -> Page:
    page.wait_for_selector("html[data-klaar]", timeout=10_000)
    # A dialog to choose a place cannot be worked by a test; a download can.
    page.evaluate("window.showSaveFilePicker = undefined")
    return page


def open_file(page: Page, data: bytes, name: str = "school.json") -> None:
    page.set_input_files("#kies", {"name": name, "mimeType": "application/json", "buffer": data})
    page.wait_for_selector("#melding:not([hidden])")


def saved(page: Page, button: str = "#bewaar") -> tuple[str, dict[str, Any]]:
    """The name of the file that is offered, and what stands in it."""
    with page.expect_download() as download:
        page.click(button)
    path = download.value.path()
    found: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return download.value.suggested_filename, found


def expected(questions: Formulier, audit: Audit) -> dict[str, Any]:
    """What `uitslag --json` says, as far as the page says it too."""
    found = as_dict(
        assess(questions.norm, questions.vragenlijst, audit, datum=DATUM, programma="1.2.3")
    )
    names = [each for each in found["telling"] if each != "kern_van_toepassing"]
    return {
        "conclusie": found["conclusie"],
        "telling": {name: found["telling"][name] for name in names},
        "gebieden": [
            [each["id"], each["conclusie"], {name: each["telling"][name] for name in names}]
            for each in found["gebieden"]
        ],
        "punten": [
            [each["eis"], each["niveau"], each["doel"], each["eerste_stap"]]
            for each in found["verbeterpunten"]
        ],
    }


RESULT = """() => { const u = reken(); return {
  conclusie: u.conclusie.id, telling: u.telling,
  gebieden: u.gebieden.map(g => [g.id, g.conclusie.id, g.telling]),
  punten: u.punten.map(p => [p.id, Number(p.niveau), p.eis.doel, p.eis.stap]) } }"""


def combinations() -> Iterator[tuple[str, str, str]]:
    """Every schoolsoort and questionnaire of every norm.

    In a short run each of them once: with the newest edition, and of the others both sectors.
    """
    for edition in NORMS:
        lists = LISTS[:1] if edition == NORMS[2] else LISTS
        for place, soort in enumerate(Schoolsoort):
            if LANG:
                yield from ((soort.value, vragenlijst, edition) for vragenlijst in lists)
            elif edition == NORMS[0] or soort in (Schoolsoort.BO, Schoolsoort.VO):
                yield soort.value, lists[(place + 1) % len(lists)], edition


@pytest.mark.parametrize(("soort", "vragenlijst", "edition"), list(combinations()))
def test_the_page_counts_as_the_program(
    open_page: OpenPage, soort: str, vragenlijst: str, edition: str
) -> None:
    """Conclusion, counts and verbeterpunten, for random answers; and the file comes back whole."""
    questions = formulier(soort, vragenlijst, edition)
    page = ready(open_page(page_of(soort, vragenlijst, edition)))
    for seed in range(few(6) if LANG else 2):
        audit = random_audit(seed, questions)
        page.evaluate("ongewijzigd = true; zeg('melding', '')")
        open_file(page, plain(audit))
        assert page.evaluate(RESULT) == expected(questions, audit)
        name, back = saved(page)
        assert name == "99AA00-2026-2027.json"
        assert back.pop("bewaard").keys() == {"id", "op"}
        assert back == json.loads(plain(audit))


@pytest.mark.parametrize("soort", list(Schoolsoort))
@pytest.mark.parametrize("vragenlijst", LISTS)
def test_a_page_is_not_too_big(soort: Schoolsoort, vragenlijst: str) -> None:
    assert len(page_of(soort.value, vragenlijst).encode()) <= MOST_BYTES


def test_a_filled_page_is_not_too_big_and_waits_to_be_confirmed(open_page: OpenPage) -> None:
    questions = formulier("bo", "volledig")
    audit = random_audit(3, questions)
    taken = replace(
        audit,
        antwoorden=tuple(
            each if each.is_notitie else each._replace(overgenomen="2025-2026")
            for each in audit.antwoorden
        ),
    )
    html = render_invulpagina(questions, school=audit.school, audit=taken)
    assert len(html.encode()) <= MOST_BYTES
    page = ready(open_page(html))
    assert page.inner_text("#stand").startswith("0 van 91")
    assert page.input_value("#s-vestigingscode") == "99AA00"
    first = page.locator(".overgenomen button").first
    asked = first.evaluate("each => each.closest('.vraag').id")
    first.click()
    assert page.inner_text("#stand").startswith("1 van 91")
    assert page.locator(f"#{asked} .overgenomen").count() == 0
    _, back = saved(page)
    assert "overgenomen" not in back["antwoorden"][asked]
    assert back["verbeterplan"] == [{"eis": "DYS-01", "stap": "Begin", "klaar": False}]


@pytest.mark.parametrize(
    ("mode", "look"),
    [
        ({"color_scheme": "light"}, Look.ALL),
        ({"color_scheme": "dark"}, Look.COLOURS),
        ({"color_scheme": "light", "width": 320}, Look.STRUCTURE),
        ({"forced_colors": "active"}, Look.COLOURS),
        ({"color_scheme": "light", "media": "print"}, Look.COLOURS),
    ],
    ids=["wide", "dark", "narrow", "forced", "print"],
)
def test_axe_finds_nothing(open_page: OpenPage, mode: dict[str, Any], look: Look) -> None:
    """Empty, and with everything that can be opened on it."""
    options = {key: value for key, value in mode.items() if key != "media"}
    page = ready(open_page(page_of(), bypass_csp=True, **options))
    if "media" in mode:
        page.emulate_media(media=mode["media"])
    assert violations(page, look) == []
    page.emulate_media(media="screen")
    open_file(page, plain(random_audit(5, formulier("bo", "quickscan"))))
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.locator(".bewijzen > button").first.click()
    if "media" in mode:
        page.emulate_media(media=mode["media"])
    assert violations(page, look) == []
    assert page.evaluate(TOO_WIDE) == 0


def test_everything_with_the_keyboard(open_page: OpenPage) -> None:
    """From the first field to the last question and the file, without a mouse."""
    page = ready(open_page(page_of("vo", "quickscan")))
    page.focus("#s-vestigingscode")
    page.keyboard.type("99bb11")
    page.focus("#verder")
    page.keyboard.press("Enter")
    number = page.locator(".vraag").count()
    for place in range(number):
        page.keyboard.press("Space" if place % 2 else "ArrowDown")
        page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'uitslag'")
    page.get_by_text(f"{number} van {number} beantwoord").wait_for()
    with page.expect_download() as download:
        page.focus("#bewaar")
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.startswith("99BB11-20")


def test_it_asks_nothing_of_any_network(open_page: OpenPage) -> None:
    asked: list[str] = []
    said: list[str] = []
    page = open_page(page_of())
    # What the page forbids itself is a request that failed before it left.
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: asked.append(f"{request.failure}"))
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    ready(page)
    page.evaluate("fetch('https://example.org').catch(() => 0)")
    page.evaluate("document.body.append(maak('img', {src: 'https://example.org/x.png'}))")
    page.wait_for_timeout(100)
    outside = {each for each in asked if not each.startswith(("file:", "data:"))}
    assert outside <= {"csp", "net::ERR_BLOCKED_BY_CSP"}
    blocked = [each for each in said if "Content Security Policy" in each]
    assert any("example.org/x.png" in each for each in blocked)
    assert any("Connecting to" in each for each in blocked)


def test_without_script_it_says_so_and_prints(browser: Browser, tmp_path: Path) -> None:
    """As in the preview of a mail program."""
    file = tmp_path / "pagina.html"
    file.write_text(page_of(), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.inner_text("#geen-script").startswith("Invullen kan in deze weergave niet.")
    assert page.is_hidden("#balk")
    assert page.is_visible("#DYS-01")
    page.emulate_media(media="print")
    assert page.is_hidden("#geen-script")
    assert page.locator("#DYS-01 .alleen-papier").is_visible()
    context.close()


def test_what_is_filled_in_is_there_after_a_reload(open_page: OpenPage) -> None:
    page = ready(open_page(page_of()))
    page.fill("#s-naam", "De Linde")
    page.check("#DYS-01 [value='2']")
    page.fill("#t-DYS-01", "Vier keer per week.")
    page.click("#DYS-01 .bewijzen > button")
    page.fill("#wat-0-DYS-01", "Rooster")
    page.fill("#datum-0-DYS-01", "2026-09-01")
    page.wait_for_function("() => document.documentElement.dataset.onthouden === String(gezien)")
    page.reload()
    ready(page)
    assert "voor De Linde: 1 antwoord" in page.inner_text("#bak")
    assert page.is_checked("#DYS-01 [value='2']")
    assert page.input_value("#t-DYS-01") == "Vier keer per week."
    assert page.evaluate("audit.antwoorden['DYS-01'].bewijs") == [
        {"wat": "Rooster", "datum": "2026-09-01"}
    ]
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("#wis")
    page.wait_for_function("() => document.getElementById('s-naam').value === ''")
    page.reload()
    ready(page)
    assert page.evaluate("audit.antwoorden") == {}
    assert page.is_hidden("#bak")


def test_a_shared_computer_remembers_nothing(open_page: OpenPage) -> None:
    page = ready(open_page(page_of()))
    page.check("#DYS-01 [value='2']")
    page.check("[name=apparaat][value=gedeeld]")
    page.wait_for_selector("#bak:not([hidden])")
    page.check("#DYS-02 [value='2']")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    ready(page)
    assert page.evaluate("audit.antwoorden") == {}


def test_not_applicable_asks_who_and_until_when(open_page: OpenPage) -> None:
    page = ready(open_page(page_of()))
    reason = page.locator(".vraag .nvt input").first
    asked = reason.evaluate("each => each.closest('.vraag').id")
    reason.check()
    page.fill(f"#besloten_door-{asked}", "directie")
    page.fill(f"#tot-{asked}", "2020-07-31")
    assert page.evaluate("id => staat(id)", asked) == "open"
    page.fill(f"#tot-{asked}", "2099-07-31")
    assert page.evaluate("id => staat(id)", asked) == "nvt"
    page.check(f"#{asked} [value='0']")
    assert page.locator(f"#{asked} .nvt-velden").count() == 0
    assert page.evaluate("id => audit.antwoorden[id]", asked) == {"niveau": 0}


def test_handing_in_leaves_out_what_is_of_the_school_alone(open_page: OpenPage) -> None:
    page = ready(open_page(page_of()))
    questions = formulier("bo", "quickscan")
    audit = random_audit(7, questions)
    open_file(page, plain(audit))
    name, found = saved(page, "#lever")
    assert name == "99AA00-2026-2027-inleveren.json"
    assert not {"verbeterplan", "schoolgids"} & found.keys()
    assert {key for each in found["antwoorden"].values() for key in each} <= {
        "niveau", "nvt", "overgenomen",
    }  # fmt: skip
    assert len(found["antwoorden"]) == sum(not each.is_notitie for each in audit.antwoorden)


def test_the_text_can_be_copied(open_page: OpenPage) -> None:
    page = ready(open_page(page_of()))
    page.check("#DYS-01 [value='2']")
    page.click("#kopieer")
    assert json.loads(page.input_value("#tekst"))["antwoorden"] == {"DYS-01": {"niveau": 2}}


def test_what_is_in_the_way_of_a_file_is_said(open_page: OpenPage) -> None:
    page = ready(open_page(page_of()))
    for code, says in (("", "De vestigingscode ontbreekt."), ("99A", "'99A' is geen")):
        page.fill("#s-vestigingscode", code)
        page.click("#bewaar")
        assert page.inner_text("#melding").startswith(says)
        assert page.evaluate("document.activeElement.id") == "s-vestigingscode"
    page.fill("#s-vestigingscode", "99AA00")
    page.fill("#schooljaar", "2026")
    page.click("#bewaar")
    assert page.inner_text("#melding").startswith("'2026' is geen schooljaar")


def changed(**fields: Any) -> bytes:
    found = {**plain_audit(random_audit(9, formulier("bo", "quickscan"))), **fields}
    return json.dumps(found).encode()


SCHOOL = {"vestigingscode": "99AA00", "schoolsoort": "bo"}
REFUSED: dict[str, tuple[bytes, str]] = {
    "half": (changed()[:200], "geen heel JSON-bestand"),
    "yaml": (b"basisnorm: 1\n", "Dit is een YAML-bestand."),
    "list": (b"[]", "Dit is geen bestand van een zelfevaluatie"),
    "result": (b'{"formaat": "basisnorm-uitslag"}', "Dit is geen bestand van een zelfevaluatie"),
    "another format": (changed(basisnorm=2), "het formaat is van een andere versie"),
    "another norm": (changed(norm="2024-11"), "Het hoort bij norm 2024-11"),
    "another kind": (changed(school={**SCHOOL, "schoolsoort": "so"}), "met schoolsoort so"),
    "unknown eis": (changed(antwoorden={"XYZ-01": {"niveau": 2}}), "XYZ-01 staat niet"),
    "level": (changed(antwoorden={"DYS-01": {"niveau": 4}}), "Niveau 4 bestaat niet bij DYS-01"),
    "both": (changed(antwoorden={"DYS-01": {"niveau": 2, "nvt": {}}}), "niveau en nvt allebei"),
    "reason": (changed(antwoorden={"DYS-01": {"nvt": {"reden": "x"}}}), "een reden voor niet"),
    "no answer": (changed(antwoorden={"DYS-01": 2}), "Bij DYS-01 staat geen antwoord"),
    "evidence": (changed(antwoorden={"DYS-01": {"niveau": 2, "bewijs": "x"}}), "geen lijst"),
}


def test_a_file_that_does_not_fit_is_refused_and_nothing_is_lost(open_page: OpenPage) -> None:
    """One page for all of them: each leaves it as it was."""
    page = ready(open_page(page_of()))
    page.check("#DYS-01 [value='2']")
    for name, (data, says) in REFUSED.items():
        page.evaluate("zeg('melding', '')")
        open_file(page, data, "school.json")
        said = page.inner_text("#melding")
        assert said.startswith("school.json kan hier niet open."), name
        assert says in said, name
        assert said.endswith("Op deze pagina is niets veranderd."), name
        assert page.evaluate("audit.antwoorden") == {"DYS-01": {"niveau": 2}}, name


def test_a_page_of_one_school_refuses_the_file_of_another(open_page: OpenPage) -> None:
    school = School(vestigingscode="99ZZ00", schoolsoort=Schoolsoort.BO, naam=HOSTILE)
    page = ready(open_page(render_invulpagina(formulier("bo", "quickscan"), school=school)))
    open_file(page, changed(school=SCHOOL))
    assert "Het is van school 99AA00; deze pagina is van 99ZZ00." in page.inner_text("#melding")


def test_answers_that_were_not_saved_are_not_replaced_without_asking(open_page: OpenPage) -> None:
    page = ready(open_page(page_of()))
    page.check("#DYS-01 [value='2']")
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.set_input_files(
        "#kies", {"name": "x.json", "mimeType": "application/json", "buffer": changed()}
    )
    page.wait_for_timeout(200)
    assert asked[0].startswith("Hier staat 1 antwoord")
    assert page.evaluate("audit.antwoorden") == {"DYS-01": {"niveau": 2}}


def test_hostile_text_stays_text(open_page: OpenPage) -> None:
    school = School(vestigingscode="99AA00", schoolsoort=Schoolsoort.BO, naam=HOSTILE)
    page = ready(open_page(render_invulpagina(formulier("bo", "quickscan"), school=school)))
    antwoord = {
        "nvt": {"reden": "x"},
        "toelichting": HOSTILE,
        "bewijs": [{"wat": HOSTILE, "plaats": HOSTILE}],
    }
    del antwoord["nvt"]
    found = {**antwoord, "niveau": 0}
    open_file(page, changed(school={**SCHOOL, "naam": HOSTILE}, antwoorden={"DYS-01": found}))
    page.wait_for_timeout(100)
    assert page.title().startswith("Zelfevaluatie basisondersteuning")
    assert page.input_value("#t-DYS-01") == HOSTILE
    assert HOSTILE in page.inner_text("#uitkomst")
    assert page.locator("img").count() == 0


def test_another_tab_is_not_written_over(open_page: OpenPage) -> None:
    page = ready(open_page(page_of()))
    other = page.context.new_page()
    other.goto(page.url)
    ready(other)
    other.check("#DYS-01 [value='2']")
    other.wait_for_function("() => gezien === 1 && !bezig")
    page.check("#DYS-01 [value='0']")
    page.wait_for_selector("#melding:not([hidden])")
    assert page.inner_text("#melding").startswith("Deze pagina staat ook in een ander tabblad")
    other.reload()
    ready(other)
    assert other.is_checked("#DYS-01 [value='2']")


def test_search_and_overview(open_page: OpenPage) -> None:
    page = ready(open_page(page_of("bo", "volledig")))
    page.fill("#zoek", "dyslexieverklaring")
    found = page.locator(".vraag:not([hidden])").count()
    assert 0 < found < 10
    assert page.inner_text("#gevonden").startswith(f"{found} vra")
    page.fill("#zoek", "DYS-01")
    page.check("#DYS-01 [value='1']")
    page.fill("#zoek", "dyslexieverklaring")
    page.locator("#overzicht summary", has_text="Nog niet op orde: 1").click()
    page.locator("#overzicht a", has_text="DYS-01").click()
    page.wait_for_function("() => document.activeElement.name === 'DYS-01'")
    assert page.input_value("#zoek") == ""


def test_printed_it_is_the_form_or_the_result(open_page: OpenPage) -> None:
    page = ready(open_page(page_of()))
    page.check("#DYS-01 [value='1']")
    page.emulate_media(media="print")
    assert page.is_hidden("#uitslag")
    assert page.is_visible("#DYS-01")
    example = "getComputedStyle(document.getElementById('rol'), '::placeholder').color"
    assert page.evaluate(example) == "rgba(0, 0, 0, 0)"
    page.evaluate("document.body.classList.add('druk-uitslag')")
    assert page.is_visible("#uitslag")
    assert page.is_hidden("#DYS-01")
    assert "Dit is een zelfevaluatie, geen oordeel van de inspectie." in page.inner_text("#uitslag")
