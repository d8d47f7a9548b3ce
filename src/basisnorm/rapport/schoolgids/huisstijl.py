"""The colours of a school: read, refused when they cannot be read on a screen, and made into CSS.

A few colours are enough; what belongs to them (soft grounds, lines, secondary text) is derived so
that it keeps its contrast. What is not given stays ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files
from basisnorm.fields import Reader
from basisnorm.rapport.schoolgids.contrast import SHAPE, TEXT, mix, parse_hex, ratio, readable
from basisnorm.words import listing, shown

if TYPE_CHECKING:
    from basisnorm.strict_yaml import YamlDocument, YamlPath

KLEUREN = ("accent", "achtergrond", "vlak", "tekst")
# What stands on what: each of these is text, or a link.
_PAREN = (
    ("tekst", "achtergrond"), ("tekst", "vlak"), ("accent", "achtergrond"), ("accent", "vlak"),
)  # fmt: skip
# How much of the accent is in a ground that is softly coloured; less where text would suffer.
_SOFT = (0.12, 0.09, 0.06, 0.03, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palet:
    """Four colours, "#rrggbb", that can be read on each other."""

    accent: str
    achtergrond: str
    vlak: str
    tekst: str


# The colours of reports/stijl.css.
LICHT = Palet(accent="#0b5673", achtergrond="#f6f4ee", vlak="#ffffff", tekst="#16222c")
DONKER = Palet(accent="#86cbe6", achtergrond="#0f161c", vlak="#18222b", tekst="#e9eef2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Huisstijl:
    """The colours on a light and on a dark screen."""

    licht: Palet
    donker: Palet


def read_huisstijl(path: Path) -> Huisstijl:
    """The colours in one file; BasisnormFout with every colour that is wrong or unreadable."""
    from basisnorm.strict_yaml import parse

    return check_huisstijl(parse(files.read_bytes(path), str(path)))


def check_huisstijl(document: YamlDocument) -> Huisstijl:
    """The colours in a document that was parsed already."""
    reader = Reader(document)
    reader.mapping((), (), (*KLEUREN, "donker"))
    if reader.value(("donker",)) is not None:
        reader.mapping(("donker",), (), KLEUREN)
    licht, donker = _colours(reader, ()), _colours(reader, ("donker",))
    reader.stop_on_fout()
    light = _palet(reader, (), licht, LICHT)
    # Without an accent of its own a dark screen gets the same hue, made light enough.
    ground = donker.get("achtergrond", DONKER.achtergrond), donker.get("vlak", DONKER.vlak)
    own = readable(light.accent, ground) if "accent" in licht else None
    dark = _palet(reader, ("donker",), {**({"accent": own} if own else {}), **donker}, DONKER)
    reader.stop_on_fout()
    return Huisstijl(licht=light, donker=dark)


def style_sheet(huisstijl: Huisstijl) -> str:
    """CSS that comes after ours; paper stays white, with the accent where that can be read."""
    licht, donker = huisstijl.licht, huisstijl.donker
    css = (
        f"@media screen {{ :root {{ {_properties(licht)} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_properties(donker)} }} }}\n"
    )
    accent = readable(licht.accent, ("#ffffff",)) or LICHT.accent
    return f"{css}@media print {{ :root {{ --accent: {accent}; --accent-ink: #ffffff; }} }}\n"


def _colours(reader: Reader, path: YamlPath) -> dict[str, str]:
    found = {}
    group = reader.value(path)
    for key in KLEUREN:
        if not isinstance(group, dict) or key not in group:
            continue
        text = reader.text((*path, key))
        colour = parse_hex(text) if text else None
        if colour is not None:
            found[key] = colour
        elif text:
            reader.report(
                (*path, key),
                "geen-kleur",
                f"'{shown(text)}' is geen kleurcode.",
                'Schrijf # en zes cijfers of letters a tot en met f, zoals "#0b5673".',
            )
        elif group[key] is None or group[key] == "":
            reader.report(
                (*path, key),
                "kleur-ontbreekt",
                f"Achter {key} staat geen kleur.",
                f'Zet aanhalingstekens om de kleur: {key}: "#0b5673". Zonder die tekens is alles '
                "achter # voor het programma een opmerking.",
            )
    return found


def _palet(reader: Reader, path: YamlPath, given: dict[str, str], ours: Palet) -> Palet:
    palet = Palet(**{key: given.get(key, getattr(ours, key)) for key in KLEUREN})
    poor: dict[str, list[str]] = {}
    for front, ground in _PAREN:
        changed = front if front in given else ground
        colours = getattr(palet, front), getattr(palet, ground)
        found = ratio(*colours)
        if found < TEXT and changed in given:
            poor.setdefault(changed, []).append(
                f"{front} {colours[0]} op {ground} {colours[1]} is {_comma(found)} op 1"
            )
    for changed, pairs in poor.items():
        beside = {other for pair in _PAREN if changed in pair for other in pair} - {changed}
        better = readable(given[changed], [getattr(palet, other) for other in beside])
        example = f', bijvoorbeeld {changed}: "{better}"' if better else ""
        reader.report(
            (*path, changed),
            "te-weinig-contrast",
            f"Te weinig contrast: {listing(pairs, 'en')}; nodig is {_comma(TEXT)} op 1 (WCAG AA)"
            f"{', op een donker scherm' if path else ''}.",
            f"Kies een andere kleur{example}.",
        )
    return palet


def _properties(palet: Palet) -> str:
    ground, text, accent = palet.achtergrond, palet.tekst, palet.accent
    soft = next(
        each
        for share in _SOFT
        if min(ratio(each := mix(ground, accent, share), front) for front in (text, accent)) >= TEXT
    )
    ink = mix(text, ground, 0.25)
    values = {
        "bg": ground,
        "paper": palet.vlak,
        "sunken": mix(ground, text, 0.04),
        "ink": text,
        "ink-2": ink
        if min(ratio(ink, each) for each in (ground, palet.vlak, soft)) >= TEXT
        else text,
        "line": mix(ground, text, 0.18),
        "line-2": readable(mix(ground, text, 0.5), (ground, palet.vlak), SHAPE) or text,
        "accent": accent,
        "accent-ink": max(("#ffffff", "#000000"), key=lambda each: ratio(each, accent)),
        "accent-soft": soft,
        "ok-vul": readable("#2c8a6b", (ground, palet.vlak), SHAPE) or text,
    }
    return " ".join(f"--{name}: {value};" for name, value in values.items())


def _comma(number: float) -> str:
    """One decimal, rounded down: 4,49 is not 4,5."""
    tenths = floor(number * 10)
    return f"{tenths // 10},{tenths % 10}"
