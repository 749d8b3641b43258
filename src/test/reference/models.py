"""Whole tiny Stable Diffusion folders with random weights: models/sd1, models/sd2 and models/sd1_inpainting.

sd1 has what Stable Diffusion 1 has: convolutions as projections, one number of heads, quick_gelu, epsilon, PNDM's scheduler file.
sd2 has what Stable Diffusion 2.1 has: linear projections, heads per level, upcast attention, gelu, "!" as padding, v_prediction;
and, as no Stable Diffusion does, 8 latent channels, so that nothing may take 4 for granted.
sd1_inpainting is smaller still and has a UNet of 9 input channels.
"""

import shutil

from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from common import arguments, describe, document, randomise
from vocabulary import write_vocabulary

WIDTH = 32


def unet_sd1():
    return UNet2DConditionModel(
        sample_size=8, in_channels=4, out_channels=4, block_out_channels=(16, 32), layers_per_block=2,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
        cross_attention_dim=WIDTH, attention_head_dim=2, norm_num_groups=8)


def unet_sd2():
    cross = "CrossAttnDownBlock2D", "CrossAttnUpBlock2D"
    return UNet2DConditionModel(
        sample_size=16, in_channels=8, out_channels=8, block_out_channels=(8, 16, 16, 32), layers_per_block=1,
        down_block_types=(cross[0], cross[0], cross[0], "DownBlock2D"),
        up_block_types=("UpBlock2D", cross[1], cross[1], cross[1]),
        cross_attention_dim=WIDTH, attention_head_dim=[1, 2, 2, 4], norm_num_groups=4,
        use_linear_projection=True, upcast_attention=True)


def unet_inpainting():
    return UNet2DConditionModel(
        sample_size=8, in_channels=9, out_channels=4, block_out_channels=(8, 16), layers_per_block=1,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
        cross_attention_dim=WIDTH, attention_head_dim=2, norm_num_groups=4)


def vae(latent_channels, layers, scaling_factor):
    return AutoencoderKL(
        in_channels=3, out_channels=3, latent_channels=latent_channels, block_out_channels=(8, 16, 16),
        down_block_types=("DownEncoderBlock2D",) * 3, up_block_types=("UpDecoderBlock2D",) * 3,
        layers_per_block=layers, norm_num_groups=4, sample_size=32, scaling_factor=scaling_factor)


def text_encoder(tokenizer, act, heads):
    return CLIPTextModel(CLIPTextConfig(
        vocab_size=len(tokenizer), hidden_size=WIDTH, intermediate_size=2 * WIDTH, num_hidden_layers=2,
        num_attention_heads=heads, hidden_act=act, max_position_embeddings=77, projection_dim=WIDTH,
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id))


def scheduler_file(class_name, **more):
    """As the published models have it: no timestep_spacing, so each sampler takes its own default."""
    return {
        "_class_name": class_name, "_diffusers_version": "0.6.0", "beta_end": 0.012, "beta_schedule": "scaled_linear",
        "beta_start": 0.00085, "clip_sample": False, "num_train_timesteps": 1000, **more, "set_alpha_to_one": False,
        "skip_prk_steps": True, "steps_offset": 1, "trained_betas": None}


def write(folder, seed, unet, vae, act, heads, pad, scheduler):
    shutil.rmtree(folder, ignore_errors=True)
    vocabulary = folder / "tokenizer"
    write_vocabulary(vocabulary)
    tokenizer = CLIPTokenizer(vocabulary / "vocab.json", vocabulary / "merges.txt", pad_token=pad, model_max_length=77)
    StableDiffusionPipeline(
        unet=randomise(unet, seed), vae=randomise(vae, seed + 1),
        text_encoder=randomise(text_encoder(tokenizer, act, heads), seed + 2), tokenizer=tokenizer,
        scheduler=DDIMScheduler(steps_offset=1, clip_sample=False), safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    ).save_pretrained(folder)
    document(folder / "scheduler" / "scheduler_config.json", scheduler)
    index = folder / "model_index.json"
    index.write_text(index.read_text().replace('"DDIMScheduler"', f'"{scheduler["_class_name"]}"'))
    describe(folder, "models.py", seed, "A whole Stable Diffusion folder of diffusers with random weights.")


def main():
    args = arguments(__doc__)
    models = args.out / "models"
    write(models / "sd1", args.seed, unet_sd1(), vae(4, 2, 0.18215), "quick_gelu", 4, "<|endoftext|>",
          scheduler_file("PNDMScheduler"))
    write(models / "sd2", args.seed + 10, unet_sd2(), vae(8, 1, 0.5), "gelu", 2, "!",
          scheduler_file("DDIMScheduler", prediction_type="v_prediction"))
    write(models / "sd1_inpainting", args.seed + 20, unet_inpainting(), vae(4, 1, 0.18215), "quick_gelu", 2, "<|endoftext|>",
          scheduler_file("PNDMScheduler"))


if __name__ == "__main__":
    main()
