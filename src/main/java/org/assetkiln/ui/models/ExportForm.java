package org.assetkiln.ui.models;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.assetkiln.model.lora.LoraFormat;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.run.worker.ExportRequest;
import org.assetkiln.ui.form.About;
import org.assetkiln.ui.form.Setting;

/** What is exported, and how. Knows no control. */
final class ExportForm {
    private static final String ENDING = ".safetensors";

    final ObjectProperty<Form> form;
    final ObjectProperty<Numbers> numbers = new SimpleObjectProperty<>(Numbers.AS_THEY_ARE);
    final Setting<String> base;
    final ModelList models = new ModelList();
    private final Path source;
    private final String name;
    private final boolean lora;

    /** For which programs. */
    enum Form {
        KOHYA("A1111, Forge and ComfyUI (kohya)", true),
        PEFT("diffusers and PEFT", true),
        FOLDER("diffusers, a folder", false),
        FILE("A1111, Forge and ComfyUI, one file", false);

        final String title;
        private final boolean lora;

        Form(String title, boolean lora) {
            this.title = title;
            this.lora = lora;
        }
    }

    /** How numbers are stored. */
    enum Numbers {
        AS_THEY_ARE("as they are"),
        F32("32 bit (F32)"),
        F16("16 bit (F16)"),
        BF16("16 bit (BF16)");

        final String title;

        Numbers(String title) {
            this.title = title;
        }
    }

    private ExportForm(Path source, String name, boolean lora, String base) {
        this.source = source;
        this.name = name;
        this.lora = lora;
        this.base = new Setting<>(
                "export.model", new About("For the model", "", "", "The file is checked on this model."), base);
        form = new SimpleObjectProperty<>(forms().get(0));
    }

    /** @param base the model that the LoRA was made on */
    static ExportForm ofLora(Path file, String name, String base) {
        return new ExportForm(file, name, true, base);
    }

    static ExportForm ofModel(Path model, String name) {
        return new ExportForm(model, name, false, "");
    }

    List<Form> forms() {
        return Arrays.stream(Form.values()).filter(form -> form.lora == lora).toList();
    }

    boolean lora() {
        return lora;
    }

    String name() {
        return name;
    }

    Path source() {
        return source;
    }

    private boolean intoAFolder() {
        return form.get() == Form.FOLDER;
    }

    /** A file name for what is written; letters, digits, and what else is safe everywhere. */
    String suggestedName() {
        String plain = name.replaceFirst("(?i)\\.safetensors$", "").replaceAll("[^\\p{L}\\p{N}._ -]+", "-");
        return intoAFolder() ? plain : plain + ENDING;
    }

    /** What to do for a target that the user has chosen; a file gets its ending. */
    ExportRequest request(Path chosen) {
        String target = chosen.toString();
        boolean ends = target.toLowerCase(Locale.ROOT).endsWith(ENDING);
        return new ExportRequest(
                source.toString(),
                intoAFolder() || ends ? target : target + ENDING,
                lora ? base.get().strip() : null,
                form.get() == Form.PEFT ? LoraFormat.PEFT : LoraFormat.KOHYA,
                numbers.get() == Numbers.AS_THEY_ARE
                        ? null
                        : DType.valueOf(numbers.get().name()));
    }
}
