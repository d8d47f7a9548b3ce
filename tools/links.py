"""Looks at the web addresses of the sources (`make links`); needs a network, so not part of CI.

Writes build/links.csv: for each address the sources that name it and what came back. A site may
refuse a program and still be there: look yourself before you call a source dead.
"""

from __future__ import annotations

import csv
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from basisnorm.norm.build import editions
from basisnorm.norm.load import load_norm

TARGET = Path(__file__).parents[1] / "build" / "links.csv"
_SECONDS = 15


def addresses(edition: str) -> dict[str, list[str]]:
    """Every address in an edition, with the sources that name it, in the order of the norm."""
    found: dict[str, list[str]] = {}
    for bron in load_norm(edition).bronnen:
        if bron.url:
            found.setdefault(bron.url, []).append(bron.id)
    return found


def look(url: str) -> str:
    """What came back from an address, in a few words."""
    try:
        with urlopen(Request(url, headers={"User-Agent": "basisnorm"}), timeout=_SECONDS) as answer:
            return "ok" if answer.url == url else f"ok, nu op {answer.url}"
    except HTTPError as fout:
        return f"antwoord {fout.code}"
    except (URLError, TimeoutError, OSError, ValueError) as fout:
        return f"niet bereikt: {getattr(fout, 'reason', fout)}"


def main() -> None:
    """Go through the newest edition."""
    TARGET.parent.mkdir(exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["adres", "bronnen", "uitkomst"])
        for url, bronnen in addresses(editions()[-1]).items():
            outcome = look(url)
            rows.writerow([url, " ".join(bronnen), outcome])
            if outcome != "ok":
                print(f"{', '.join(bronnen)}: {outcome}\n  {url}")
    print(f"Alles staat in {TARGET}")


if __name__ == "__main__":
    main()
