package org.assetkiln.ui.preview;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assetkiln.run.RunFolder;
import org.assetkiln.ui.runs.RunResult;

/**
 * What the runs of a project have made.
 *
 * @param models folders of models: base models of runs that are still there and results of full fine-tuning, the newest first
 * @param loras LoRA results, the newest first
 */
record Results(Set<String> models, List<Lora> loras) {
    static final Results NONE = new Results(Set.of(), List.of());

    /**
     * A LoRA result.
     *
     * @param name of its run
     * @param file the safetensors file
     * @param baseModel what it was trained on
     */
    record Lora(String name, Path file, String baseModel) {}

    /** Looks into the run folders; not on the FX thread. */
    static Results in(Path runs) {
        var models = new LinkedHashSet<String>();
        var loras = new ArrayList<Lora>();
        for (RunFolder run : RunFolder.list(runs)) {
            String base = run.config().training().baseModel();
            if (Files.exists(Path.of(base))) {
                models.add(base);
            }
            RunResult.of(run).ifPresent(result -> {
                if (result.lora()) {
                    loras.add(new Lora(run.config().name(), result.file(), base));
                } else {
                    models.add(result.file().toString());
                }
            });
        }
        return new Results(models, List.copyOf(loras));
    }
}
