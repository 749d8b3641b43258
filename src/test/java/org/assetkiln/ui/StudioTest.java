package org.assetkiln.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A test with the real window, one for each class, and a drawn sample of 20 images, a new one for each test. */
public abstract class StudioTest {
    protected static final int IMAGES = 20;

    @TempDir
    private static Path home;

    protected static StudioFixture studio;

    @TempDir
    protected Path folder;

    protected final FxRobot robot = new FxRobot();

    @BeforeAll
    static void openWindow() throws Exception {
        studio = StudioFixture.open(home, 2);
    }

    @AfterAll
    static void closeWindow() throws Exception {
        if (studio != null) {
            studio.close();
        }
    }

    @BeforeEach
    void openProject() throws Exception {
        studio.reopen(folder.resolve("project"), IMAGES);
    }

    /** Nothing may still be written when the folder is thrown away. */
    @AfterEach
    void leaveProject() throws Exception {
        studio.goTo("settings");
    }

    /** Presses keys together and waits until the screen is up to date. */
    protected void press(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    protected <T extends Node> T find(String query, Class<T> type) {
        return StudioFixture.onFx(() -> robot.lookup(query).queryAs(type));
    }

    protected Optional<Node> visible(String query) {
        return StudioFixture.onFx(
                () -> robot.lookup(query).match(Node::isVisible).tryQuery());
    }
}
