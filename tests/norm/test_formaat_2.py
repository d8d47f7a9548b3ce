"""Places in the law, level texts of an eis and twins: what is read, and what is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm.errors import Ernst, Melding
from basisnorm.norm.build import editions, meaning_of
from basisnorm.norm.inspect import inspect_folder
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Basis, Norm, Sector
from fout_voorbeelden import GOED

Change = Callable[..., tuple[Norm | None, list[Melding]]]


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """The small norm with one text replaced in one of its files."""

    def edit(file: str = "norm", *edits: tuple[str, str]) -> tuple[Norm | None, list[Melding]]:
        folder = Path(shutil.copytree(GOED / "formaat-2", tmp_path / "proef"))
        path = folder / f"{file}.yaml"
        text = path.read_text("utf-8")
        for before, after in edits:
            assert before in text
            text = text.replace(before, after)
        path.write_text(text, "utf-8")
        found = inspect_folder(folder, "proef")
        return found.norm, list(found.meldingen)

    return edit


def test_everything_that_the_format_knows_is_read(change: Change) -> None:
    norm, meldingen = change()
    assert norm is not None
    assert meldingen == []
    bron = norm.bron("W1")
    assert (bron.wet, bron.artikel, bron.lid) == ("WPO", "40a", "3")
    assert (bron.geldig_op, bron.nagekeken_op) == ("2026-08-01", "2026-11-22")
    assert norm.eisen["DYS-02"].tweelingen == ("GEN-02",)
    schaal = load_vragenlijst("volledig", norm).schaal
    for sector, words in ((Sector.PO, "Het hele team weet wie"), (Sector.VO, "Alle docenten")):
        steps = schaal.voor(norm.eisen["DYS-02"], sector)
        assert [each.niveau for each in steps] == [0, 1, 2, 3]
        assert steps[2].naam == "Op orde"
        assert steps[2].uitleg.startswith(words)
    assert schaal.voor(norm.eisen["GEN-01"], Sector.PO) == schaal.ja_nee


def test_level_texts_are_part_of_what_an_eis_means_and_twins_are_not(change: Change) -> None:
    before = load_norm(str(GOED / "formaat-2"))
    after, _ = change("algemeen", ("Ook straks.", "Ook later."))
    assert after is not None
    assert after.betekenis != before.betekenis
    changed = [
        each
        for each in before.eisen
        if meaning_of(before.eisen[each]) != meaning_of(after.eisen[each])
    ]
    assert changed == ["GEN-02"]


def test_twins_do_not_change_what_an_eis_means(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOED / "formaat-2", tmp_path / "proef"))
    for name in ("dyslexie", "algemeen"):
        path = folder / f"{name}.yaml"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(each for each in lines if "tweelingen" not in each), "utf-8")
    assert load_norm(str(folder)).betekenis == load_norm(str(GOED / "formaat-2")).betekenis


WRONG = {
    "place without a law": (
        "bronnen", ("soort: wet", "soort: richtlijn"), "plaats-zonder-wet", "'wet' hoort alleen",
    ),
    "half a place": (
        "bronnen", ('    geldig_op: "2026-08-01"\n', ""), "ontbreekt", "'geldig_op' ontbreekt",
    ),
    "no day": ("bronnen", ('geldig_op: "2026-08-01"', "geldig_op: augustus"), "geen-datum", ""),
    "no article": ("bronnen", ('artikel: "40a"', "artikel: null"), "leeg", "Bij 'artikel'"),
    "an eis on the law without a place": (
        "algemeen", ("po: [W1, S1]", "po: [S1]"), "wet-zonder-plaats", "GEN-01 rust op de wet",
    ),
    "three levels": (
        "algemeen", (", Ook straks.]", "]"), "niveaus-onvolledig", "het zijn er 3",
    ),
    "levels with yes or no": (
        "algemeen",
        ("    schaal: niveaus\n", "    schaal: ja_nee\n"), "niveaus-bij-ja-nee", "schaal: ja_nee",
    ),
    "a twin that is not there": (
        "algemeen", ("[DYS-02]", "[DYS-20]"), "onbekende-eis", "'DYS-20' staat niet in deze norm",
    ),
    "a twin that does not answer": (
        "algemeen", ("tweelingen: [DYS-02]", "tweelingen: [GEN-01, DYS-02]"),
        "tweeling-noemt-niet-terug", "GEN-02 noemt GEN-01 als tweeling, maar GEN-01 noemt GEN-02",
    ),
    "its own twin": (
        "algemeen", ("[DYS-02]", "[GEN-02, DYS-02]"), "eigen-tweeling", "noemt zichzelf",
    ),
    "an unknown format": ("norm", ("formaat: 2", "formaat: 3"), "verkeerd-getal", "Het formaat"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_refused_with_place_and_remedy(change: Change, case: str) -> None:
    file, edit, code, words = WRONG[case]
    norm, meldingen = change(file, edit)
    assert norm is None
    found = [each for each in meldingen if each.code == code]
    assert found, meldingen
    assert all(each.ernst is Ernst.FOUT and each.regel and each.oplossing for each in found)
    assert words in found[0].tekst
    assert found[0].bestand in (f"proef/{file}.yaml", "proef/dyslexie.yaml")


def test_in_the_old_format_one_let_op_names_the_eisen_without_a_place(change: Change) -> None:
    """So a norm that somebody wrote before keeps working."""
    folder_norm, meldingen = change("norm", ("formaat: 2\n", ""))
    assert folder_norm is not None
    assert meldingen == []


def test_a_norm_of_the_old_format_is_told_once(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOED / "formaat-2", tmp_path / "proef"))
    path = folder / "norm.yaml"
    path.write_text(path.read_text("utf-8").replace("formaat: 2\n", ""), "utf-8")
    path = folder / "algemeen.yaml"
    path.write_text(path.read_text("utf-8").replace("vo: [W2]", "vo: [S1]"), "utf-8")
    path = folder / "bronnen.yaml"
    path.write_text(
        path.read_text("utf-8").split("  - id: W2")[0]
        + "  - id: S1"
        + path.read_text("utf-8").split("  - id: S1")[1],
        "utf-8",
    )
    found = inspect_folder(folder, "proef")
    assert found.norm is not None
    (melding,) = found.meldingen
    assert (melding.ernst, melding.code) == (Ernst.LET_OP, "wet-zonder-plaats")
    assert melding.tekst.endswith("waar dat staat: GEN-01.")
    assert "formaat: 2" in melding.oplossing


@pytest.mark.parametrize("edition", editions())
@pytest.mark.parametrize("sector", Sector)
def test_what_the_questionnaires_ask_follows_the_edition(edition: str, sector: Sector) -> None:
    norm = load_norm(edition)
    kern = load_vragenlijst("quickscan", norm).vragen(norm, sector)
    assert kern
    assert all(eis.kern and norm.gebied(eis.gebied).telt_mee for eis in kern)
    law = load_vragenlijst("wettelijk", norm).vragen(norm, sector)
    assert law
    assert {eis.basis for eis in law} == {Basis.WET}
    everything = load_vragenlijst("volledig", norm).vragen(norm, sector)
    assert [eis for eis in everything if eis.basis is Basis.WET] == list(law)


def test_the_quickscan_of_the_first_edition_asks_what_it_always_asked() -> None:
    norm = load_norm("2024-11")
    numbers = {
        "DYS": (*range(1, 13), 14, 15, 16), "BEG": (1, 2, 3, 5, 7, 8, 9, 15, 17),
        "TWG": (1, 2, 3, 5, 8, 9, 15, 16, 17),
    }  # fmt: skip
    asked = [f"{letters}-{number:02}" for letters, all_ in numbers.items() for number in all_]
    assert load_vragenlijst("quickscan", norm).eisen == tuple(asked)
