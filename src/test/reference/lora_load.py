"""lora_load/: what diffusers makes of kohya files: outputs of the networks without any, with ours, with another, with both.

"ours" is what training_steps.py wrote under our names for attention and text encoder. "other" adapts, as kohya's trainer does, every
linear layer and 1x1 convolution of the transformers, and has rank 2 and alpha 1.
"""

import torch
from diffusers import StableDiffusionPipeline
from safetensors.torch import load_file

from common import arguments, describe, generator, tensors

OURS = "training/lora_text_encoder/final.safetensors"
OTHER = "lora_load/other.safetensors"
RANK = 2
STRENGTHS = {"without": {}, "ours": {"ours": 1.0}, "other": {"other": 1.0}, "both": {"ours": 0.8, "other": 0.5}}


def other(pipe, seed):
    source = generator(seed)
    values = {}
    for prefix, network, part in (("lora_unet_", pipe.unet, "attentions."), ("lora_te_", pipe.text_encoder, "layers.")):
        for path, module in network.named_modules():
            weight = getattr(module, "weight", None)
            if part not in path or weight is None or weight.dim() < 2:
                continue
            tail = (1,) * (weight.dim() - 2)
            key = prefix + path.replace(".", "_")
            values[f"{key}.lora_down.weight"] = 0.3 * torch.randn((RANK, weight.shape[1], *tail), generator=source)
            values[f"{key}.lora_up.weight"] = 0.3 * torch.randn((weight.shape[0], RANK, *tail), generator=source)
            values[f"{key}.alpha"] = torch.tensor(1.0)
    return values


def outputs(pipe, io, ids):
    with torch.no_grad():
        context = pipe.text_encoder(ids).last_hidden_state
        output = pipe.unet(io["sample"], io["timestep"], encoder_hidden_states=io["encoder_hidden_states"]).sample
    return {"last_hidden_state": context, "output": output}


def main():
    args = arguments(__doc__)
    io = load_file(args.out / "unet" / "sd1" / "io.safetensors")
    ids = load_file(args.out / "text_encoder" / "sd1" / "io.safetensors")["input_ids"]
    values = {}
    for name, strengths in STRENGTHS.items():
        pipe = StableDiffusionPipeline.from_pretrained(args.out / "models" / "sd1")
        if name == "without":
            tensors(args.out / OTHER, other(pipe, args.seed))
        for adapter in strengths:
            file = args.out / {"ours": OURS, "other": OTHER}[adapter]
            pipe.load_lora_weights(str(file.parent), weight_name=file.name, adapter_name=adapter)
        if strengths:
            pipe.set_adapters(list(strengths), list(strengths.values()))
        for key, value in outputs(pipe, io, ids).items():
            values[f"{name}/{key}"] = value
            change = (value - values[f"without/{key}"]).norm() / values[f"without/{key}"].norm()
            assert name == "without" or change > 1e-2, "the file changed nothing"
    tensors(args.out / "lora_load" / "io.safetensors", values)
    describe(args.out / "lora_load", "lora_load.py", args.seed,
             "UNet output for unet/sd1's inputs and text encoder output for text_encoder/sd1's ids, without and with the files "
             "loaded by load_lora_weights, at the strengths given here.",
             model="models/sd1", files={"ours": OURS, "other": OTHER}, strengths=STRENGTHS)


if __name__ == "__main__":
    main()
