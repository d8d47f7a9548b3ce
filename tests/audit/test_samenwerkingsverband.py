"""The file of a samenwerkingsverband: read whole, or refused with everything that is wrong."""

from __future__ import annotations

import pytest

from basisnorm.audit.samenwerkingsverband import (
    Samenwerkingsverband,
    check_samenwerkingsverband,
    read_samenwerkingsverband,
)
from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.strict_yaml import parse
from fout_voorbeelden import GOED


def read(text: str) -> Samenwerkingsverband:
    found, meldingen = check_samenwerkingsverband(parse(text.encode(), "verband.yaml"))
    assert meldingen == ()
    return found


def test_everything_is_read() -> None:
    found, meldingen = read_samenwerkingsverband(GOED / "verband" / "samenwerkingsverband.yaml")
    assert meldingen == ()
    assert (found.naam, found.nummer) == ("Samenwerkingsverband Voorbeeldstreek", "PO9901")
    assert found.site == "https://www.voorbeeldstreek.example"
    assert found.basistekst is not None
    assert found.basistekst.count("\n- ") == 2


@pytest.mark.parametrize("text", ["{}", "naam:\nsite:\nnummer:\n", 'naam: " "'])
def test_everything_may_be_absent(text: str) -> None:
    assert read(text) == Samenwerkingsverband()


@pytest.mark.parametrize("nummer", ["PO9901", "po 99-01", "po9901"])
def test_the_number_becomes_canonical(nummer: str) -> None:
    assert read(f'nummer: "{nummer}"').nummer == "PO9901"


@pytest.mark.parametrize("site", ["https://a.nl", "http://a.nl/b?c=d", " https://a.nl "])
def test_a_site_is_an_address_of_the_web(site: str) -> None:
    assert read(f'site: "{site}"').site == site.strip()


@pytest.mark.parametrize("site", ["a.nl", "javascript:alert(1)", "https://", "https://a",
                                  "https://a.nl b", "mailto:a@b.nl"])  # fmt: skip
def test_anything_else_is_no_site(site: str) -> None:
    with pytest.raises(BasisnormFout) as caught:
        read(f'site: "{site}"')
    assert [each.code for each in caught.value.meldingen] == ["geen-webadres"]


def test_a_file_of_a_school_is_refused_with_one_melding() -> None:
    with pytest.raises(BasisnormFout) as caught:
        read('basisnorm: 1\nnorm: "2024-11"\nschool: {}\n')
    (melding,) = caught.value.meldingen
    assert melding.code == "geen-samenwerkingsverband"
    assert "--samenwerkingsverband" in melding.oplossing


def test_contact_may_be_an_address_but_never_a_bsn() -> None:
    text = "steunpunt: Mail steunpunt@a.nl\nklachten: Noem 111222333\n"
    _, meldingen = check_samenwerkingsverband(parse(text.encode(), "verband.yaml"))
    assert [(each.ernst, each.veld) for each in meldingen] == [(Ernst.LET_OP, "klachten")]
