"""A tiny byte-level BPE vocabulary in CLIP's format, learned from a few captions."""

from collections import Counter

from transformers.models.clip.tokenization_clip import bytes_to_unicode

from common import document

CAPTIONS = """a red potion in a round bottle with a cork
a blue potion in a tall bottle, pixel art
a bronze shield icon with a golden rim
a wooden shield icon, cracked, on a white background
a silver sword with a leather grip, game asset
a golden key with three teeth, game icon on transparent background
a green slime with two eyes, pixel art sprite
a photo of sks slime, smiling
an old treasure chest, closed, with iron bands
a knight in armour holding a sword and a shield
isometric stone tower with a blue roof
a crystal staff glowing purple, game asset on white""".splitlines()
MERGES = 160


def learn_merges():
    """The most frequent pair first; of equals the first in alphabetical order."""
    words = {word: tuple(word[:-1]) + (word[-1] + "</w>",) for line in CAPTIONS for word in line.replace(",", " ,").split()}
    counts = Counter(word for line in CAPTIONS for word in line.replace(",", " ,").split())
    merges = []
    while len(merges) < MERGES:
        pairs = Counter()
        for word, symbols in words.items():
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += counts[word]
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        words = {word: merged(symbols, best) for word, symbols in words.items()}
    return merges


def merged(symbols, pair):
    result = []
    for symbol in symbols:
        if result and (result[-1], symbol) == pair:
            result[-1] += symbol
        else:
            result.append(symbol)
    return tuple(result)


def write_vocabulary(folder):
    """vocab.json and merges.txt: 256 bytes, 256 bytes that end a word, merges, start and end of text."""
    symbols = list(bytes_to_unicode().values())
    merges = learn_merges()
    entries = symbols + [symbol + "</w>" for symbol in symbols] + ["".join(pair) for pair in merges]
    entries += ["<|startoftext|>", "<|endoftext|>"]
    assert len(set(entries)) == len(entries)
    document(folder / "vocab.json", {entry: index for index, entry in enumerate(entries)})
    lines = ["#version: 0.2"] + [" ".join(pair) for pair in merges]
    (folder / "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
