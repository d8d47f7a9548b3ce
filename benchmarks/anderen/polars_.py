"""The same work in polars: refuse unknown cells, count per gebied, conclude, write uitslagen.csv.

With `alles` also uitslagen-lang.csv and uitslagen.json.
"""

import json
import os
import sys

import polars as pl

table, outline, out, *more = sys.argv[1:]
norm = json.loads(open(outline).read())
gebieden = norm["gebieden"]
os.mkdir(out)
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
result = frame.with_columns(*parts)
names = [each.meta.output_name() for each in parts]
result.select("vestigingscode", *names).write_csv(f"{out}/uitslagen.csv")
if more != ["alles"]:
    sys.exit()

eisen = norm["eisen"]
ids = [each["id"] for each in eisen]
per_eis = pl.DataFrame(eisen, infer_schema_length=None)
level = pl.col("niveau")
answered = level < 4
long = (
    frame.select(
        "vestigingscode",
        pl.lit(pl.Series([ids])).first().alias("id"),
        pl.concat_list(ids).alias("niveau"),
    )
    .explode("id", "niveau")
    .join(per_eis, on="id", maintain_order="left")
    .select(
        "vestigingscode",
        pl.lit("").alias("locatie"),
        "gebied",
        pl.col("id").alias("eis"),
        "kern",
        pl.when(answered).then(pl.lit("beantwoord")).when(level == 9).then(pl.lit("nvt"))
        .otherwise(pl.lit("open")).alias("staat"),
        pl.when(answered).then(level).alias("niveau"),
        pl.when(answered & (level >= 2)).then(pl.lit("ja")).when(answered).then(pl.lit("nee"))
        .alias("op_orde"),
        "basis",
        pl.lit(norm["id"]).alias("norm"),
        pl.lit(norm["versie"]).alias("versie"),
    )
)  # fmt: skip
long.write_csv(f"{out}/uitslagen-lang.csv", quote_style="never")


def count(ids, test):
    return pl.sum_horizontal(test(pl.col(each)).fill_null(False) for each in ids)


structs = []
for gebied in gebieden:
    name, kern, every = gebied["id"], gebied["kern"], gebied["eisen"]
    structs.append(
        pl.struct(
            pl.lit(name).alias("id"),
            pl.col(f"{name}_conclusie").alias("conclusie"),
            pl.struct(
                count(every, lambda each: each < 4).alias("beantwoord"),
                count(every, lambda each: each.is_null()).alias("open"),
                count(every, lambda each: each == 9).alias("nvt"),
                count(every, lambda each: each.is_in([2, 3])).alias("op_orde"),
                count(every, lambda each: each == 3).alias("geborgd"),
                pl.col(f"{name}_kern_op_orde").alias("kern_op_orde"),
                count(kern, lambda each: each < 2).alias("kern_niet"),
                count(kern, lambda each: each.is_null()).alias("kern_open"),
                count(kern, lambda each: each == 9).alias("kern_nvt"),
            ).alias("telling"),
            pl.col(f"{name}_percentage").alias("percentage"),
        )
    )
points = [pl.when(pl.col(each) == niveau).then(pl.lit(each)) for each, niveau in norm["rangorde"]]
result.select(
    pl.struct(
        "vestigingscode", "schoolsoort", "naam", "samenwerkingsverband", "bestuur", "gemeente"
    ).alias("school"),
    pl.concat_list(structs).alias("gebieden"),
    pl.concat_list(points).list.drop_nulls().alias("verbeterpunten"),
).write_ndjson(f"{out}/uitslagen.json")
