package org.assetkiln.diffusion;

/**
 * A LoRA file to put on the model.
 *
 * @param file absolute path of a safetensors file in kohya's layout, diffusers' or PEFT's
 * @param strength factor on what it changes: 0 for nothing, 1 as trained
 */
public record LoraChoice(String file, double strength) {}
