package org.assetkiln.app.engine;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.diffusion.TextToImage;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.lora.LoraNetwork;
import org.assetkiln.model.lora.LoraStack;
import org.assetkiln.tensor.Torch;

/** A model in memory with the LoRA files that are on it; stays loaded from one job to the next. */
final class LoadedModel implements AutoCloseable {
    private final NDManager manager;
    private final String fingerprint;
    private final TextToImage generator;
    private List<LoraVersion> loras = List.of();
    private NDManager loraManager;

    /** A LoRA file as it was when it was read: a training may write it again under the same name. */
    private record LoraVersion(LoraChoice choice, FileTime modified) {}

    private LoadedModel(ModelFiles folder, NDManager manager) throws IOException {
        this.manager = manager;
        this.loraManager = manager.newSubManager();
        this.fingerprint = folder.fingerprint();
        this.generator = TextToImage.load(folder, manager);
    }

    static LoadedModel open(ModelFiles folder) throws IOException {
        NDManager manager = Torch.newManager();
        try {
            return new LoadedModel(folder, manager);
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Whether this is what lies in a folder now. */
    boolean isOf(ModelFiles wanted) throws IOException {
        return fingerprint.equals(wanted.fingerprint());
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
     * @throws ModelFormatException if one is missing or does not fit; then the model has none
     */
    void use(List<LoraChoice> wanted) throws IOException {
        List<LoraVersion> versions = new ArrayList<>();
        for (LoraChoice choice : wanted) {
            versions.add(version(choice));
        }
        if (versions.equals(loras)) {
            return;
        }
        takeOff();
        try {
            put(wanted);
            loras = List.copyOf(versions);
        } catch (IOException | RuntimeException e) {
            takeOff();
            throw e;
        }
    }

    private static LoraVersion version(LoraChoice choice) throws IOException {
        Path file = Path.of(choice.file());
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException("There is no LoRA file " + file + ".");
        }
        return new LoraVersion(choice, Files.getLastModifiedTime(file));
    }

    private void takeOff() {
        stack(LoraNetwork.UNET).clear();
        stack(LoraNetwork.TEXT_ENCODER).clear();
        loraManager.close();
        loraManager = manager.newSubManager();
        loras = List.of();
    }

    private void put(List<LoraChoice> wanted) throws IOException {
        LoraStack unet = stack(LoraNetwork.UNET);
        LoraStack text = stack(LoraNetwork.TEXT_ENCODER);
        for (LoraChoice lora : wanted) {
            Path file = Path.of(lora.file());
            if (unet.add(file, lora.strength()) + text.add(file, lora.strength()) == 0) {
                throw new ModelFormatException(file.getFileName()
                        + " holds no LoRA that fits this model: choose a file in kohya's layout made for it.");
            }
        }
    }

    private LoraStack stack(LoraNetwork network) {
        return switch (network) {
            case UNET -> new LoraStack(network, generator.unet().weights(), loraManager);
            case TEXT_ENCODER -> new LoraStack(network, generator.text().weights(), loraManager);
        };
    }

    @Override
    public void close() {
        manager.close();
    }
}
