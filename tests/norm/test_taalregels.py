"""Which sentences for parents are called hard, and which are not."""

from __future__ import annotations

import pytest

from basisnorm.norm.taalregels import JARGON, hard_sentences, sentences

WORDS_15 = "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien."


def codes(text: str) -> list[str]:
    return [fout.code for _, fout in hard_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        WORDS_15,
        f"{WORDS_15} {WORDS_15}",
        "Uw kind krijgt hulp van een ib'er (de collega die de hulp regelt).",
        "De collega die de hulp regelt (ib'er) belt u.",
        "Wij maken een plan voor uw kind (OPP).",
        "Een OPP is een plan; zo'n plan heet een OPP.",
        "U krijgt een tlv, dat is toestemming voor een andere school.",
        "Een TLV: toestemming voor een andere school.",
        "Uw kind wordt geholpen.",
        "Wij dienen een aanvraag in.",
        "U kunt een klacht indienen te Utrecht.",
        "De hulp borgt veel, van het arrangeren tot de topper.",
    ],
)
def test_plain_sentence(text: str) -> None:
    found = codes(text)
    assert found == (["vakwoord"] if text.startswith("Een OPP is") else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"En {WORDS_15}", ["zin-te-lang"]),
        (f"Goed zo. En {WORDS_15}", ["zin-te-lang"]),
        ("Wij maken een OPP.", ["vakwoord"]),
        ("Wij vragen arrangementen en TLV's aan.", ["vakwoord", "vakwoord"]),
        ("De intern begeleider (ib'er) belt u.", ["vakwoord"]),
        ("Met een tlv gaat uw kind verder. Dat is toestemming.", ["vakwoord"]),
        ("Wij werken met HGW, en met een SOP.", ["vakwoord", "vakwoord"]),
        ("De ib\N{RIGHT SINGLE QUOTATION MARK}er belt u.", ["vakwoord"]),
        ("Wij houden een OPP-gesprek.", ["vakwoord"]),
        ("De TLV-aanvraag duurt zes weken.", ["vakwoord"]),
        ("U dient dit te melden.", ["dient-te"]),
        ("Ouders dienen zich vooraf bij de directie te melden.", ["dient-te"]),
        ("Er wordt bekeken hoe er geholpen kan worden.", ["lijdende-vorm"]),
        ("De hulp wordt gegeven door een leraar en wordt betaald door ons.", ["lijdende-vorm"]),
        (
            "Er dient door de ib'er te worden bekeken of er hulp kan worden gegeven.",
            ["vakwoord", "dient-te", "lijdende-vorm"],
        ),
    ],
)
def test_hard_sentence(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize("word", JARGON)
def test_every_word_of_the_trade_is_found_and_has_another(word: str) -> None:
    assert codes(f"Wij doen aan {word}.") == ["vakwoord"]
    assert codes(f"Wij doen aan {word.upper()}.") == ["vakwoord"]
    assert JARGON[word]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Een. Twee! Drie?", ["Een.", "Twee!", "Drie?"]),
        ("Een\n  twee.", ["Een twee."]),
        (
            'Eerst dit. École. 3 keer. "Zo." (Of zo.)',
            ["Eerst dit.", "École.", "3 keer.", '"Zo.', "(Of zo.)"],
        ),
        ("Bijv. een zin met n.v.t. erin.", ["Bijv. een zin met n.v.t. erin."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts
