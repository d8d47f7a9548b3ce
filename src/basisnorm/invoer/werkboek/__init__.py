"""The workbook that one school filled in."""
