"""samplers/: noise schedules, and DDIM and Euler over a fixed sequence of model outputs."""

import torch
from diffusers import DDIMScheduler, DDPMScheduler, EulerDiscreteScheduler

from common import arguments, describe, document, generator, tensors

BASE = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "num_train_timesteps": 1000}
SPACINGS = ["leading", "trailing", "linspace"]
PREDICTIONS = ["epsilon", "v_prediction"]
STEPS = [1, 4, 7, 20, 50]
SHAPE = (1, 2, 3, 4)


def schedules(folder):
    linear = {**BASE, "beta_start": 1e-4, "beta_end": 0.02, "beta_schedule": "linear"}
    zero = {**BASE, "rescale_betas_zero_snr": True}
    table = {"scaled_linear": BASE, "linear": linear, "zero_snr": zero}
    tensors(folder / "alphas_cumprod.safetensors", {
        name: DDPMScheduler(**config).alphas_cumprod for name, config in table.items()})
    document(folder / "schedules.json", table)


def configurations():
    """Every spacing with the usual step offset of Stable Diffusion, and what differs from it."""
    for spacing in SPACINGS:
        yield spacing, {"timestep_spacing": spacing, "steps_offset": 1}
    yield "leading_offset_0", {"timestep_spacing": "leading", "steps_offset": 0}


def ddim_cases():
    for prediction in PREDICTIONS:
        for name, spacing in configurations():
            yield f"ddim_{prediction}_{name}", {**spacing, "prediction_type": prediction, "set_alpha_to_one": False}
    yield "ddim_epsilon_alpha_to_one", {"timestep_spacing": "leading", "steps_offset": 0, "set_alpha_to_one": True}
    yield "ddim_epsilon_clip_sample", {"steps_offset": 1, "set_alpha_to_one": False, "clip_sample": True}
    yield "ddim_v_prediction_clip_sample", {
        "steps_offset": 1, "set_alpha_to_one": False, "clip_sample": True, "clip_sample_range": 0.5,
        "prediction_type": "v_prediction"}
    yield "ddim_v_prediction_zero_snr", {
        "timestep_spacing": "trailing", "rescale_betas_zero_snr": True, "prediction_type": "v_prediction"}


def euler_cases():
    for prediction in PREDICTIONS:
        for name, spacing in configurations():
            yield f"euler_{prediction}_{name}", {**spacing, "prediction_type": prediction}
    yield "euler_epsilon_defaults", {}
    yield "euler_epsilon_karras", {"use_karras_sigmas": True}
    yield "euler_epsilon_log_linear", {"interpolation_type": "log_linear"}
    yield "euler_epsilon_sigma_min", {"final_sigmas_type": "sigma_min"}
    yield "euler_v_prediction_zero_snr", {
        "timestep_spacing": "trailing", "rescale_betas_zero_snr": True, "prediction_type": "v_prediction"}


def timesteps(scheduler, config):
    """Timesteps, and for Euler sigmas and the first sigma of the noise, for each number of steps."""
    result = {}
    for steps in STEPS:
        sampler = scheduler.from_config(config)
        sampler.set_timesteps(steps)
        entry = {"timesteps": sampler.timesteps.tolist(), "init_noise_sigma": float(sampler.init_noise_sigma)}
        if hasattr(sampler, "sigmas"):
            entry["sigmas"] = sampler.sigmas.tolist()
        result[str(steps)] = entry
    return result


def path(scheduler, config, steps, seed):
    """Starts from noise times the sampler's first sigma; the model's outputs are noise of their own."""
    sampler = scheduler.from_config(config)
    sampler.set_timesteps(steps)
    source = generator(seed)
    noise = torch.randn(SHAPE, generator=source)
    outputs = torch.randn((steps, *SHAPE), generator=source)
    x = noise * sampler.init_noise_sigma
    states, inputs = [x], []
    for step, output in zip(sampler.timesteps, outputs):
        inputs.append(sampler.scale_model_input(x, step))
        x = sampler.step(output, step, x).prev_sample
        states.append(x)
    noised = torch.stack([sampler.add_noise(outputs[0], noise, sampler.timesteps[i : i + 1]) for i in range(steps)])
    return {"noise": noise, "outputs": outputs, "inputs": torch.stack(inputs), "states": torch.stack(states), "noised": noised}


def main():
    args = arguments(__doc__)
    folder = args.out / "samplers"
    schedules(folder)
    cases, paths = [], {}
    for scheduler, of in ((DDIMScheduler, ddim_cases), (EulerDiscreteScheduler, euler_cases)):
        for name, extra in of():
            config = {**BASE, "clip_sample": False, **extra}
            config = {key: value for key, value in config.items() if scheduler is DDIMScheduler or key != "clip_sample"}
            cases.append({"name": name, "config": {"_class_name": scheduler.__name__, **config},
                          "steps": timesteps(scheduler, config)})
            for key, value in path(scheduler, config, 7, args.seed + len(cases)).items():
                paths[f"{name}/{key}"] = value
    document(folder / "cases.json", cases, indent=None)
    tensors(folder / "paths.safetensors", paths)
    describe(folder, "samplers.py", args.seed,
             "alphas_cumprod.safetensors: one table per configuration in schedules.json. cases.json: configurations with timesteps "
             "and sigmas for several numbers of steps. paths.safetensors, per case, for 7 steps: noise; outputs of the model; "
             "inputs = scaled model inputs; states = the 8 latents from the scaled noise to the end; noised = for every step "
             "the first model output as a clean latent with the noise added by add_noise.")


if __name__ == "__main__":
    main()
