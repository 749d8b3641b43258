"""Shows that what reads exports elsewhere reads them: python check_exports.py IMAGEFOLDER KERAS KOHYA, folders as Assetkiln wrote
them from one project. Needs datasets, pandas and pillow."""

import re
import sys
from pathlib import Path

import pandas
from datasets import load_dataset
from PIL import Image

imagefolder, keras, kohya = map(Path, sys.argv[1:4])

rows = load_dataset("imagefolder", data_dir=str(imagefolder), split="train")
print("imagefolder:", len(rows), "images, columns", rows.column_names)
by_picture = {(row["image"].size, row["image"].convert("RGBA").tobytes()): row["text"] for row in rows}
assert len(by_picture) == len(rows) and all(by_picture.values())

table = pandas.read_csv(keras / "data.csv", keep_default_na=False)  # else pandas takes a caption "NA" for none
print("data.csv:", len(table), "rows, columns", list(table.columns))
for path, lines in table.groupby("image_path")["caption"]:
    picture = Image.open(keras / path).convert("RGBA")
    captions = [c[2:-2] if c.startswith('["') else c for c in lines]
    assert "\n".join(captions) == by_picture[picture.size, picture.tobytes()], path

(subset,) = [folder for folder in kohya.iterdir() if re.match(r"^\d+_.+$", folder.name)]
repeats, words = subset.name.split("_", 1)
images = [file for file in subset.iterdir() if file.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp", ".bmp")]
print("kohya:", len(images), "images,", repeats, "times, class tokens:", words)
captioned = 0
for file in images:
    text = file.with_suffix(".txt")
    if text.exists():
        picture = Image.open(file).convert("RGBA")
        first = text.read_text(encoding="utf-8").split("\n")[0]  # sd-scripts reads one line
        assert first and by_picture[picture.size, picture.tobytes()].startswith(first), file
        captioned += 1
print("all captions are those of their pictures;", captioned, "of kohya's have one")
