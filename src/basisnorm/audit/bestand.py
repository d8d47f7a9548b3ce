"""The audit file: from YAML or JSON to a checked Audit and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from basisnorm import files
from basisnorm.audit.bezwaren import (
    levels_of,
    look_at_fields,
    say_both,
    say_gebied,
    say_no_nvt,
    say_unknown_eis,
)
from basisnorm.audit.codes import (
    CodeFout,
    parse_samenwerkingsverband,
    parse_vestigingscode,
)
from basisnorm.audit.model import (
    FORMAAT,
    Antwoord,
    Audit,
    Bewaard,
    Bewijs,
    Nvt,
    School,
    Schoolgids,
    Schoolsoort,
    Stap,
)
from basisnorm.audit.persoonsgegevens import free_text
from basisnorm.audit.schooljaar import as_schooljaar
from basisnorm.audit.versie import UNKNOWN, Edities, known_norm, look_at_versie
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.fields import Reader
from basisnorm.norm.load import questionnaires
from basisnorm.norm.model import Eis, Norm, Status
from basisnorm.words import command_line, shown, some
from basisnorm.yaml_bytes import MAX_BYTES, UNPRINTABLE

if TYPE_CHECKING:
    from basisnorm.strict_yaml import YamlDocument, YamlPath

REQUIRED = ("basisnorm", "norm", "vragenlijst", "school", "antwoorden")
OPTIONAL = (
    "versie", "vingerafdruk", "extra_gebieden", "schooljaar", "datum", "rol", "verbeterplan",
    "schoolgids", "bewaard",
)  # fmt: skip

# The two ways to write down the same file; the name of a file says which.
YAML, JSON = "yaml", "json"
HEADING = "# basisnorm-audit. U mag dit bestand wijzigen; eigen commentaar blijft niet bewaard.\n"

SCHOOL_OPTIONAL = ("naam", "locatie", "samenwerkingsverband", "bestuur", "gemeente", "plaats")
GIDS_TEXTS = (
    "schooljaar", "inbreng_leerlingen", "extra_ondersteuning", "contactpersoon",
    "niet_te_bieden", "klachten"
)  # fmt: skip
GIDS_DAYS = ("vastgesteld_op", "mr_op", "mr_advies_op", "instemming_op")
ANSWER_KEYS = ("niveau", "nvt", "toelichting", "bewijs", "overgenomen")
BEWIJS_KEYS = ("datum", "eigenaar", "plaats")

# What a result of ours calls itself: it is no answer to anything.
UITSLAG = "basisnorm-uitslag"
_NAMED = 10
# What has fields of its own within a file.
_PARTS = (School, Antwoord, Nvt, Bewijs, Stap, Schoolgids, Bewaard)
# What is not filled in.
_EMPTY: tuple[Any, ...] = (None, "", [], {})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)

# Stands in for a school that was refused, so that the rest of the file can be read too.
_NO_SCHOOL = School(vestigingscode="", schoolsoort=Schoolsoort.BO)


class TeGroot(BasisnormFout):
    """There is more text in an audit than its file can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GelezenAudit:
    """An audit with the norm it was measured by, and what to look at (only let-op).

    `wil_helpen` is what only a workbook asks; None when it does not say.
    """

    audit: Audit
    norm: Norm
    meldingen: tuple[Melding, ...]
    wil_helpen: bool | None = None


def read_audit(
    path: Path, find_norm: Callable[[str], Norm], edities: Edities = UNKNOWN
) -> GelezenAudit:
    """Read one audit file; `find_norm` gives the norm for the edition named in it.

    With `edities` a file that was measured with an older one says so. Raises BasisnormFout with
    every mistake in the file.
    """
    return check_audit(parse_audit(files.read_bytes(path), path), find_norm, edities)


def parse_audit(data: bytes, path: Path) -> YamlDocument:
    """The values in the bytes of an audit file, with their places; its name says the notation.

    Raises BasisnormFout for what is not that notation.
    """
    if notation_of(path) == JSON:
        from basisnorm.strict_json import parse as parse_json

        return parse_json(data, str(path))
    from basisnorm.strict_yaml import parse

    return parse(data, str(path))


def check_audit(
    document: YamlDocument, find_norm: Callable[[str], Norm], edities: Edities = UNKNOWN
) -> GelezenAudit:
    """The audit in a document that was parsed already."""
    reader = Reader(document)
    if reader.value(("formaat",)) == UITSLAG:
        reader.report(
            ("formaat",),
            "is-uitslag",
            "Dit is een uitslag, geen zelfevaluatie: er staat in wat eruit kwam.",
            "Noem het bestand waar deze uitslag van is gemaakt.",
            key=True,
        )
        reader.stop_on_fout()
    if not isinstance(document.value, dict) or "basisnorm" not in document.value:
        reader.report(
            (),
            "geen-audit",
            "Dit is geen bestand van een zelfevaluatie: de regel 'basisnorm: 1' ontbreekt.",
            "Noem het bestand dat 'basisnorm audit' heeft gemaakt.",
        )
        reader.stop_on_fout()
    reader.mapping(
        (),
        REQUIRED,
        OPTIONAL,
        may_be_empty=("antwoorden",),
        choices={"vragenlijst": questionnaires},
    )
    reader.whole(("basisnorm",), (FORMAAT,), "Het formaat")
    norm = _norm(reader, find_norm)
    school = _school(reader)
    if norm is None:
        # Answers cannot be judged without the norm, and their shape alone would be noise.
        reader.stop_on_fout()
    assert norm is not None
    audit = Audit(
        norm=norm.id,
        vragenlijst=reader.text(("vragenlijst",), required=True) or "",
        school=school or _NO_SCHOOL,
        versie=reader.text(("versie",)),
        vingerafdruk=reader.text(("vingerafdruk",)),
        extra_gebieden=_extra_gebieden(reader, norm),
        schooljaar=as_schooljaar(reader.text(("schooljaar",))),
        datum=reader.day(("datum",)),
        rol=free_text(reader, ("rol",)),
        antwoorden=read_antwoorden(reader, norm),
        verbeterplan=tuple(_plan(reader, norm)),
        schoolgids=_schoolgids(reader, norm),
        bewaard=_bewaard(reader),
    )
    reader.stop_on_fout()
    _report_versie(reader, audit, norm, edities)
    for veld, bezwaar in look_at_fields(audit):
        where: YamlPath = ("school", veld) if veld == "samenwerkingsverband" else (veld,)
        reader.refuse(where, bezwaar)
    reader.report_comments(
        "haal het weg, of zet het in de toelichting. Losse regels met # bewaart 'basisnorm audit' "
        "niet."
    )
    return GelezenAudit(audit=audit, norm=norm, meldingen=tuple(reader.meldingen))


def find_own_comments(path: Path) -> Iterator[Melding]:
    """One let-op about the lines of a file that was read, and that a save takes away."""
    if notation_of(path) == JSON:
        return
    from basisnorm.strict_yaml import own_comments

    data = files.read_bytes(path)
    lines = own_comments(data, str(path))
    if lines[:1] == [1] and HEADING.strip().encode() in data.splitlines()[0]:
        del lines[0]
    if lines:
        more = len(lines) > 1
        yield Melding(
            ernst=Ernst.LET_OP,
            code="eigen-commentaar",
            bestand=str(path),
            regel=lines[0],
            tekst=f"Op regel {some([*map(str, lines)], _NAMED)} staat iets achter een #. "
            f"{'Die regels blijven' if more else 'Die regel blijft'} niet in dit bestand staan als "
            f"u verdergaat. {'Ze staan' if more else 'Hij staat'} dan nog in {path.name}~.",
            oplossing="Wilt u het bewaren? Stop dan nu, en zet het in een toelichting.",
        )


def dump_audit(audit: Audit, *, notation: str = YAML) -> bytes:
    """The file of an audit, in YAML or in JSON; what is not filled in is left out.

    Raises TeGroot for a file that could be written and then never be read again.
    """
    if notation == JSON:
        import json

        text = json.dumps(plain_audit(audit), ensure_ascii=False, indent=1)
        # What no file may hold as it is: whoever opens it would not see it.
        data = (UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n").encode()
    else:
        from basisnorm.strict_yaml import dump

        data = (HEADING + dump(plain_audit(audit))).encode()
    if len(data) > MAX_BYTES:
        raise TeGroot(
            Melding(
                code="te-groot",
                tekst=f"Zo wordt uw bestand groter dan {MAX_BYTES // 1_000_000} MB. Dat is te veel "
                "om later weer te openen. Uw laatste wijziging is daarom niet gedaan.",
                oplossing="Maak de toelichting korter. Staat het al in een document? Noem dat dan "
                "als bewijs.",
            )
        )
    return data


def plain_audit(audit: Audit) -> dict[str, Any]:
    """The audit as plain values, in the order of its file; what is not filled in is left out."""
    plain = {field.name: _plain(getattr(audit, field.name)) for field in fields(audit)}
    plain["antwoorden"] = {each.pop("eis"): each for each in plain["antwoorden"]}
    if audit.schoolgids and audit.schoolgids.zinnen:
        plain["schoolgids"]["zinnen"] = dict(audit.schoolgids.zinnen)
    # Without any answer that is what it says.
    filled = {key: each for key, each in plain.items() if key == "antwoorden" or each not in _EMPTY}
    return {"basisnorm": FORMAAT, **filled}


def write_audit(path: Path, audit: Audit, *, backup: bool = False) -> None:
    """Write the audit whole or not at all; with `backup` the old file stays as `NAME~`."""
    files.write_whole(path, dump_audit(audit, notation=notation_of(path)), backup=backup)


def notation_of(path: Path) -> str:
    """In which notation a file with this name is written; also the one kept beside it ("~")."""
    return JSON if path.suffix.lower().rstrip("~") == ".json" else YAML


def _norm(reader: Reader, find_norm: Callable[[str], Norm]) -> Norm | None:
    edition = reader.text(("norm",), required=True)
    if edition is None:
        return None
    return known_norm(edition, find_norm, partial(reader.report, ("norm",)))


def _school(reader: Reader) -> School | None:
    if reader.value(("school",)) is None:
        if "school" in reader.mapping((), (), None):
            reader.mapping(("school",), ("vestigingscode", "schoolsoort"))
        return None
    reader.mapping(("school",), ("vestigingscode", "schoolsoort"), SCHOOL_OPTIONAL)
    code = _code(reader, ("school", "vestigingscode"), parse_vestigingscode)
    reader.vestigingscode = code
    verband = _code(reader, ("school", "samenwerkingsverband"), parse_samenwerkingsverband)
    soort = reader.choice(("school", "schoolsoort"), [each.value for each in Schoolsoort])
    texts = {
        key: reader.text(("school", key))
        for key in SCHOOL_OPTIONAL
        if key != "samenwerkingsverband"
    }
    if code is None or soort is None:
        return None
    return School(
        vestigingscode=code, schoolsoort=Schoolsoort(soort), samenwerkingsverband=verband, **texts
    )


def _code(reader: Reader, path: YamlPath, parse_code: Callable[[str], str]) -> str | None:
    text = reader.text(path, required=path[-1] == "vestigingscode")
    if text is None:
        return None
    try:
        return parse_code(text)
    except CodeFout as fout:
        reader.report(path, f"verkeerde-{path[-1]}", fout.tekst, fout.oplossing)
        return None


def _report_versie(reader: Reader, audit: Audit, norm: Norm, edities: Edities) -> None:
    own = ("--norm", edities.gekozen) if edities.gekozen else ()

    def command(where: str) -> str:
        parts = ("basisnorm", "audit", reader.bestand, *own, "--naar-norm", where)
        return f"{command_line(*parts)} (uw bestand blijft zoals het is)"

    for veld, bezwaar in look_at_versie(
        audit,
        norm,
        edities,
        again=lambda: f": {command(edities.gekozen or norm.id)}",
        along=lambda newest: f"Neem uw antwoorden mee: {command(newest)}. ",
    ):
        reader.refuse((veld,) if veld else (), bezwaar)


def _extra_gebieden(reader: Reader, norm: Norm) -> tuple[str, ...]:
    known = [each.id for each in norm.gebieden if each.status is Status.IN_VOORBEREIDING]
    found = []
    for path in reader.items(("extra_gebieden",)):
        gebied = reader.text(path, required=True)
        if gebied is not None and gebied not in known:
            reader.refuse(path, say_gebied(gebied, known))
        elif gebied is not None:
            found.append(gebied)
    return tuple(found)


def _plan(reader: Reader, norm: Norm) -> list[Stap]:
    steps = []
    for path in reader.items(("verbeterplan",)):
        reader.mapping(path, ("eis",), ("stap", "wie", "wanneer", "klaar"))
        eis = reader.choice((*path, "eis"), norm.eisen)
        steps.append(
            Stap(
                eis=eis or "",
                stap=free_text(reader, (*path, "stap")),
                wie=free_text(reader, (*path, "wie")),
                wanneer=reader.day((*path, "wanneer")),
                klaar=reader.boolean((*path, "klaar")) or False,
            )
        )
    return steps


def _bewaard(reader: Reader) -> Bewaard | None:
    if reader.value(("bewaard",)) is None:
        return None
    reader.mapping(("bewaard",), ("id", "op"))
    path: YamlPath = ("bewaard", "op")
    which, when = reader.text(("bewaard", "id"), required=True), reader.text(path, required=True)
    if when is not None and not _MOMENT.fullmatch(when):
        reader.report(
            path,
            "geen-moment",
            f"'{shown(when)}' is geen tijdstip zoals de invulpagina dat schrijft.",
            "Schrijf het zo: \"2026-11-30T14:03:00Z\". Of haal 'bewaard' weg.",
        )
    return Bewaard(id=which, op=when) if which and when else None


def _schoolgids(reader: Reader, norm: Norm) -> Schoolgids | None:
    top: YamlPath = ("schoolgids",)
    if reader.value(top) is None:
        return None
    reader.mapping(top, (), (*GIDS_TEXTS, *GIDS_DAYS, "zinnen", "weglaten"))
    zinnen = []
    if reader.value((*top, "zinnen")) is not None:
        for eis in reader.mapping((*top, "zinnen"), (), norm.eisen):
            zin = free_text(reader, (*top, "zinnen", eis), required=True, contact=True)
            zinnen.append((eis, zin or ""))
    weglaten = (reader.choice(path, norm.eisen) for path in reader.items((*top, "weglaten")))
    gids = Schoolgids(
        # How parents reach the school may stand in every text but in that of the pupils.
        **{
            key: free_text(reader, (*top, key), contact=key != "inbreng_leerlingen")
            for key in GIDS_TEXTS
        },
        **{key: reader.day((*top, key)) for key in GIDS_DAYS},
        zinnen=tuple(zinnen),
        weglaten=tuple(eis for eis in weglaten if eis is not None),
    )
    # A group in which nothing is filled in is not written; reading it must give the same.
    return None if gids == Schoolgids() else gids


def read_antwoorden(reader: Reader, norm: Norm) -> tuple[Antwoord, ...]:
    """Every answer that is right; what is wrong is reported."""
    top: YamlPath = ("antwoorden",)
    if reader.value(top) is None:
        if top in reader.document.values:
            reader.report(top, "leeg", "Hier staan geen antwoorden.", "Schrijf antwoorden: {}")
        return ()
    found = (_antwoord(reader, norm, key) for key in reader.mapping(top, (), None))
    return tuple(antwoord for antwoord in found if antwoord is not None)


def _antwoord(reader: Reader, norm: Norm, key: str) -> Antwoord | None:
    path: YamlPath = ("antwoorden", key)
    eis = norm.eisen.get(key)
    if eis is None:
        reader.refuse(path, say_unknown_eis(key, norm, "Haal dit antwoord weg."), key=True)
        return None
    if not isinstance(reader.value(path), dict):
        reader.report(
            path,
            "geen-groep",
            f"Bij {key} hoort een groep te staan met niveau of nvt.",
            f"Schrijf: {key}: {{niveau: 2}}. Is de vraag nog open, haal deze regel dan weg.",
        )
        return None
    present = reader.mapping(path, (), ANSWER_KEYS)
    chosen = [each for each in ("niveau", "nvt") if each in present]
    if len(chosen) > 1:
        reader.refuse(path, say_both(eis, "Haal een van de twee weg."), key=True)
    elif not chosen and not _is_notitie(reader, path):
        reader.report(
            path,
            "niveau-of-nvt",
            f"Bij {key} staat geen niveau en geen nvt.",
            f"Schrijf niveau: met {levels_of(eis)}, of nvt: met een reden. Is de vraag nog open, "
            "schrijf er dan alleen een toelichting bij, of haal dit antwoord weg.",
            key=True,
        )
    for each in ("niveau", "nvt"):
        if each in present and reader.value((*path, each)) is None:
            reader.report((*path, each), "leeg", "Hier staat niets.", f"Vul {each} in.")
    return Antwoord(
        eis=key,
        niveau=_niveau(reader, (*path, "niveau"), eis),
        nvt=_nvt(reader, (*path, "nvt"), eis),
        toelichting=free_text(reader, (*path, "toelichting")),
        bewijs=tuple(_bewijs(reader, each) for each in reader.items((*path, "bewijs"))),
        overgenomen=reader.text((*path, "overgenomen")),
    )


def _is_notitie(reader: Reader, path: YamlPath) -> bool:
    """Whether something was written at a question that is open.

    What was taken over was an answer.
    """
    text, bewijs, taken = (
        reader.value((*path, each)) for each in ("toelichting", "bewijs", "overgenomen")
    )
    is_text = isinstance(text, str) and text.strip() != ""
    return (is_text or bool(bewijs)) and (taken is None or taken == "")


def _niveau(reader: Reader, path: YamlPath, eis: Eis) -> int | None:
    value = reader.value(path)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value in eis.niveaus:
        return value
    reader.report(
        path,
        "verkeerd-niveau",
        f"Niveau '{shown(value)}' bestaat niet bij {eis.id}.",
        f"Kies {levels_of(eis)}, zonder aanhalingstekens.",
    )
    return None


def _nvt(reader: Reader, path: YamlPath, eis: Eis) -> Nvt | None:
    if reader.value(path) is None:
        return None
    if not eis.nvt_redenen:
        reader.refuse(path, say_no_nvt(eis), key=True)
        return None
    reader.mapping(path, ("reden",), ("besloten_door", "tot"))
    return Nvt(
        reden=reader.choice((*path, "reden"), [reden.id for reden in eis.nvt_redenen]) or "",
        besloten_door=free_text(reader, (*path, "besloten_door")),
        tot=reader.day((*path, "tot")),
    )


def _bewijs(reader: Reader, path: YamlPath) -> Bewijs:
    reader.mapping(path, ("wat",), BEWIJS_KEYS)
    return Bewijs(
        wat=free_text(reader, (*path, "wat"), required=True) or "",
        datum=reader.day((*path, "datum")),
        eigenaar=free_text(reader, (*path, "eigenaar")),
        plaats=free_text(reader, (*path, "plaats")),
    )


def _plain(value: Any) -> Any:
    """A value of an audit as it stands in the file, without what is not filled in."""
    if isinstance(value, _PARTS):
        found = ((name, _plain(each)) for name, each in value._asdict().items())
        return {name: each for name, each in found if each not in _EMPTY}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.value if isinstance(value, Schoolsoort) else value
