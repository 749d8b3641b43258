"""diffusers' text-to-image pipeline on the processor: python peer_pictures.py MODEL EDGE COUNT FOLDER"""

import os
import sys

import torch
from diffusers import DDIMScheduler, StableDiffusionPipeline

torch.set_num_threads(int(os.environ.get("BENCH_THREADS", os.cpu_count() or 1)))
model, edge, count, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
pipeline = StableDiffusionPipeline.from_pretrained(model, safety_checker=None)
pipeline.scheduler = DDIMScheduler.from_config(pipeline.scheduler.config)
pipeline.set_progress_bar_config(disable=True)
for i in range(count):
    generator = torch.Generator("cpu").manual_seed(1 + i)
    image = pipeline("a golden sword", num_inference_steps=20, guidance_scale=7.5, width=edge, height=edge, generator=generator).images[0]
    image.save(f"{folder}/{i:03d}.png")
