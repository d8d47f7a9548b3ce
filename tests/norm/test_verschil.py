"""What differs between two norms."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basisnorm.norm import build
from basisnorm.norm.build import editions
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import (
    Basis,
    Categorie,
    Eis,
    Norm,
    NvtReden,
    PerSector,
    Schaalsoort,
    Sector,
    Status,
    Vervallen,
)
from basisnorm.norm.verschil import (
    BETEKENIS,
    Lot,
    compare,
    compare_eis,
    compare_words,
    predecessors,
    successors,
)
from bouwstenen import make_eis, make_gebied, make_norm
from programma import TOP

KLEIN = load_norm(str(TOP / "tests" / "data" / "norm-klein"))
NIEUW = load_norm(str(TOP / "tests" / "data" / "norm-2027"))


def norm(*ids: str, vervallen: dict[str, tuple[str, ...]] | None = None) -> Norm:
    """A norm with these eisen, which retired others."""
    return make_norm(
        make_gebied(eisen=[make_eis(each, tekst=f"De school doet {each}.") for each in ids]),
        vervallen=tuple(
            Vervallen(id=each, vervangen_door=instead, sinds="2027-08-01")
            for each, instead in (vervallen or {}).items()
        ),
    )


OUD = norm("DYS-01", "DYS-02", "DYS-03")

# new ids, what was retired: added, retired, lost, renamed, split, merged
IDS: dict[str, tuple[tuple[str, ...], dict[str, tuple[str, ...]], list[object]]] = {
    "nothing": (("DYS-01", "DYS-02", "DYS-03"), {}, [[], [], [], [], [], []]),
    "added": (("DYS-01", "DYS-02", "DYS-03", "DYS-04"), {}, [["DYS-04"], [], [], [], [], []]),
    "retired": (("DYS-01", "DYS-02"), {"DYS-03": ()}, [[], ["DYS-03"], [], [], [], []]),
    "lost": (("DYS-01", "DYS-02"), {}, [[], [], ["DYS-03"], [], [], []]),
    "renamed": (
        ("DYS-01", "DYS-02", "DYS-09"),
        {"DYS-03": ("DYS-09",)},
        [[], [], [], [("DYS-03", "DYS-09")], [], []],
    ),
    "split": (
        ("DYS-01", "DYS-02", "DYS-08", "DYS-09"),
        {"DYS-03": ("DYS-08", "DYS-09")},
        [[], [], [], [], [("DYS-03", ("DYS-08", "DYS-09"))], []],
    ),
    "merged": (
        ("DYS-01", "DYS-09"),
        {"DYS-02": ("DYS-09",), "DYS-03": ("DYS-09",)},
        [[], [], [], [], [], [(("DYS-02", "DYS-03"), "DYS-09")]],
    ),
    "merged into one that stays": (
        ("DYS-01", "DYS-02"),
        {"DYS-03": ("DYS-01",)},
        [[], [], [], [], [], [(("DYS-01", "DYS-03"), "DYS-01")]],
    ),
    "retired long before": (
        ("DYS-01", "DYS-02", "DYS-03"),
        {"DYS-00": ("DYS-03",)},
        [[], [], [], [], [], []],
    ),
}


@pytest.mark.parametrize(("ids", "gone", "expected"), IDS.values(), ids=IDS)
def test_what_became_of_every_id(
    ids: tuple[str, ...], gone: dict[str, tuple[str, ...]], expected: list[object]
) -> None:
    found = compare(OUD, norm(*ids, vervallen=gone))
    assert [
        [each.id for each in found.toegevoegd],
        [each.id for each in found.vervallen],
        [each.id for each in found.verdwenen],
        [(each.oud.id, each.nieuw.id) for each in found.hernoemd],
        [(each.oud.id, tuple(new.id for new in each.nieuw)) for each in found.gesplitst],
        [(tuple(old.id for old in each.oud), each.nieuw.id) for each in found.samengevoegd],
    ] == expected
    assert found.gewijzigd == ()


EIS = make_eis("DYS-01", tekst="De school helpt.", nvt_redenen=("klein",))
FIELDS: dict[str, Eis] = {
    "tekst": EIS._replace(tekst=PerSector(po="De school helpt snel.", vo="De school helpt snel.")),
    "op_orde": EIS._replace(op_orde=PerSector(po="Iedereen.", vo="Iedereen.")),
    "kern": EIS._replace(kern=False),
    "sectoren": EIS._replace(sectoren=(Sector.PO,)),
    "basis": EIS._replace(basis=Basis.WET),
    "schaal": EIS._replace(schaal=Schaalsoort.JA_NEE),
    "nvt_redenen": EIS._replace(nvt_redenen=(NvtReden(id="anders", tekst="Reden klein."),)),
    "eigen_maat": EIS._replace(eigen_maat="Eén keer."),
    "bewijs": EIS._replace(bewijs=PerSector(po=("Plan",), vo=("Plan",))),
    "verbeteren": EIS._replace(verbeteren="Begin anders."),
    "schoolgids": EIS._replace(schoolgids=None),
    "bronnen": EIS._replace(bronnen=PerSector(po=("S2",), vo=("S2",))),
    "categorie": EIS._replace(categorie=Categorie.BORGING),
    "gebied": EIS._replace(gebied="rekenen"),
    "niveauteksten": EIS._replace(niveauteksten=PerSector(po=tuple("abcd"), vo=tuple("abcd"))),
    "tweelingen": EIS._replace(tweelingen=("BEG-02",)),
}


def written(veld: str) -> str:
    """What a field is called in the file."""
    return "niveaus" if veld == "niveauteksten" else veld


@pytest.mark.parametrize("veld", FIELDS)
def test_every_field_is_compared(veld: str) -> None:
    (change,) = compare_eis(EIS, FIELDS[veld])
    assert (change.veld, change.sector) == (written(veld), None)
    assert change.betekenis == (written(veld) in BETEKENIS)


def test_no_field_is_forgotten() -> None:
    assert set(FIELDS) == set(Eis._fields) - {"id"}


@pytest.mark.parametrize("veld", FIELDS)
def test_meaning_is_that_of_the_second_fingerprint(veld: str) -> None:
    """What vergelijk calls a change of meaning is what makes the betekenis change."""
    changed = build.meaning_of(FIELDS[veld]) != build.meaning_of(EIS)
    assert changed == (written(veld) in BETEKENIS)


def test_a_change_for_one_sector_names_it() -> None:
    only_vo = EIS._replace(tekst=PerSector(po=EIS.tekst.po, vo="Anders."))
    (change,) = compare_eis(EIS, only_vo)
    assert (change.sector, change.nieuw) == (Sector.VO, ("Anders.",))

    both = EIS._replace(tekst=PerSector(po="Zo.", vo="Anders."))
    assert [each.sector for each in compare_eis(EIS, both)] == [Sector.PO, Sector.VO]


def test_what_a_sector_is_not_asked_is_not_compared() -> None:
    before = EIS._replace(sectoren=(Sector.PO,))
    after = before._replace(tekst=PerSector(po=EIS.tekst.po, vo="Anders."))
    assert list(compare_eis(before, after)) == []


def test_an_eis_for_another_sector_is_compared_as_a_whole() -> None:
    before = EIS._replace(sectoren=(Sector.PO,))
    after = EIS._replace(sectoren=(Sector.VO,))
    assert [each.veld for each in compare_eis(before, after)] == ["sectoren"]


def test_the_norm_itself_and_its_gebieden() -> None:
    after = replace(
        make_norm(
            make_gebied(status=Status.VASTGESTELD, titel="Lezen", uitleg="Anders."),
            make_gebied("rust"),
        ),
        drempel=1, naam="Nieuw", versie="2.0.0", peildatum="2027-08-01",
        verantwoording="Anders.", bronnen=(),
    )  # fmt: skip
    before = make_norm(make_gebied(), make_gebied("oud"))
    found = compare(before, after)
    assert [each.veld for each in found.norm] == [
        "drempel", "versie", "peildatum", "naam", "verantwoording", "bronnen",
    ]  # fmt: skip
    assert [each.betekenis for each in found.norm] == [True, *[False] * 5]
    assert [
        (each.gebied.id, each.oud is None, each.nieuw is None, len(each.wijzigingen))
        for each in found.gebieden
    ] == [("dyslexie", False, False, 3), ("oud", False, True, 0), ("rust", True, False, 0)]


def test_the_example_edition_does_everything_once() -> None:
    found = compare(KLEIN, NIEUW)
    assert [each.id for each in found.toegevoegd] == ["DYS-29", "RUS-01", "RUS-02"]
    assert [each.id for each in found.vervallen] == ["DYS-11"]
    assert found.verdwenen == ()
    assert {each.oud.id: each.betekenis for each in (*found.hernoemd, *found.gewijzigd)} == {
        "DYS-05": False, "BEG-07": True, "DYS-02": True, "DYS-03": True, "DYS-04": True,
        "DYS-12": True, "DYS-13": False, "DYS-18": True,
    }  # fmt: skip
    assert (len(found.gesplitst), len(found.samengevoegd), found.ongewijzigd) == (1, 1, 3)


def test_a_norm_is_the_same_as_itself() -> None:
    found = compare(NIEUW, NIEUW)
    assert (found.norm, found.gebieden, found.gewijzigd) == ((), (), ())
    assert found.ongewijzigd == len(NIEUW.eisen)


def test_the_wrong_way_round_is_noticed() -> None:
    assert compare(NIEUW, KLEIN).omgekeerd
    assert not compare(KLEIN, NIEUW).omgekeerd


def test_every_eis_is_somewhere() -> None:
    """No old eis is left out of the answer to "what became of it"."""
    after, before = successors(KLEIN, NIEUW), predecessors(KLEIN, NIEUW)
    assert list(after) == list(KLEIN.eisen)
    assert list(before) == list(NIEUW.eisen)
    assert {(old, new) for old, ids in after.items() for new in ids} == {
        (old, new) for new, ids in before.items() for old in ids
    }


@pytest.mark.parametrize(
    ("older", "newer"),
    [*pairwise(map(load_norm, editions())), (KLEIN, NIEUW)],
    ids=lambda each: each.id,
)
def test_no_id_of_an_earlier_edition_disappears_unexplained(older: Norm, newer: Norm) -> None:
    assert [each.id for each in compare(older, newer).verdwenen] == []


WORDS = {
    "the same": ("a b", "a  b", "a b"),
    "a word more": ("wij helpen kinderen", "wij helpen de kinderen", "wij helpen {de} kinderen"),
    "a word less": ("wij helpen de kinderen", "wij helpen kinderen", "wij helpen [de] kinderen"),
    "another word": ("een twee drie vier", "een twee 3 vier", "een twee [drie] {3} vier"),
    "a lonely word between two changes": (
        "a b x c y d e f",
        "a b 1 c 2 d e f",
        "a b [x c y] {1 c 2} d e f",
    ),
    "hardly anything left": (
        "wij doen dit nooit",
        "zij gaan nooit weg",
        "[wij doen dit nooit] {zij gaan nooit weg}",
    ),
    "nothing before": ("", "nieuw", "{nieuw}"),
    "nothing after": ("oud", "", "[oud]"),
    "nothing": ("", "", ""),
}


@pytest.mark.parametrize(("oud", "nieuw", "expected"), WORDS.values(), ids=WORDS)
def test_word_by_word(oud: str, nieuw: str, expected: str) -> None:
    marks = {Lot.WEG: "[{}]", Lot.NIEUW: "{{{}}}", Lot.GELIJK: "{}"}
    found = compare_words(oud, nieuw)
    assert " ".join(marks[each.soort].format(each.tekst) for each in found) == expected


sentences = st.lists(st.sampled_from(["a", "b", "c", "d."]), max_size=12).map(" ".join)


@given(sentences, sentences)
def test_both_texts_can_be_read_back(oud: str, nieuw: str) -> None:
    found = compare_words(oud, nieuw)
    for other, text in ((Lot.NIEUW, oud), (Lot.WEG, nieuw)):
        assert " ".join(each.tekst for each in found if each.soort is not other) == text
