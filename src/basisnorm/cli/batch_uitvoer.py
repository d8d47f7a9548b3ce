"""What `basisnorm batch` writes: tables, the pages of schools, and the overview of the region."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import __version__
from basisnorm.errors import Melding
from basisnorm.invoer.model import Leesresultaat, Maat, Schoolbron
from basisnorm.norm.load import load_vragenlijst, questionnaires
from basisnorm.rapport.batch.map import Uitvoer, output_folder
from basisnorm.rapport.batch.tabellen import EXCEL, GEWOON
from basisnorm.rapport.batch.werk import Werk

if TYPE_CHECKING:
    from basisnorm.cli.batch_erbij import Extra

# More processes than this only wait for the one that reads.
_MOST = 16
# The pages of schools, by what was typed behind --rapporten.
RAPPORTEN = {"geen": (), "verbeter": ("verbeter",), "schoolgids": ("schoolgids",),
             "alle": ("verbeter", "schoolgids")}  # fmt: skip


def write(
    target: Path,
    items: Iterator[Leesresultaat],
    bron: Schoolbron,
    maat: Maat,
    report: Callable[[Melding], None],
    *,
    bestand: str,
    rapporten: str,
    excel: bool,
    extra: Extra,
    vorige: Path | None,
    minder_scholen: bool,
    samenwerkingsverband: Path | None,
    jobs: int | None,
) -> Path | None:
    """Write everything that comes out of `bron`; where the output that stood there is now.

    `report` is told every melding. Without `jobs` there are as many processes as save time.
    """
    soorten = RAPPORTEN[rapporten]
    with output_folder(target, vorige=vorige, minder=minder_scholen) as work, ExitStack() as stack:
        keuzes, before = None, None
        if soorten:
            # A batch without pages starts a quarter faster without what makes them.
            from basisnorm.cli.batch_regio import read_keuzes, write_region
            from basisnorm.rapport.batch.vorige import read_vorige

            keuzes = read_keuzes(samenwerkingsverband)
            before = read_vorige(vorige, maat, __version__) if vorige else None
        werk = Werk(
            norm=maat.norm,
            vragenlijst=maat.vragenlijst(),
            programma=__version__,
            vorm=bron.vorm,
            tabelvorm=EXCEL if excel else GEWOON,
            soorten=soorten,
            keuzes=keuzes,
            vragenlijsten=tuple((id_, load_vragenlijst(id_, maat.norm)) for id_ in questionnaires())
            if soorten
            else (),
            vergelijken=before is not None,
        )
        uitvoer = Uitvoer(
            work,
            werk,
            datum=maat.datum,
            jobs=jobs or min(os.cpu_count() or 1, _MOST),
            zeker=jobs is not None,
            stack=stack,
        )
        uitvoer.write(items, report)
        if keuzes is not None:
            write_region(
                work,
                uitvoer,
                bron,
                maat,
                bestand=bestand,
                naam=keuzes.verband.naam,
                vorige=before,
                extra=extra,
            )
        uitvoer.close()
    return work.oud
