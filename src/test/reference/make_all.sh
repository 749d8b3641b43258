#!/usr/bin/env bash
# Writes every fixture again: ./make_all.sh [PYTHON] [OUT]. See README.md.
set -euo pipefail
cd "$(dirname "$0")"
python=${1:-python3}
out=${2:-../resources/fixtures}
for script in models unet seamless text_encoder prompts tokenizer vae samplers text_to_image scaling pictures training_steps buckets lora_load lora_formats lora_written layouts blip formats formats_rare; do
  if [ -f "$script.py" ]; then echo "$script"; "$python" "$script.py" --out "$out"; fi
done
