"""training/: five AdamW steps on the tiny models; losses, gradient norms before clipping, and the weights at the end."""

import torch
import torch.nn.functional as F
from diffusers import DDPMScheduler, UNet2DConditionModel
from diffusers.training_utils import EMAModel
from peft import LoraConfig, get_peft_model_state_dict
from transformers import CLIPTextModel, CLIPTokenizerFast

from common import arguments, describe, document, generator, tensors

STEPS = 5
RANK = 4
ALPHA = 8
ATTENTION = ["to_q", "to_k", "to_v", "to_out.0"]
FEED_FORWARD = ["ff.net.0.proj", "ff.net.2"]
CONVOLUTIONS = ["conv1", "conv2", "downsamplers.0.conv", "upsamplers.0.conv"]
TEXT = ["q_proj", "k_proj", "v_proj", "out_proj"]
PROMPTS = ["a photo of sks slime", "a green slime with two eyes, pixel art sprite", "a photo of a slime", ""]
PLAIN = {"model": "sd1", "kind": "lora", "targets": ATTENTION, "text_encoder": False, "up": "zero", "accumulation": 1,
         "prior_weight": None, "min_snr_gamma": None, "max_gradient_norm": 1.0, "mask": False, "offset_noise": 0.0,
         "text_encoder_steps": 0, "average_decay": 0.0}
CASES = {
    "lora": {},
    "lora_given_up": {"up": "given", "max_gradient_norm": 0.5},
    "lora_feed_forward": {"targets": ATTENTION + FEED_FORWARD},
    "lora_prior": {"prior_weight": 0.7},
    "lora_prior_min_snr_epsilon": {"prior_weight": 0.7, "min_snr_gamma": 5.0},
    "lora_prior_min_snr_v": {"model": "sd2", "prior_weight": 0.7, "min_snr_gamma": 5.0, "up": "given"},
    "lora_text_encoder": {"text_encoder": True},
    "lora_accumulation": {"accumulation": 2},
    "lora_masked": {"mask": True, "offset_noise": 0.1},
    "lora_convolutions": {"targets": ATTENTION + CONVOLUTIONS},
    "lora_text_encoder_stops": {"text_encoder": True, "text_encoder_steps": 2},
    "lora_average": {"average_decay": 0.3},
    "full": {"model": "sd2", "kind": "full", "targets": []},
}
PREDICTION = {"sd1": "epsilon", "sd2": "v_prediction"}


def kohya(module):
    """The name of a module in kohya's files: "unet.mid_block.x" becomes "lora_unet_mid_block_x"."""
    network, path = module.split(".", 1)
    return {"unet": "lora_unet_", "text_encoder": "lora_te_"}[network] + path.replace(".", "_")


class Run:
    """The two networks of one case and the weights that learn."""

    def __init__(self, out, case, inputs, initial):
        folder = out / "models" / case["model"]
        self.case = case
        self.inputs = inputs
        self.unet = UNet2DConditionModel.from_pretrained(folder / "unet").requires_grad_(case["kind"] == "full").train()
        self.text_encoder = CLIPTextModel.from_pretrained(folder / "text_encoder").requires_grad_(False).train()
        self.noise_schedule = DDPMScheduler(
            beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", prediction_type=PREDICTION[case["model"]])
        if case["kind"] == "lora":
            add_lora(self.unet, case["targets"])
        if case["text_encoder"]:
            add_lora(self.text_encoder, TEXT)
        self.networks = {"unet": self.unet, "text_encoder": self.text_encoder}
        if case["kind"] == "lora":
            self.start_from(initial)
        self.before = {name: weight.detach().clone() for name, weight in self.unet.named_parameters()}

    def start_from(self, initial):
        with torch.no_grad():
            for module, layer in self.lora_layers():
                layer.lora_A["default"].weight.copy_(initial[f"{kohya(module)}.lora_down.weight"])
                up = initial[f"{kohya(module)}.lora_up.weight"]
                layer.lora_B["default"].weight.copy_(up if self.case["up"] == "given" else 0 * up)

    def lora_layers(self):
        for prefix, network in self.networks.items():
            for name, layer in network.named_modules():
                if hasattr(layer, "lora_A"):
                    yield f"{prefix}.{name}", layer

    def trained(self):
        return [weight for network in self.networks.values() for weight in network.parameters() if weight.requires_grad]

    def context(self, prompts):
        if self.case["text_encoder"]:
            return self.text_encoder(self.inputs["input_ids"][prompts]).last_hidden_state
        return self.inputs["embeddings"][prompts]

    def loss(self, micro):
        latents, noise, t, prompts = (self.inputs[key][micro] for key in ("latents", "noise", "timesteps", "prompts"))
        if self.case["offset_noise"]:  # diffusers' train_text_to_image.py
            noise = noise + self.case["offset_noise"] * self.inputs["offsets"][micro]
        noisy = self.noise_schedule.add_noise(latents, noise, t)
        prediction = self.unet(noisy, t, encoder_hidden_states=self.context(prompts)).sample
        v = self.noise_schedule.config.prediction_type == "v_prediction"
        target = self.noise_schedule.get_velocity(latents, noise, t) if v else noise
        error = F.mse_loss(prediction, target, reduction="none")
        if self.case["mask"]:  # kohya's apply_masked_loss
            error = error * F.interpolate(self.inputs["masks"][micro], size=error.shape[2:], mode="area")
        error = error.mean(dim=(1, 2, 3))
        if self.case["prior_weight"] is None:
            return (error * self.snr_weight(t)).mean()
        subject, prior = error.chunk(2)
        return (subject * self.snr_weight(t.chunk(2)[0])).mean() + self.case["prior_weight"] * prior.mean()

    def snr_weight(self, t):
        """Min-SNR-gamma, for the half it is asked for by that half's own timesteps; the prior half is not weighted."""
        gamma = self.case["min_snr_gamma"]
        if gamma is None:
            return torch.ones(len(t))
        kept = self.noise_schedule.alphas_cumprod[t]
        snr = kept / (1 - kept)
        v = self.noise_schedule.config.prediction_type == "v_prediction"
        return snr.clamp(max=gamma) / (snr + 1 if v else snr)

    def run(self):
        weights = self.trained()
        self.average = EMAModel(weights, decay=self.case["average_decay"])
        optimizer = torch.optim.AdamW(weights, lr=1e-3, betas=(0.9, 0.999), weight_decay=1e-2, eps=1e-8)
        losses, norms = [], []
        accumulation = self.case["accumulation"]
        for step in range(STEPS):
            if step > 0 and step == self.case["text_encoder_steps"]:
                self.text_encoder.requires_grad_(False)
            for micro in range(step * accumulation, (step + 1) * accumulation):
                loss = self.loss(micro)
                (loss / accumulation).backward()
                losses.append(loss.item())
            norms.append(torch.nn.utils.clip_grad_norm_(self.trained(), self.case["max_gradient_norm"]).item())
            optimizer.step()
            optimizer.zero_grad()
            self.average.step(weights)
        return losses, norms

    def lora_file(self):
        values = {}
        for module, layer in self.lora_layers():
            values[f"{kohya(module)}.lora_down.weight"] = layer.lora_A["default"].weight
            values[f"{kohya(module)}.lora_up.weight"] = layer.lora_B["default"].weight
            values[f"{kohya(module)}.alpha"] = torch.tensor(float(ALPHA))
        return values

    def peft_file(self):
        return {f"{prefix}.{name}": value for prefix, network in self.networks.items() if hasattr(network, "peft_config")
                for name, value in get_peft_model_state_dict(network).items()}


def lora_average(run):
    """The averaged weights by the names of a kohya file."""
    weights = run.trained()
    run.average.copy_to(weights)
    return run.lora_file()


def add_lora(network, targets):
    network.add_adapter(LoraConfig(r=RANK, lora_alpha=ALPHA, target_modules=targets))


def write_inputs(out, name, micro_batches, seed):
    folder = out / "models" / name
    tokenizer = CLIPTokenizerFast.from_pretrained(folder / "tokenizer")
    ids = tokenizer(PROMPTS, padding="max_length", truncation=True, max_length=77, return_tensors="pt").input_ids
    with torch.no_grad():
        embeddings = CLIPTextModel.from_pretrained(folder / "text_encoder").eval()(ids).last_hidden_state
    source = generator(seed)
    # at least two positions at the lowest level: attention over one has no gradient by queries and keys, only rounding
    shape = (micro_batches, 4, *{"sd1": (4, 8, 8), "sd2": (8, 16, 8)}[name])
    prompts = torch.tensor([[0, 1, 2, 2], [1, 0, 2, 2], [0, 3, 2, 2]])[torch.arange(micro_batches) % 3]
    timesteps = torch.randint(0, 1000, (micro_batches, 4), generator=source)
    timesteps[:, 0] //= 6  # little noise, where min-SNR takes weight away
    values = {
        "latents": torch.randn(shape, generator=source), "noise": torch.randn(shape, generator=source),
        "timesteps": timesteps, "prompts": prompts,
        "input_ids": ids, "embeddings": embeddings}
    if name == "sd1":
        values["offsets"] = torch.randn((micro_batches, 4, 4, 1, 1), generator=source)
        values["masks"] = torch.rand((micro_batches, 4, 1, 16, 16), generator=source)  # pixels, 2 x 2 a latent
    tensors(out / "training" / f"inputs_{name}.safetensors", values)
    return values


def write_initial(out, name, seed):
    """One LoRA over everything that any case trains; a case uses the modules it trains."""
    unet = UNet2DConditionModel.from_pretrained(out / "models" / name / "unet")
    text_encoder = CLIPTextModel.from_pretrained(out / "models" / name / "text_encoder")
    wanted = {"unet": (unet, ATTENTION + (FEED_FORWARD if name == "sd1" else []))}

    if name == "sd1":
        wanted["text_encoder"] = (text_encoder, TEXT)
    source = generator(seed)
    values = {}
    for prefix, (network, targets) in wanted.items():
        for path, module in network.named_modules():
            if path.endswith(tuple("." + target for target in targets)):
                key = kohya(f"{prefix}.{path}")
                bound = module.in_features**-0.5
                values[f"{key}.lora_down.weight"] = (2 * torch.rand(RANK, module.in_features, generator=source) - 1) * bound
                values[f"{key}.lora_up.weight"] = 0.1 * torch.randn(module.out_features, RANK, generator=source)
                values[f"{key}.alpha"] = torch.tensor(float(ALPHA))
    if name == "sd1":
        values.update(convolutions(unet, generator(seed, 1)))
    tensors(out / "training" / f"initial_{name}.safetensors", values)
    return values


def convolutions(unet, source):
    values = {}
    for path, module in unet.named_modules():
        if path.endswith(tuple("." + target for target in CONVOLUTIONS)):
            key = kohya(f"unet.{path}")
            bound = module.weight[0].numel() ** -0.5
            down = torch.rand(RANK, module.in_channels, *module.kernel_size, generator=source)
            values[f"{key}.lora_down.weight"] = (2 * down - 1) * bound
            values[f"{key}.lora_up.weight"] = 0.1 * torch.randn(module.out_channels, RANK, 1, 1, generator=source)
            values[f"{key}.alpha"] = torch.tensor(float(ALPHA))
    return values


def write_case(out, name, inputs, initial):
    case = {**PLAIN, **CASES[name]}
    run = Run(out, case, inputs[case["model"]], initial[case["model"]])
    losses, norms = run.run()
    folder = out / "training" / name
    document(folder / "steps.json", {
        **case, "model": f"models/{case['model']}", "prediction_type": PREDICTION[case["model"]], "rank": RANK, "alpha": ALPHA,
        "learning_rate": 1e-3, "betas": [0.9, 0.999], "weight_decay": 1e-2, "epsilon": 1e-8,
        "losses": losses, "gradient_norms": norms})
    print(f"{name}: losses {losses} norms {norms}")
    if case["kind"] == "lora":
        tensors(folder / "final.safetensors", run.lora_file())
    else:
        write_full(folder, run)
    if case["average_decay"]:
        tensors(folder / "average.safetensors", lora_average(run))
    if name == "lora_text_encoder":
        tensors(folder / "final_peft.safetensors", run.peft_file())


def write_full(folder, run):
    """All weights would be a megabyte: some whole, and of every weight how far it moved."""
    whole = ("conv_in", "conv_out", "conv_norm_out", "time_embedding", "down_blocks.0", "mid_block.attentions", "up_blocks.3.res")
    weights = dict(run.unet.named_parameters())
    tensors(folder / "final.safetensors", {
        name: weight for name, weight in weights.items() if name.startswith(whole) or weight.dim() == 1})
    document(folder / "moved.json", {
        name: (weight.detach() - run.before[name]).double().norm().item() for name, weight in weights.items()})


def main():
    args = arguments(__doc__)
    inputs = {"sd1": write_inputs(args.out, "sd1", 2 * STEPS, args.seed),
              "sd2": write_inputs(args.out, "sd2", STEPS, args.seed + 1)}
    initial = {name: write_initial(args.out, name, args.seed + 2) for name in inputs}
    for name in CASES:
        write_case(args.out, name, inputs, initial)
    describe(args.out / "training", "training_steps.py", args.seed,
             "inputs_*: per micro batch (10 or 5) four latents, noises, timesteps and indices of prompts, and per prompt input_ids "
             "and embeddings. Step i uses micro batch i, or 2i and 2i + 1 with accumulation 2, all four items as one batch; with "
             "prior preservation the first two items are the subject and the last two the class. initial_*: LoRA in kohya's names; "
             "up = zero means that lora_up starts at zero instead. steps.json: settings, the loss of every micro batch, the "
             "gradient norm of every step before clipping. final.safetensors: the trained weights after five steps. full: some of the "
             "final weights; moved.json has the L2 norm of every weight's change.",
             prompts=PROMPTS)


if __name__ == "__main__":
    main()
