"""lora_written/: whether diffusers with PEFT loads the LoRA files that Assetkiln wrote, and the hashes that kohya's tools would give them.

The files here come from lora_formats/kohya.safetensors by "assetkiln export", in kohya's names as they were and in PEFT's with
--precision f32, and kohya_sd2.safetensors from the file of that name for models/sd2; LoraWriterTest holds that the program still writes exactly these bytes. This script fails when the outputs differ from
those of lora_formats by more than 1e-5, and writes hashes.json.
"""

import hashlib
from io import BytesIO

from safetensors import safe_open
from safetensors.torch import load_file, save

from common import arguments, describe, document
from lora_formats import check, loaded


def content_hash(file):
    """sshs_model_hash: of all bytes after the header (kohya's addnet_hash_safetensors)."""
    data = BytesIO(file)
    length = int.from_bytes(data.read(8), "little")
    return hashlib.sha256(file[8 + length :]).hexdigest()


def legacy_hash(file):
    """sshs_legacy_hash: of 64 KiB from 1 MiB on (kohya's addnet_hash_legacy)."""
    return hashlib.sha256(file[0x100000 : 0x100000 + 0x10000]).hexdigest()[:8]


def hashes(file):
    """As kohya's trainer takes them before it adds them: of the tensors with nothing but the ss_ metadata."""
    with safe_open(file, "pt") as opened:
        metadata = {key: value for key, value in opened.metadata().items() if key.startswith("ss_")}
    saved = save(load_file(file), metadata)
    return {"sshs_model_hash": content_hash(saved), "sshs_legacy_hash": legacy_hash(saved)}


def main():
    args = arguments(__doc__)
    folder = args.out / "lora_written"
    found = {}
    for file in sorted(folder.glob("*.safetensors")):
        case, name, source = ("kohya_sd2", "sd2", "io_sd2") if file.stem.endswith("_sd2") else ("kohya", "sd1", "io")
        io = load_file(args.out / "lora_formats" / f"{source}.safetensors")
        expected = {key.removeprefix(f"{case}/"): value for key, value in io.items() if key.startswith(f"{case}/")}
        assert expected, file
        check(file.name, loaded(args.out, file, name), expected)
        found[file.name] = hashes(file)
    document(folder / "hashes.json", found)
    describe(folder, "lora_written.py", args.seed, "LoRA files that Assetkiln wrote and diffusers loads, and their hashes.",
             model="models/sd1", source="lora_formats/kohya.safetensors")


if __name__ == "__main__":
    main()
