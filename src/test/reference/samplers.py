"""samplers/: noise schedules, and every sampler over a fixed sequence of model outputs."""

import torch
from diffusers import (
    DDIMScheduler, DDPMScheduler, DPMSolverMultistepScheduler, EulerAncestralDiscreteScheduler, EulerDiscreteScheduler,
    HeunDiscreteScheduler, LCMScheduler, PNDMScheduler)

from common import arguments, describe, document, generator, tensors

BASE = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "num_train_timesteps": 1000}
SPACINGS = ["leading", "trailing", "linspace"]
PREDICTIONS = ["epsilon", "v_prediction"]
STEPS = [1, 4, 7, 20, 50]
SHAPE = (1, 2, 3, 4)
STRENGTH = 0.6


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


def other_cases(prefix, spacings=True):
    """Both predictions with every spacing."""
    for prediction in PREDICTIONS:
        for name, spacing in configurations() if spacings else [("distilled", {})]:
            yield f"{prefix}_{prediction}_{name}", {**spacing, "prediction_type": prediction}
    yield f"{prefix}_defaults", {}


ZERO_SNR = {"timestep_spacing": "trailing", "rescale_betas_zero_snr": True, "prediction_type": "v_prediction"}


def pndm_cases():
    for name, extra in other_cases("pndm"):
        yield name, {**extra, "skip_prk_steps": True}
    for prediction in PREDICTIONS:
        yield f"pndm_{prediction}_runge_kutta", {"prediction_type": prediction, "steps_offset": 1}
    yield "pndm_alpha_to_one", {"skip_prk_steps": True, "set_alpha_to_one": True}


def ancestral_cases():
    yield from other_cases("euler_ancestral")
    yield "euler_ancestral_zero_snr", ZERO_SNR


def dpm_cases():
    yield from other_cases("dpm_2m")
    yield "dpm_2m_zero_snr", ZERO_SNR
    yield "dpm_2m_sigma_min", {"final_sigmas_type": "sigma_min"}
    yield "dpm_2m_not_lower_order_final", {"final_sigmas_type": "sigma_min", "lower_order_final": False}
    yield "dpm_2m_euler_at_final", {"final_sigmas_type": "sigma_min", "lower_order_final": False, "euler_at_final": True}


def solver_cases():
    """Orders and solvers of DPM++ beside the usual one, in fewer and in more than 15 steps."""
    for order in (1, 3):
        yield f"dpm_2m_order_{order}", {"solver_order": order}
        yield f"dpm_2m_order_{order}_v_prediction", {"solver_order": order, "prediction_type": "v_prediction"}
    yield "dpm_2m_order_3_sigma_min", {"solver_order": 3, "final_sigmas_type": "sigma_min", "lower_order_final": False}
    yield "dpm_2m_heun", {"solver_type": "heun", "timestep_spacing": "leading", "steps_offset": 1}
    yield "dpm_2m_lu", {"use_lu_lambdas": True}
    yield "dpm_2m_lu_order_3_v_prediction", {
        "use_lu_lambdas": True, "solver_order": 3, "prediction_type": "v_prediction", "timestep_spacing": "trailing"}


def karras_cases():
    for prediction in PREDICTIONS:
        yield f"dpm_2m_karras_{prediction}", {"use_karras_sigmas": True, "prediction_type": prediction}
    yield "dpm_2m_karras_zero_snr", {**ZERO_SNR, "use_karras_sigmas": True}


def heun_cases():
    yield from other_cases("heun")
    yield "heun_karras", {"use_karras_sigmas": True}
    for prediction in PREDICTIONS:
        yield f"heun_{prediction}_clip_sample", {"clip_sample": True, "prediction_type": prediction}


def lcm_cases():
    yield from other_cases("lcm", spacings=False)
    yield "lcm_clip_sample", {"clip_sample": True, "clip_sample_range": 0.5}
    yield "lcm_few", {"original_inference_steps": 20, "timestep_scaling": 4.0}


KINDS = {
    "DDIM": (DDIMScheduler, ddim_cases), "PNDM": (PNDMScheduler, pndm_cases), "EULER": (EulerDiscreteScheduler, euler_cases),
    "EULER_ANCESTRAL": (EulerAncestralDiscreteScheduler, ancestral_cases), "DPM_2M": (DPMSolverMultistepScheduler, dpm_cases),
    "DPM_2M_KARRAS": (DPMSolverMultistepScheduler, karras_cases), "HEUN": (HeunDiscreteScheduler, heun_cases),
    "LCM": (LCMScheduler, lcm_cases)}


def timesteps(scheduler, config):
    """Timesteps and the first sigma of the noise, for each number of steps that the sampler can take."""
    result = {}
    for steps in STEPS:
        sampler = scheduler.from_config(config)
        if scheduler is PNDMScheduler and not config.get("skip_prk_steps") and steps < 4:
            continue
        if scheduler is LCMScheduler and steps > sampler.config.original_inference_steps:
            continue
        sampler.set_timesteps(steps)
        result[str(steps)] = {"timesteps": sampler.timesteps.tolist(), "init_noise_sigma": float(sampler.init_noise_sigma)}
    return result


def walk(sampler, timesteps, outputs, x, seed):
    """The latents before the first and after each step, and what the model is given at each."""
    more = {"generator": [generator(seed)]} if isinstance(sampler, (EulerAncestralDiscreteScheduler, LCMScheduler)) else {}
    states, inputs = [x], []
    for step, output in zip(timesteps, outputs):
        inputs.append(sampler.scale_model_input(x, step))
        x = sampler.step(output, step, x, **more).prev_sample
        states.append(x)
    return torch.stack(states), torch.stack(inputs)


def path(scheduler, config, steps, seed):
    """From noise times the sampler's first sigma, and from an image; the model's outputs are noise of their own."""
    sampler = scheduler.from_config(config)
    sampler.set_timesteps(steps)
    source = generator(seed)
    noise = torch.randn(SHAPE, generator=source)
    outputs = torch.randn((len(sampler.timesteps), *SHAPE), generator=source)
    states, inputs = walk(sampler, sampler.timesteps, outputs, noise * sampler.init_noise_sigma, seed)
    sampler = scheduler.from_config(config)
    sampler.set_timesteps(steps)
    noised = torch.stack([
        sampler.add_noise(outputs[0], noise, sampler.timesteps[i : i + 1]) for i in range(len(sampler.timesteps))])
    return {"noise": noise, "outputs": outputs, "inputs": inputs, "states": states, "noised": noised,
            "from_image": from_image(scheduler, config, steps, noise, outputs, seed)}


def from_image(scheduler, config, steps, noise, outputs, seed):
    """As StableDiffusionImg2ImgPipeline walks: the first model output serves as the image."""
    sampler = scheduler.from_config(config)
    sampler.set_timesteps(steps)
    first = (steps - min(int(steps * STRENGTH), steps)) * sampler.order
    if hasattr(sampler, "set_begin_index"):
        sampler.set_begin_index(first)
    x = sampler.add_noise(outputs[0], noise, sampler.timesteps[first : first + 1])
    return walk(sampler, sampler.timesteps[first:], outputs[first:], x, seed)[0]


def main():
    args = arguments(__doc__)
    folder = args.out / "samplers"
    schedules(folder)
    cases, paths = [], {}
    # Last, so that the seeds of the others stay.
    for kind, (scheduler, of) in [*KINDS.items(), ("DPM_2M", (DPMSolverMultistepScheduler, solver_cases))]:
        for name, extra in of():
            config = {**BASE, "clip_sample": False, **extra}
            config = {key: value for key, value in config.items()
                      if key != "clip_sample" or scheduler in (DDIMScheduler, HeunDiscreteScheduler, LCMScheduler)}
            seed = args.seed + len(cases) + 1
            cases.append({"name": name, "sampler": kind, "seed": seed,
                          "config": {"_class_name": scheduler.__name__, **config}, "steps": timesteps(scheduler, config)})
            for key, value in path(scheduler, config, 7, seed).items():
                paths[f"{name}/{key}"] = value
    document(folder / "cases.json", cases, indent=None)
    tensors(folder / "paths.safetensors", paths)
    describe(folder, "samplers.py", args.seed,
             "alphas_cumprod.safetensors: one table per configuration in schedules.json. cases.json: configurations with timesteps "
             "and first sigmas for several numbers of steps. paths.safetensors, per case, for 7 steps: noise; outputs of the model; "
             "inputs = scaled model inputs; states = the latents from the scaled noise to the end; noised = for every call "
             "the first model output as a clean latent with the noise added by add_noise; from_image = the latents of "
             "image-to-image with the first model output as the image. Noise of the steps is from the case's seed.",
             strength=STRENGTH)


if __name__ == "__main__":
    main()
