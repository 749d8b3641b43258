"""What the scripts share: arguments, random weights, and files that record the versions which wrote them."""

import argparse
import json
import os
from importlib.metadata import version
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from safetensors.torch import save_file

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

PACKAGES = ["torch", "diffusers", "transformers", "tokenizers", "peft", "safetensors"]
VERSIONS = {name: version(name) for name in PACKAGES}


def arguments(description):
    """--seed and --out; --out is the fixtures folder, every script writes folders of its own below it."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "resources" / "fixtures")
    return parser.parse_args()


def generator(seed, salt=0):
    return torch.Generator("cpu").manual_seed(seed + salt)


def randomise(module, seed):
    """Weights with unit gain and norms and biases that do something, so that a forgotten one shows."""
    source = generator(seed)
    with torch.no_grad():
        for name, weight in sorted(module.named_parameters()):
            noise = torch.randn(weight.shape, generator=source)
            if name.endswith("bias"):
                weight.copy_(0.1 * noise)
            elif weight.dim() == 1:
                weight.copy_(1 + 0.1 * noise)
            elif "embedding.weight" in name:
                weight.copy_(0.5 * noise)
            else:
                weight.copy_(noise / weight[0].numel() ** 0.5)
    return module.eval()


def tensors(path, values):
    """Writes tensors, floats as float32 and integers as int64, with the versions in the file's metadata."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ready = {}
    for name, value in values.items():
        value = value.detach()
        kind = torch.float32 if value.is_floating_point() else torch.int64
        ready[name] = value.to(kind).contiguous().clone()
    save_file(ready, path, metadata={"versions": json.dumps(VERSIONS, sort_keys=True)})


def document(path, value, indent=2):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=indent, ensure_ascii=False) + "\n", encoding="utf-8")


def describe(folder, script, seed, text, **more):
    """fixture.json: what lies in the folder, who wrote it, with what."""
    document(folder / "fixture.json", {"script": script, "seed": seed, "about": text, **more, "versions": VERSIONS})
