"""text_to_image/: latents and pixels that StableDiffusionPipeline makes with DDIM and Euler."""

import torch
from diffusers import DDIMScheduler, EulerDiscreteScheduler, StableDiffusionPipeline

from common import arguments, describe, tensors

PROMPT = "a golden key with three teeth, game icon"
NEGATIVE = "a red potion, blurry"
STEPS = 8
GUIDANCE = 5.0
SAMPLERS = {"ddim": DDIMScheduler, "euler": EulerDiscreteScheduler}


def write(out, name, width, height, seed):
    values = {}
    for sampler, scheduler in SAMPLERS.items():
        pipe = StableDiffusionPipeline.from_pretrained(out / "models" / name)
        pipe.set_progress_bar_config(disable=True)
        pipe.scheduler = scheduler.from_config(pipe.scheduler.config)
        states = []
        result = pipe(
            PROMPT, negative_prompt=NEGATIVE, width=width, height=height, num_inference_steps=STEPS,
            guidance_scale=GUIDANCE, generator=torch.Generator("cpu").manual_seed(seed), output_type="latent",
            callback_on_step_end=lambda _pipe, _i, _t, found: states.append(found["latents"].clone()) or {})
        latents = result.images
        with torch.no_grad():
            pixels = pipe.vae.decode(latents / pipe.vae.config.scaling_factor).sample.clamp(-1, 1)
        values.update({f"{sampler}/states": torch.stack(states), f"{sampler}/latents": latents, f"{sampler}/pixels": pixels})
    shape = values["ddim/latents"].shape
    values["noise"] = torch.randn(shape, generator=torch.Generator("cpu").manual_seed(seed))
    tensors(out / "text_to_image" / name / "io.safetensors", values)
    describe(out / "text_to_image" / name, "text_to_image.py", seed,
             "noise: what the seed draws, before the sampler's first sigma; per sampler the latents after each step, the last of "
             "them, and decoded pixels clamped to -1..1. The samplers are built from the model's scheduler file with from_config.",
             model=f"models/{name}", prompt=PROMPT, negative_prompt=NEGATIVE, steps=STEPS, guidance=GUIDANCE, width=width,
             height=height)


def main():
    args = arguments(__doc__)
    write(args.out, "sd1", 32, 48, 7)
    write(args.out, "sd2", 64, 32, 11)


if __name__ == "__main__":
    main()
