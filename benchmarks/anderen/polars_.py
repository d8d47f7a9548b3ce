"""The same scoring in polars: refuse unknown cells, count per gebied, conclude, write."""

import json
import sys

import polars as pl

table, norm, out = sys.argv[1:]
gebieden = json.loads(open(norm).read())
frame = pl.read_csv(table, separator=";", infer_schema=False, encoding="utf8")
LEVELS = {"0": 0, "1": 1, "2": 2, "3": 3, "nee": 0, "ja": 2, "": None, "nvt": 9}
columns = [eis for gebied in gebieden for eis in gebied["eisen"]]
frame = frame.with_columns(pl.col(columns).replace_strict(LEVELS, return_dtype=pl.Int8))
parts = []
for gebied in gebieden:
    name, kern = gebied["id"], gebied["kern"]
    met = pl.sum_horizontal((pl.col(each).is_in([2, 3])).fill_null(False) for each in kern)
    below = pl.sum_horizontal((pl.col(each) < 2).fill_null(False) for each in kern)
    nvt = pl.sum_horizontal((pl.col(each) == 9).fill_null(False) for each in kern)
    answered = pl.sum_horizontal((pl.col(each) < 4).fill_null(False) for each in gebied["eisen"])
    good = pl.sum_horizontal(
        pl.col(each).is_in([2, 3]).fill_null(False) for each in gebied["eisen"]
    )
    parts += [
        met.alias(f"{name}_kern_op_orde"),
        pl.when(nvt == len(kern)).then(pl.lit("niet_van_toepassing"))
        .when(below > 0).then(pl.lit("nog_niet"))
        .when(met + nvt < len(kern)).then(pl.lit("onvolledig"))
        .otherwise(pl.lit("op_orde")).alias(f"{name}_conclusie"),
        (good * 1000 // answered / 10).round(1).alias(f"{name}_percentage"),
    ]  # fmt: skip
frame.select("vestigingscode", *parts).write_csv(out)
