"""lora_formats/: LoRA files in every layout that people have, and what diffusers and PEFT make of them on models/sd1.

Each case's outputs are those of the library that reads its layout; all but PEFT's own are also checked against plain arithmetic on the
weights, W + alpha / rank * up @ down. "kohya_blocks" has the values of "kohya" under the original code's names, which diffusers does not
read for Stable Diffusion 1. "kohya_sd2" is for models/sd2. gradients: of the mean square of the UNet's output with "kohya".
"""

import json
import re
import shutil
import tempfile

import torch
from diffusers import StableDiffusionPipeline
from peft import LoraConfig, get_peft_model
from safetensors.torch import load_file, save_file
from torch.func import functional_call

from common import arguments, describe, document, generator, tensors

LAYERS = 2  # of models/sd1's levels
LEARNED = ["down_blocks.0.resnets.0.conv1", "down_blocks.0.downsamplers.0.conv", "mid_block.resnets.0.time_emb_proj",
           "mid_block.attentions.0.proj_in", "up_blocks.0.upsamplers.0.conv", "up_blocks.1.resnets.0.conv_shortcut"]


def pipeline(out, name="sd1"):
    return StableDiffusionPipeline.from_pretrained(out / "models" / name)


def modules(network, pattern):
    for path, module in network.named_modules():
        weight = getattr(module, "weight", None)
        if weight is not None and weight.dim() >= 2 and re.fullmatch(pattern, path):
            yield path, weight


def layers(network, pattern, size, source):
    """path -> (down, up, alpha); size gives rank and alpha of a layer by its kernel."""
    found = {}
    for path, weight in modules(network, pattern):
        rank, alpha = size(weight.shape[2:])
        down = torch.randn((rank, *weight.shape[1:]), generator=source) / weight[0].numel() ** 0.5
        up = torch.randn((weight.shape[0], rank, *(1,) * (weight.dim() - 2)), generator=source) / rank**0.5
        found[path] = (down, 0.5 * up, alpha)
    return found


def outputs(unet, text, out, name="sd1"):
    io = load_file(out / "unet" / name / "io.safetensors")
    ids = load_file(out / "text_encoder" / name / "io.safetensors")["input_ids"][:1]
    with torch.no_grad():
        output = unet(io["sample"], io["timestep"], encoder_hidden_states=io["encoder_hidden_states"]).sample
        return {"output": output, "last_hidden_state": text(ids).last_hidden_state}


def merged(out, unet_layers, text_layers, name="sd1"):
    """The outputs when the changes are added to the weights."""
    pipe = pipeline(out, name)
    with torch.no_grad():
        for network, found in ((pipe.unet, unet_layers), (pipe.text_encoder, text_layers)):
            for path, (down, up, alpha) in found.items():
                weight = network.get_submodule(path).weight
                weight += change(down, up, alpha)
    return outputs(pipe.unet, pipe.text_encoder, out, name)


def change(down, up, alpha):
    return alpha / down.shape[0] * torch.einsum("or,r...->o...", up.flatten(1), down)


def gradients(out, unet_layers):
    """Of the mean square of the UNet's output, by downs and ups of one layer of each kind."""
    unet, io = pipeline(out).unet.requires_grad_(False), load_file(out / "unet" / "sd1" / "io.safetensors")
    learned = {path: (down.clone().requires_grad_(), up.clone().requires_grad_(), alpha) for path, (down, up, alpha) in unet_layers.items()}
    weights = {f"{path}.weight": unet.get_submodule(path).weight + change(*layer) for path, layer in learned.items()}
    output = functional_call(unet, weights, (io["sample"], io["timestep"]), {"encoder_hidden_states": io["encoder_hidden_states"]}).sample
    output.square().mean().backward()
    return {f"{path}.{part}": matrix.grad for path in LEARNED for part, matrix in zip(("lora_down", "lora_up"), learned[path])}


def loaded(out, file, name="sd1"):
    pipe = pipeline(out, name)
    pipe.load_lora_weights(str(file.parent), weight_name=file.name)
    return outputs(pipe.unet, pipe.text_encoder, out, name)


def check(name, actual, expected):
    for key in expected:
        error = (actual[key] - expected[key]).norm() / expected[key].norm()
        assert error < 1e-5, f"{name} {key}: {error}"


def kohya(unet_layers, text_layers, rename=lambda path: path):
    values = {}
    for prefix, found in (("lora_unet_", unet_layers), ("lora_te_", text_layers)):
        for path, (down, up, alpha) in found.items():
            key = prefix + rename(path).replace(".", "_")
            values |= {f"{key}.lora_down.weight": down, f"{key}.lora_up.weight": up, f"{key}.alpha": torch.tensor(alpha)}
    return values


def original(path):
    """The name of a UNet's module in the original code (ldm/modules/diffusionmodules/openaimodel.py) for models/sd1."""
    inner = {"conv1": "in_layers.2", "conv2": "out_layers.3", "time_emb_proj": "emb_layers.1", "conv_shortcut": "skip_connection"}
    if found := re.fullmatch(r"(down|up)_blocks\.(\d)\.(resnets|attentions)\.(\d)\.(.*)", path):
        way, block, kind, layer, rest = found.groups()
        number = int(block) * (LAYERS + 1) + int(layer) + (way == "down")
        start = f"{'input' if way == 'down' else 'output'}_blocks.{number}"
        return f"{start}.0.{inner[rest]}" if kind == "resnets" else f"{start}.1.{rest}"
    if found := re.fullmatch(r"mid_block\.(resnets|attentions)\.(\d)\.(.*)", path):
        kind, layer, rest = found.groups()
        return f"middle_block.{2 * int(layer)}.{inner[rest]}" if kind == "resnets" else f"middle_block.1.{rest}"
    others = {"down_blocks.0.downsamplers.0.conv": "input_blocks.3.0.op", "up_blocks.0.upsamplers.0.conv": "output_blocks.2.1.conv"}
    return others.get(path, path)


def diffusers_old(unet_layers, text_layers):
    values = {}
    for path, (down, up, _) in unet_layers.items():
        block, layer = path.replace(".to_out.0", ".to_out").rsplit(".", 1)
        values |= {f"unet.{block}.processor.{layer}_lora.down.weight": down, f"unet.{block}.processor.{layer}_lora.up.weight": up}
    for path, (down, up, _) in text_layers.items():
        block, layer = path.replace("out_proj", "to_out").replace("_proj", "").rsplit(".", 1)
        layer = layer if layer == "to_out" else f"to_{layer}"
        values |= {f"text_encoder.{block}.{layer}_lora.down.weight": down, f"text_encoder.{block}.{layer}_lora.up.weight": up}
    return values


def diffusers_new(unet_layers, text_layers):
    values = {}
    for path, (down, up, _) in unet_layers.items():
        values |= {f"unet.{path}.lora.down.weight": down, f"unet.{path}.lora.up.weight": up}
    for path, (down, up, _) in text_layers.items():
        key = f"text_encoder.{path}.lora_linear_layer"
        values |= {f"{key}.down.weight": down, f"{key}.up.weight": up}
    return values


def peft(found, prefix=""):
    values = {}
    for path, (down, up, _) in found.items():
        values |= {f"{prefix}{path}.lora_A.weight": down, f"{prefix}{path}.lora_B.weight": up}
    return values


def config(found, **more):
    ranks = {path: down.shape[0] for path, (down, _, _) in found.items()}
    alphas = {path: alpha for path, (_, _, alpha) in found.items()}
    rank, alpha = max(ranks.values(), key=list(ranks.values()).count), max(alphas.values(), key=list(alphas.values()).count)
    return LoraConfig(
        r=rank, lora_alpha=alpha, target_modules=sorted(found), lora_dropout=0.0,
        rank_pattern={path: value for path, value in ranks.items() if value != rank},
        alpha_pattern={path: value for path, value in alphas.items() if value != alpha}, **more)


def settings(found):
    """PEFT keeps the modules as a set, in another order each time."""
    return {**config(found).to_dict(), "target_modules": sorted(found)}


def sort_metadata(file):
    """safetensors writes the metadata in another order each time."""
    data = file.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    file.write_bytes(len(text).to_bytes(8, "little") + text + data[8 + length :])


def peft_folder(folder, out, found):
    """A folder as PEFT itself saves it, for the UNet alone, with rank-stabilised scale; outputs as PEFT has them in memory."""
    pipe = pipeline(out)
    network = get_peft_model(pipe.unet, config(found, use_rslora=True))
    state = {f"base_model.model.{key.replace('.weight', '.default.weight')}": value for key, value in peft(found).items()}
    missing = network.load_state_dict(state, strict=False)
    assert not missing.unexpected_keys, missing.unexpected_keys
    network.eval()
    network.save_pretrained(folder)
    (folder / "README.md").unlink(missing_ok=True)
    saved = json.loads((folder / "adapter_config.json").read_text())
    document(folder / "adapter_config.json", {**saved, "target_modules": sorted(saved["target_modules"])})
    for file in folder.parent.rglob("*.safetensors"):
        file.chmod(0o644)
    return outputs(network, pipe.text_encoder, out)


def main():
    args = arguments(__doc__)
    folder = args.out / "lora_formats"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    source = generator(args.seed, 77)
    pipe = pipeline(args.out)

    def sizes(kernel):
        return (3, 1.0) if kernel == (3, 3) else (2, 1.5)

    everywhere = r".*(attentions|resnets|samplers).*"
    attention, text_attention = r".*\.attn[12]\.(to_q|to_k|to_v|to_out\.0)", r".*\.self_attn\.(q|k|v|out)_proj"
    whole = layers(pipe.unet, everywhere, sizes, source), layers(pipe.text_encoder, r".*\.layers\..*", sizes, source)
    small = (layers(pipe.unet, attention, lambda _: (2, 2.0), source),
             layers(pipe.text_encoder, text_attention, lambda _: (2, 2.0), source))
    values = {"without": outputs(pipe.unet, pipe.text_encoder, args.out)}
    save_file({key: value.half() for key, value in kohya(*whole).items()}, folder / "kohya.safetensors")
    save_file(diffusers_old(*small), folder / "diffusers_old.safetensors", metadata={"format": "pt"})
    save_file(diffusers_new(*small), folder / "diffusers_new.safetensors", metadata={"format": "pt"})
    halves = [{path: (down.half().float(), up.half().float(), alpha) for path, (down, up, alpha) in part.items()} for part in whole]
    values["kohya"] = merged(args.out, *halves)
    check("kohya", loaded(args.out, folder / "kohya.safetensors"), values["kohya"])
    save_file({key: value.half() for key, value in kohya(*whole, rename=original).items()}, folder / "kohya_blocks.safetensors")
    values["kohya_blocks"] = values["kohya"]
    for name in ("diffusers_old", "diffusers_new"):
        values[name] = loaded(args.out, folder / f"{name}.safetensors")
        check(name, values[name], merged(args.out, *small))

    # As train_dreambooth_lora.py saves since diffusers 0.34: PEFT's settings in the metadata, alpha not the rank, one layer its own.
    uneven = [{path: (down, up, 1.0) for path, (down, up, _) in part.items()} for part in small]
    first = next(iter(uneven[0]))
    uneven[0][first] = (*uneven[0][first][:2], 3.0)
    with tempfile.TemporaryDirectory() as temporary:
        StableDiffusionPipeline.save_lora_weights(
            temporary, unet_lora_layers=peft(uneven[0]), text_encoder_lora_layers=peft(uneven[1]),
            unet_lora_adapter_metadata=settings(uneven[0]), text_encoder_lora_adapter_metadata=settings(uneven[1]))
        shutil.copy(f"{temporary}/pytorch_lora_weights.safetensors", folder / "peft.safetensors")
    sort_metadata(folder / "peft.safetensors")
    values["peft"] = loaded(args.out, folder / "peft.safetensors")
    check("peft", values["peft"], merged(args.out, *uneven))
    values["peft_folder"] = peft_folder(folder / "peft_folder", args.out, small[0])

    # Stable Diffusion 2 projects with linear layers, has heads for each level and another text encoder.
    second = pipeline(args.out, "sd2")
    whole2 = layers(second.unet, everywhere, sizes, source), layers(second.text_encoder, r".*\.layers\..*", sizes, source)
    save_file({key: value.half() for key, value in kohya(*whole2).items()}, folder / "kohya_sd2.safetensors")
    halves2 = [{path: (down.half().float(), up.half().float(), alpha) for path, (down, up, alpha) in part.items()} for part in whole2]
    with_sd2 = merged(args.out, *halves2, "sd2")
    check("kohya_sd2", loaded(args.out, folder / "kohya_sd2.safetensors", "sd2"), with_sd2)
    tensors(folder / "io_sd2.safetensors", {f"kohya_sd2/{key}": value for key, value in with_sd2.items()})
    tensors(folder / "gradients.safetensors", gradients(args.out, halves[0]))

    for name, value in values.items():
        moved = (value["output"] - values["without"]["output"]).norm() / values["without"]["output"].norm()
        assert name == "without" or moved > 1e-2, f"{name} changed nothing"
    tensors(folder / "io.safetensors", {f"{name}/{key}": value for name, found in values.items() for key, value in found.items()})
    describe(folder, "lora_formats.py", args.seed,
             "UNet output for unet/sd1's inputs and text encoder output for the first of text_encoder/sd1's ids, with each file.",
             model="models/sd1", cases=sorted(set(values) - {"without"}))


if __name__ == "__main__":
    main()
