"""The same scoring in duckdb: refuse unknown cells, count per gebied, conclude, write."""

import json
import sys

import duckdb

table, norm, out = sys.argv[1:]
gebieden = json.loads(open(norm).read())
LEVEL = (
    "CASE \"{0}\" WHEN '0' THEN 0 WHEN '1' THEN 1 WHEN '2' THEN 2 WHEN '3' THEN 3 WHEN 'nee' THEN 0 "
    "WHEN 'ja' THEN 2 WHEN 'nvt' THEN 9 WHEN '' THEN -1 ELSE error('{0}') END AS \"{0}\""
)
columns = [eis for gebied in gebieden for eis in gebied["eisen"]]
parts = []
for gebied in gebieden:
    name, kern, every = gebied["id"], gebied["kern"], gebied["eisen"]

    def count(ids, test):
        return "(" + " + ".join(f'("{each}" {test})::INT' for each in ids) + ")"

    met, below = count(kern, "IN (2, 3)"), count(kern, "IN (0, 1)")
    nvt, good = count(kern, "= 9"), count(every, "IN (2, 3)")
    answered = count(every, "BETWEEN 0 AND 3")
    parts += [
        f'{met} AS "{name}_kern_op_orde"',
        f"CASE WHEN {nvt} = {len(kern)} THEN 'niet_van_toepassing' WHEN {below} > 0 THEN 'nog_niet' "
        f"WHEN {met} + {nvt} < {len(kern)} THEN 'onvolledig' ELSE 'op_orde' END AS \"{name}_conclusie\"",
        f'{good} * 1000 // greatest({answered}, 1) / 10 AS "{name}_percentage"',
    ]
levels = ", ".join(LEVEL.format(each) for each in columns)
duckdb.execute(
    f"COPY (WITH levels AS (SELECT vestigingscode, {levels} FROM read_csv('{table}', delim=';', "
    f"all_varchar=true, nullstr='\\N', header=true)) SELECT vestigingscode, {', '.join(parts)} FROM levels) "
    f"TO '{out}' (HEADER)"
)
