"""What becomes of answers when a school goes to another norm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import Antwoord, Audit, Schoolgids, Schoolsoort, Stap
from basisnorm.audit.verhuizen import Verhuizing, move_audit
from basisnorm.interview.machine import is_open
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import (
    Eis,
    Norm,
    NvtReden,
    PerSector,
    Schaalsoort,
    Sector,
    Status,
    Vervallen,
)
from bouwstenen import make_antwoord, make_audit, make_eis, make_gebied, make_norm, make_school
from programma import EERSTE_EDITIE, TOP

FROM = "norm 2024-11"


def norm(
    *eisen: Eis, id: str = "2027-08", gone: Mapping[str, tuple[str, ...]] | None = None
) -> Norm:
    """A norm with these eisen; `gone` are the ids that it retired."""
    return replace(
        make_norm(make_gebied(eisen=eisen), vingerafdruk="sha256:" + "9" * 64),
        id=id,
        versie="2.0.0",
        vervallen=tuple(
            Vervallen(id=each, vervangen_door=instead, sinds="2027-08-01")
            for each, instead in (gone or {}).items()
        ),
    )


def old(*eisen: Eis) -> Norm:
    """The norm that the answers were given to."""
    return norm(*eisen, id="2024-11")


def move(audit: Audit, oud: Norm, nieuw: Norm, *, zelfde: bool = True) -> Verhuizing:
    """Everything that the new norm asks this school is asked."""
    sector = audit.school.sector
    asked = [each for each in nieuw.eisen.values() if sector in each.sectoren]
    return move_audit(audit, oud, nieuw, asked, anders=frozenset() if zelfde else None)


EIS = make_eis("DYS-01", tekst="De school helpt.", op_orde="Zo.", nvt_redenen=("klein",))
LEVEL = make_antwoord("DYS-01", 3, toelichting="Zie map.", bewijs=("Rooster",))
NVT = make_antwoord("DYS-01", nvt="klein", tot="2027-01-01", toelichting="Eén lokaal.")


def both(text: str) -> PerSector[str]:
    """The same words for po and vo."""
    return PerSector(po=text, vo=text)


# what the eis becomes, the answer, the reasons to look again, and whether the answer goes along
ONE: dict[str, tuple[Eis, Antwoord, tuple[str, ...], bool]] = {
    "nothing changes": (EIS, LEVEL, (), True),
    "only what explains it": (
        EIS._replace(verbeteren="Anders.", bewijs=PerSector(po=("x",), vo=("x",))),
        LEVEL, (), True,
    ),
    "only for the other sector": (
        EIS._replace(tekst=PerSector(po=EIS.tekst.po, vo="Anders.")), LEVEL, (), True,
    ),
    "other words": (
        EIS._replace(tekst=both("De school helpt snel.")),
        LEVEL, ("de eis is anders verwoord",), True,
    ),
    "op orde means something else": (
        EIS._replace(op_orde=both("Anders.")),
        LEVEL, ("'op orde' betekent nu iets anders",), True,
    ),
    "a level that there still is": (
        EIS._replace(schaal=Schaalsoort.JA_NEE),
        LEVEL._replace(niveau=2), ("u kiest nu uit ja of nee",), True,
    ),
    "n.v.t. stays": (EIS, NVT, (), True),
    "n.v.t. for another reason": (
        EIS._replace(nvt_redenen=(NvtReden(id="klein", tekst="Heel klein."),)),
        NVT, ("de reden voor n.v.t. is anders verwoord",), True,
    ),
    "n.v.t. for a reason that is gone": (
        EIS._replace(nvt_redenen=()),
        NVT, ("uw antwoord past hier niet meer en gaat niet mee",), False,
    ),
    "a level, and a reason that is gone": (EIS._replace(nvt_redenen=()), LEVEL, (), True),
    "not confirmed yet": (
        EIS,
        LEVEL._replace(overgenomen="2025-2026"),
        ("was al overgenomen uit 2025-2026 en nog niet bevestigd",), True,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("eis", "answer", "reasons", "goes_along"), ONE.values(), ids=ONE)
@pytest.mark.parametrize("new_id", ["DYS-01", "DYS-09"], ids=["same id", "renamed"])
def test_one_answer(
    new_id: str, eis: Eis, answer: Antwoord, reasons: tuple[str, ...], goes_along: bool
) -> None:
    retired = {} if new_id == "DYS-01" else {"DYS-01": (new_id,)}
    moved = move(make_audit([answer]), old(EIS), norm(eis._replace(id=new_id), gone=retired))

    (each,) = (*moved.behouden, *moved.opnieuw_bekijken)
    assert (each.eis.id, each.van, each.redenen) == (new_id, (answer,), reasons)
    assert bool(moved.behouden) == (not reasons)
    taken = (answer.overgenomen or FROM) if reasons else None
    expected = answer._replace(eis=new_id, overgenomen=taken) if goes_along else None
    assert each.antwoord == expected
    assert moved.audit.antwoorden == ((expected,) if expected else ())
    if reasons and each.antwoord is not None:
        assert is_open(each.antwoord, "2026-11-21")
    assert (moved.nieuw, moved.nog_open, moved.vervallen) == ((), (), ())


@pytest.mark.parametrize(("niveau", "became"), [(0, 0), (1, 0), (2, 2), (3, 2)])
def test_a_level_that_there_is_no_more_becomes_the_one_below(niveau: int, became: int) -> None:
    """Nothing that was written is lost, and nothing counts before it is confirmed."""
    answer = make_antwoord("DYS-01", niveau, toelichting="Bijna.", bewijs=["Rooster"])
    eis = EIS._replace(schaal=Schaalsoort.JA_NEE)
    (each,) = move(make_audit([answer]), old(EIS), norm(eis)).opnieuw_bekijken
    assert each.redenen == ("u kiest nu uit ja of nee",)
    assert each.antwoord == answer._replace(niveau=became, overgenomen=FROM)


def test_what_was_never_asked_is_new() -> None:
    """A gebied that was in preparation, and now makes the conclusion."""
    before = make_norm(
        make_gebied("dyslexie", eisen=[EIS]),
        make_gebied("autisme", eisen=[make_eis("AUT-01")], status=Status.IN_VOORBEREIDING),
    )
    after = make_norm(
        make_gebied("dyslexie", eisen=[EIS]),
        make_gebied("autisme", eisen=[make_eis("AUT-01")]),
        id="2027-08",
    )
    for extra, place in (((), "nieuw"), (("autisme",), "nog_open")):
        moved = move(make_audit([LEVEL], extra_gebieden=extra), before, after)
        assert [eis.id for eis in getattr(moved, place)] == ["AUT-01"]


def test_a_po_and_a_vo_eis_that_became_one() -> None:
    """A school answered only its own; the other half is no gap, and loses nothing either."""
    po = make_eis("DYS-01", sectoren=(Sector.PO,), tekst="Zelfde.", op_orde="Zo.")
    vo = make_eis("DYS-02", sectoren=(Sector.VO,), tekst="Zelfde.", op_orde="Zo.")
    one = make_eis("DYS-08", tekst="Zelfde.", op_orde="Zo.")
    new = norm(one, gone={"DYS-01": ("DYS-08",), "DYS-02": ("DYS-08",)})
    moved = move(make_audit({"DYS-01": 2}), old(po, vo), new)
    assert [(each.eis.id, each.redenen) for each in moved.behouden] == [("DYS-08", ())]
    both = move(make_audit({"DYS-01": 2, "DYS-02": 1}), old(po, vo), new)
    assert [each.eis for each in both.vervallen] == ["DYS-02"]
    assert both.audit.per_eis()["DYS-08"].niveau == 2


def test_a_gebied_in_preparation_with_another_id_is_still_asked() -> None:
    """Answers that come along to a gebied in preparation keep counting there."""
    before = make_norm(
        make_gebied("dyslexie", eisen=[EIS]),
        make_gebied("autisme", eisen=[make_eis("AUT-01")], status=Status.IN_VOORBEREIDING),
    )
    after = make_norm(
        make_gebied("dyslexie", eisen=[EIS]),
        make_gebied("ass", eisen=[make_eis("AUT-01")], status=Status.IN_VOORBEREIDING),
        id="2027-08",
    )
    audit = make_audit({"DYS-01": 2, "AUT-01": 3}, extra_gebieden=("autisme",))
    moved = move(audit, before, after)
    assert moved.audit.extra_gebieden == ("ass",)


def test_only_what_asked_something_else_is_looked_at_again() -> None:
    """Of a version whose betekenissen are known, the other answers still mean the same."""
    same, other = make_eis("DYS-01"), make_eis("DYS-02")
    edition = norm(same, other)
    audit = make_audit({"DYS-01": 2, "DYS-02": 2})
    moved = move_audit(
        audit, edition, edition, edition.eisen.values(), anders=frozenset({"DYS-02"})
    )
    assert [each.eis.id for each in moved.behouden] == ["DYS-01"]
    (again,) = moved.opnieuw_bekijken
    assert again.redenen == ("gegeven bij een andere versie van de norm",)


def test_the_new_file_says_what_it_is_measured_with() -> None:
    audit = make_audit([LEVEL])
    new = norm(EIS)
    moved = move(audit, old(EIS), new).audit
    assert (moved.norm, moved.versie, moved.vingerafdruk) == ("2027-08", "2.0.0", new.vingerafdruk)
    assert (moved.school, moved.datum, moved.rol) == (audit.school, audit.datum, audit.rol)


A, B = make_eis("DYS-01", nvt_redenen=("klein",)), make_eis("DYS-02", nvt_redenen=("klein",))
C = make_eis("DYS-08", nvt_redenen=("klein",))
MERGED = "samengevoegd uit DYS-01 en DYS-02"

MERGES: dict[str, tuple[list[Antwoord], Eis, int | None, str | None, tuple[str, ...]]] = {
    "the lowest level": (
        [make_antwoord("DYS-01", 3, toelichting="Ja."),
         make_antwoord("DYS-02", 1, toelichting="Soms.")],
        C, 1, "DYS-01: Ja. DYS-02: Soms.", (MERGED,),
    ),
    "one was open": (
        [make_antwoord("DYS-01", 3, toelichting="Ja.")],
        C, 3, "Ja.", (MERGED, "bij DYS-02 stond nog geen antwoord"),
    ),
    "a level beside n.v.t.": (
        [make_antwoord("DYS-01", nvt="klein"), make_antwoord("DYS-02", 2)], C, 2, None, (MERGED,),
    ),
    "the level is not there": (
        [make_antwoord("DYS-01", 1), make_antwoord("DYS-02", 3)],
        C._replace(schaal=Schaalsoort.JA_NEE), 0, None, (MERGED,),
    ),
    "n.v.t. for only a part": (
        [make_antwoord("DYS-01", nvt="klein")], C, None, None,
        (MERGED, "bij DYS-02 stond nog geen antwoord",
         "uw antwoord past hier niet meer en gaat niet mee"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "eis", "niveau", "note", "reasons"), MERGES.values(), ids=MERGES
)
def test_merged(
    answers: list[Antwoord],
    eis: Eis,
    niveau: int | None,
    note: str | None,
    reasons: tuple[str, ...],
) -> None:
    new = norm(eis, gone={"DYS-01": ("DYS-08",), "DYS-02": ("DYS-08",)})
    (each,) = move(make_audit(answers), old(A, B), new).opnieuw_bekijken
    assert (each.van, each.redenen) == (tuple(answers), reasons)
    if niveau is None:
        assert each.antwoord is None
    else:
        assert each.antwoord is not None
        found = (each.antwoord.niveau, each.antwoord.toelichting, each.antwoord.overgenomen)
        assert found == (niveau, note, FROM)


def test_merged_keeps_all_bewijs_once_and_n_v_t_for_all() -> None:
    answers = [
        make_antwoord("DYS-01", nvt="klein", bewijs=("Plan", "Rooster")),
        make_antwoord("DYS-02", nvt="klein", bewijs=("Plan",)),
    ]
    new = norm(C, gone={"DYS-01": ("DYS-08",), "DYS-02": ("DYS-08",)})
    (answer,) = move(make_audit(answers), old(A, B), new).audit.antwoorden
    assert answer.nvt == answers[0].nvt
    assert [each.wat for each in answer.bewijs] == ["Plan", "Rooster"]


def test_split_goes_to_every_part_and_is_open_there() -> None:
    new = norm(C, make_eis("DYS-09"), gone={"DYS-01": ("DYS-08", "DYS-09")})
    moved = move(make_audit([LEVEL]), old(EIS), new)
    assert [each.eis for each in moved.audit.antwoorden] == ["DYS-08", "DYS-09"]
    assert {each.toelichting for each in moved.audit.antwoorden} == {"Zie map."}
    assert {each.overgenomen for each in moved.audit.antwoorden} == {FROM}
    assert {each.redenen for each in moved.opnieuw_bekijken} == {
        ("een deel van DYS-01, dat is gesplitst",)
    }


def test_new_open_and_gone() -> None:
    new = norm(A, make_eis("DYS-07"), C, gone={"DYS-02": (), "DYS-03": ("DYS-08",)})
    answers = [make_antwoord("DYS-02", 2)]
    moved = move(make_audit(answers), old(A, B, make_eis("DYS-03")), new)
    assert [each.id for each in moved.nog_open] == ["DYS-01", "DYS-08"]
    assert [each.id for each in moved.nieuw] == ["DYS-07"]
    assert moved.vervallen == tuple(answers)


def test_what_another_sector_was_asked_is_new() -> None:
    before = A._replace(sectoren=(Sector.VO,))
    assert [each.id for each in move(make_audit(), old(before), norm(A)).nieuw] == ["DYS-01"]


KERN = EIS._replace(kern=True)
OTHERWISE: dict[str, tuple[Eis, Eis, Schoolsoort, str | None]] = {
    "nothing": (EIS, EIS, Schoolsoort.BO, None),
    "kern": (EIS._replace(kern=False), KERN, Schoolsoort.BO, "is nu een kerneis"),
    "no kern": (KERN, EIS._replace(kern=False), Schoolsoort.BO, "is geen kerneis meer"),
    "renamed to kern": (
        EIS._replace(kern=False), KERN._replace(id="DYS-09"), Schoolsoort.BO,
        "is een kerneis, anders dan DYS-01",
    ),
    "renamed to no kern": (
        KERN, EIS._replace(id="DYS-09", kern=False), Schoolsoort.BO,
        "is geen kerneis; DYS-01 wel",
    ),
    "no longer for this sector": (
        EIS, EIS._replace(sectoren=(Sector.VO,)), Schoolsoort.BO,
        "geldt niet meer voor uw soort school",
    ),
    "never for this sector": (
        EIS._replace(sectoren=(Sector.PO,)), EIS._replace(sectoren=(Sector.PO,)), Schoolsoort.VO,
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "soort", "expected"), OTHERWISE.values(), ids=OTHERWISE
)
def test_an_answer_that_counts_otherwise_is_kept_and_told(
    before: Eis, after: Eis, soort: Schoolsoort, expected: str | None
) -> None:
    retired = {} if after.id == before.id else {"DYS-01": (after.id,)}
    audit = make_audit([LEVEL], school=make_school(schoolsoort=soort))
    (each,) = move(audit, old(before), norm(after, gone=retired)).behouden
    assert (each.telt_anders, each.redenen) == (expected, ())


def test_another_version_of_the_old_norm_asks_for_everything_again() -> None:
    audit = make_audit([LEVEL], versie="0.9.0")
    (each,) = move(audit, old(EIS), norm(EIS), zelfde=False).opnieuw_bekijken
    assert each.redenen == ("gegeven bij een andere versie van de norm",)

    for versie, taken in (("0.9.0", "versie 0.9.0"), (None, "een eerdere versie")):
        audit = make_audit([LEVEL], versie=versie)
        (each,) = move(audit, old(EIS), old(EIS), zelfde=False).opnieuw_bekijken
        assert each.antwoord is not None
        assert each.antwoord.overgenomen == taken


def test_the_plan_and_the_schoolgids_follow_the_ids() -> None:
    audit = make_audit(
        verbeterplan=(Stap(eis="DYS-01", stap="a"), Stap(eis="DYS-02", stap="b")),
        schoolgids=Schoolgids(
            contactpersoon="de ib'er",
            zinnen=(("DYS-01", "Eén."), ("DYS-02", "Twee."), ("DYS-03", "Drie.")),
            weglaten=("DYS-01", "DYS-03"),
        ),
    )
    before = old(A, B, make_eis("DYS-03"))
    new = norm(C, gone={"DYS-01": ("DYS-08",), "DYS-02": (), "DYS-03": ("DYS-08",)})
    moved = move(audit, before, new)
    assert moved.audit.verbeterplan == (Stap(eis="DYS-08", stap="a"),)
    assert moved.audit.schoolgids == Schoolgids(
        contactpersoon="de ib'er", zinnen=(("DYS-08", "Eén. Drie."),), weglaten=("DYS-08",)
    )
    assert moved.stappen == (Stap(eis="DYS-02", stap="b"),)
    assert moved.zinnen == (("DYS-02", "Twee."),)

    partly = norm(C, gone={"DYS-01": ("DYS-08",), "DYS-02": ("DYS-08",), "DYS-03": ()})
    gids = Schoolgids(weglaten=("DYS-01",))
    assert move(make_audit(schoolgids=gids), before, partly).audit.schoolgids is None


def test_a_gebied_that_is_no_longer_in_preparation_is_asked_anyway() -> None:
    audit = make_audit(extra_gebieden=("rust", "taal"))
    new = make_norm(
        make_gebied("rust"), make_gebied("taal", status=Status.IN_VOORBEREIDING), id="2027-08"
    )
    assert move(audit, old(A), new).audit.extra_gebieden == ("taal",)


def test_nothing_of_the_example_school_is_lost() -> None:
    """Every answer of De Linde, every note and every document is in one of the lists."""
    new = load_norm(str(TOP / "tests" / "data" / "norm-2027"))
    gelezen = read_audit(EERSTE_EDITIE / "de-linde.yaml", load_norm)
    moved = move(gelezen.audit, gelezen.norm, new)
    told = [
        *moved.vervallen,
        *(each for over in (*moved.behouden, *moved.opnieuw_bekijken) for each in over.van),
    ]
    assert {each.eis for each in told} == {each.eis for each in gelezen.audit.antwoorden}
    assert set(told) == set(gelezen.audit.antwoorden)
    kept = {each.eis for each in moved.audit.verbeterplan}
    assert len(moved.audit.verbeterplan) + len(moved.stappen) == len(gelezen.audit.verbeterplan)
    assert kept <= set(new.eisen)
    for over in (*moved.behouden, *moved.opnieuw_bekijken):
        if over.antwoord is not None:
            assert {b for each in over.van for b in each.bewijs} == set(over.antwoord.bewijs)
            for each in over.van:
                assert (each.toelichting or "") in (over.antwoord.toelichting or "")


def test_notes_at_open_questions_go_along_and_stay_open() -> None:
    """Also when two questions become one, of which only one was answered."""
    note = Antwoord(eis="DYS-01", toelichting="Navragen.")
    kept = move(make_audit([note]), old(EIS), norm(EIS))
    assert kept.audit.antwoorden == (note,)
    assert [each.id for each in kept.nog_open] == ["DYS-01"]
    assert (kept.behouden, kept.opnieuw_bekijken, kept.vervallen) == ((), (), ())

    before = old(make_eis("DYS-01"), make_eis("DYS-02"))
    after = norm(make_eis("DYS-03"), gone={"DYS-01": ("DYS-03",), "DYS-02": ("DYS-03",)})
    (joined,) = move(make_audit([note, make_antwoord("DYS-02", 2)]), before, after).opnieuw_bekijken
    assert "bij DYS-01 stond nog geen antwoord" in joined.redenen
    assert joined.antwoord is not None
    assert (joined.antwoord.niveau, joined.antwoord.overgenomen) == (2, FROM)
    assert joined.antwoord.toelichting == "DYS-01: Navragen."
