"""Pictures of a full-size model by Assetkiln and by diffusers, with every sampler: how many of 255 levels they differ.

python parity.py --model FOLDER [--size 256] [--samplers DDIM,EULER] [--starts text,image,masked] [--assetkiln ../../target/assetkiln/bin/assetkiln] [--out FOLDER]

Prints a table. Pictures that are there already are not made again, so a run that was ended goes on.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy
from PIL import Image

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parent / "test" / "reference"
sys.path.insert(0, str(REFERENCE))

TEXT = {"prompt": "a golden key with three teeth, game icon", "negative": "blurry", "guidance": 4.0}


def cases(samplers, size, steps, folder):
    fixtures = REFERENCE.parent / "resources" / "fixtures" / "pictures"
    for name in "start", "mask":
        Image.open(fixtures / f"{name}.png").resize((size, size), Image.NEAREST).save(folder / f"{name}.png")
    image = {"init": str(folder / "start.png"), "strength": 0.5, "steps": 2 * steps}
    for number, sampler in enumerate(samplers):
        common = {**TEXT, "sampler": sampler, "seed": 100 + number, "width": size, "height": size, "steps": steps}
        yield sampler, "text", common
        yield sampler, "image", {**common, **image}
        yield sampler, "masked", {**common, **image, "mask": str(folder / "mask.png")}


def by_diffusers(model, todo, folder):
    from picture import load, make

    pipe = load(model)
    for name, case in todo:
        make(pipe, case).save(folder / f"{name}-diffusers.png")
        print("diffusers made", name, file=sys.stderr, flush=True)


def job(model, name, case, folder):
    start = None
    if "init" in case:
        start = {"file": case["init"], "strength": case["strength"], "mask": case.get("mask"), "pasteBack": False}
    settings = {
        "model": str(model), "loras": [], "prompt": case["prompt"], "negativePrompt": case["negative"], "width": case["width"],
        "height": case["height"], "steps": case["steps"], "guidance": case["guidance"], "sampler": case["sampler"],
        "seed": case["seed"], "count": 1, "start": start}
    return {"type": "take", "job": {"id": f"{name}-assetkiln", "settings": settings, "outputFolder": str(folder)}}


def by_assetkiln(command, model, todo, folder):
    """One process for all, so that the model is loaded once."""
    process = subprocess.Popen([command, "worker", "--generate"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for name, case in todo:
        process.stdin.write(json.dumps(job(model, name, case, folder)) + "\n")
    process.stdin.flush()
    left = len(todo)
    while left:
        line = process.stdout.readline()
        if not line:
            raise SystemExit("The worker ended early.")
        message = json.loads(line)
        if message["type"] in ("done", "failed"):
            left -= 1
            print("assetkiln", message, file=sys.stderr, flush=True)
        if message["type"] == "done":
            (folder / f"{message['jobId']}-0.png").rename(folder / f"{message['jobId']}.png")
    process.stdin.close()
    process.wait()


def row(sampler, pipeline, name, folder):
    ours, theirs = (numpy.asarray(Image.open(folder / f"{name}-{who}.png"), dtype=float) for who in ("assetkiln", "diffusers"))
    difference = numpy.abs(ours - theirs)
    return f"| {sampler} | {pipeline} | {difference.mean():.4f} | {difference.max():.0f} | {theirs.std():.1f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--steps", type=int, default=2)
    parser.add_argument("--samplers", default="DDIM,PNDM,EULER,EULER_ANCESTRAL,DPM_2M,DPM_2M_KARRAS,HEUN,LCM")
    parser.add_argument("--starts", default="text,image,masked", help="an inpainting model can only do masked")
    parser.add_argument("--assetkiln", default=str(HERE.parent.parent / "target" / "assetkiln" / "bin" / "assetkiln"))
    parser.add_argument("--out", type=Path, default=Path("parity"))
    args = parser.parse_args()
    folder = args.out.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    model = args.model.resolve()
    wanted = args.starts.split(",")
    every = [(s, p, f"{s}-{p}".lower(), case) for s, p, case in cases(args.samplers.split(","), args.size, args.steps, folder)
             if p in wanted]
    for who, make in ("diffusers", lambda todo: by_diffusers(model, todo, folder)), (
            "assetkiln", lambda todo: by_assetkiln(args.assetkiln, model, todo, folder)):
        todo = [(name, case) for _, _, name, case in every if not (folder / f"{name}-{who}.png").exists()]
        if todo:
            make(todo)
    print("| sampler | start | mean difference | largest | spread of the picture |\n|---|---|---|---|---|")
    for sampler, pipeline, name, _ in every:
        print(row(sampler, pipeline, name, folder))


if __name__ == "__main__":
    main()
