"""tokenizer/sd1 and tokenizer/sd2: ids of transformers' CLIPTokenizerFast.

The fast tokenizer, because the slow one without ftfy installed prepares text with BERT's BasicTokenizer and splits otherwise.
"""

from transformers import CLIPTokenizerFast

from common import arguments, describe, document

TEXTS = [
    "",
    " ",
    "a",
    "a red potion",
    "A RED Potion",
    "a golden key with three teeth, game icon on transparent background",
    "a  bronze   shield\ticon\nwith a rim ",
    "   leading and trailing   ",
    "the knight's sword isn't sharp; they're old, we've seen, I'm sure, he'll go, she'd stay",
    "THE KNIGHT'S SWORD ISN'T SHARP",
    "it’s a curly apostrophe",
    "x2 x16 64x64 1024 3.14 007",
    "(masterpiece:1.2), [blurry], {best}",
    "hello!!! what?? ...",
    "wow! a sword",
    "snake_case and kebab-case and camelCase",
    "a/b\\c|d&e#f@g%h^i*j~k`l",
    "\"quoted\" 'single' «guillemets» „low“",
    "épée d'argent, naïve café",
    "e\u0301pe\u0301e with combining accents",
    "ÉPÉE ÀÇÖ",
    "straße GROẞ",
    "İstanbul ıI",
    "меч и щит",
    "ΑΣΠΙΣ ασπίς",
    "剣と盾 のアイコン",
    "검과 방패",
    "سيف ودرع",
    "חרב ומגן",
    "sword ⚔️ shield 🛡️ fire 🔥",
    "family 👨‍👩‍👧 flag 🇫🇷",
    "½ potion ² ③ Ⅳ ٣",
    "zero\u200bwidth no\u00a0break soft\u00adhyphen",
    "ﬁne ﬂow ligatures",
    "tab\there\r\nnew line",
    "<|startoftext|> inside <|endoftext|> text",
    "<|endoftext|>",
    "a photo of sks slime",
    "sword " * 90,
    "supercalifragilisticexpialidocious" * 12,
    "1" * 100,
    "dash — en – minus − dots … bullet •",
]


def write(out, name, seed):
    tokenizer = CLIPTokenizerFast.from_pretrained(out / "models" / name / "tokenizer")
    padded = tokenizer(TEXTS, padding="max_length", truncation=True, max_length=77).input_ids
    whole = tokenizer(TEXTS, add_special_tokens=False).input_ids
    document(out / "tokenizer" / name / "cases.json", [
        {"text": text, "ids": ids, "count": len(content)} for text, ids, content in zip(TEXTS, padded, whole)], indent=None)
    describe(out / "tokenizer" / name, "tokenizer.py", seed,
             "Texts; ids with start, end and padding to 77; count of the content tokens without truncation.",
             model=f"models/{name}", tokenizer="CLIPTokenizerFast")


def main():
    args = arguments(__doc__)
    write(args.out, "sd1", args.seed)
    write(args.out, "sd2", args.seed)


if __name__ == "__main__":
    main()
