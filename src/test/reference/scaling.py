"""pictures/: a start picture and a mask, and both as Pillow scales them with LANCZOS."""

import numpy
from PIL import Image

from common import arguments, describe


def start(width, height, seed):
    """Smooth colours with hard edges, so that overshoot shows."""
    y, x = numpy.mgrid[0:height, 0:width].astype(float)
    red = 127 + 127 * numpy.sin(x / 5 + seed)
    green = 255 * (((x // 8) + (y // 8)) % 2)
    blue = 255 * y / (height - 1)
    return Image.fromarray(numpy.stack([red, green, blue], -1).round().astype("uint8"))


def mask(width, height):
    y, x = numpy.mgrid[0:height, 0:width]
    inside = (x - width * 0.6) ** 2 + (y - height * 0.5) ** 2 < (height * 0.35) ** 2
    return Image.fromarray((255 * inside).astype("uint8"))


def main():
    args = arguments(__doc__)
    folder = args.out / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    picture = start(50, 41, 1)
    picture.save(folder / "start.png")
    mask(48, 40).convert("RGB").save(folder / "mask.png")
    for width, height in (48, 40), (32, 72), (50, 16):
        picture.resize((width, height), Image.LANCZOS).save(folder / f"start-{width}x{height}.png")
    describe(folder, "scaling.py", args.seed, "start.png scaled by Pillow with LANCZOS; mask.png is white inside a disc. Both are "
             "used by pictures.py.")


if __name__ == "__main__":
    main()
