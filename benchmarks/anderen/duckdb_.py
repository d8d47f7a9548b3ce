"""The same work in duckdb: refuse unknown cells, count per gebied, conclude, write uitslagen.csv.

With `alles` also uitslagen-lang.csv and uitslagen.json.
"""

import json
import os
import sys

import duckdb

table, outline, out, *more = sys.argv[1:]
norm = json.loads(open(outline).read())
gebieden = norm["gebieden"]
os.mkdir(out)
LEVEL = (
    "CASE \"{0}\" WHEN '0' THEN 0 WHEN '1' THEN 1 WHEN '2' THEN 2 WHEN '3' THEN 3 WHEN 'nee' THEN 0 "
    "WHEN 'ja' THEN 2 WHEN 'nvt' THEN 9 WHEN '' THEN -1 ELSE error('{0}') END AS \"{0}\""
)
columns = [eis for gebied in gebieden for eis in gebied["eisen"]]
parts, structs = [], []
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
    telling = {
        "beantwoord": answered,
        "open": count(every, "= -1"),
        "nvt": count(every, "= 9"),
        "op_orde": good,
        "geborgd": count(every, "= 3"),
        "kern_op_orde": f'"{name}_kern_op_orde"',
        "kern_niet": below,
        "kern_open": count(kern, "= -1"),
        "kern_nvt": nvt,
    }
    counts = ", ".join(f"'{key}': {value}" for key, value in telling.items())
    structs.append(
        f"{{'id': '{name}', 'conclusie': \"{name}_conclusie\", 'telling': {{{counts}}}, "
        f"'percentage': \"{name}_percentage\"}}"
    )
levels = ", ".join(LEVEL.format(each) for each in columns)
SCHOOL = "vestigingscode, schoolsoort, naam, samenwerkingsverband, bestuur, gemeente"
duckdb.execute(
    f"CREATE TABLE results AS WITH levels AS (SELECT {SCHOOL}, {levels} FROM read_csv('{table}', "
    f"delim=';', all_varchar=true, nullstr='\\N', header=true)) SELECT *, {', '.join(parts)} FROM levels"
)
names = [part.rpartition(" AS ")[2] for part in parts]
duckdb.execute(
    f"COPY (SELECT vestigingscode, {', '.join(names)} FROM results) "
    f"TO '{out}/uitslagen.csv' (HEADER)"
)
if more != ["alles"]:
    sys.exit()

ids = [each["id"] for each in norm["eisen"]]
duckdb.execute("CREATE TABLE eisen (id VARCHAR, gebied VARCHAR, kern VARCHAR, basis VARCHAR)")
duckdb.executemany(
    "INSERT INTO eisen VALUES (?, ?, ?, ?)",
    [(each["id"], each["gebied"], each["kern"], each["basis"]) for each in norm["eisen"]],
)
texts = ", ".join(f"'{each}'" for each in ids)
values = ", ".join(f'"{each}"' for each in ids)
# The place in the table keeps the order through the join.
duckdb.execute(
    "COPY (SELECT vestigingscode, '' AS locatie, gebied, id AS eis, kern, "
    "CASE WHEN n BETWEEN 0 AND 3 THEN 'beantwoord' WHEN n = 9 THEN 'nvt' ELSE 'open' END AS staat, "
    "CASE WHEN n BETWEEN 0 AND 3 THEN n END AS niveau, "
    "CASE WHEN n IN (2, 3) THEN 'ja' WHEN n IN (0, 1) THEN 'nee' END AS op_orde, basis, "
    f"'{norm['id']}' AS norm, '{norm['versie']}' AS versie FROM "
    f"(SELECT rowid AS place, vestigingscode, generate_subscripts([{values}], 1) AS number, "
    f"unnest([{texts}]) AS id, unnest([{values}]) AS n FROM results) JOIN eisen USING (id) "
    f"ORDER BY place, number) TO '{out}/uitslagen-lang.csv' (HEADER, QUOTE '')"
)
points = ", ".join(
    f"CASE WHEN \"{each}\" = {niveau} THEN '{each}' END" for each, niveau in norm["rangorde"]
)
school = ", ".join(f"'{each}': {each}" for each in SCHOOL.split(", "))
duckdb.execute(
    f"COPY (SELECT {{{school}}} AS school, [{', '.join(structs)}] AS gebieden, "
    f"list_filter([{points}], lambda each: each IS NOT NULL) AS verbeterpunten FROM results) "
    f"TO '{out}/uitslagen.json' (FORMAT json)"
)
