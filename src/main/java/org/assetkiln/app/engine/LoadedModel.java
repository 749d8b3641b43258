package org.assetkiln.app.engine;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.diffusion.TextToImage;
import org.assetkiln.model.ModelFolder;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.lora.LoraNetwork;
import org.assetkiln.model.lora.LoraStack;
import org.assetkiln.tensor.Torch;

/** A model in memory with the LoRA files that are on it; stays loaded from one job to the next. */
final class LoadedModel implements AutoCloseable {
    private final NDManager manager = Torch.newManager();
    private final String folder;
    private final TextToImage generator;
    private List<LoraChoice> loras = List.of();
    private NDManager loraManager = manager.newSubManager();

    private LoadedModel(String folder) throws IOException {
        this.folder = folder;
        var model = ModelFolder.open(Path.of(folder));
        this.generator = new TextToImage(
                model.unet(manager),
                model.textEncoder(manager),
                model.tokenizer(),
                model.vae(manager),
                model.scheduler());
    }

    static LoadedModel open(String folder) throws IOException {
        return new LoadedModel(folder);
    }

    boolean isOf(String wanted) {
        return folder.equals(wanted);
    }

    TextToImage generator() {
        return generator;
    }

    NDManager manager() {
        return manager;
    }

    /**
     * Puts exactly these LoRA files on the model.
     *
     * @throws ModelFormatException if one does not fit; then the model has none
     */
    void use(List<LoraChoice> wanted) throws IOException {
        if (wanted.equals(loras)) {
            return;
        }
        NDManager next = manager.newSubManager();
        var unet = new LoraStack(LoraNetwork.UNET, generator.unet().weights(), next);
        var text = new LoraStack(LoraNetwork.TEXT_ENCODER, generator.text().weights(), next);
        unet.clear();
        text.clear();
        loraManager.close();
        loraManager = next;
        loras = List.of();
        try {
            for (LoraChoice lora : wanted) {
                add(unet, text, lora);
            }
            loras = List.copyOf(wanted);
        } catch (IOException e) {
            unet.clear();
            text.clear();
            throw e;
        }
    }

    private static void add(LoraStack unet, LoraStack text, LoraChoice lora) throws IOException {
        Path file = Path.of(lora.file());
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException("There is no LoRA file " + file + ".");
        }
        if (unet.add(file, lora.strength()) + text.add(file, lora.strength()) == 0) {
            throw new ModelFormatException(file.getFileName()
                    + " holds no LoRA that fits this model: choose a file in kohya's layout made for it.");
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
