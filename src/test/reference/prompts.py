"""prompts/sd1 and prompts/sd2: embeddings of prompts with emphasis and of long ones, put together by hand from transformers' parts.

diffusers knows neither; the rules are those of AUTOMATIC1111's web UI: chunks of 75 tokens with start and end token each, embeddings
times the weights of their tokens, and the mean of the chunk restored."""

import torch
from transformers import CLIPTextModel, CLIPTokenizerFast

from common import arguments, describe, tensors

LONG = "a bronze shield, an iron sword, a golden key, a red potion, " * 7
CASES = {
    "plain": [("a golden key with three teeth, game icon", 1.0)],
    "emphasis": [("a ", 1.0), ("golden", 1.1), (" key, ", 1.0), ("blurry", 1 / 1.1), (" ", 1.0), ("shield", 1.5), (" icon", 1.0)],
    "long": [(LONG + "a slime", 1.0)],
    "long_emphasis": [(LONG, 1.0), ("a slime", 1.3)],
}
WRITTEN = {
    "plain": "a golden key with three teeth, game icon",
    "emphasis": "a (golden) key, [blurry] (shield:1.5) icon",
    "long": LONG + "a slime",
    "long_emphasis": LONG + "(a slime:1.3)",
}


def chunks(tokenizer, parts):
    ids, weights = [], []
    for text, weight in parts:
        own = tokenizer(text, add_special_tokens=False).input_ids
        ids += own
        weights += [weight] * len(own)
    for begin in range(0, max(1, len(ids)), 75):
        row, factors = ids[begin : begin + 75], weights[begin : begin + 75]
        padding = 75 - len(row)
        yield ([tokenizer.bos_token_id, *row, tokenizer.eos_token_id] + [tokenizer.pad_token_id] * padding,
               [1.0, *factors, 1.0] + [1.0] * padding)


def embeddings(model, tokenizer, parts, skip):
    result = []
    for ids, weights in chunks(tokenizer, parts):
        states = model(torch.tensor([ids]), output_hidden_states=True).hidden_states
        x = model.text_model.final_layer_norm(states[-(skip + 1)])[0]
        if any(weight != 1 for weight in weights):
            weighted = x * torch.tensor(weights).unsqueeze(-1)
            x = weighted * (x.mean() / weighted.mean())
        result.append(x)
    return torch.cat(result)


def write(out, name, seed):
    model = CLIPTextModel.from_pretrained(out / "models" / name / "text_encoder").eval()
    tokenizer = CLIPTokenizerFast.from_pretrained(out / "models" / name / "tokenizer")
    with torch.no_grad():
        values = {f"{case}/{skip}": embeddings(model, tokenizer, parts, skip) for case, parts in CASES.items() for skip in (0, 1)}
        values["empty/0"] = embeddings(model, tokenizer, [("", 1.0)], 0)
    tensors(out / "prompts" / name / "io.safetensors", values)
    describe(out / "prompts" / name, "prompts.py", seed,
             "case/clip_skip: the embeddings of the chunks of a prompt one after another; empty: of no text.",
             model=f"models/{name}", prompts=WRITTEN)


def main():
    args = arguments(__doc__)
    write(args.out, "sd1", args.seed)
    write(args.out, "sd2", args.seed)


if __name__ == "__main__":
    main()
