"""A Stable Diffusion 1.5 of full size with random weights, as a diffusers folder: as fast and as large as the real one.

    python make_sd15.py MODEL-FOLDER-WITH-CLIP-TOKENIZER TARGET

Any Stable Diffusion 1 or 2 folder or its `tokenizer` has CLIP's tokenizer; the program's own copy of CLIP's vocabulary, written by
`assetkiln export`, will do.
"""

import sys

import torch
from diffusers import AutoencoderKL, PNDMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

source, target = sys.argv[1:3]
torch.manual_seed(0)
unet = UNet2DConditionModel(
    sample_size=64, block_out_channels=(320, 640, 1280, 1280), cross_attention_dim=768, attention_head_dim=8,
    down_block_types=("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",), up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3)
vae = AutoencoderKL(
    down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4, block_out_channels=(128, 256, 512, 512),
    layers_per_block=2, latent_channels=4, sample_size=512, scaling_factor=0.18215)
text = CLIPTextModel(CLIPTextConfig(
    vocab_size=49408, hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12,
    hidden_act="quick_gelu", projection_dim=768, bos_token_id=49406, eos_token_id=49407, pad_token_id=1))
scheduler = PNDMScheduler(
    beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", skip_prk_steps=True, steps_offset=1)
tokenizer = CLIPTokenizer.from_pretrained(source, subfolder="tokenizer")
StableDiffusionPipeline(
    vae=vae, text_encoder=text, tokenizer=tokenizer, unet=unet, scheduler=scheduler, safety_checker=None, feature_extractor=None,
    requires_safety_checker=False).save_pretrained(target)
