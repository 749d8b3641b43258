"""lora_load/: what diffusers makes of a kohya file written under our names: the networks' outputs with it loaded."""

import torch
from diffusers import StableDiffusionPipeline
from safetensors.torch import load_file

from common import arguments, describe, tensors


def main():
    args = arguments(__doc__)
    lora = args.out / "training" / "lora_text_encoder" / "final.safetensors"
    pipe = StableDiffusionPipeline.from_pretrained(args.out / "models" / "sd1")
    io = load_file(args.out / "unet" / "sd1" / "io.safetensors")
    ids = load_file(args.out / "text_encoder" / "sd1" / "io.safetensors")["input_ids"]
    values = {}
    for name in ("without", "with"):
        if name == "with":
            pipe.load_lora_weights(str(lora.parent), weight_name=lora.name)
        with torch.no_grad():
            context = pipe.text_encoder(ids).last_hidden_state
            output = pipe.unet(io["sample"], io["timestep"], encoder_hidden_states=io["encoder_hidden_states"]).sample
        values.update({f"{name}/last_hidden_state": context, f"{name}/output": output})
    moved = (values["with/output"] - values["without/output"]).norm() / values["without/output"].norm()
    assert moved > 1e-3, "the file changed nothing"
    print("relative change of the UNet's output", moved.item())
    tensors(args.out / "lora_load" / "io.safetensors", values)
    describe(args.out / "lora_load", "lora_load.py", args.seed,
             "UNet output for unet/sd1's inputs and text encoder output for text_encoder/sd1's ids, without and with the file "
             "loaded by load_lora_weights.", model="models/sd1", lora="training/lora_text_encoder/final.safetensors")


if __name__ == "__main__":
    main()
