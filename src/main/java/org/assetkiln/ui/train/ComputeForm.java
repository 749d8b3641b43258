package org.assetkiln.ui.train;

import java.util.function.Consumer;
import org.assetkiln.training.settings.ComputeSettings;
import org.assetkiln.training.settings.ComputeSettings.Device;
import org.assetkiln.training.settings.ComputeSettings.Precision;
import org.assetkiln.ui.form.About;
import org.assetkiln.ui.form.Setting;

/** The numbers a run computes with, and where. */
final class ComputeForm {
    final Setting<Precision> precision;
    final Setting<Boolean> checkpointing;
    final Setting<Device> device;
    final Setting<Boolean> tf32;

    private final Consumer<Setting<?>> form;

    /** @param form takes in each setting */
    ComputeForm(Consumer<Setting<?>> form) {
        this.form = form;
        ComputeSettings usual = ComputeSettings.USUAL;
        precision = add(
                "compute.precision",
                "Numbers while training",
                "BF16 and FP16 need less memory and are fast on graphics cards; on most processors they are slow.",
                usual.precision());
        checkpointing = add(
                "compute.gradientCheckpointing",
                "Save memory",
                "Computes values again instead of keeping them: much less memory, about a third more time.",
                usual.gradientCheckpointing());
        device = add(
                "compute.device",
                "Train on",
                "Automatic takes the graphics card if it can be used; Settings show whether it can.",
                usual.device());
        tf32 = add(
                "compute.tf32",
                "Round products (TF32)",
                "Faster on newer NVIDIA cards with FP32, and hardly less exact.",
                usual.tf32());
    }

    private <T> Setting<T> add(String path, String label, String effect, T standard) {
        var setting = new Setting<>(path, new About(label, "", "", effect), standard);
        form.accept(setting);
        return setting;
    }

    ComputeSettings settings() {
        return new ComputeSettings(precision.get(), checkpointing.get(), device.get(), tf32.get());
    }
}
