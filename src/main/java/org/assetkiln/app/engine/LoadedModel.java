package org.assetkiln.app.engine;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.diffusion.StableDiffusion;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.lora.LoraReport;
import org.assetkiln.model.lora.LoraStack;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Lanes;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.estimate.Machine;

/** A model in memory with the LoRA files that are on it; stays loaded from one job to the next. */
final class LoadedModel implements AutoCloseable {
    private static final long ROOMY_BYTES = 15L << 30;
    private static final long ROOMY_PIXELS = 512 * 512;

    private final NDManager manager;
    private final ComputeDevice device;
    private final Precision precision;
    private final String fingerprint;
    private final StableDiffusion generator;
    private List<LoraVersion> loras = List.of();
    private List<LoraReport> reports = List.of();
    private NDManager loraManager;

    /** A LoRA file as it was when it was read: a training may write it again under the same name. */
    private record LoraVersion(LoraChoice choice, FileTime modified) {}

    private LoadedModel(ModelFiles folder, ComputeDevice device, Precision precision, NDManager manager)
            throws IOException {
        this.manager = manager;
        this.device = device;
        this.precision = precision;
        this.loraManager = manager.newSubManager();
        this.fingerprint = folder.fingerprint();
        this.generator = StableDiffusion.load(folder, precision, manager);
    }

    static LoadedModel open(ModelFiles folder, ComputeDevice device, Precision precision) throws IOException {
        NDManager manager = Torch.newManager(device);
        try {
            return new LoadedModel(folder, device, precision, manager);
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Whether this is what lies in a folder now, on this device in these numbers. */
    boolean isOf(ModelFiles wanted, ComputeDevice where, Precision numbers) throws IOException {
        return device == where && precision == numbers && fingerprint.equals(wanted.fingerprint());
    }

    StableDiffusion generator() {
        return generator;
    }

    /**
     * How many batches may be made side by side: what a small model keeps of a picture takes little memory, what others
     * keep takes a gigabyte and more.
     *
     * @param pixels of all pictures of a batch
     */
    Lanes lanes(long pixels) {
        boolean roomy = Machine.memoryBytes() > ROOMY_BYTES && pixels <= ROOMY_PIXELS;
        return Lanes.suiting(generator.unet().weights(), roomy ? 2 : 1);
    }

    NDManager manager() {
        return manager;
    }

    /**
     * Puts exactly these LoRA files on the model.
     *
     * @return what each of them does there
     * @throws ModelFormatException if one is missing or does not fit; then the model has none
     */
    List<LoraReport> use(List<LoraChoice> wanted) throws IOException {
        List<LoraVersion> versions = new ArrayList<>();
        for (LoraChoice choice : wanted) {
            versions.add(version(choice));
        }
        if (versions.equals(loras)) {
            return reports;
        }
        takeOff();
        try {
            reports = put(wanted);
            loras = List.copyOf(versions);
            return reports;
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
        stack().clear();
        loraManager.close();
        loraManager = manager.newSubManager();
        loras = List.of();
        reports = List.of();
    }

    private List<LoraReport> put(List<LoraChoice> wanted) throws IOException {
        LoraStack stack = stack();
        List<LoraReport> made = new ArrayList<>();
        for (LoraChoice lora : wanted) {
            made.add(stack.add(Path.of(lora.file()), lora.strength()));
        }
        return made;
    }

    private LoraStack stack() {
        return new LoraStack(generator.unet(), generator.text(), loraManager);
    }

    @Override
    public void close() {
        manager.close();
    }
}
