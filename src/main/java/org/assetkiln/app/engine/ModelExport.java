package org.assetkiln.app.engine;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.ModelSpec;
import org.assetkiln.model.ModelWriter;
import org.assetkiln.model.NetworkProbe;
import org.assetkiln.model.UncheckedModel;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * Writes a model in another layout or precision, and checks what was written.
 *
 * @param source a model's folder or file
 * @param target a {@code .safetensors} file, or a folder; appears only when it is good
 * @param dtype precision of all weights; null to keep each as it is
 */
public record ModelExport(Path source, Path target, @Nullable DType dtype) {
    /** What single precision loses through a whole network, and how much more half precision may. */
    private static final double ROUNDING = 1e-5;

    private static final double HALF = 0.05;

    /**
     * What came of it.
     *
     * @param networks how far UNet and text encoder are from the source's, as a share of their output
     * @param picture how far the autoencoder's picture is
     * @param allowed how far either may be
     */
    public record Result(double networks, double picture, double allowed) {
        /** Whether the new model does what the source does; not if a value is not finite. */
        public boolean good() {
            return networks <= allowed && picture <= allowed;
        }

        /** In one line. */
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%s: read back, networks differ by %.1e, decoded picture by %.1e.",
                    good() ? "Checked" : "Not good, nothing was written; choose another precision",
                    networks,
                    picture);
        }
    }

    private record Outputs(float[] networks, float[] picture) {
        static Outputs of(ModelFiles model) throws IOException {
            try (NDManager manager = Torch.newManager()) {
                float[] networks = NetworkProbe.outputs(model.unet(manager), model.textEncoder(manager), manager);
                float[] picture = NetworkProbe.picture(
                        model.vae(manager), model.vaeConfig().latentChannels(), manager);
                return new Outputs(networks, picture);
            }
        }
    }

    /** Writes and checks. */
    public Result run() throws IOException {
        ModelFiles model = ModelFiles.open(source);
        if (Files.exists(target) && Files.isSameFile(target, model.path())) {
            throw new ModelFormatException(target + " is the model itself: choose another name to write to.");
        }
        Torch.prepareThread(false);
        try (var unchecked = new UncheckedModel(target)) {
            ModelWriter.convert(unchecked.place(), model, dtype, ModelSpec.of(model));
            Result result = compared(model, ModelFiles.open(unchecked.place()));
            if (result.good()) {
                unchecked.accept();
            }
            return result;
        }
    }

    private Result compared(ModelFiles model, ModelFiles written) throws IOException {
        Outputs wanted = Outputs.of(model);
        Outputs actual = Outputs.of(written);
        boolean same = dtype == null || dtype == DType.F32 || dtype == model.precision();
        return new Result(
                NetworkProbe.difference(actual.networks(), wanted.networks()),
                NetworkProbe.difference(actual.picture(), wanted.picture()),
                same ? ROUNDING : HALF);
    }
}
