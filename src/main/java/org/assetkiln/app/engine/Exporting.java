package org.assetkiln.app.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.run.worker.ExportReport;
import org.assetkiln.run.worker.ExportRequest;

/** Does an export that was asked for. */
public final class Exporting {
    private Exporting() {}

    /** Writes and checks; what goes wrong is in the report. */
    public static ExportReport run(ExportRequest request) {
        try {
            return request.base() == null ? model(request) : lora(request, Path.of(request.base()));
        } catch (IOException e) {
            return new ExportReport(false, String.valueOf(e.getMessage()));
        }
    }

    private static ExportReport model(ExportRequest r) throws IOException {
        ModelExport.Result result = new ModelExport(Path.of(r.source()), Path.of(r.target()), r.precision()).run();
        return new ExportReport(result.good(), result.sentence());
    }

    private static ExportReport lora(ExportRequest r, Path base) throws IOException {
        var export = new LoraExport(Path.of(r.source()), Path.of(r.target()), base, r.format(), r.precision());
        LoraExport.Result result = export.run();
        int leftOut = result.leftOut().size();
        String more =
                leftOut == 0 ? "" : " Entries that fit no layer of this model and were left out: " + leftOut + ".";
        return new ExportReport(result.verdict().good(), result.verdict().sentence() + more);
    }
}
