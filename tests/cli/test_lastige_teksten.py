"""Odd text is kept as it is or refused with a message, and never steers screen or page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from basisnorm.audit.bestand import read_audit, write_audit
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt, School, Schoolsoort, Stap
from basisnorm.interview.typed import clean_lines, clean_text
from basisnorm.norm.load import load_norm
from lastig import HIDDEN, teksten
from programma import Run

pytestmark = pytest.mark.again

NORM = load_norm()
EIS = "DYS-01"


class Page(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shape: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def audit_with(text: str) -> Audit:
    """An audit with this text wherever people may type what they like."""
    return Audit(
        norm=NORM.id,
        versie=NORM.versie,
        vingerafdruk=NORM.vingerafdruk,
        vragenlijst="volledig",
        school=School(
            vestigingscode="99AA00", schoolsoort=Schoolsoort.BO, naam=text, gemeente=text
        ),
        schooljaar=text,
        datum="2026-11-21",
        rol=text,
        antwoorden=(
            Antwoord(
                eis=EIS,
                niveau=0,
                toelichting=text,
                bewijs=(Bewijs(wat=text, datum="2026-09-01", eigenaar=text, plaats=text),),
            ),
            Antwoord(
                eis="DYS-04", nvt=Nvt(reden="geen-groep-1-2", besloten_door=text), toelichting=text
            ),
            Antwoord(eis="DYS-02", niveau=1, overgenomen=text),
        ),
        verbeterplan=(Stap(eis=EIS, stap=text, wie=text),),
    )


@pytest.mark.parametrize("text", teksten("wel"))
def test_what_may_stand_in_a_file_comes_back_to_the_byte(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    audit = audit_with(text)
    write_audit(path, audit)
    first = path.read_bytes()
    again = read_audit(path, lambda edition: NORM).audit
    assert again == audit
    write_audit(path, again)
    assert path.read_bytes() == first


@pytest.mark.parametrize("text", teksten("niet"))
@pytest.mark.parametrize("command", ["uitslag", "uitleg", "rapport", "audit"])
def test_what_may_not_is_refused_with_its_place(
    run: Run, linde: Path, text: str, command: str
) -> None:
    """Written as an escape, the only way to get it past the reader of the bytes."""
    rol = f"rol: {json.dumps(text)}"
    before = re.sub("rol: .*", lambda match: rol, linde.read_text(encoding="utf-8"))
    linde.write_text(before, encoding="utf-8")
    ran = run(command, linde, stdin="q\n")
    assert ran.code == 1
    assert re.search(r":[0-9]+:[0-9]+: fout: ", ran.err)
    assert "doe dit: " in ran.err
    assert not HIDDEN.search(ran.out + ran.err)
    assert linde.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("text", teksten("niet"))
def test_what_may_not_is_refused_as_it_stands_too(run: Run, linde: Path, text: str) -> None:
    """The character itself, as a broken editor may leave it."""
    before = linde.read_bytes()
    raw = b"rol: 'a" + text.encode("utf-8", "surrogatepass") + b"b'"
    linde.write_bytes(re.sub(rb"rol: .*", lambda match: raw, before))
    ran = run("uitslag", linde)
    if not HIDDEN.search(re.sub("[\r\u0085]", "", text)):
        # Line ends of other computers: they are read as line ends.
        assert ran.code == 0
        return
    assert ran.code == 1
    assert "fout: " in ran.err
    assert not HIDDEN.search(ran.out + ran.err)


@pytest.mark.parametrize("text", teksten("wel"))
def test_no_text_steers_the_screen(run: Run, tmp_path: Path, text: str) -> None:
    """All commands that show it, also on a narrow screen; of an endless text the begin."""
    text = text[:2000]
    path = tmp_path / "a.yaml"
    write_audit(path, audit_with(text))
    for arguments in (("uitslag",), ("uitleg", EIS), ("uitleg", "DYS-04"), ("uitleg",)):
        ran = run(arguments[0], path, *arguments[1:], columns=40)
        assert (ran.code, ran.err) == (0, "")
        assert not HIDDEN.search(ran.out)
    shown = run("audit", path, stdin="1\n\n4\n\nq\n")
    assert shown.code == 0
    assert not HIDDEN.search(shown.out)
    assert read_audit(path, lambda edition: NORM).audit.antwoorden[0].toelichting == text


@pytest.mark.parametrize("text", teksten("wel"))
def test_the_json_has_it_to_the_byte(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    write_audit(path, audit_with(text))
    result = json.loads(run("uitslag", path, "--json").out)
    (eis,) = (each for each in result["eisen"] if each["id"] == EIS)
    assert (eis["toelichting"], eis["bewijs"][0]["wat"]) == (text, text)
    assert result["school"]["naam"] == text


@pytest.fixture(scope="module")
def plain_pages() -> dict[str, Page]:
    """The pages with an ordinary text that were already made."""
    return {}


@pytest.mark.parametrize("text", teksten("wel"))
def test_no_text_changes_the_page(
    run: Run, tmp_path: Path, text: str, plain_pages: dict[str, Page]
) -> None:
    """The same elements with the same attributes as with an ordinary text, and the text in it."""

    def page_with(each: str) -> Page:
        path = tmp_path / "a.yaml"
        write_audit(path, audit_with(each))
        ran = run("rapport", path, "-o", tmp_path)
        assert (ran.code, ran.err) == (0, "")
        html = (tmp_path / "a-verbeterrapport.html").read_text(encoding="utf-8")
        assert not HIDDEN.search(html.replace("\t", " "))
        return Page(html)

    # A long text makes the rest of the page shorter, so it is laid beside one as long.
    plain = "gewoon " * (len(text) // 7) if len(text) > 1000 else "gewoon"
    if plain not in plain_pages:
        plain_pages[plain] = page_with(plain)
    page = page_with(text)
    assert page.shape == plain_pages[plain].shape
    assert "".join(text.split()) in "".join(page.text.split())


@pytest.mark.parametrize("text", teksten("wel", "niet"))
def test_typed_text_is_clean_and_saved(run: Run, tmp_path: Path, text: str) -> None:
    """Line by line: what comes back is what was typed, without what has no place in a file."""
    path = tmp_path / "a.yaml"
    write_audit(path, replace(audit_with("gewoon"), antwoorden=(), verbeterplan=()))
    line = re.sub(r"[\r\n\u0085]", " ", text).encode("utf-8", "replace").decode()
    ran = run("audit", path, stdin=f"t\n{line}\n2\n<\nq\n")
    assert ran.code == 0
    assert not HIDDEN.search(ran.out)
    (answer,) = read_audit(path, lambda edition: NORM).audit.antwoorden
    assert answer.toelichting == (clean_lines(line) or None if clean_text(line) != "-" else None)


@pytest.mark.parametrize("text", teksten("wel", "niet"))
def test_a_role_on_the_command_line(run: Run, tmp_path: Path, text: str) -> None:
    """Whatever it is, the file can be read again."""
    path = tmp_path / "a.yaml"
    write_audit(path, audit_with("gewoon"))
    ran = run("audit", path, f"--rol={text}", stdin="q\n")
    assert ran.code == 0
    rol = read_audit(path, lambda edition: NORM).audit.rol
    assert rol == (clean_text(text) or "gewoon")


def test_the_list_is_long_enough() -> None:
    """Both kinds, and one field of 100 kB."""
    assert len(teksten("wel")) > 40
    assert len(teksten("niet")) > 10
    assert max(len(str(each.values[0])) for each in teksten("wel")) >= 100_000
