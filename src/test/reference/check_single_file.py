"""Whether diffusers loads a single file, and finds in it the weights of a folder: check_single_file.py FILE FOLDER.

FOLDER is the same model in the diffusers layout; it also gives the configurations, so that nothing is asked of the network.
"""

import sys

import torch
from diffusers import StableDiffusionInpaintPipeline, StableDiffusionPipeline, UNet2DConditionModel

from common import VERSIONS


def main(file, folder):
    nine = UNet2DConditionModel.load_config(folder, subfolder="unet")["in_channels"] == 9
    pipeline = StableDiffusionInpaintPipeline if nine else StableDiffusionPipeline
    loaded = pipeline.from_single_file(file, config=folder, local_files_only=True, safety_checker=None)
    expected = pipeline.from_pretrained(folder, local_files_only=True, safety_checker=None)
    worst = 0.0
    for part in ("unet", "vae", "text_encoder"):
        ours, theirs = (getattr(p, part).state_dict() for p in (loaded, expected))
        ours.pop("text_model.embeddings.position_ids", None)
        assert ours.keys() == theirs.keys(), (part, sorted(ours.keys() ^ theirs.keys())[:5])
        for name, weight in theirs.items():
            assert ours[name].shape == weight.shape, (part, name)
            error = torch.linalg.vector_norm(ours[name].float() - weight.float())
            worst = max(worst, (error / torch.linalg.vector_norm(weight.float()).clamp_min(1e-20)).item())
    print(f"{file}: diffusers {VERSIONS['diffusers']} loads it; largest relative difference of a weight {worst:.1e}")


if __name__ == "__main__":
    main(*sys.argv[1:])
