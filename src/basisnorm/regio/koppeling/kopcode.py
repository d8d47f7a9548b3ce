"""The id of an eis in a heading, and whether the column is surely the answer to that eis."""

from __future__ import annotations

import re
from dataclasses import dataclass

from basisnorm.norm.model import Norm
from basisnorm.regio.koppeling.kopwoorden import is_bare_remark, only_names
from basisnorm.regio.koppeling.opmerkingen import find_part, speaks_of_remark
from basisnorm.regio.tabel.koppen import normalise

_ID = re.compile(r"(?<![A-Za-z])([A-Za-z]{2,5})([\s_.\[(-]*)0*([0-9]{1,3})(?![0-9])")
# What may stand before an id that a remark is made at.
_BEFORE = re.compile(
    r"(?:\s|[0-9]|[.:)(\[\u2013\u2014-]|\b(?:vraag|eis|norm|stelling|item|nr|nummer|bij|op|voor"
    r"|toelichting|opmerkingen|opmerking|bewijs|reden|nvt|n\.v\.t\.|n|v|t|comment)\b)*"
    r"|[A-Za-z]\w*\.\s*",
    re.IGNORECASE,
)
# Another eis follows: "DYS-01/02", "DYS-01 t/m 05".
_MORE = re.compile(r"\s*(?:/|,|&|\+|-|\u2013|en|t/m|tm|tot)\s*[0-9]", re.IGNORECASE)
# What is stuck to it: "DYS01toel", "DYS09[SQ001]", "DYS09_c".
_STUCK = re.compile(r"[\])]?(?:[_-]?([A-Za-z][A-Za-z0-9]*)|\[(\w+)\]|_([0-9]+))")
_OTHER = frozenset(("other", "anders", "overig"))
_SHORT = {"toel": "toelichting", "tl": "toelichting", "opm": "toelichting", "com": "toelichting",
          "comm": "toelichting", "comment": "toelichting", "comments": "toelichting",
          "bew": "bewijs", "bewijzen": "bewijs", "red": "reden"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopcode:
    """What the ids in a heading say. `eis` is None when nobody can tell: `waarom` says why.

    `deel` is what the column holds beside the answer; without `zeker` a person must look.
    """

    eis: str | None
    deel: str | None = None
    zeker: bool = True
    waarom: str | None = None


def read_kopcode(kop: str, norm: Norm) -> Kopcode | None:
    """None for a heading without an id of this norm."""
    known, unknown = [], []
    for match in _ID.finditer(kop):
        eis = f"{match[1].upper()}-{int(match[3]):02}"
        if eis in norm.eisen:
            known.append((eis, match))
        elif match[2] == "-":
            unknown.append(match[0])
    eisen = dict.fromkeys(eis for eis, _ in known)
    if not known:
        gone = {each.id for each in norm.vervallen}
        prefixes = {eis.split("-")[0] for eis in norm.eisen}
        for word in unknown:
            name = word.upper()
            if name in gone or name.split("-")[0] in prefixes:
                return Kopcode(eis=None, waarom=f"{name} staat niet in norm {norm.id}")
        return None
    eis, match = known[0]
    before, after = kop[: match.start()], kop[match.end() :]
    if len(eisen) > 1 or _MORE.match(after):
        named = " en ".join(eisen) if len(eisen) > 1 else f"meer dan {eis}"
        return Kopcode(eis=None, waarom=f"deze kop noemt {named}")
    stuck = _STUCK.match(after)
    word = normalise(next((each for each in stuck.groups() if each), "")) if stuck else ""
    rest = f"{before} {after}"
    part = _SHORT.get(word) or find_part(word) or find_part(rest)
    # "DYS-09 Geeft de school uitleg aan ouders?" is a question, and probably that of the eis.
    spoken = part is None or word in _SHORT or speaks_of_remark(rest)
    if word in _OTHER:
        return Kopcode(eis=None, waarom=f"'anders' bij {eis}")
    if not spoken:
        return Kopcode(eis=eis, zeker=False)
    sure = not unknown and bool(part or not stuck)
    if part:
        sure = (
            sure
            and _BEFORE.fullmatch(before) is not None
            and is_bare_remark(
                f"{before} {after[stuck.end() :] if stuck and word in _SHORT else after}", eis, norm
            )
        )
    else:
        sure = sure and only_names(before, after, eis, norm)
    return Kopcode(eis=eis, deel=part, zeker=sure)
