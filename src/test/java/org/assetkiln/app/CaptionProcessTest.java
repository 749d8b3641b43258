package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assetkiln.Fixtures;
import org.assetkiln.art.GameArt;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.DraftScope;
import org.assetkiln.project.Project;
import org.assetkiln.run.TestRuns;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.captioning.DraftPlan;
import org.assetkiln.run.captioning.DraftProgress;
import org.assetkiln.run.captioning.DraftRun;
import org.assetkiln.run.captioning.ProjectDrafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's own captioning process with the engine in it, on a tiny captioner, into a real project. */
class CaptionProcessTest implements ProjectDrafts.News {
    @TempDir
    Path folder;

    private final List<String> kept = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    @Override
    public void kept(DatasetImage image, CaptionDraft draft, CaptionsChanged changed) {
        assertThat(changed.captions().get(image.id()).text()).isEqualTo(draft.text());
        kept.add(image.id());
    }

    @Override
    public void leftOut(DatasetImage image, String problem) {
        problems.add(problem);
    }

    @Test
    void aChildProcessDraftsIntoTheProject() throws Exception {
        for (int i = 0; i < 6; i++) {
            Pictures.writePng(folder.resolve(i + ".png"), GameArt.draw(i).image(), Map.of());
        }
        Path captioner = Fixtures.path("blip/base");
        CaptionSettings settings = CaptionSettings.defaults().withStartText("a red");
        try (var worker = new CaptionWorker(folder.resolve("log"), Duration.ofMinutes(1));
                Project project = Project.open(folder)) {
            var drafts = new ProjectDrafts(project, "tiny", settings, DraftScope.MISSING, this);
            List<DatasetImage> images = DatasetScanner.scan(project, (done, total) -> {}, () -> false);
            Files.delete(folder.resolve("4.png"));
            var plan = new DraftPlan(captioner.toString(), settings, new Background("#ffffff", true), images);
            var run = new DraftRun(worker, plan, drafts);
            run.resume();
            TestRuns.await(() -> run.progress().state() == DraftProgress.State.DONE);
            assertThat(kept)
                    .as("some side by side")
                    .containsExactlyInAnyOrder("0.png", "1.png", "2.png", "3.png", "5.png");
            assertThat(problems).containsExactly("4.png is gone: look at the folder again.");
            assertThat(folder.resolve("5.txt")).content().startsWith("a red");
        }
    }
}
