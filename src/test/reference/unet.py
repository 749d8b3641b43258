"""unet/sd1 and unet/sd2: output of the tiny UNets, the loss mean(output^2), and its gradients."""

import torch
from diffusers import UNet2DConditionModel

from common import arguments, describe, generator, tensors

WEIGHTS = [
    "conv_in.weight",
    "time_embedding.linear_1.weight",
    "down_blocks.0.resnets.0.norm1.weight",
    "down_blocks.0.resnets.0.time_emb_proj.weight",
    "down_blocks.0.attentions.0.norm.bias",
    "down_blocks.0.attentions.0.proj_in.weight",
    "down_blocks.0.attentions.0.transformer_blocks.0.norm1.weight",
    "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q.weight",
    "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight",
    "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_out.0.bias",
    "down_blocks.0.attentions.0.transformer_blocks.0.ff.net.0.proj.weight",
    "down_blocks.0.downsamplers.0.conv.bias",
    "mid_block.attentions.0.transformer_blocks.0.attn1.to_v.weight",
    "mid_block.resnets.1.conv2.bias",
    "up_blocks.0.resnets.0.conv_shortcut.weight",
    "up_blocks.0.upsamplers.0.conv.bias",
    "up_blocks.1.attentions.0.transformer_blocks.0.ff.net.2.weight",
    "conv_norm_out.weight",
    "conv_out.weight",
]


def write(out, name, height, width, timesteps, seed):
    unet = UNet2DConditionModel.from_pretrained(out / "models" / name / "unet")
    source = generator(seed)
    batch = len(timesteps)
    sample = torch.randn(batch, unet.config.in_channels, height, width, generator=source).requires_grad_()
    context = torch.randn(batch, 77, unet.config.cross_attention_dim, generator=source).requires_grad_()
    timestep = torch.tensor(timesteps)
    output = unet(sample, timestep, encoder_hidden_states=context).sample
    loss = output.square().mean()
    loss.backward()
    weights = dict(unet.named_parameters())
    tensors(out / "unet" / name / "io.safetensors", {
        "sample": sample, "timestep": timestep, "encoder_hidden_states": context, "output": output, "loss": loss})
    tensors(out / "unet" / name / "gradients.safetensors", {
        "sample": sample.grad, "encoder_hidden_states": context.grad, **{w: weights[w].grad for w in WEIGHTS}})
    describe(out / "unet" / name, "unet.py", seed,
             "io.safetensors: inputs, output and loss = mean(output^2) of the UNet; gradients.safetensors: the loss's gradients "
             "by the two inputs and by some weights, under the weights' names. odd.safetensors: output at a size that does not halve evenly.",
             model=f"models/{name}")


def write_odd(out, name, height, width, seed):
    """A size that cannot be halved evenly at each level."""
    unet = UNet2DConditionModel.from_pretrained(out / "models" / name / "unet")
    source = generator(seed)
    sample = torch.randn(1, unet.config.in_channels, height, width, generator=source)
    context = torch.randn(1, 77, unet.config.cross_attention_dim, generator=source)
    timestep = torch.tensor([500])
    with torch.no_grad():
        output = unet(sample, timestep, encoder_hidden_states=context).sample
    tensors(out / "unet" / name / "odd.safetensors", {
        "sample": sample, "timestep": timestep, "encoder_hidden_states": context, "output": output})


def main():
    args = arguments(__doc__)
    write(args.out, "sd1", 8, 12, [3, 421, 999], args.seed)
    write(args.out, "sd2", 16, 8, [0, 640], args.seed + 1)
    write_odd(args.out, "sd1", 7, 9, args.seed + 2)
    write_odd(args.out, "sd2", 13, 10, args.seed + 3)


if __name__ == "__main__":
    main()
