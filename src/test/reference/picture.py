"""One picture by diffusers, of any model, pipeline and sampler, to compare with what `assetkiln generate` makes:

python picture.py --model FOLDER --prompt "a key" --sampler EULER --steps 10 --seed 7 --init start.png --mask mask.png --out key.png
"""

import argparse
import os
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from diffusers import (
    DDIMScheduler, DPMSolverMultistepScheduler, EulerAncestralDiscreteScheduler, EulerDiscreteScheduler,
    HeunDiscreteScheduler, LCMScheduler, PNDMScheduler, StableDiffusionImg2ImgPipeline, StableDiffusionInpaintPipeline,
    StableDiffusionPipeline)
from PIL import Image

SAMPLERS = {
    "DDIM": (DDIMScheduler, {}),
    "PNDM": (PNDMScheduler, {}),
    "EULER": (EulerDiscreteScheduler, {}),
    "EULER_ANCESTRAL": (EulerAncestralDiscreteScheduler, {}),
    "DPM_2M": (DPMSolverMultistepScheduler, {}),
    "DPM_2M_KARRAS": (DPMSolverMultistepScheduler, {"use_karras_sigmas": True}),
    "HEUN": (HeunDiscreteScheduler, {}),
    "LCM": (LCMScheduler, {}),
}


def load(model):
    pipe = StableDiffusionPipeline.from_pretrained(model, torch_dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def pad(pipe, mode):
    """Convolutions that take the opposite edge for their border ("circular"), or nothing ("zeros")."""
    for network in pipe.unet, pipe.vae:
        for module in network.modules():
            if isinstance(module, torch.nn.Conv2d):
                module.padding_mode = mode
                both = [side for side in reversed(module.padding) for _ in range(2)]
                module._reversed_padding_repeated_twice = both


def make(pipe, case):
    """A PIL picture. case: prompt, sampler, steps, seed; the rest has defaults."""
    kind, extra = SAMPLERS[case["sampler"]]
    if not hasattr(pipe, "first_scheduler"):
        pipe.first_scheduler = pipe.scheduler.config
    scheduler = kind.from_config(pipe.first_scheduler, **extra)
    parts = {**pipe.components, "scheduler": scheduler}
    arguments = {
        "prompt": case["prompt"], "negative_prompt": case.get("negative", ""), "num_inference_steps": case["steps"],
        "guidance_scale": case.get("guidance", 4.0), "generator": torch.Generator("cpu").manual_seed(case["seed"]),
        "clip_skip": case.get("clip_skip") or None}
    size = {"width": case["width"], "height": case["height"]} if case.get("width") else {}
    if not case.get("init"):
        pipeline = StableDiffusionPipeline(**parts, requires_safety_checker=False)
    else:
        start = Image.open(case["init"]).convert("RGB")
        arguments |= {"image": start, "strength": case.get("strength", 0.75)}
        if case.get("mask"):
            pipeline = StableDiffusionInpaintPipeline(**parts, requires_safety_checker=False)
            arguments["mask_image"] = Image.open(case["mask"])
        else:
            pipeline = StableDiffusionImg2ImgPipeline(**parts, requires_safety_checker=False)
            if size:
                arguments["image"] = start.resize((case["width"], case["height"]), Image.LANCZOS)
            size = {}
    pipeline.set_progress_bar_config(disable=True)
    pad(pipe, "circular" if case.get("seamless") else "zeros")
    pipe.vae.use_tiling = bool(case.get("vae_tiling"))
    return pipeline(**arguments, **size).images[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--prompt", required=True)
    parser.add_argument("--negative", default="")
    parser.add_argument("--sampler", choices=SAMPLERS, default="DDIM")
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guidance", type=float, default=4.0)
    parser.add_argument("--width", type=int)
    parser.add_argument("--height", type=int)
    parser.add_argument("--init")
    parser.add_argument("--mask")
    parser.add_argument("--strength", type=float, default=0.75)
    parser.add_argument("--clip-skip", type=int, default=0)
    parser.add_argument("--seamless", action="store_true")
    parser.add_argument("--vae-tiling", action="store_true")
    parser.add_argument("--lora", help="a LoRA file, at its full strength")
    parser.add_argument("--out", type=Path, default=Path("picture.png"))
    args = parser.parse_args()
    pipe = load(args.model)
    if args.lora:
        pipe.load_lora_weights(args.lora)
    make(pipe, vars(args)).save(args.out)


if __name__ == "__main__":
    main()
