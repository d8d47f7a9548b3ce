"""A workbook that one school fills in, or in which its answers stand already."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.werkboek.bytes import workbook_bytes
from basisnorm.rapport.werkboek.lijsten import Lijsten
from basisnorm.rapport.werkboek.plaats import FIRST, count_formula, open_questions
from basisnorm.rapport.werkboek.school import Ingevuld, fill_school, herkomst
from basisnorm.rapport.werkboek.uitleg import fill_uitleg
from basisnorm.rapport.werkboek.vragen import fill_vragen
from basisnorm.regio.werkboek.vorm import VRAGEN


def render_werkboek(formulier: Formulier, ingevuld: Ingevuld | None = None) -> bytes:
    """The XLSX file; the same bytes for the same values.

    Answers to what `formulier` does not ask are left out; nothing that was taken over from last
    year and not confirmed counts as answered, so its level is left out too.
    """
    workbook = Workbook()
    uitleg, school, vragen, hidden = workbook.active, *map(workbook.create_sheet, "bcd")
    assert uitleg is not None
    lijsten = Lijsten(hidden)
    answers = ingevuld.audit.per_eis() if ingevuld else {}
    last = fill_vragen(vragen, formulier, answers, lijsten)
    fill_school(school, formulier, ingevuld, lijsten)
    fill_uitleg(uitleg, formulier, count_formula(open_questions(FIRST, last, f"{VRAGEN}!")))
    properties = workbook.properties
    properties.title = f"Zelfevaluatie basisondersteuning: {formulier.vragenlijst.naam}"
    properties.creator = f"basisnorm {formulier.programma}"
    properties.language = "nl-NL"
    # The types of openpyxl do not know these yet.
    custom: Any = workbook
    for name, value in herkomst(formulier).items():
        if value:
            custom.custom_doc_props.append(StringProperty(name=name, value=value))
    return workbook_bytes(workbook)
