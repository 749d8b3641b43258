"""The tiny model sd2 in one file, with the names of the original code, and the names and shapes of the published models.

Every file is checked by diffusers' own converters: they must give the diffusers weights back.
"""

import json
import re

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from diffusers.loaders.single_file_utils import (
    convert_ldm_clip_checkpoint, convert_ldm_unet_checkpoint, convert_ldm_vae_checkpoint, convert_open_clip_checkpoint)
from safetensors.torch import load_file, save_file
from transformers import CLIPTextConfig, CLIPTextModel

from common import VERSIONS, arguments, describe

RESNET = {"norm1": "in_layers.0", "conv1": "in_layers.2", "time_emb_proj": "emb_layers.1", "norm2": "out_layers.0",
          "conv2": "out_layers.3", "conv_shortcut": "skip_connection"}
ENDS = {"conv_in": "input_blocks.0.0", "time_embedding.linear_1": "time_embed.0", "time_embedding.linear_2": "time_embed.2",
        "conv_norm_out": "out.0", "conv_out": "out.2"}


def unet_modules(config):
    """The original name of every module that holds weights, by walking through the blocks as they are built."""
    names = dict(ENDS)

    def resnet(ours, theirs):
        names.update({f"{ours}.{a}": f"{theirs}.{b}" for a, b in RESNET.items()})

    layers, count = config["layers_per_block"], 0
    for i, kind in enumerate(config["down_block_types"]):
        for j in range(layers):
            count += 1
            resnet(f"down_blocks.{i}.resnets.{j}", f"input_blocks.{count}.0")
            if kind.startswith("Cross"):
                names[f"down_blocks.{i}.attentions.{j}"] = f"input_blocks.{count}.1"
        if i < len(config["down_block_types"]) - 1:
            count += 1
            names[f"down_blocks.{i}.downsamplers.0.conv"] = f"input_blocks.{count}.0.op"
    resnet("mid_block.resnets.0", "middle_block.0")
    names["mid_block.attentions.0"] = "middle_block.1"
    resnet("mid_block.resnets.1", "middle_block.2")
    count = -1
    for i, kind in enumerate(config["up_block_types"]):
        for j in range(layers + 1):
            count += 1
            resnet(f"up_blocks.{i}.resnets.{j}", f"output_blocks.{count}.0")
            if kind.startswith("Cross"):
                names[f"up_blocks.{i}.attentions.{j}"] = f"output_blocks.{count}.1"
        if i < len(config["up_block_types"]) - 1:
            place = 2 if kind.startswith("Cross") else 1
            names[f"up_blocks.{i}.upsamplers.0.conv"] = f"output_blocks.{count}.{place}.conv"
    return names


def renamed(weights, modules, prefix):
    result = {}
    for name, weight in weights.items():
        path = name
        while path not in modules:
            path = path.rpartition(".")[0]
        result[prefix + modules[path] + name[len(path):]] = weight
    return result


def vae_original(weights, levels, prefix):
    result = {}
    for name, weight in weights.items():
        key = name
        key = re.sub(r"down_blocks\.(\d)\.resnets\.", r"down.\1.block.", key)
        key = re.sub(r"down_blocks\.(\d)\.downsamplers\.0", r"down.\1.downsample", key)
        key = re.sub(r"up_blocks\.(\d)\.resnets\.", lambda m: f"up.{levels - 1 - int(m[1])}.block.", key)
        key = re.sub(r"up_blocks\.(\d)\.upsamplers\.0", lambda m: f"up.{levels - 1 - int(m[1])}.upsample", key)
        key = key.replace("mid_block.resnets.0", "mid.block_1").replace("mid_block.resnets.1", "mid.block_2")
        key = key.replace("conv_shortcut", "nin_shortcut").replace("conv_norm_out", "norm_out")
        if "mid_block.attentions.0" in key:
            key = key.replace("mid_block.attentions.0", "mid.attn_1").replace("group_norm", "norm")
            key = key.replace("to_out.0", "proj_out").replace(".to_", ".")
            if weight.dim() == 2:
                weight = weight[:, :, None, None]
        result[prefix + key] = weight
    return result


def open_clip(weights, layers, prefix):
    result = {"positional_embedding": weights["text_model.embeddings.position_embedding.weight"],
              "token_embedding.weight": weights["text_model.embeddings.token_embedding.weight"]}
    for end in ("weight", "bias"):
        result[f"ln_final.{end}"] = weights[f"text_model.final_layer_norm.{end}"]
        for i in range(layers):
            ours, theirs = f"text_model.encoder.layers.{i}.", f"transformer.resblocks.{i}."
            result[f"{theirs}attn.in_proj_{end}"] = torch.cat([weights[f"{ours}self_attn.{x}_proj.{end}"] for x in "qkv"])
            for a, b in {"self_attn.out_proj": "attn.out_proj", "layer_norm1": "ln_1", "layer_norm2": "ln_2",
                         "mlp.fc1": "mlp.c_fc", "mlp.fc2": "mlp.c_proj"}.items():
                result[f"{theirs}{b}.{end}"] = weights[f"{ours}{a}.{end}"]
    # The last layer and the projection are in the published files, and Stable Diffusion 2 uses neither.
    last = {k.replace(f"resblocks.{layers - 1}.", f"resblocks.{layers}."): v
            for k, v in result.items() if f"resblocks.{layers - 1}." in k}
    width = result["ln_final.weight"].shape[0]
    more = {"text_projection": torch.ones(width, width, device=result["ln_final.weight"].device),
            "logit_scale": torch.ones((), device=result["ln_final.weight"].device)}
    return {prefix + k: v for k, v in {**result, **last, **more}.items()}


def same(actual, expected, what):
    expected = {k: v for k, v in expected.items() if not k.endswith("position_ids")}
    actual = {k: v for k, v in actual.items() if not k.endswith("position_ids")}
    missing, unknown = expected.keys() - actual.keys(), actual.keys() - expected.keys()
    assert not missing and not unknown, (what, sorted(missing)[:5], sorted(unknown)[:5])
    for name, weight in expected.items():
        assert actual[name].shape == weight.shape, (what, name)
        if weight.device.type != "meta":
            assert torch.equal(actual[name].float(), weight.float()), (what, name)


def whole(unet, vae, text, second):
    """The one file's tensors, checked by diffusers' converters."""
    result = renamed(unet.state_dict(), unet_modules(unet.config), "model.diffusion_model.")
    same(convert_ldm_unet_checkpoint(dict(result), unet.config), unet.state_dict(), "UNet")
    stage = vae_original(vae.state_dict(), len(vae.config.block_out_channels), "first_stage_model.")
    same(convert_ldm_vae_checkpoint(dict(stage), vae.config), vae.state_dict(), "VAE")
    if second:
        words = open_clip(text.state_dict(), text.config.num_hidden_layers, "cond_stage_model.model.")
        back = convert_open_clip_checkpoint(text, dict(words), prefix="cond_stage_model.model.")
        unused = f"text_model.encoder.layers.{text.config.num_hidden_layers}.", "text_projection"
        back = {k: v for k, v in back.items() if not k.startswith(unused)}
    else:
        words = {"cond_stage_model.transformer." + k: v for k, v in text.state_dict().items()}
        back = convert_ldm_clip_checkpoint(dict(words))
    same(back, text.state_dict(), "text encoder")
    return {**result, **stage, **words}


def tiny(models, name, folder):
    source = models / name
    tensors = whole(UNet2DConditionModel.from_pretrained(source / "unet"), AutoencoderKL.from_pretrained(source / "vae"),
                    CLIPTextModel.from_pretrained(source / "text_encoder"), True)
    texts = [file for file in sorted(source.glob("*/*")) if file.suffix in (".json", ".txt")]
    metadata = {f"assetkiln:{file.parent.name}/{file.name}": file.read_text(encoding="utf-8") for file in texts}
    metadata["versions"] = json.dumps(VERSIONS, sort_keys=True)
    halves = {k: v.to(torch.float16).contiguous() for k, v in tensors.items()}
    save_file(halves, folder / f"{name}.safetensors", metadata)
    (folder / f"{name}.safetensors").chmod(0o644)


def published(second, in_channels, folder, name):
    """Names and shapes only: nothing is allocated."""
    width = 1024 if second else 768
    with torch.device("meta"):
        unet = UNet2DConditionModel(in_channels=in_channels, cross_attention_dim=width, use_linear_projection=second,
                                    attention_head_dim=[5, 10, 20, 20] if second else 8)
        blocks = 4
        vae = AutoencoderKL(down_block_types=("DownEncoderBlock2D",) * blocks, up_block_types=("UpDecoderBlock2D",) * blocks,
                            block_out_channels=(128, 256, 512, 512), layers_per_block=2)
        text = CLIPTextModel(CLIPTextConfig(
            vocab_size=49408, hidden_size=width, intermediate_size=4 * width, num_hidden_layers=23 if second else 12,
            num_attention_heads=width // 64))
    lines = sorted(f"{k}\t{','.join(map(str, v.shape))}" for k, v in whole(unet, vae, text, second).items())
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n")


def main():
    args = arguments(__doc__)
    folder = args.out / "layouts"
    folder.mkdir(parents=True, exist_ok=True)
    tiny(args.out / "models", "sd2", folder)
    published(False, 4, folder, "published_sd1")
    published(True, 9, folder, "published_sd2_inpainting")
    describe(folder, "layouts.py", args.seed, "A model in one file with the original names; names and shapes of published ones.")


if __name__ == "__main__":
    main()
