package org.assetkiln.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;
import org.assetkiln.ui.StudioFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replaces a word in many captions in the real window, takes it back and searches, and measures until the window shows it, and
 * how long its thread was busy at most: {@code mvn test -Dtest=BatchBench -Dassetkiln.bench.batch=10000}; {@code .folders}
 * in how many folders they lie (20).
 */
@EnabledIfSystemProperty(named = "assetkiln.bench.batch", matches = "\\d+")
class BatchBench {
    private static final int IMAGES = Integer.getInteger("assetkiln.bench.batch", 10_000);
    private static final int FOLDERS = Integer.getInteger("assetkiln.bench.batch.folders", 20);
    private static final int EDGE = 16;
    /** Before it is taken back: files are forced to the disk meanwhile. */
    private static final int LOOK_MILLIS = 3000;

    private StudioFixture studio;
    private FxAnswers answers;

    @Test
    void replacesInAllCaptionsAndTakesItBack(@TempDir Path folder) throws Exception {
        Path project = write(folder.resolve("project"));
        try (StudioFixture opened = StudioFixture.open(folder, 2)) {
            studio = opened;
            studio.openAgain(project, IMAGES);
            studio.goTo("captions");
            waitUntil(() -> with("potion") == IMAGES
                    && studio.context().background().running().isEmpty());
            answers = FxAnswers.start();
            for (int round = 0; round < 3; round++) {
                key(KeyCode.F, true, false);
                waitUntil(() -> node("#replace-find") != null);
                set("#replace-find", "potion");
                set("#replace-by", "elixir");
                took("preview", () -> apply().getText().contains(String.valueOf(IMAGES)) && !apply().isDisabled());
                StudioFixture.onFx(() -> {
                    apply().fire();
                    return true;
                });
                took("replacing", () -> with("elixir") == IMAGES);
                Thread.sleep(LOOK_MILLIS);
                key(KeyCode.Z, true, false);
                took("taking back", () -> with("potion") == IMAGES);
                search("rusty \"number 77\"", true);
                search("", false);
            }
            answers.stop();
        }
    }

    private void search(String text, boolean few) throws Exception {
        set("#captions-search", text);
        took("search", () -> {
            int found = ((ListView<?>) node("#film-strip")).getItems().size();
            return few ? found > 0 && found < IMAGES / 2 : found == IMAGES;
        });
    }

    private Button apply() {
        return (Button) node("#batch-apply");
    }

    private Node node(String id) {
        return studio.stage().getScene().lookup(id);
    }

    private long with(String word) {
        return studio.context().captions().all().values().stream()
                .filter(caption -> caption.text().contains(word))
                .count();
    }

    private void set(String id, String text) throws Exception {
        answers.longest();
        StudioFixture.onFx(() -> {
            ((TextField) node(id)).setText(text);
            return true;
        });
    }

    private void key(KeyCode code, boolean control, boolean shift) throws Exception {
        answers.longest();
        StudioFixture.onFx(() -> {
            Scene scene = studio.stage().getScene();
            Node to = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            Event.fireEvent(to, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
            return true;
        });
    }

    private void took(String what, Callable<Boolean> done) throws Exception {
        long start = System.nanoTime();
        waitUntil(done);
        double millis = (System.nanoTime() - start) / 1e6;
        Thread.sleep(300);
        System.out.printf(
                "%s: %.0f ms, the window's thread answered within %.0f ms%n", what, millis, answers.longest());
    }

    private static void waitUntil(Callable<Boolean> done) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!StudioFixture.onFx(done)) {
            assertThat(System.nanoTime()).as("a minute").isLessThan(end);
            Thread.sleep(10);
        }
    }

    private static Path write(Path project) throws Exception {
        for (int i = 0; i < IMAGES; i++) {
            var picture = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_ARGB);
            for (int at = 0; at < EDGE * EDGE; at++) {
                picture.setRGB(at % EDGE, at / EDGE, 0xff000000 | (i * 2654435 ^ at * 40503));
            }
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            Path folder = Files.createDirectories(project.resolve("images/" + i % FOLDERS));
            String name = "picture-%05d".formatted(i);
            Files.write(folder.resolve(name + ".png"), bytes.toByteArray());
            String how = i % 3 == 0 ? "a rusty" : "an old";
            Files.writeString(folder.resolve(name + ".txt"), how + " potion number " + i + " in a round bottle\n");
        }
        return project;
    }
}
