"""What the school leader hears about the schoolgids: all that is missing, no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.model import Antwoord, Audit, Schoolgids
from basisnorm.audit.samenwerkingsverband import Samenwerkingsverband
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.rapport.schoolgids.let_op import check_gids
from basisnorm.rapport.schoolgids.schoolgids import Keuzes
from rapport import gids, voorbeeld

GEVULD = Schoolgids(
    schooljaar="2026-2027",
    vastgesteld_op="2026-12-15",
    extra_ondersteuning="Wij bieden meer.",
    contactpersoon="Bel ons.",
    niet_te_bieden="Dat kan niet.",
    klachten="Praat met ons.",
)


def complete() -> Audit:
    """A school of which the chapter lacks nothing: every answer is supported."""
    plain = voorbeeld.all_at(2)
    return replace(
        plain,
        datum="2026-11-21",
        antwoorden=tuple(replace(each, toelichting="Rooster") for each in plain.antwoorden),
        schoolgids=GEVULD,
    )


def check(audit: Audit, **keuzes: object) -> tuple[Melding, ...]:
    chosen = Keuzes(**{"verband": gids.VERBAND, **keuzes})  # type: ignore[arg-type]
    return check_gids(voorbeeld.result(audit), chosen, "de-iep.yaml")


def codes(audit: Audit, **keuzes: object) -> list[str]:
    return [each.code for each in check(audit, **keuzes)]


def test_nothing_is_said_when_nothing_is_missing() -> None:
    assert check(complete()) == ()


@pytest.mark.parametrize(
    "field",
    ["schooljaar", "vastgesteld_op", "extra_ondersteuning", "contactpersoon", "niet_te_bieden",
     "klachten"],
)  # fmt: skip
def test_each_missing_part_is_named_with_its_place(field: str) -> None:
    audit = replace(complete(), schoolgids=replace(GEVULD, **{field: None}))  # type: ignore[arg-type]
    (melding,) = check(audit)
    assert (melding.ernst, melding.code) == (Ernst.LET_OP, "gids-mist")
    assert (melding.bestand, melding.veld) == ("de-iep.yaml", f"schoolgids.{field}")
    assert f"{field}: " in melding.oplossing


def test_a_school_without_schoolgids_hears_of_all_parts_at_once() -> None:
    audit = replace(complete(), schoolgids=None)
    assert codes(audit) == ["gids-mist"] * 6
    assert codes(audit, verband=Samenwerkingsverband()) == ["gids-mist"] * 7


@pytest.mark.parametrize(
    ("verband", "missing", "remedy"),
    [
        (Samenwerkingsverband(), ("heet", "website", "steunpunt", "basisondersteuning"),
         "Vraag uw samenwerkingsverband"),
        (replace(gids.VERBAND, site=None), ("website",), "Vul dit aan"),
        (replace(gids.VERBAND, steunpunt=None, basistekst=None),
         ("steunpunt", "basisondersteuning"), "Vul dit aan"),
    ],
)  # fmt: skip
def test_what_the_samenwerkingsverband_did_not_supply_is_one_melding(
    verband: Samenwerkingsverband, missing: tuple[str, ...], remedy: str
) -> None:
    (melding,) = check(complete(), verband=verband)
    assert [each for each in missing if each not in melding.tekst] == []
    assert melding.oplossing.startswith(remedy)


def test_sentences_without_evidence_are_named_by_their_eis() -> None:
    bare = {"DYS-01", "TWG-01"}
    audit = complete()
    audit = replace(
        audit,
        antwoorden=tuple(
            replace(each, toelichting=None) if each.eis in bare else each
            for each in audit.antwoorden
        ),
    )
    (melding,) = check(audit)
    assert melding.code == "zin-zonder-bewijs"
    assert "Bij 2 zinnen" in melding.tekst
    assert melding.tekst.endswith("DYS-01, TWG-01.")


def test_only_sentences_that_are_shown_are_named() -> None:
    """What is left out, or is not among the six, needs no evidence here."""
    audit = complete()
    bare = replace(
        audit, antwoorden=tuple(replace(each, toelichting=None) for each in audit.antwoorden)
    )
    (short,) = check(bare)
    (full,) = check(bare, volledig=True)
    assert len(short.tekst) < len(full.tekst)
    hidden = replace(bare, schoolgids=replace(GEVULD, weglaten=("DYS-01",)))
    assert "DYS-01" in full.tekst
    assert "DYS-01" not in check(hidden, volledig=True)[0].tekst


def test_one_sentence_is_one_sentence() -> None:
    audit = complete()
    audit = replace(
        audit,
        antwoorden=tuple(
            replace(each, toelichting=None) if each.eis == "DYS-01" else each
            for each in audit.antwoorden
        ),
    )
    (melding,) = check(audit)
    assert "Bij 1 zin voor ouders" in melding.tekst
    assert "laat de zin weg" in melding.oplossing


def test_answers_after_the_guide_was_settled() -> None:
    audit = replace(complete(), schoolgids=replace(GEVULD, vastgesteld_op="2026-11-20"))
    (melding,) = check(audit)
    assert melding.code == "na-vaststelling"
    assert "20 november 2026" in melding.tekst
    assert codes(replace(audit, datum="2026-11-20")) == []
    assert codes(replace(audit, datum=None)) == []


def test_a_gebied_about_which_nothing_is_said() -> None:
    audit = complete()
    audit = replace(
        audit, antwoorden=tuple(each for each in audit.antwoorden if not each.eis.startswith("BEG"))
    )
    (melding,) = check(audit)
    assert melding.code == "gids-zonder-gebied"
    assert "(Hoog)begaafdheid" in melding.tekst


def test_an_own_sentence_that_is_not_shown() -> None:
    zinnen = (("DYS-09", "Eigen zin."), ("DYS-01", "Ook een zin."), ("DYS-02", "Weg."))
    audit = complete()
    audit = replace(
        audit,
        antwoorden=tuple(
            Antwoord(eis=each.eis, niveau=1) if each.eis in ("DYS-09", "DYS-02") else each
            for each in audit.antwoorden
        ),
        schoolgids=replace(GEVULD, zinnen=zinnen, weglaten=("DYS-02",)),
    )
    (melding,) = check(audit)
    assert (melding.code, melding.veld) == ("eigen-zin-niet-op-orde", "schoolgids.zinnen.DYS-09")


@pytest.mark.parametrize(
    ("text", "code"),
    [("Wij maken een handelingsplan.", "vakwoord"), ("Wij " + "doen " * 15 + "dit.", "zin-te-lang"),
     ("De ouder dient te bellen.", "dient-te")],
)  # fmt: skip
def test_hard_language_of_the_school_is_named(text: str, code: str) -> None:
    for gids_values in (
        replace(GEVULD, klachten=text),
        replace(GEVULD, zinnen=(("DYS-01", text),)),
    ):
        (melding,) = check(replace(complete(), schoolgids=gids_values))
        assert melding.code == code
        assert melding.veld in melding.tekst  # type: ignore[operator]
    left_out = replace(GEVULD, zinnen=(("DYS-01", text),), weglaten=("DYS-01",))
    assert codes(replace(complete(), schoolgids=left_out)) == []


def test_the_samenwerkingsverband_of_another_region_is_refused() -> None:
    audit = complete()
    other = replace(audit, school=replace(audit.school, samenwerkingsverband="PO9902"))
    with pytest.raises(BasisnormFout, match="PO9902"):
        check(other)
    same = replace(audit, school=replace(audit.school, samenwerkingsverband="PO9901"))
    assert codes(same) == []
    assert codes(other, verband=replace(gids.VERBAND, nummer=None)) == []
