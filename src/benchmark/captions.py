"""Assetkiln's captioner against transformers on this machine, as whole processes, in alternation.

    python captions.py make FOLDER            # random models of BLIP base, large and of the starter's shape, and pictures
    python captions.py FOLDER [--rounds 2] [--cases base-greedy,...]   # prints a table in Markdown

Run it with the Python that has torch and transformers, after `mvn -DskipTests package test-compile`. Random weights are as fast as real
ones, but hardly ever end a caption: every caption has exactly as many tokens as asked for, on both sides. Rates are images per second
after the first batches; "first" is from the command to the first caption.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parent.parent
TOKENS = 16
START = "a picture of"
# Assetkiln chooses how many pictures it writes together; transformers is given each of these, of which the first is what its documentation shows.
CASES = {
    "base-greedy": dict(model="base", beams=1, batches=[1, 4, 8], images=25),
    "base-beam3": dict(model="base", beams=3, batches=[1, 4, 8], images=25),
    "large-greedy": dict(model="large", beams=1, batches=[1, 4], images=17),
    "large-beam3": dict(model="large", beams=3, batches=[1, 4], images=17),
    "starter-greedy": dict(model="starter", beams=1, batches=[1, 8, 32], images=640),
    "starter-beam3": dict(model="starter", beams=3, batches=[1, 8, 32], images=640),
}


def make(folder):
    import torch
    from PIL import Image
    from transformers import BertTokenizerFast, BlipConfig, BlipForConditionalGeneration, BlipImageProcessor

    special = ["[PAD]"] + [f"[unused{i}]" for i in range(99)] + ["[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words = START.split() + [chr(97 + i) for i in range(26) if chr(97 + i) not in START.split()]
    vocabulary = special + words
    shapes = {
        "base": (30524, dict(), dict(num_attention_heads=12)),
        "large": (30524, dict(hidden_size=1024, intermediate_size=4096, num_hidden_layers=24, num_attention_heads=16),
                  dict(num_attention_heads=12, encoder_hidden_size=1024)),
        "starter": (1502, dict(image_size=64, patch_size=8, hidden_size=192, intermediate_size=768, num_hidden_layers=5, num_attention_heads=6),
                    dict(hidden_size=192, intermediate_size=768, num_hidden_layers=4, num_attention_heads=6, max_position_embeddings=64)),
    }
    for name, (size, vision, text) in shapes.items():
        torch.manual_seed(1)
        config = BlipConfig(vision_config=vision, text_config=dict(
            text, vocab_size=size, bos_token_id=size - 2, sep_token_id=102, eos_token_id=102, pad_token_id=0))
        model = BlipForConditionalGeneration(config)
        with torch.no_grad():
            for key, weight in model.named_parameters():
                if weight.dim() > 1:
                    weight.copy_(torch.randn(weight.shape) / weight[0].numel() ** 0.5)
            # The same word again and again tells little about a search, and scores near each other nothing about numbers.
            model.text_decoder.bert.embeddings.word_embeddings.weight.mul_(4)
            model.text_decoder.cls.predictions.bias[102] = -100
        target = folder / name
        model.save_pretrained(target)
        lines = vocabulary + [f"word{i}" for i in range(size - 2 - len(vocabulary))]
        (target / "vocab.txt").write_text("\n".join(lines) + "\n")
        BertTokenizerFast(vocab_file=str(target / "vocab.txt")).save_pretrained(target)
        edge = config.vision_config.image_size
        BlipImageProcessor(size=dict(height=edge, width=edge)).save_pretrained(target)
    for name, edge in {"base": 512, "large": 512, "starter": 64}.items():
        (folder / name / "images").mkdir(exist_ok=True)
        for i in range(640 if name == "starter" else 160):
            noise = torch.randint(0, 256, (8, 8, 3), dtype=torch.uint8, generator=torch.Generator().manual_seed(i)).numpy()
            Image.fromarray(noise).resize((edge, edge), Image.BICUBIC).save(folder / name / "images" / f"{i:03}.png")


def peer(folder, case, out):
    """transformers, as its documentation shows it; prints when which caption was there."""
    import torch
    from PIL import Image
    from transformers import BlipForConditionalGeneration, BlipProcessor

    torch.set_num_threads(int(os.environ["BENCH_THREADS"]))
    processor = BlipProcessor.from_pretrained(folder / case["model"])
    model = BlipForConditionalGeneration.from_pretrained(folder / case["model"]).eval()
    files = sorted((folder / case["model"] / "images").glob("*.png"))[: case["images"]]
    for first in range(0, len(files), case["batch"]):
        images = [Image.open(file).convert("RGB") for file in files[first:first + case["batch"]]]
        inputs = processor(images=images, text=[START] * len(images), return_tensors="pt")
        ids = model.generate(**inputs, num_beams=case["beams"], max_new_tokens=TOKENS, do_sample=False)
        texts = processor.batch_decode(ids, skip_special_tokens=True)
        with open(out, "a") as log:
            for file, text in zip(files[first:first + case["batch"]], texts):
                log.write(json.dumps({"time": time.time(), "image": file.name, "text": text.strip()}) + "\n")


def run(command, out, threads, more):
    out.unlink(missing_ok=True)
    env = dict(os.environ, OMP_NUM_THREADS=str(threads), BENCH_THREADS=str(threads), CUDA_VISIBLE_DEVICES="", HF_HUB_OFFLINE="1",
               TOKENIZERS_PARALLELISM="false", **more)
    start = time.time()
    subprocess.run([str(part) for part in command], check=True, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lines = [json.loads(line) for line in open(out)]
    return start, lines


def figures(start, lines, warm):
    """The first captions are of warming up."""
    times = sorted(line["time"] for line in lines)
    return {"rate": (len(times) - warm) / (times[-1] - times[warm - 1]), "first": times[0] - start}


def ours(folder, case, out):
    path = f"{HOME}/target/test-classes:{HOME}/target/assetkiln/lib/*"
    return ["java", *JAVA, "-cp", path, "org.assetkiln.bench.CaptionBench", folder / case["model"], folder / case["model"] / "images",
            case["images"], case["beams"], 0, TOKENS, START, out]


# Captions of ours that come before the rate counts: the first alone, then what two cores write at a time.
WARM = {"base": 9, "large": 9, "starter": 33}
# As bin/assetkiln starts it.
JAVA = ["-Xshare:auto", "-XX:TieredStopAtLevel=1"]
MEMORY = dict(GOMP_SPINCOUNT="10000", GLIBC_TUNABLES="glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=8388608:glibc.malloc"
              ".trim_threshold=1099511627776:glibc.malloc.top_pad=67108864:glibc.malloc.arena_max=8")


def compare(folder, names, rounds, threads):
    out = folder / "captions.jsonl"
    print("| case | program | pictures at a time | images/s | first caption after the command, s | captions as ours |\n|---|---|---|---|---|---|")
    for name in names:
        case = CASES[name]
        own = []
        for batch in [0] + case["batches"]:
            one = dict(case, batch=batch)
            runs = []
            for _ in range(rounds):
                command = [sys.executable, __file__, "peer", folder, json.dumps(one), out] if batch else ours(folder, one, out)
                start, lines = run(command, out, threads, {} if batch else MEMORY)
                runs.append(figures(start, lines, batch or WARM[case["model"]]))
            texts = [line["text"] for line in sorted(lines, key=lambda line: line["image"])]
            own = own or texts
            rate, first = (statistics.median(run[what] for run in runs) for what in ("rate", "first"))
            who, how = ("transformers", batch) if batch else ("Assetkiln", "its choice")
            same = sum(a == b for a, b in zip(own, texts))
            print(f"| {name} | {who} | {how} | {rate:.3g} | {first:.3g} | {same} of {case['images']} |", flush=True)


def main():
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    elif sys.argv[1] == "peer":
        peer(Path(sys.argv[2]), json.loads(sys.argv[3]), sys.argv[4])
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("folder", type=Path)
        parser.add_argument("--cases", default=",".join(CASES))
        parser.add_argument("--rounds", type=int, default=2)
        parser.add_argument("--threads", type=int, default=2)
        args = parser.parse_args()
        compare(args.folder, args.cases.split(","), args.rounds, args.threads)


if __name__ == "__main__":
    main()
