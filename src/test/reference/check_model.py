"""Whether diffusers loads a whole model that Assetkiln wrote, and computes with it what it computes with the model it was made from.

check_model.py WRITTEN FOLDER. WRITTEN is a folder or a single file; FOLDER is the source in the diffusers layout, and gives the
configurations for a single file, so that nothing is asked of the network. The weights are compared one by one, and the outputs of text
encoder, UNet and autoencoder on a fixed random input, in float32. The one model leaves memory before the other is loaded.
"""

import gc
import sys
from pathlib import Path

import torch
from diffusers import StableDiffusionInpaintPipeline, StableDiffusionPipeline, UNet2DConditionModel

from common import VERSIONS, generator

PARTS = ("unet", "vae", "text_encoder")


def load(model, folder):
    nine = UNet2DConditionModel.load_config(folder, subfolder="unet")["in_channels"] == 9
    pipeline = StableDiffusionInpaintPipeline if nine else StableDiffusionPipeline
    more = {"local_files_only": True, "safety_checker": None, "torch_dtype": torch.float32}
    if Path(model).is_dir():
        return pipeline.from_pretrained(model, **more)
    return pipeline.from_single_file(model, config=folder, **more)


@torch.no_grad()
def outputs(pipe):
    ids = torch.arange(77)[None] * 7919 % pipe.text_encoder.config.vocab_size
    text = pipe.text_encoder(ids).last_hidden_state
    latents = torch.randn((1, pipe.unet.config.in_channels, 16, 16), generator=generator(1))
    predicted = pipe.unet(latents, 500, encoder_hidden_states=text).sample
    decoded = pipe.vae.decode(latents[:, : pipe.vae.config.latent_channels]).sample
    return {"text_encoder": text, "unet": predicted, "vae": decoded}


def sums(pipe):
    """What a weight is known by without keeping it: its length and its product with a fixed random vector."""
    found = {}
    for part in PARTS:
        for name, weight in getattr(pipe, part).state_dict().items():
            if weight.is_floating_point():
                vector = torch.randn(weight.shape, generator=generator(2))
                found[f"{part}.{name}"] = (tuple(weight.shape), weight.norm().item(), (weight * vector).sum().item())
    return found


def measured(model, folder):
    pipe = load(model, folder)
    found = outputs(pipe), sums(pipe), pipe.scheduler.config.prediction_type
    del pipe
    gc.collect()
    return found


def main(written, folder):
    theirs, weights, prediction = measured(folder, folder)
    ours, again, predicted = measured(written, folder)
    assert weights.keys() == again.keys(), sorted(weights.keys() ^ again.keys())[:5]
    assert prediction == predicted, (prediction, predicted)
    different = sum(weights[name] != again[name] for name in weights)
    errors = {key: ((ours[key] - theirs[key]).norm() / theirs[key].norm()).item() for key in theirs}
    assert max(errors.values()) < 1e-2, errors
    said = ", ".join(f"{key} {error:.1e}" for key, error in errors.items())
    print(f"{written}: diffusers {VERSIONS['diffusers']} loads it; {different} of {len(weights)} weights differ; outputs: {said}")


if __name__ == "__main__":
    main(*sys.argv[1:])
