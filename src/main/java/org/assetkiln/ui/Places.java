package org.assetkiln.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.captioning.LearningWorker;
import org.assetkiln.run.generation.GenerationWorker;
import org.assetkiln.run.worker.WorkerLauncher;
import org.assetkiln.ui.captions.CaptionsPlace;
import org.assetkiln.ui.dataset.DatasetPlace;
import org.assetkiln.ui.models.ModelsPlace;
import org.assetkiln.ui.preview.PreviewPlace;
import org.assetkiln.ui.runs.LocalWorkers;
import org.assetkiln.ui.runs.RunsPlace;
import org.assetkiln.ui.search.CaptionRules;
import org.assetkiln.ui.train.TrainPlace;

/** The one place where the places are wired, in the order of the rail. */
final class Places {
    /** How long a process that draws or drafts keeps its model loaded. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private Places() {}

    static List<Place> create(StudioContext context) {
        var workers = new LocalWorkers(new WorkerLauncher());
        Path logs = AppFolders.locate().cache().resolve("logs");
        var painter = new GenerationWorker(logs, IDLE);
        var preview = new PreviewPlace(context, painter);
        var runs = new RunsPlace(context, workers, preview::use);
        var rules = new CaptionRules(context);
        var train = new TrainPlace(context, workers, runs::select, rules.corpus());
        return List.of(
                new DatasetPlace(context, rules),
                new CaptionsPlace(context, rules, new CaptionWorker(logs, IDLE), new LearningWorker(logs)),
                train,
                runs,
                preview,
                new ModelsPlace(context, System.getenv()),
                new SettingsPlace(context));
    }
}
