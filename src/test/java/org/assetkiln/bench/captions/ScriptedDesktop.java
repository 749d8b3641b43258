package org.assetkiln.bench.captions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.assetkiln.files.Json;
import org.assetkiln.ui.StudioFixture;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The whole studio, in which someone types captions and approves them without a pause until it is killed. Prints a line of
 * JSON ({@link Typed}) for each key. Arguments: a folder to live in, and a seed.
 */
final class ScriptedDesktop {
    private static final int IMAGES = 12;
    private static final List<String> KEYS = List.of("a", "e", "n", " ", "schön", "🛡", "s", "t", " blue", " ");

    private final StudioFixture studio;
    private final Random random;
    private final FxRobot robot = new FxRobot();

    /**
     * What stood in the text field.
     *
     * @param image the image's id
     * @param text all of its text after the key
     * @param millis when, since 1970
     * @param project the project's folder
     */
    record Typed(String image, String text, long millis, String project) {}

    private ScriptedDesktop(StudioFixture studio, long seed) {
        this.studio = studio;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path home = folder.resolve("home");
        StudioFixture studio =
                Files.isDirectory(home) ? StudioFixture.openHome(folder, home) : StudioFixture.open(folder, IMAGES);
        studio.goTo("captions");
        var desktop = new ScriptedDesktop(studio, Long.parseLong(args[1]));
        while (true) {
            desktop.visit();
        }
    }

    private void visit() throws Exception {
        for (int keys = random.nextInt(20); keys >= 0; keys--) {
            System.out.println(Json.line(type()));
            Thread.sleep(10 + random.nextInt(60));
        }
        boolean approve = random.nextBoolean();
        robot.push(KeyCode.CONTROL, approve ? KeyCode.ENTER : KeyCode.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        if (random.nextInt(6) == 0) {
            StudioFixture.onFx(() -> {
                studio.context().current().set(studio.context().images().get(random.nextInt(IMAGES - 1)));
                return true;
            });
        }
    }

    private Typed type() {
        String key = KEYS.get(random.nextInt(KEYS.size()));
        boolean anew = random.nextInt(25) == 0;
        return StudioFixture.onFx(() -> {
            TextArea text = robot.lookup("#caption-text").queryAs(TextArea.class);
            if (anew) {
                text.setText(key.strip());
            } else {
                text.appendText(key);
            }
            return new Typed(
                    studio.context().current().get().id(),
                    text.getText(),
                    System.currentTimeMillis(),
                    studio.context().project().get().root().toString());
        });
    }
}
