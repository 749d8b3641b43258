"""seamless/sd1: the tiny UNet and autoencoder with circular padding in every convolution."""

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel

from common import arguments, describe, generator, tensors


def circular(module):
    for layer in module.modules():
        if isinstance(layer, torch.nn.Conv2d):
            layer.padding_mode = "circular"
    return module.eval()


def main():
    args = arguments(__doc__)
    folder = args.out / "models" / "sd1"
    unet = circular(UNet2DConditionModel.from_pretrained(folder / "unet"))
    vae = circular(AutoencoderKL.from_pretrained(folder / "vae"))
    source = generator(args.seed)
    latents = torch.randn(1, unet.config.in_channels, 8, 12, generator=source)
    context = torch.randn(1, 77, unet.config.cross_attention_dim, generator=source)
    pixels = torch.rand(1, 3, 16, 24, generator=source) * 2 - 1
    timesteps = torch.tensor([321])
    with torch.no_grad():
        tensors(args.out / "seamless" / "sd1" / "io.safetensors", {
            "latents": latents, "context": context, "timesteps": timesteps, "pixels": pixels,
            "output": unet(latents, timesteps, encoder_hidden_states=context).sample,
            "moments": vae.encode(pixels).latent_dist.parameters, "decoded": vae.decode(latents).sample})
    describe(args.out / "seamless" / "sd1", "seamless.py", args.seed,
             "With padding_mode = circular on every Conv2d: the UNet's output for latents, timesteps and context; the moments of "
             "the pixels; the latents decoded, unscaled.",
             model="models/sd1")


if __name__ == "__main__":
    main()
