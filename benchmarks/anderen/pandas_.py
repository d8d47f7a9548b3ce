"""The same scoring in pandas: refuse unknown cells, count per gebied, conclude, write."""

import json
import sys

import numpy as np
import pandas as pd

table, norm, out = sys.argv[1:]
gebieden = json.loads(open(norm).read())
frame = pd.read_csv(table, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
LEVELS = {"0": 0, "1": 1, "2": 2, "3": 3, "nee": 0, "ja": 2, "": -1, "nvt": 9}
result = {"vestigingscode": frame["vestigingscode"]}
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
pd.DataFrame(result).to_csv(out, index=False)
