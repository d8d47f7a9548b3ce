"""The content of the norm that we publish."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from basisnorm.norm.build import COMPILED, edition_folder, editions, meaning_of, read_betekenissen
from basisnorm.norm.inspect import check_history, inspect_folder
from basisnorm.norm.load import compile_edition, load_norm, load_vragenlijst
from basisnorm.norm.model import Basis, Eis, Norm, Sector, Status

OUD = load_norm("2024-11")
NORMS = {edition: load_norm(edition) for edition in editions()}
EDITIONS = pytest.mark.parametrize("norm", NORMS.values(), ids=list(NORMS))
EISEN = pytest.mark.parametrize(
    "eis",
    [
        pytest.param(eis, id=f"{edition}-{eis.id}")
        for edition, norm in NORMS.items()
        for eis in norm.eisen.values()
    ],
)


def folder_of(norm: Norm) -> Path:
    """Where the files of an edition are."""
    return Path(str(edition_folder(norm.id)))


def texts(eis: Eis) -> list[str]:
    """Every text of an eis that a school or a parent reads."""
    gids = [eis.schoolgids.po, eis.schoolgids.vo] if eis.schoolgids else []
    return [
        eis.tekst.po, eis.tekst.vo, eis.op_orde.po, eis.op_orde.vo, eis.verbeteren,
        eis.eigen_maat or "", *eis.bewijs.po, *eis.bewijs.vo, *gids,
        *(reden.tekst for reden in eis.nvt_redenen),
    ]  # fmt: skip


def test_number_of_eisen_of_the_first_edition() -> None:
    counts = {gebied.id: len(gebied.eisen) for gebied in OUD.gebieden}
    assert counts == {
        "dyslexie": 18,
        "begaafdheid": 17,
        "taak-werkgedrag": 20,
        "algemeen": 19,
        "autisme": 13,
        "rekenen-dyscalculie": 15,
        "moeilijk-lerend": 12,
        "taal-spraak": 14,
    }
    assert len(OUD.eisen) == 128


@pytest.mark.parametrize(("sector", "alle", "kern"), [(Sector.PO, 70, 31), (Sector.VO, 67, 27)])
def test_number_of_questions_per_sector_of_the_first_edition(
    sector: Sector, alle: int, kern: int
) -> None:
    assert len(load_vragenlijst("volledig", OUD).vragen(OUD, sector)) == alle
    assert len(load_vragenlijst("quickscan", OUD).vragen(OUD, sector)) == kern


@EDITIONS
def test_quickscan_is_exactly_the_kerneisen_that_make_the_conclusion(norm: Norm) -> None:
    kern = {
        eis.id for gebied in norm.gebieden if gebied.telt_mee for eis in gebied.eisen if eis.kern
    }
    asked = load_vragenlijst("quickscan", norm).eisen
    assert asked is not None
    assert set(asked) == kern
    assert len(asked) == len(kern)


@EDITIONS
@pytest.mark.parametrize("sector", Sector)
def test_volledig_asks_everything_that_applies(sector: Sector, norm: Norm) -> None:
    extra = tuple(each.id for each in norm.gebieden if each.status is Status.IN_VOORBEREIDING)
    asked = load_vragenlijst("volledig", norm).vragen(norm, sector, extra)
    assert list(asked) == [eis for eis in norm.eisen.values() if sector in eis.sectoren]


@EDITIONS
@pytest.mark.parametrize("sector", Sector)
def test_a_gebied_in_preparation_is_asked_on_request_in_every_questionnaire(
    sector: Sector, norm: Norm
) -> None:
    autisme = [eis for eis in norm.gebied("autisme").eisen if sector in eis.sectoren]
    for each in ("volledig", "quickscan"):
        questions = load_vragenlijst(each, norm)
        plain = questions.vragen(norm, sector)
        assert not {eis.id for eis in plain} & {eis.id for eis in autisme}
        assert list(questions.vragen(norm, sector, ("autisme",))) == [*plain, *autisme]


@EDITIONS
def test_every_source_exists_and_every_source_is_used(norm: Norm) -> None:
    used = {bron for eis in norm.eisen.values() for bron in (*eis.bronnen.po, *eis.bronnen.vo)}
    assert used == {bron.id for bron in norm.bronnen}


@EISEN
def test_eis_on_praktijk_is_never_kern(eis: Eis) -> None:
    assert not (eis.kern and eis.basis is Basis.PRAKTIJK)


@EISEN
def test_eis_has_everything_a_school_needs(eis: Eis) -> None:
    for sector in eis.sectoren:
        assert eis.tekst.voor(sector)
        assert eis.op_orde.voor(sector)
        assert eis.bewijs.voor(sector)
        assert eis.bronnen.voor(sector)
    assert eis.verbeteren


@EISEN
def test_texts_are_whole_and_clean(eis: Eis) -> None:
    """No white space that a YAML block left behind, no empty reason, sentences end."""
    for text in texts(eis):
        assert text == text.strip()
        assert "  " not in text
        assert "\n" not in text
    for text in (eis.tekst.po, eis.tekst.vo, eis.op_orde.po, eis.op_orde.vo, eis.verbeteren):
        assert text.endswith((".", "?", "!"))


@EISEN
def test_not_needing_it_now_is_no_reason_to_leave_an_eis_out(eis: Eis) -> None:
    for reden in eis.nvt_redenen:
        assert "nodig" not in reden.tekst.lower()
        assert not reden.tekst.lower().startswith(("nu geen", "geen leerling"))


@EISEN
def test_the_inspectorates_words_are_not_ours(eis: Eis) -> None:
    for text in texts(eis):
        words = {word.strip(".,;:()").lower() for word in text.split()}
        assert not words & {"oordeel", "zwak", "voldoende", "onvoldoende"}


@EDITIONS
def test_the_whole_norm_passes_its_checks_without_a_let_op(norm: Norm) -> None:
    """Also the rules for plain language, for every sentence for parents."""
    found = inspect_folder(folder_of(norm), norm.id).meldingen
    # Editions of before format 2 do not say where in the law something stands.
    told = [each for each in found if each.code != "wet-zonder-plaats"]
    assert [f"{each.bestand}:{each.regel}: {each.tekst}" for each in told] == []


@EDITIONS
def test_versies_keep_up_with_the_content(norm: Norm) -> None:
    found = check_history(inspect_folder(folder_of(norm), norm.id))
    told = "\n".join(f"{each.tekst} {each.oplossing}" for each in found)
    assert not found, f"De norm is veranderd: verhoog de versie in norm.yaml. {told}"


@EDITIONS
def test_gecompileerd_keeps_up_with_the_yaml(norm: Norm) -> None:
    path = folder_of(norm) / COMPILED
    assert path.is_file(), "gecompileerd.json ontbreekt: make norm"
    same = path.read_text(encoding="utf-8") == compile_edition(folder_of(norm))
    assert same, "gecompileerd.json is ouder dan de norm: make norm"


@EDITIONS
def test_gecompileerd_is_the_same_norm(norm: Norm) -> None:
    inspection = inspect_folder(folder_of(norm), norm.id)
    assert inspection.norm == norm
    assert inspection.norm is not None
    assert json.loads(compile_edition(folder_of(norm)))["vingerafdruk"] == norm.vingerafdruk


def test_ids_are_permanent() -> None:
    """An id of any version is still there, or `vervallen` says what replaced it."""
    for edition in editions():
        norm = load_norm(edition)
        known = read_betekenissen(edition_folder(edition))
        explained = {*norm.eisen, *(each.id for each in norm.vervallen)}
        assert {eis for version in known.values() for eis in version} <= explained
        assert known[norm.versie] == {eis.id: meaning_of(eis) for eis in norm.eisen.values()}, (
            "verhoog de versie"
        )


def test_every_version_says_what_changed() -> None:
    for edition in editions():
        assert not [each for each in load_norm(edition).versies if "VUL IN" in each.wat]
