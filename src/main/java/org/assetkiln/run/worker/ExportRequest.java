package org.assetkiln.run.worker;

import org.assetkiln.model.lora.LoraFormat;
import org.assetkiln.model.safetensors.DType;
import org.jspecify.annotations.Nullable;

/**
 * A LoRA or a model to be written in another form.
 *
 * @param source a LoRA file, or a model's folder or file
 * @param target what to write: a {@code .safetensors} file; of a model also a folder
 * @param base of a LoRA the model that it is for; null of a model
 * @param format names in a LoRA file
 * @param precision F32, F16 or BF16; null to keep each number as it is
 */
public record ExportRequest(
        String source, String target, @Nullable String base, LoraFormat format, @Nullable DType precision) {
    ExportRequest to(String other) {
        return new ExportRequest(source, other, base, format, precision);
    }
}
