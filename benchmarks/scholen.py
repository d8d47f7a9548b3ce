"""Makes tables of schools that do not exist, the same ones for the same number."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path
from random import Random
from string import ascii_uppercase

from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Sector, Status

EDITION = "2024-11"
HEAD = ("vestigingscode", "schoolsoort", "naam", "bestuur", "gemeente", "samenwerkingsverband")
NAMES = ("De Akker", "Het Kompas", 'Basisschool "De Parel"', "'t Nest", "De Linde; locatie Noord")


def asked() -> list[str]:
    """The ids of the eisen that everyone is asked, of both sectors, in norm order."""
    return [
        eis.id
        for gebied in load_norm(EDITION).gebieden
        if gebied.status is not Status.IN_VOORBEREIDING
        for eis in gebied.eisen
    ]


def write_table(path: Path, schools: int, *, texts: bool = False) -> None:
    """A table as Excel in Dutch writes it; with `texts` also what the schools wrote."""
    norm, ids, random = load_norm(EDITION), asked(), Random(1)
    eisen = [norm.eisen[each] for each in ids]
    codes = product(range(100), ascii_uppercase, ascii_uppercase, range(100))
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        out = csv.writer(handle, delimiter=";")
        out.writerow([*HEAD, *ids, *(f"{each} toelichting" for each in ids if texts)])
        for number, (first, a, b, last) in zip(range(schools), codes, strict=False):
            level = random.randint(0, 2)
            row: list[object] = [
                f"{first:02}{a}{b}{last:02}", "bo", f"{random.choice(NAMES)} {number}",
                f"Stichting {number % 97}", f"Gemeente {number % 342}",
                f"PO{20 + number % 11}{1 + number % 7:02}",
            ]  # fmt: skip
            for eis in eisen:
                if Sector.PO not in eis.sectoren:
                    row.append("")
                elif eis.niveaus == (0, 2):
                    row.append("ja" if random.random() < 0.7 else "nee")
                else:
                    row.append(min(3, max(0, level + random.choice((-1, 0, 0, 1, 1)))))
            if texts:
                row.extend(
                    "Wij doen dit elke week." if random.random() < 0.3 else "" for _ in eisen
                )
            out.writerow(row)
