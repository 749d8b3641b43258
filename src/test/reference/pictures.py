"""pictures/: whole pictures that diffusers makes with every sampler from text, from a picture and into a mask."""

from common import arguments, document
from picture import SAMPLERS, load, make

TEXT = {"prompt": "a golden key with three teeth, game icon", "negative": "a red potion, blurry", "steps": 6, "guidance": 4.0}
IMAGE = {"init": "start.png", "strength": 0.6, "width": 48, "height": 40}
MASKED = {**IMAGE, "mask": "mask.png"}


def cases():
    for number, sampler in enumerate(SAMPLERS):
        name = sampler.lower()
        common = {**TEXT, "sampler": sampler, "seed": 100 + number}
        yield f"{name}-text", {"model": "sd1", **common, "width": 32, "height": 48}
        yield f"{name}-image", {"model": "sd1", **common, **IMAGE}
        yield f"{name}-masked", {"model": "sd1", **common, **MASKED, "strength": 1.0 if number % 2 else 0.75}
        yield f"{name}-inpainting", {"model": "sd1_inpainting", **common, **MASKED, "strength": 0.75 if number % 2 else 1.0}
        yield f"{name}-velocity", {"model": "sd2", **common, "width": 64, "height": 32}
    common = {**TEXT, "sampler": "DDIM", "seed": 7}
    yield "clip_skip", {"model": "sd1", **common, "width": 32, "height": 32, "clip_skip": 1}
    yield "seamless", {"model": "sd1", **common, "width": 32, "height": 32, "seamless": True}
    yield "odd_size", {"model": "sd2", **common, "width": 56, "height": 40}
    yield "tiled", {"model": "sd1", **common, **IMAGE, "width": 72, "height": 56, "vae_tiling": True}
    yield "no_guidance", {"model": "sd1", **common, **IMAGE, "guidance": 1.0}


def main():
    args = arguments(__doc__)
    folder = args.out / "pictures"
    pipes = {model: load(args.out / "models" / model) for model in ("sd1", "sd2", "sd1_inpainting")}
    listed = {}
    for name, case in cases():
        files = {key: str(folder / case[key]) for key in ("init", "mask") if key in case}
        make(pipes[case["model"]], {**case, **files}).save(folder / f"{name}.png")
        listed[name] = case
    document(folder / "cases.json", listed)


if __name__ == "__main__":
    main()
