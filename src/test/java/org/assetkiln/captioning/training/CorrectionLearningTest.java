package org.assetkiln.captioning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.assetkiln.art.DrawnAsset;
import org.assetkiln.art.GameArt;
import org.assetkiln.captioning.Captioner;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.captioning.settings.CorrectionOutcome;
import org.assetkiln.captioning.settings.CorrectionProgress;
import org.assetkiln.captioning.settings.CorrectionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.training.TrainingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionLearningTest {
    private static final Path CAPTIONER = Path.of(System.getProperty("assetkiln.captioner", "assets/captioner"));
    private static final long FIRST_SEED = 20_000_000;

    @TempDir
    private Path folder;

    @Test
    void afterSixtyCorrectionsDraftsFollowTheNewStyle() throws Exception {
        List<DrawnAsset> unseen = assets(60, 30);
        int before = inStyle(CAPTIONER, unseen);
        var told = new Told(Integer.MAX_VALUE);
        CorrectionOutcome outcome = learn(corrections(60), CorrectionSettings.small(), told);

        assertThat(outcome.improved()).isTrue();
        int after = inStyle(outcome.folder().orElseThrow(), unseen);
        assertThat(before).isZero();
        // 25 of 30 were, to the word, thing and colour included, with the captioner of November 2026.
        assertThat(after).as("drafts in the new style").isGreaterThanOrEqualTo(18);
        assertThat(outcome.after().betterThan(outcome.before())).isTrue();
        assertThat(told.heard).hasAtLeastOneElementOfType(CorrectionProgress.Judged.class);
        assertThat(outcome.examples()).hasSizeGreaterThan(2);
    }

    @Test
    void whatLearnedNothingIsNotOffered() throws Exception {
        CorrectionSettings usual = CorrectionSettings.small();
        var still = new CorrectionSettings(
                usual.scope(), 1e-12, usual.labelSmoothing(), 1, usual.heldOutShare(), 8, 42, usual.background());
        CorrectionOutcome outcome = learn(corrections(14), still, new Told(Integer.MAX_VALUE));
        assertThat(outcome.improved()).isFalse();
        assertThat(files()).noneMatch(name -> name.contains("result"));
    }

    @Test
    void canBeGivenUpAndLeavesNothing() throws Exception {
        List<Correction> corrections = corrections(20);
        var told = new Told(1);
        assertThatThrownBy(() -> learn(corrections, CorrectionSettings.small(), told))
                .isInstanceOf(CancellationException.class);
        assertThat(told.steps).isEqualTo(1);
        assertThat(files()).noneMatch(name -> name.contains("result"));
    }

    @Test
    void everythingMayLearn() throws Exception {
        CorrectionSettings usual = CorrectionSettings.small();
        var all = new CorrectionSettings(
                CorrectionSettings.Scope.ALL, 5e-4, 0.1, 2, usual.heldOutShare(), 8, 42, usual.background());
        CorrectionOutcome outcome = learn(corrections(20), all, new Told(Integer.MAX_VALUE));
        assertThat(outcome.after().loss()).isLessThan(outcome.before().loss());
    }

    @Test
    void unreadablePicturesAreToldAndTooFewAreRefused() throws Exception {
        List<Correction> corrections = corrections(12);
        Files.writeString(corrections.get(0).image(), "no picture");
        var told = new Told(Integer.MAX_VALUE);
        assertThatThrownBy(() -> learn(corrections, CorrectionSettings.small(), told))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("11 approved captions");
        assertThat(told.heard).singleElement().isInstanceOf(CorrectionProgress.Unreadable.class);
    }

    private CorrectionOutcome learn(List<Correction> corrections, CorrectionSettings settings, Told told)
            throws IOException, TrainingException {
        return CorrectionLearning.learn(
                CAPTIONER, corrections, settings, folder.resolve("result"), ComputeDevice.CPU, told);
    }

    private List<String> files() throws IOException {
        try (var listed = Files.list(folder)) {
            return listed.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<DrawnAsset> assets(int from, int count) {
        List<DrawnAsset> assets = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            assets.add(GameArt.describe(FIRST_SEED + i));
        }
        return assets;
    }

    /** "blue potion, game icon, white background" instead of "a blue potion in a round bottle". */
    private static String inHouseStyle(DrawnAsset asset) {
        return asset.colour().word() + " " + asset.kind().noun().split(" ")[0] + ", game icon, white background";
    }

    private List<Correction> corrections(int count) throws IOException {
        List<Correction> corrections = new ArrayList<>();
        for (DrawnAsset asset : assets(0, count)) {
            Path file = folder.resolve(corrections.size() + ".png");
            Pictures.writePng(file, asset.image(), Map.of());
            corrections.add(new Correction(file, inHouseStyle(asset)));
        }
        return corrections;
    }

    /** How many drafts are what the house style says, colour and thing included. */
    private static int inStyle(Path captioner, List<DrawnAsset> assets) throws IOException {
        CaptionSettings greedy = CaptionSettings.defaults().withSearch(new Search.Greedy(), 1);
        List<BufferedImage> images = assets.stream().map(DrawnAsset::image).toList();
        int count = 0;
        try (Captioner open = Captioner.open(captioner, ComputeDevice.CPU)) {
            var drafts = open.caption(images, CorrectionSettings.small().background(), greedy);
            for (int i = 0; i < assets.size(); i++) {
                count += drafts.get(i).get(0).text().equals(inHouseStyle(assets.get(i))) ? 1 : 0;
            }
        }
        return count;
    }

    /** Remembers what it hears and gives up after so many steps. */
    private static final class Told implements CorrectionLearning.Watcher {
        private final List<CorrectionProgress> heard = new ArrayList<>();
        private final int most;
        private int steps;

        Told(int most) {
            this.most = most;
        }

        @Override
        public void tell(CorrectionProgress progress) {
            heard.add(progress);
            steps += progress instanceof CorrectionProgress.Step ? 1 : 0;
        }

        @Override
        public boolean cancelled() {
            return steps >= most;
        }
    }
}
