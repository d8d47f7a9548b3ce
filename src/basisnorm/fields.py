"""Reads the fields of a YAML file and collects every mistake, not only the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from basisnorm.errors import Bezwaar, Collector, Ernst
from basisnorm.strict_yaml import Value, YamlDocument, YamlPath, dotted
from basisnorm.words import find_hidden, listing, remedy, shown

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


# Behind a text stands something that YAML does not take for a part of it.
COMMENTAAR = "commentaar-achter-tekst"


class Reader(Collector):
    """Reads by path. What is wrong becomes a Melding, and the answer None or empty."""

    def __init__(self, document: YamlDocument) -> None:
        super().__init__(document.bestand)
        self.document = document

    def report_comments(self, anders: str) -> None:
        """Report what stands behind a text and may have been part of it.

        `anders` is what to do when it was not.
        """
        for path, (comment, place) in self.document.comments.items():
            self.tell(
                Bezwaar(
                    COMMENTAAR,
                    f"Wat achter een # staat, hoort niet bij de tekst: '{shown(comment)}'.",
                    "Hoort het er wel bij? Zet dan dubbele aanhalingstekens om de hele tekst: "
                    f'"...". Anders: {anders}',
                    Ernst.LET_OP,
                ),
                regel=place.regel,
                kolom=place.kolom,
                veld=dotted(path),
                waarde=shown(comment),
            )

    def report(
        self,
        path: YamlPath,
        code: str,
        tekst: str,
        oplossing: str,
        *,
        key: bool = False,
        ernst: Ernst = Ernst.FOUT,
    ) -> None:
        """Add a Melding about the value (or the key) at `path`."""
        self.refuse(path, Bezwaar(code, tekst, oplossing, ernst), key=key)

    def refuse(self, path: YamlPath, bezwaar: Bezwaar, *, key: bool = False) -> None:
        """The same, with what is wrong in one."""
        place = self.document.place(path, key=key)
        value = None if key else self.value(path)
        self.tell(
            bezwaar,
            regel=place.regel,
            kolom=place.kolom,
            veld=dotted(path),
            waarde=None if isinstance(value, dict | list | None) else shown(value),
        )

    def value(self, path: YamlPath) -> Value:
        """The plain value at `path`; None when it, or something above it, is not there."""
        value = self.document.value
        for step in path:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def mapping(
        self,
        path: YamlPath,
        required: Collection[str] = (),
        optional: Collection[str] | None = (),
        *,
        may_be_empty: Collection[str] = (),
        choices: Mapping[str, Callable[[], Collection[str]]] = MappingProxyType({}),
    ) -> tuple[str, ...]:
        """The keys at `path`, checked: unknown ones are reported with what was meant.

        With `optional` None every key is allowed. `may_be_empty` are keys that hold a mapping,
        `choices` says what may stand behind a key that is missing.
        Empty when there is no mapping; that it is absent is for the mapping above it to report.
        """
        value = self.value(path)
        if not isinstance(value, dict):
            if self._is_there(path):
                self._no_mapping(path, required)
            return ()
        if optional is not None:
            known = [*required, *optional]
            for key in value:
                if key not in known:
                    self._unknown_key((*path, key), key, known, value)
        for key in required:
            if key not in value:
                self.report(
                    path,
                    "ontbreekt",
                    f"'{key}' ontbreekt{self._under(path)}.",
                    f"Voeg een regel toe: {key}: {'{}' if key in may_be_empty else '...'}"
                    + (f" Kies uit: {listing(choices[key]())}." if key in choices else ""),
                    key=True,
                )
        return tuple(value)

    def items(self, path: YamlPath, *, required: bool = False) -> Iterator[YamlPath]:
        """The paths of the items of the list at `path`; none when it is absent."""
        value = self.value(path)
        if isinstance(value, list):
            yield from self.paths(path)
        elif value is not None or (required and self._is_there(path)):
            self.report(
                path,
                "geen-lijst",
                "Hier hoort een lijst te staan.",
                "Zet elk deel op een eigen regel, met een streepje ervoor: - ... "
                "Een lege lijst is: []",
            )

    def paths(self, path: YamlPath) -> list[YamlPath]:
        """The same for a second look, at what was checked: nothing is reported."""
        value = self.value(path)
        return [(*path, index) for index in range(len(value))] if isinstance(value, list) else []

    def text(self, path: YamlPath, *, required: bool = False) -> str | None:
        """The text at `path`. A number or true is refused: quotes are missing then."""
        value = self.value(path)
        if isinstance(value, int):
            # true, false and whole numbers are the only words that are not text to us.
            kind = "true of false" if isinstance(value, bool) else "getal"
            self.report(
                path,
                "geen-tekst",
                f"Hier hoort tekst te staan, geen {kind}.",
                f'Zet aanhalingstekens om de waarde: "{shown(value)}"',
            )
            return None
        if isinstance(value, dict | list):
            self.report(
                path,
                "geen-tekst",
                "Hier hoort één tekst te staan, geen lijst of groep.",
                'Schrijf de tekst tussen aanhalingstekens: "..."',
            )
            return None
        if required and not (value or "").strip() and self._is_there(path):
            name = next(
                (f"Bij '{step}'" for step in reversed(path) if isinstance(step, str)), "Hier"
            )
            self.report(path, "leeg", f"{name} staat niets.", "Vul de tekst in.")
            return None
        if hidden := find_hidden(value or ""):
            tekst = f"In deze tekst zit een onzichtbaar teken ({hidden})."
            self.report(path, "verboden-teken", tekst, "Haal dit teken weg: typ de tekst opnieuw.")
            return None
        # Only spaces is nothing filled in; kept as text it would not survive writing and reading.
        return value if (value or "").strip() else None

    def choice(
        self, path: YamlPath, known: Collection[str], *, required: bool = True
    ) -> str | None:
        """The word at `path`, which must be one of `known`."""
        value = self.text(path, required=required)
        if value is None or value in known:
            return value
        self.report(
            path,
            "onbekende-waarde",
            f"'{shown(value)}' kennen wij hier niet.",
            remedy(value, known),
        )
        return None

    def whole(self, path: YamlPath, known: Collection[int], what: str) -> int | None:
        """The whole number at `path`, which must be one of `known`; None when absent."""
        value = self.value(path)
        if not self._is_there(path):
            return None
        if isinstance(value, int) and not isinstance(value, bool) and value in known:
            return value
        self.report(
            path,
            "verkeerd-getal",
            f"{what} is hier '{shown(value)}'; dat kan niet.",
            f"Kies uit: {listing([str(each) for each in known])}.",
        )
        return None

    def boolean(self, path: YamlPath) -> bool | None:
        """true or false at `path`; None when absent."""
        value = self.value(path)
        if isinstance(value, bool):
            return value
        if self._is_there(path):
            self.report(
                path,
                "geen-ja-nee",
                f"'{shown(value)}' is hier geen ja of nee.",
                "Schrijf true of false, zonder aanhalingstekens.",
            )
        return None

    def day(self, path: YamlPath, *, required: bool = False) -> str | None:
        """The ISO date at `path`, as text; None when absent."""
        value = self.text(path, required=required)
        if value is None:
            return None
        if _ISO_DATE.fullmatch(value):
            try:
                date.fromisoformat(value)
            except ValueError:
                pass
            else:
                return value
        # Only who wrote something else needs to know what was meant.
        from basisnorm.datums import parse_datum

        iso = parse_datum(value)
        self.report(
            path,
            "geen-datum",
            f"'{shown(value)}' is {'hier ' if iso else ''}geen datum.",
            f'Schrijf jaar-maand-dag, zoals "{iso or "2026-11-21"}".',
        )
        return None

    def texts(self, path: YamlPath, *, required: bool = False) -> tuple[str, ...]:
        """The texts in the list at `path`."""
        found = (self.text(each, required=True) for each in self.items(path, required=required))
        return tuple(text for text in found if text is not None)

    def _is_there(self, path: YamlPath) -> bool:
        return path in self.document.values

    def _no_mapping(self, path: YamlPath, known: Collection[str]) -> None:
        keys = f" met: {listing(known, 'en')}" if known else ""
        self.report(
            path,
            "geen-groep",
            f"Hier hoort een groep te staan{keys}.",
            "Zet ze eronder, twee spaties ingesprongen, elk als sleutel: waarde.",
        )

    def _unknown_key(
        self, path: YamlPath, key: str, known: list[str], present: Collection[str]
    ) -> None:
        left = [each for each in known if each not in present]
        self.report(
            path,
            "onbekende-sleutel",
            f"'{shown(key)}' kennen wij hier niet.",
            remedy(key, left),
            key=True,
        )

    def _under(self, path: YamlPath) -> str:
        """Where a key is missing, as people find it: an item by its id, else by its number."""
        steps = []
        for depth, step in enumerate(path, 1):
            name = self.value((*path[:depth], "id"))
            counted = f"nummer {step + 1}" if isinstance(step, int) else step
            steps.append(name if isinstance(name, str) else counted)
        return f" bij {', '.join(steps)}" if steps else ""
