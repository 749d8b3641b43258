package org.assetkiln.ui.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.files.Folders;
import org.assetkiln.run.worker.ExportReport;
import org.assetkiln.run.worker.ExportRequest;
import org.assetkiln.run.worker.ExportWorker;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.Progress;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.runs.FileManager;
import org.kordamp.ikonli.feather.Feather;

/** Writes LoRAs and models for other programs: asks how, does it in a worker, says what came of it. */
public final class Exports {
    private static final long MEGABYTE = 1_000_000;

    private final StudioContext context;

    public Exports(StudioContext context) {
        this.context = context;
    }

    /** @param base the model that the LoRA was made on */
    public void lora(Path file, String name, String base) {
        ask(ExportForm.ofLora(file, name, base));
    }

    /** @param model its folder or file */
    public void model(Path model, String name) {
        ask(ExportForm.ofModel(model, name));
    }

    private void ask(ExportForm form) {
        form.models.refresh(context);
        Runnable close = () -> context.overlay().set(null);
        context.overlay().set(new ExportSheet(form, () -> start(form, close), close));
    }

    private void start(ExportForm form, Runnable close) {
        Path chosen = context.dialogs().chooseTarget("Export " + form.name(), form.suggestedName());
        if (chosen == null) {
            return;
        }
        close.run();
        ExportRequest request = form.request(chosen);
        context.background()
                .track(
                        "Exporting " + form.name() + " (MB)",
                        progress -> write(form.source(), request, progress),
                        report -> tell(form.name(), Path.of(request.target()), report),
                        failure -> context.error(form.name() + " was not exported: " + failure.getMessage(), failure),
                        () -> {});
    }

    private ExportReport write(Path source, ExportRequest request, Progress progress) throws IOException {
        long size = Files.isDirectory(source) ? Folders.bytes(source) : Files.size(source);
        long whole = Math.max(1, size / MEGABYTE);
        return ExportWorker.run(request, context.folders().logs(), progress::cancelled, bytes -> {
            long done = bytes / MEGABYTE;
            // Checking takes as long again, and nobody can say how far it is.
            progress.update(done, done < whole && whole > 1 ? whole : 0);
        });
    }

    private void tell(String name, Path target, ExportReport report) {
        if (!report.good()) {
            context.error(name + " was not exported: " + report.sentence(), null);
            return;
        }
        var show = Action.of(
                "export.show", "Show in folder", Feather.FOLDER, null, () -> FileManager.show(context, target));
        context.notice("Exported to " + target + ". " + report.sentence(), show);
    }
}
