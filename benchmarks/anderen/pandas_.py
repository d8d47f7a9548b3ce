"""The same work in pandas: refuse unknown cells, count per gebied, conclude, write uitslagen.csv.

With `alles` also uitslagen-lang.csv and uitslagen.json.
"""

import json
import os
import sys

import numpy as np
import pandas as pd

table, outline, out, *more = sys.argv[1:]
norm = json.loads(open(outline).read())
gebieden = norm["gebieden"]
os.mkdir(out)
frame = pd.read_csv(table, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
LEVELS = {"0": 0, "1": 1, "2": 2, "3": 3, "nee": 0, "ja": 2, "": -1, "nvt": 9}
result = {"vestigingscode": frame["vestigingscode"]}
matrices, structs = {}, []
for gebied in gebieden:
    levels = frame[gebied["eisen"]].apply(lambda column: column.map(LEVELS))
    assert not levels.isna().any().any()
    kern = levels[gebied["kern"]].to_numpy()
    every = levels.to_numpy()
    met = ((kern >= 2) & (kern <= 3)).sum(axis=1)
    below = ((kern >= 0) & (kern < 2)).sum(axis=1)
    nvt = (kern == 9).sum(axis=1)
    answered = ((every >= 0) & (every <= 3)).sum(axis=1)
    good = ((every >= 2) & (every <= 3)).sum(axis=1)
    size = len(gebied["kern"])
    result[f"{gebied['id']}_kern_op_orde"] = met
    result[f"{gebied['id']}_conclusie"] = np.select(
        [nvt == size, below > 0, met + nvt < size],
        ["niet_van_toepassing", "nog_niet", "onvolledig"],
        "op_orde",
    )
    result[f"{gebied['id']}_percentage"] = good * 1000 // np.maximum(answered, 1) / 10
    matrices |= dict(zip(gebied["eisen"], every.T, strict=True))
    telling = {
        "beantwoord": answered,
        "open": (every == -1).sum(axis=1),
        "nvt": (every == 9).sum(axis=1),
        "op_orde": good,
        "geborgd": (every == 3).sum(axis=1),
        "kern_op_orde": met,
        "kern_niet": below,
        "kern_open": (kern == -1).sum(axis=1),
        "kern_nvt": nvt,
    }
    structs.append((gebied["id"], pd.DataFrame(telling).to_dict("records")))
pd.DataFrame(result).to_csv(f"{out}/uitslagen.csv", index=False)
if more != ["alles"]:
    sys.exit()

eisen, schools = norm["eisen"], len(frame)
levels = np.column_stack([matrices[each["id"]] for each in eisen]).ravel()
tiled = {
    name: pd.Categorical.from_codes(np.tile(codes, schools), categories=categories)
    for name in ("gebied", "id", "kern", "basis")
    for codes, categories in [pd.factorize(np.array([each[name] for each in eisen], dtype=object))]
}
answered = (levels >= 0) & (levels <= 3)
pd.DataFrame(
    {
        "vestigingscode": frame["vestigingscode"].repeat(len(eisen)).to_numpy(),
        "locatie": "",
        "gebied": tiled["gebied"],
        "eis": tiled["id"],
        "kern": tiled["kern"],
        "staat": np.select([answered, levels == 9], ["beantwoord", "nvt"], "open"),
        "niveau": np.array(["0", "1", "2", "3", ""])[np.where(answered, levels, 4)],
        "op_orde": np.select([answered & (levels >= 2), answered], ["ja", "nee"], ""),
        "basis": tiled["basis"],
        "norm": norm["id"],
        "versie": norm["versie"],
    }
).to_csv(f"{out}/uitslagen-lang.csv", index=False)

points = np.array([each for each, _ in norm["rangorde"]], dtype=object)
missed = np.column_stack([matrices[each] == niveau for each, niveau in norm["rangorde"]])
rows = frame[
    ["vestigingscode", "schoolsoort", "naam", "samenwerkingsverband", "bestuur", "gemeente"]
]
columns = [
    [
        {"id": name, "conclusie": conclusie, "telling": telling, "percentage": percentage}
        for conclusie, telling, percentage in zip(
            result[f"{name}_conclusie"].tolist(),
            tellingen,
            result[f"{name}_percentage"].tolist(),
            strict=True,
        )
    ]
    for name, tellingen in structs
]
with open(f"{out}/uitslagen.json", "w", encoding="utf-8") as handle:
    for school, stands, row in zip(
        rows.to_dict("records"), zip(*columns, strict=True), missed, strict=True
    ):
        record = {"school": school, "gebieden": stands, "verbeterpunten": points[row].tolist()}
        handle.write(json.dumps(record, ensure_ascii=False) + "\n")
