"""Assetkiln against diffusers' own scripts on this machine, one after the other, again and again, as whole processes.

    python compare.py --examples DIFFUSERS/examples/dreambooth --sd15 MODEL [--cases a,b,c,full,d-sd,d-starter] [--rounds 2]

Run it with the Python that has torch, diffusers, peft, accelerate and torchvision, after `mvn -DskipTests package`. MODEL is a
full-size Stable Diffusion 1.5 folder; random weights (make_sd15.py) are as fast as real ones. Prints a table in Markdown.
"""

import argparse
import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parent.parent
ASSETKILN = HOME / "target/assetkiln/bin/assetkiln"
STARTER = HOME / "assets/starter"


class Peak(threading.Thread):
    """The most memory any process below one has ever held, in MiB."""

    def __init__(self, root):
        super().__init__(daemon=True)
        self.root, self.mb, self.over = root, 0.0, False
        self.start()

    def run(self):
        while not self.over:
            self.mb = max([self.mb] + [high_water(pid) for pid in family(self.root)])
            time.sleep(0.1)


def parents():
    found = {}
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            text = Path(path).read_text()
            found[int(path.split("/")[2])] = int(text.rsplit(")", 1)[1].split()[1])
        except OSError:
            pass
    return found


def family(root):
    """A process and what it started; a detached worker is found by the folder in its environment."""
    up = parents()
    members = {root}
    while True:
        more = {pid for pid, parent in up.items() if parent in members} - members
        if not more:
            break
        members |= more
    return members | set(marked())


def marked():
    for path in glob.glob("/proc/[0-9]*/environ"):
        try:
            if MARK.encode() in Path(path).read_bytes():
                yield int(path.split("/")[2])
        except OSError:
            pass


def high_water(pid):
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


MARK = f"ASSETKILN_BENCHMARK={os.getpid()}"


def run(command, folder, threads, **environment):
    """Seconds since the epoch at the start, peak MiB."""
    env = dict(os.environ, OMP_NUM_THREADS=str(threads), BENCH_THREADS=str(threads), CUDA_VISIBLE_DEVICES="",
               HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false", **environment)
    env.update([MARK.split("=")])
    start = time.time()
    with open(folder / "log.txt", "w") as log:
        process = subprocess.Popen([str(part) for part in command], cwd=folder, env=env, stdout=log, stderr=log)
        peak = Peak(process.pid)
        code = process.wait()
        peak.over = True
    if code:
        sys.exit(f"{command[0]} failed: see {folder / 'log.txt'}")
    return start, peak.mb


def images(folder, edge):
    from PIL import Image

    folder.mkdir()
    for i, file in enumerate(sorted((HOME / "data/images").glob("cinder-*.png"))):
        Image.open(file).convert("RGBA").resize((edge, edge), Image.NEAREST).save(folder / f"cinder-{i}.png")
    return folder


def train_ours(case, folder, threads):
    mode = ["--full"] if case["full"] else ["--attention-only", "--rank", 4]
    start, peak = run(
        [ASSETKILN, "train", "--model", case["model"], "--images", case["images"], "--prompt", "a zkw slime",
         "--batch", case["batch"], "--size", case["edge"], "--steps", case["steps"], "--no-samples",
         "--validation-images", 0, "--checkpoint-every", 0, "--runs", folder / "runs", *mode],
        folder, threads, ASSETKILN_OPTS=f"-Dassetkiln.user={folder / 'user'}")
    from datetime import datetime

    ends = []
    for line in open(glob.glob(str(folder / "runs/*/events.jsonl"))[0]):
        event = json.loads(line)
        if event["type"] == "step":
            stamp = event["time"].rstrip("Z")[:26]
            ends.append(datetime.fromisoformat(stamp + "+00:00").timestamp())
    return figures(start, ends, peak)


def train_theirs(case, folder, threads):
    script = case["examples"] / ("train_dreambooth.py" if case["full"] else "train_dreambooth_lora.py")
    lora = [] if case["full"] else ["--rank", 4]
    start, peak = run(
        [sys.executable, HERE / "peer.py", folder / "steps.jsonl", script,
         "--pretrained_model_name_or_path", case["model"], "--instance_data_dir", case["images"],
         "--instance_prompt", "a zkw slime", "--resolution", case["edge"], "--train_batch_size", case["batch"],
         "--max_train_steps", case["steps"], "--mixed_precision", "no", "--output_dir", folder / "out", "--seed", 1,
         "--dataloader_num_workers", 0, "--checkpointing_steps", 100000, *lora],
        folder, threads)
    steps = [json.loads(line) for line in open(folder / "steps.jsonl")]
    return figures(start, [step["at"] for step in steps if "step" in step], peak)


def figures(start, ends, peak):
    """The first step is of loading and warming up, and is told apart."""
    lengths = [b - a for a, b in zip(ends, ends[1:])]
    return {"rate": 1 / statistics.median(lengths), "first": ends[0] - start, "peak": peak}


def picture_figures(folder, start, peak, threads):
    """As many pictures as there are threads may come at the same time."""
    ends = sorted(file.stat().st_mtime for file in (folder / "out").glob("*.png"))
    lengths = [b - a for a, b in zip(ends, ends[threads:])]
    return {"rate": threads / statistics.median(lengths), "first": ends[0] - start, "peak": peak}


def pictures_ours(case, folder, threads):
    start, peak = run(
        [ASSETKILN, "generate", "--model", case["model"], "--prompt", "a golden sword", "--sampler", "DDIM", "--steps", 20,
         "--guidance", 7.5, "--size", case["edge"], "--seed", 1, "--count", case["count"], "--out", folder / "out"],
        folder, threads, ASSETKILN_OPTS=f"-Dassetkiln.user={folder / 'user'}")
    return picture_figures(folder, start, peak, threads)


def pictures_theirs(case, folder, threads):
    (folder / "out").mkdir()
    start, peak = run(
        [sys.executable, HERE / "peer_pictures.py", case["model"], case["edge"], case["count"], folder / "out"],
        folder, threads)
    return picture_figures(folder, start, peak, threads)


def cases(args, folder):
    def training(model, edge, batch, steps, full=False):
        return dict(kind="train", model=model, edge=edge, batch=batch, steps=steps, full=full,
                    images=images(Path(tempfile.mkdtemp(dir=folder)) / "images", edge), examples=args.examples)

    def making(model, edge, count):
        return dict(kind="make", model=model, edge=edge, count=count)

    return {
        "a": ("LoRA rank 4, SD 1.5, 512 px, batch 1", lambda: training(args.sd15, 512, 1, 5)),
        "b": ("LoRA rank 4, SD 1.5, 256 px, batch 1", lambda: training(args.sd15, 256, 1, 8)),
        "c": ("LoRA rank 4, starter's shape, batch 4", lambda: training(STARTER, 64, 4, 200)),
        "full": ("full, starter's shape, batch 4", lambda: training(STARTER, 64, 4, 200, True)),
        "d-sd": ("pictures, SD 1.5, 256 px, 20 steps", lambda: making(args.sd15, 256, 4)),
        "d-starter": ("pictures, starter's shape, 20 steps", lambda: making(STARTER, 64, 20)),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--sd15", type=Path)
    parser.add_argument("--cases", default="a,b,c,full,d-sd,d-starter")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    args = parser.parse_args()
    args.examples = args.examples.resolve()
    args.sd15 = args.sd15 and args.sd15.resolve()
    print("| case | what | Assetkiln | diffusers | ratio | goal |\n|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_TMP")) as temporary:
        for name in args.cases.split(","):
            title, make = cases(args, temporary)[name]
            compare(name, title, make(), Path(temporary), args)


def compare(name, title, case, temporary, args):
    sides = {"train": (train_ours, train_theirs), "make": (pictures_ours, pictures_theirs)}[case["kind"]]
    found = ([], [])
    for _ in range(args.rounds):
        for side, results in zip(sides, found):
            folder = Path(tempfile.mkdtemp(dir=temporary))
            results.append(side(case, folder, args.threads))
            shutil.rmtree(folder)
    ours, theirs = ({key: statistics.median(r[key] for r in results) for key in results[0]} for results in found)
    unit = "steps/s" if case["kind"] == "train" else "pictures/s"
    first = "first step" if case["kind"] == "train" else "first picture"
    goals = {"a": (1.5, None, 0.6), "c": (3, 4, None), "d-sd": (1.1, None, None), "d-starter": (2, None, None)}
    rate, soon, memory = goals.get(name, (None, None, None))
    row(name, f"{title}: {unit}", ours["rate"], theirs["rate"], ours["rate"] / theirs["rate"], rate, "≥")
    row(name, f"{first} after the command, s", ours["first"], theirs["first"], theirs["first"] / ours["first"], soon, "≥")
    row(name, "peak memory, MiB", ours["peak"], theirs["peak"], ours["peak"] / theirs["peak"], memory, "≤")


def row(name, what, ours, theirs, ratio, goal, sign):
    aim = f"{sign} {goal}" if goal else ""
    print(f"| {name} | {what} | {ours:.4g} | {theirs:.4g} | {ratio:.2f} | {aim} |", flush=True)


if __name__ == "__main__":
    main()
