"""A workbook as bytes that are the same for the same content."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

# The first moment that a zip file can hold; openpyxl would write that of today.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_SHEETS = "xl/worksheets/"
# A height that was set by hand never grows; ours is only where a row begins.
_BY_HAND = re.compile(rb'(<row [^>]*) customHeight="1"')
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def workbook_bytes(workbook: Workbook) -> bytes:
    """The file of a workbook, without the moment at which it was made.

    Its rows have a height to begin with, and grow with what is typed in them.
    """
    raw, fixed = BytesIO(), BytesIO()
    workbook.save(raw)
    with ZipFile(raw) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == _CORE:
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            if info.filename.startswith(_SHEETS):
                data = _BY_HAND.sub(rb"\g<1>", data)
            entry = ZipInfo(info.filename, _MOMENT)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, data)
    return fixed.getvalue()
