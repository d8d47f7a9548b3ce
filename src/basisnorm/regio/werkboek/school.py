"""Reads the sheet with the school."""

from __future__ import annotations

from collections.abc import Mapping

from basisnorm.audit.model import School, Schoolsoort
from basisnorm.audit.schooljaar import as_schooljaar
from basisnorm.regio.rijen.schoolvelden import (
    read_code,
    read_locatie,
    read_naam,
    read_schoolsoort,
    read_verband,
)
from basisnorm.regio.werkboek.bladen import Cel, Celmelder


def read_school(melder: Celmelder, cellen: Mapping[str, Cel]) -> School | None:
    """The school; None when its code or its kind is not right, which is reported."""
    code = melder.read(cellen.get("vestigingscode"), lambda text: read_code(text, None))
    melder.vestigingscode = code
    soort = melder.read(cellen.get("schoolsoort"), read_schoolsoort)
    verband = melder.read(
        cellen.get("samenwerkingsverband"),
        lambda text: read_verband(text, (soort or Schoolsoort.BO).sector),
    )
    texts = {
        name: melder.read_raw(cellen.get(name), read_locatie if name == "locatie" else read_naam)
        for name in ("naam", "locatie", "bestuur", "gemeente", "plaats")
    }
    if code is None or soort is None:
        return None
    return School(vestigingscode=code, schoolsoort=soort, samenwerkingsverband=verband, **texts)


def read_schooljaar(melder: Celmelder, cel: Cel | None) -> str | None:
    """The school year; what is none stays as it was typed, as in an audit file."""
    text = melder.text(cel)
    return as_schooljaar(text)
