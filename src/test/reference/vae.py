"""vae/sd1 (4 latent channels) and vae/sd2 (8): the encoder's moments and the decoder's output."""

import torch
from diffusers import AutoencoderKL

from common import arguments, describe, generator, tensors


def write(out, name, height, width, seed):
    vae = AutoencoderKL.from_pretrained(out / "models" / name / "vae").eval()
    source = generator(seed)
    pixels = torch.rand(2, 3, height, width, generator=source) * 2 - 1
    noise = torch.randn(2, vae.config.latent_channels, height // 4, width // 4, generator=source)
    with torch.no_grad():
        posterior = vae.encode(pixels).latent_dist
        latents = (posterior.mean + posterior.std * noise) * vae.config.scaling_factor
        decoded = vae.decode(noise).sample
    tensors(out / "vae" / name / "io.safetensors", {
        "pixels": pixels, "mean": posterior.mean, "logvar": posterior.logvar, "noise": noise, "latents": latents,
        "decoded": decoded})
    describe(out / "vae" / name, "vae.py", seed,
             "pixels in -1..1; mean and log-variance (clamped to -30..20) of the posterior; latents = (mean + exp(logvar / 2) * "
             "noise) * scaling_factor; decoded = the decoder's output for noise itself, unscaled. tiled.safetensors: "
             "the same after enable_tiling(), at a size of several tiles.",
             model=f"models/{name}")


def write_tiled(out, name, height, width, seed):
    vae = AutoencoderKL.from_pretrained(out / "models" / name / "vae").eval()
    vae.enable_tiling()
    source = generator(seed)
    pixels = torch.rand(1, 3, height, width, generator=source) * 2 - 1
    latents = torch.randn(1, vae.config.latent_channels, height // 4, width // 4, generator=source)
    with torch.no_grad():
        tensors(out / "vae" / name / "tiled.safetensors", {
            "pixels": pixels, "moments": vae.encode(pixels).latent_dist.parameters, "latents": latents,
            "decoded": vae.decode(latents).sample})


def main():
    args = arguments(__doc__)
    write(args.out, "sd1", 32, 48, args.seed)
    write(args.out, "sd2", 48, 32, args.seed + 1)
    write_tiled(args.out, "sd1", 52, 72, args.seed + 2)


if __name__ == "__main__":
    main()
