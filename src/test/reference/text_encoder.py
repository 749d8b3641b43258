"""text_encoder/sd1 (quick_gelu) and text_encoder/sd2 (gelu): token ids and the text encoder's output."""

import torch
from transformers import CLIPTextModel, CLIPTokenizerFast

from common import arguments, describe, tensors

TEXTS = ["a photo of sks slime", "a golden key with three teeth, game icon", "", "sword " * 90]


def write(out, name, seed):
    model = CLIPTextModel.from_pretrained(out / "models" / name / "text_encoder").eval()
    tokenizer = CLIPTokenizerFast.from_pretrained(out / "models" / name / "tokenizer")
    ids = tokenizer(TEXTS, padding="max_length", truncation=True, max_length=77, return_tensors="pt").input_ids
    with torch.no_grad():
        result = model(ids, output_hidden_states=True)
    skipped = model.text_model.final_layer_norm(result.hidden_states[-2])
    tensors(out / "text_encoder" / name / "io.safetensors", {
        "input_ids": ids, "last_hidden_state": result.last_hidden_state, "clip_skip_1": skipped})
    describe(out / "text_encoder" / name, "text_encoder.py", seed,
             "Token ids of the texts, padded; the last hidden state after the final layer norm; clip_skip_1: the same norm "
             "over the output of the layer before the last.",
             model=f"models/{name}", texts=TEXTS)


def main():
    args = arguments(__doc__)
    write(args.out, "sd1", args.seed)
    write(args.out, "sd2", args.seed)


if __name__ == "__main__":
    main()
