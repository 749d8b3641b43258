package org.assetkiln.app.engine;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.UNet;
import org.assetkiln.model.lora.LoraBase;
import org.assetkiln.model.lora.LoraCheck;
import org.assetkiln.model.lora.LoraDescription;
import org.assetkiln.model.lora.LoraFile;
import org.assetkiln.model.lora.LoraFormat;
import org.assetkiln.model.lora.LoraHashes;
import org.assetkiln.model.lora.LoraVerdict;
import org.assetkiln.model.lora.LoraWriter;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * Writes a LoRA file in other names or another precision, and checks what was written on the model it is for.
 *
 * @param source the file
 * @param target the new file; appears only when it is good
 * @param model the base model's folder or file
 * @param format names of the tensors
 * @param dtype precision; null for the source's
 */
public record LoraExport(Path source, Path target, Path model, LoraFormat format, @Nullable DType dtype) {
    /**
     * What came of it.
     *
     * @param verdict of the check; the file is there only if it is good
     * @param leftOut entries of the source that belong to no layer of the model
     * @param hashes of the new file
     */
    public record Result(LoraVerdict verdict, List<String> leftOut, LoraHashes hashes) {}

    /** Writes and checks. */
    public Result run() throws IOException {
        ModelFiles base = ModelFiles.open(model);
        Torch.prepareThread(false);
        Path unchecked = target.resolveSibling(target.getFileName() + ".unchecked.safetensors");
        try (NDManager manager = Torch.newManager()) {
            LoraFile read = LoraFile.read(source, new LoraBase(base.unetConfig(), base.textConfig()), manager);
            DType type = dtype == null ? read.dtype() : dtype;
            LoraHashes hashes = LoraWriter.write(unchecked, read.layers(), format, type, text(base, read), manager);
            UNet unet = base.unet(manager);
            ClipTextEncoder text = base.textEncoder(manager);
            LoraVerdict verdict = new LoraCheck(unet, text, manager).of(unchecked, read.layers(), type);
            if (verdict.good()) {
                Files.move(unchecked, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return new Result(verdict, read.unknown(), hashes);
        } finally {
            Files.deleteIfExists(unchecked);
        }
    }

    /** The source's own text stays; what it does not say follows from the layers. */
    private static Map<String, String> text(ModelFiles base, LoraFile read) {
        Map<String, String> text = new TreeMap<>(LoraDescription.of(base, read.layers()));
        text.putAll(read.metadata());
        return text;
    }
}
