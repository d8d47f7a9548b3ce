"""The floor of the reports: read the table, and write one and the same page for every row."""

import csv
import os
import sys
from pathlib import Path

table, page, folder = sys.argv[1:]
data = Path(page).read_bytes()
os.makedirs(folder)
with open(table, encoding="utf-8-sig", newline="") as handle:
    rows = csv.reader(handle, delimiter=";")
    next(rows)
    for row in rows:
        target = os.open(f"{folder}/{row[0]}.html", os.O_WRONLY | os.O_CREAT, 0o644)
        os.write(target, data)
        os.close(target)
