package org.assetkiln.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What tests look for in a window. */
public final class OnScreen {
    private static final long SECONDS = 180;

    private OnScreen() {}

    /** Waits until it is so, then until the screen is up to date. */
    public static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> StudioFixture.onFx(condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The node of this id. Ids of actions have dots, which a query would take for style classes. */
    public static <T extends Node> T node(FxRobot robot, String id, Class<T> type) {
        return StudioFixture.onFx(
                () -> robot.lookup((Node node) -> id.equals(node.getId())).queryAs(type));
    }
}
