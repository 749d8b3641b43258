"""training/buckets.json: sizes of aspect-ratio buckets and the choice among them, by the rules of kohya's sd-scripts (library/model_util.py
make_bucket_resolutions and library/train_util.py BucketManager.select_bucket), written anew here with integers and fractions."""

from fractions import Fraction
from math import isqrt

from common import arguments, document

CASES = [(512, 64, 256, 1024), (512, 64, 256, 768), (768, 64, 256, 1536), (64, 8, 32, 128), (640, 32, 320, 1280)]
IMAGES = [(512, 512), (1920, 1080), (1080, 1920), (640, 480), (300, 900), (64, 64), (48, 96), (2000, 100), (511, 513), (576, 448)]


def sizes(edge, step, smallest, largest):
    square = isqrt(edge * edge) // step * step
    found = {(square, square)}
    for width in range(smallest, largest + 1, step):
        height = min(largest, edge * edge // width // step * step)
        if height >= smallest:
            found |= {(width, height), (height, width)}
    return sorted(found)


def choice(image, available):
    if image in available:
        return image
    return min(available, key=lambda size: abs(Fraction(*size) - Fraction(*image)))


def main():
    args = arguments(__doc__)
    cases = []
    for edge, step, smallest, largest in CASES:
        available = sizes(edge, step, smallest, largest)
        cases.append({"edge": edge, "step": step, "smallest": smallest, "largest": largest, "sizes": available,
                      "choices": [{"image": image, "size": choice(image, available)} for image in IMAGES]})
    document(args.out / "training" / "buckets.json", cases, indent=None)


if __name__ == "__main__":
    main()
