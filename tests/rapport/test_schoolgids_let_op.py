"""What the school leader hears about the schoolgids: all that is missing, no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.model import Antwoord, Audit, Nvt, Schoolgids
from basisnorm.audit.samenwerkingsverband import Samenwerkingsverband
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.rapport.schoolgids.let_op import check_gids
from basisnorm.rapport.schoolgids.schoolgids import Keuzes
from rapport import gids, voorbeeld

GEVULD = Schoolgids(
    schooljaar="2027-2028",
    vastgesteld_op="2027-06-15",
    mr_advies_op="2027-06-01",
    instemming_op="2027-06-08",
    inbreng_leerlingen="Leerlingen wilden een stille werkplek. Die is er nu.",
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
        antwoorden=tuple(each._replace(toelichting="Rooster") for each in plain.antwoorden),
        schoolgids=GEVULD,
    )


def check(audit: Audit, **keuzes: object) -> tuple[Melding, ...]:
    chosen = Keuzes(**{"verband": gids.VERBAND, **keuzes})  # type: ignore[arg-type]
    return check_gids(voorbeeld.result(audit), chosen, "de-iep.yaml")


def codes(audit: Audit, **keuzes: object) -> list[str]:
    return [each.code for each in check(audit, **keuzes)]


def test_nothing_is_said_when_nothing_is_missing() -> None:
    assert check(complete()) == ()


PARTS = (
    "schooljaar", "extra_ondersteuning", "contactpersoon", "niet_te_bieden", "klachten",
    "vastgesteld_op",
)  # fmt: skip


@pytest.mark.parametrize("field", PARTS)
def test_each_missing_part_is_named_with_its_place(field: str) -> None:
    audit = replace(complete(), schoolgids=GEVULD._replace(**{field: None}))  # type: ignore[arg-type]
    (melding,) = check(audit)
    assert (melding.ernst, melding.code) == (Ernst.LET_OP, "gids-mist")
    assert (melding.bestand, melding.veld) == ("de-iep.yaml", f"schoolgids.{field}")
    assert f"{field}: " in melding.oplossing


def test_a_school_without_schoolgids_hears_of_all_parts_at_once() -> None:
    audit = replace(complete(), schoolgids=None)
    mist, inbreng = check(audit)
    assert (mist.code, mist.veld) == ("gids-mist", "schoolgids")
    for field in PARTS:
        assert f"{field}: " in mist.oplossing
    # The year of the audit is proposed, and a day before that year begins.
    assert 'schooljaar: "2026-2027"' in mist.oplossing
    assert 'vastgesteld_op: "2026-06-15"' in mist.oplossing
    assert inbreng.code == "inbreng-mist"
    assert codes(audit, verband=Samenwerkingsverband()) == [
        "gids-mist",
        "gids-mist",
        "inbreng-mist",
    ]


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
            each._replace(toelichting=None) if each.eis in bare else each
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
        audit, antwoorden=tuple(each._replace(toelichting=None) for each in audit.antwoorden)
    )
    (short,) = check(bare)
    (full,) = check(bare, volledig=True)
    assert len(short.tekst) < len(full.tekst)
    hidden = replace(bare, schoolgids=GEVULD._replace(weglaten=("DYS-01",)))
    assert "DYS-01" in full.tekst
    assert "DYS-01" not in check(hidden, volledig=True)[0].tekst


def test_one_sentence_is_one_sentence() -> None:
    audit = complete()
    audit = replace(
        audit,
        antwoorden=tuple(
            each._replace(toelichting=None) if each.eis == "DYS-01" else each
            for each in audit.antwoorden
        ),
    )
    (melding,) = check(audit)
    assert "Bij 1 zin voor ouders" in melding.tekst
    assert "laat de zin weg" in melding.oplossing


def test_answers_after_the_guide_was_settled() -> None:
    before = GEVULD._replace(vastgesteld_op="2026-11-20", mr_advies_op="2026-11-01",
                     instemming_op="2026-11-01")  # fmt: skip
    audit = replace(complete(), schoolgids=before)
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
        schoolgids=GEVULD._replace(zinnen=zinnen, weglaten=("DYS-02",)),
    )
    (melding,) = check(audit)
    assert (melding.code, melding.veld) == ("eigen-zin-niet-op-orde", "schoolgids.zinnen.DYS-09")


def test_own_sentences_that_are_not_shown_are_one_melding() -> None:
    zinnen = (("DYS-09", "Eigen zin."), ("DYS-02", "Nog een."))
    audit = complete()
    audit = replace(
        audit,
        antwoorden=tuple(
            Antwoord(eis=each.eis, niveau=1) if each.eis in ("DYS-09", "DYS-02") else each
            for each in audit.antwoorden
        ),
        schoolgids=GEVULD._replace(zinnen=zinnen),
    )
    (melding,) = check(audit)
    assert "DYS-09 en DYS-02 staan niet" in melding.tekst
    assert melding.veld == "schoolgids.zinnen"


# --- what the law asks of the guide itself -----------------------------------------------------


def test_pupils_who_said_nothing_are_missed() -> None:
    (melding,) = check(replace(complete(), schoolgids=GEVULD._replace(inbreng_leerlingen=None)))
    assert (melding.code, melding.veld) == ("inbreng-mist", "schoolgids.inbreng_leerlingen")
    assert "inbreng_leerlingen" in melding.oplossing


def test_a_guide_from_before_that_duty_lacks_nothing() -> None:
    audit = replace(complete(), schoolgids=GEVULD._replace(inbreng_leerlingen=None))
    answers = (
        *(each for each in audit.antwoorden if each.eis != "GEN-21"),
        Antwoord(eis="GEN-21", nvt=Nvt(reden="voor-de-plicht")),
    )
    uitslag = voorbeeld.result(complete())._replace(audit=replace(audit, antwoorden=tuple(answers)))
    assert check_gids(uitslag, Keuzes(verband=gids.VERBAND), "de-iep.yaml") == ()
    later = uitslag._replace(audit=audit)
    assert [each.code for each in check_gids(later, Keuzes(verband=gids.VERBAND), "x")] == [
        "inbreng-mist"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Leerlingen wilden een stille werkplek.", None),
        ("Veel kinderen vonden de hulp te kort.", None),
        ("Een leerling uit groep 7 wilde een stille plek.", "Een leerling"),
        ("Het meisje uit de klas vond dit.", None),
        ("Dat meisje vond dit; zij wil rust.", "zij wil"),
        ("Die jongen krijgt nu meer tijd.", "Die jongen"),
    ],
)
def test_a_text_about_one_pupil_is_told(text: str, told: str | None) -> None:
    found = check(replace(complete(), schoolgids=GEVULD._replace(inbreng_leerlingen=text)))
    assert [each.code for each in found] == (["inbreng-herleidbaar"] if told else [])
    assert told is None or f"'{told}'" in found[0].tekst


@pytest.mark.parametrize(
    ("schooljaar", "dag", "told"),
    [
        ("2027-2028", "2027-07-31", False),
        ("2027-2028", "2027-08-01", True),
        ("2026-2027", "2027-06-15", True),
        ("een jaar", "2027-08-01", False),
        (None, "2027-08-01", False),
    ],
)
def test_a_guide_that_is_settled_late_is_told_and_never_refused(
    schooljaar: str | None, dag: str, told: bool
) -> None:
    values = GEVULD._replace(
        schooljaar=schooljaar, vastgesteld_op=dag, mr_advies_op=dag, instemming_op=dag
    )
    found = [each for each in check(replace(complete(), schoolgids=values))
             if each.code == "laat-vastgesteld"]  # fmt: skip
    assert bool(found) == told
    assert all(each.ernst is Ernst.LET_OP for each in found)


@pytest.mark.parametrize("field", ["mr_advies_op", "instemming_op"])
def test_the_raad_speaks_before_the_guide_is_settled(field: str) -> None:
    def told(day: str | None, settled: str | None = "2027-06-15") -> list[str]:
        values = GEVULD._replace(vastgesteld_op=settled, **{field: day})  # type: ignore[arg-type]
        return [each.code for each in check(replace(complete(), schoolgids=values))]

    assert told("2027-06-15") == []
    assert told("2027-06-16") == ["raad-na-vaststelling"]
    assert told(None) == ["raad-mist"]
    # Of a draft nothing was decided yet.
    assert told(None, None) == ["gids-mist"]


def test_the_let_ops_of_an_empty_guide_fit_in_one_look() -> None:
    """All that is missing is one melding; the folder is not repeated for every field."""
    audit = replace(complete(), schoolgids=None)
    assert len(check(audit, verband=Samenwerkingsverband())) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [("Wij maken een handelingsplan.", "vakwoord"), ("Wij " + "doen " * 15 + "dit.", "zin-te-lang"),
     ("De ouder dient te bellen.", "dient-te")],
)  # fmt: skip
def test_hard_language_of_the_school_is_named(text: str, code: str) -> None:
    for gids_values in (
        GEVULD._replace(klachten=text),
        GEVULD._replace(inbreng_leerlingen=text),
        GEVULD._replace(zinnen=(("DYS-01", text),)),
    ):
        (melding,) = check(replace(complete(), schoolgids=gids_values))
        assert melding.code == code
        assert melding.veld in melding.tekst  # type: ignore[operator]
    left_out = GEVULD._replace(zinnen=(("DYS-01", text),), weglaten=("DYS-01",))
    assert codes(replace(complete(), schoolgids=left_out)) == []


def test_the_samenwerkingsverband_of_another_region_is_refused() -> None:
    audit = complete()
    other = replace(audit, school=audit.school._replace(samenwerkingsverband="PO9902"))
    with pytest.raises(BasisnormFout, match="PO9902"):
        check(other)
    same = replace(audit, school=audit.school._replace(samenwerkingsverband="PO9901"))
    assert codes(same) == []
    assert codes(other, verband=replace(gids.VERBAND, nummer=None)) == []
