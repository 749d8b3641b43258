"""blip/base and blip/large: tiny captioners with random weights, what they say, and what transformers' generate makes of them.

base has image and text tokens of one width and its word embeddings as last matrix, large has neither. base is also written with the names of BLIP's authors.
"""

import shutil

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file
from transformers import BertTokenizerFast, BlipConfig, BlipForConditionalGeneration, BlipImageProcessor
from transformers.generation import TemperatureLogitsWarper, TopKLogitsWarper, TopPLogitsWarper

from common import arguments, describe, document, generator, randomise, tensors

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = """a an the of in on with and red blue green golden bronze silver black white round small large old potion bottle sword
shield slime key chest helmet pixel art sprite icon texture stone wall wood handle blade glow light dark left right front view
cork liquid skull ring gem coin bow arrow staff book scroll lantern mushroom picture photo ##s ##ed ##ing ##y ##er ##le . , - ' ! ?
""".split()
LETTERS = [chr(c) for c in range(ord("a"), ord("z") + 1)]
VOCABULARY = SPECIAL + WORDS + [x for x in LETTERS if x not in WORDS] + ["##" + x for x in LETTERS if "##" + x not in WORDS]
TEXTS = ["A blue potion in a round bottle", "an old bronze shield, glowing!", "Crème brûlée's 42 skulls", "", "  the   key\tof [SEP] stone "]

SEARCHES = {
    "greedy": dict(),
    "greedy_start": dict(start="a pixel art sprite of"),
    "greedy_penalty": dict(repetition_penalty=1.3, max_new_tokens=16),
    "greedy_ngram": dict(no_repeat_ngram_size=2, max_new_tokens=24),
    "greedy_unigram": dict(no_repeat_ngram_size=1, start="a red sword"),
    "greedy_short": dict(max_new_tokens=1),
    "greedy_min": dict(min_new_tokens=9, max_new_tokens=10),
    "beam3": dict(num_beams=3, num_return_sequences=3),
    "beam3_start": dict(num_beams=3, num_return_sequences=2, start="a picture of"),
    "beam5": dict(num_beams=5, num_return_sequences=5, max_new_tokens=20),
    "beam4_rules": dict(num_beams=4, num_return_sequences=4, no_repeat_ngram_size=2, repetition_penalty=1.2, min_new_tokens=4, max_new_tokens=18),
    "beam2_short": dict(num_beams=2, num_return_sequences=2, max_new_tokens=1),
    "beam3_min": dict(num_beams=3, num_return_sequences=3, min_new_tokens=6, max_new_tokens=7),
    "beam8": dict(num_beams=8, num_return_sequences=8, max_new_tokens=30, no_repeat_ngram_size=3),
}


def config(image_width, text_width, heads, tied):
    return BlipConfig(
        vision_config=dict(
            hidden_size=image_width, intermediate_size=image_width + 8, num_hidden_layers=2, num_attention_heads=2, image_size=24,
            patch_size=8),
        text_config=dict(
            vocab_size=len(VOCABULARY) + 2, hidden_size=text_width, intermediate_size=text_width + 8, num_hidden_layers=2,
            num_attention_heads=heads, max_position_embeddings=48, bos_token_id=len(VOCABULARY), sep_token_id=3, pad_token_id=0,
            eos_token_id=2, label_smoothing=0.1, tie_word_embeddings=tied))


def ends_now_and_then(model, seed):
    """Random weights whose captions differ and end, some early, some late."""
    randomise(model, seed)
    head = model.text_decoder.cls.predictions
    with torch.no_grad():
        head.decoder.weight.mul_(2.5)
        head.bias[3] += 4.5
        for name, weight in model.named_parameters():
            if "crossattention.self.query" in name or "crossattention.output.dense.weight" in name:
                weight.mul_(3)
    return model


def original(state):
    """The names of BLIP's authors, in half precision as their large model is passed around."""
    renamed = {}
    for key, value in state.items():
        if key.startswith("vision_model.embeddings."):
            key = key.replace("vision_model.embeddings.", "visual_encoder.")
            key = key.replace("class_embedding", "cls_token").replace("position_embedding", "pos_embed")
            key = key.replace("patch_embedding", "patch_embed.proj")
        elif key.startswith("vision_model."):
            key = key.replace("vision_model.encoder.layers", "visual_encoder.blocks").replace("vision_model.post_layernorm", "visual_encoder.norm")
            key = key.replace("self_attn.projection", "attn.proj").replace("self_attn", "attn").replace("layer_norm", "norm")
        renamed[key] = value.half()
    renamed["text_decoder.bert.embeddings.position_ids"] = torch.arange(48)[None]
    renamed["text_encoder_m.something_else"] = torch.zeros(2)
    return renamed


def run(model, tokenizer, pixels, start="", **settings):
    settings.setdefault("max_new_tokens", 12)
    ids = tokenizer([start] * len(pixels), return_tensors="pt").input_ids
    result = model.generate(
        pixels, input_ids=ids, attention_mask=torch.ones_like(ids), return_dict_in_generate=True, output_scores=True, **settings)
    count = settings.get("num_return_sequences", 1)
    sequences = result.sequences.view(len(pixels), count, -1)
    scores = result.sequences_scores if "num_beams" in settings else torch.zeros(len(pixels) * count)
    texts = tokenizer.batch_decode(result.sequences, skip_special_tokens=True)
    return {
        "start": start, "settings": settings, "tokens": sequences.tolist(), "scores": scores.view(len(pixels), count).tolist(),
        "texts": [texts[i * count:(i + 1) * count] for i in range(len(pixels))]}


def losses(model, tokenizer, pixels, out):
    batch = tokenizer(TEXTS[:3], padding=True, return_tensors="pt")
    ids = batch.input_ids
    ids[:, 0] = model.config.text_config.bos_token_id
    labels = ids.masked_fill(ids == 0, -100)
    labels[:, 1] = -100
    model.zero_grad()
    result = model(pixel_values=pixels, input_ids=ids, attention_mask=batch.attention_mask, labels=labels)
    result.loss.backward()
    named = dict(model.named_parameters())
    chosen = ["vision_model.embeddings.patch_embedding.weight", "vision_model.embeddings.position_embedding",
              "vision_model.encoder.layers.1.self_attn.qkv.weight", "text_decoder.bert.embeddings.word_embeddings.weight",
              "text_decoder.bert.encoder.layer.0.crossattention.self.key.weight", "text_decoder.bert.encoder.layer.1.attention.self.query.bias",
              "text_decoder.cls.predictions.bias"]
    with torch.no_grad():
        logits = model.text_decoder(
            input_ids=ids, attention_mask=batch.attention_mask, encoder_hidden_states=result.image_embeds).logits
    tensors(out / "io.safetensors", {
        "pixels": pixels, "image": result.image_embeds, "ids": ids, "labels": labels, "logits": logits, "loss": result.loss[None],
        "mask": batch.attention_mask, **{"gradient." + name: named[name].grad for name in chosen}})


def write(out, name, seed, *sizes):
    folder = out / "blip" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n")
    tokenizer = BertTokenizerFast(vocab_file=str(folder / "vocab.txt"))
    model = ends_now_and_then(BlipForConditionalGeneration(config(*sizes)), seed)
    model.save_pretrained(folder)
    model = BlipForConditionalGeneration.from_pretrained(folder).eval()
    model.text_decoder.label_smoothing = 0.1
    pixels = torch.randn(3, 3, 24, 24, generator=generator(seed, 5)) * 2
    losses(model, tokenizer, pixels, folder)
    document(folder / "generated.json", {key: run(model, tokenizer, pixels, **value) for key, value in SEARCHES.items()}, indent=None)
    describe(folder, "blip.py", seed, "A captioner with random weights; losses and gradients; what generate makes of three pictures.",
             tied=bool(torch.equal(model.text_decoder.cls.predictions.decoder.weight, model.text_decoder.bert.embeddings.word_embeddings.weight)))
    return tokenizer, model


def published(folder):
    """Names and shapes of the captioners that BLIP's authors published; two names of one tensor are there once."""
    text = dict(num_attention_heads=12)
    large = dict(hidden_size=1024, intermediate_size=4096, num_hidden_layers=24, num_attention_heads=16)
    shapes = {}
    for name, vision in {"base": dict(), "large": large}.items():
        with torch.device("meta"):
            model = BlipForConditionalGeneration(BlipConfig(vision_config=vision, text_config=text))
        shapes[name] = {key: list(weight.shape) for key, weight in model.named_parameters(remove_duplicate=True)}
    document(folder / "published.json", shapes, indent=None)


def looking(folder, seed):
    """Pictures of several sizes, half transparent ones among them, and the numbers that BlipImageProcessor makes of them on a colour."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    background = np.array([0xF0, 0xE0, 0x10])
    processor = BlipImageProcessor(size=dict(height=32, width=32))
    others = {
        "bilinear": BlipImageProcessor(size=32, resample=2, image_mean=0.5, image_std=[0.5, 0.25, 0.75]),
        "lanczos": BlipImageProcessor(size=dict(height=32, width=32), resample=1, rescale_factor=1 / 127.5, do_normalize=False),
        "unscaled": BlipImageProcessor(size=dict(height=32, width=32), do_rescale=False, image_mean=[123.7, 116.3, 103.5], image_std=[58.4, 57.1, 57.4]),
    }
    for name, other in others.items():
        other.save_pretrained(folder / name)
    planes = {}
    for i, (width, height) in enumerate([(32, 32), (16, 16), (37, 20), (80, 120), (5, 90), (90, 5), (64, 48)]):
        noise = torch.randint(0, 256, (height, width, 4), generator=generator(seed, 20 + i)).numpy()
        smooth = np.add.outer(np.arange(height), np.arange(width))[..., None] * np.array([1, 3, 2]) % 256
        rgb = np.where(noise[..., :1] < 128, noise[..., :3], smooth)
        alpha = np.where(noise[..., 3:] < 100, 0, np.where(noise[..., 3:] < 180, noise[..., 3:], 255)) if i % 2 else np.full((height, width, 1), 255)
        Image.fromarray(np.concatenate([rgb, alpha], 2).astype(np.uint8), "RGBA").save(folder / f"{i}.png")
        flat = ((rgb * alpha + background * (255 - alpha) + 127) // 255).astype(np.uint8)
        planes[str(i)] = processor(Image.fromarray(flat), return_tensors="pt").pixel_values[0]
        if i == 3:
            for name, other in others.items():
                tensors(folder / name / "planes.safetensors", {"3": other(Image.fromarray(flat), return_tensors="pt").pixel_values[0]})
    tensors(folder / "planes.safetensors", planes)


def nucleus(seed):
    """What is left of a distribution after temperature, top-k and top-p."""
    cases = []
    for temperature, top_k, top_p in [(1.0, 50, 0.9), (0.7, 0, 0.8), (1.5, 10, 1.0), (1.0, 5, 0.3), (2.0, 0, 1.0), (0.05, 50, 0.95)]:
        scores = 3 * torch.randn(1, 126, generator=generator(seed, len(cases)))
        warped = TemperatureLogitsWarper(temperature)(None, scores)
        warped = TopKLogitsWarper(top_k)(None, warped) if top_k else warped
        warped = TopPLogitsWarper(top_p)(None, warped) if top_p < 1 else warped
        cases.append({"temperature": temperature, "top_k": top_k, "top_p": top_p, "scores": scores[0].tolist(),
                      "chances": warped.softmax(-1)[0].tolist()})
    return cases


def main():
    args = arguments(__doc__)
    published(args.out / "blip")
    looking(args.out / "blip" / "looking", args.seed)
    document(args.out / "blip" / "nucleus.json", nucleus(args.seed), indent=None)
    tokenizer, model = write(args.out, "base", args.seed, 32, 32, 2, True)
    save_file(original(model.state_dict()), args.out / "blip" / "base" / "original.safetensors")
    tokenizer.backend_tokenizer.save(str(args.out / "blip" / "tokenizer.json"), pretty=False)
    write(args.out, "large", args.seed + 1, 24, 40, 5, False)
    document(args.out / "blip" / "tokens.json", [
        {"text": text, "ids": tokenizer(text, add_special_tokens=False).input_ids,
         "decoded": tokenizer.decode(tokenizer(text).input_ids, skip_special_tokens=True)} for text in TEXTS], indent=None)


if __name__ == "__main__":
    main()
