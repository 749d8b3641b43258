package org.assetkiln.ui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.home.AppHome;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on a sample project in a folder that is thrown away. */
public final class StudioFixture implements AutoCloseable {
    private static final List<String> COLOURS =
            List.of("red", "green", "blue", "golden", "purple", "silver", "orange", "teal");
    private static final List<String> KINDS = List.of("potion", "gem", "shield", "coin", "mushroom", "book", "bomb");

    private final Path folder;
    private final StudioContext context;
    private final StudioWindow window;
    private final Stage stage;

    private StudioFixture(Path folder, StudioContext context, StudioWindow window, Stage stage) {
        this.folder = folder;
        this.context = context;
        this.window = window;
        this.stage = stage;
    }

    /** Opens the window on a new sample of {@code count} drawn sprites; the last of them cannot be read. */
    public static StudioFixture open(Path folder, int count) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        writeSample(home.resolve("data"), count);
        return openHome(folder, home);
    }

    /** Opens the window on the sample in the home folder {@code home}, with user folders below {@code folder}. */
    public static StudioFixture openHome(Path folder, Path home) throws Exception {
        Path user = folder.resolve("user");
        AppFolders folders = new AppFolders(
                user.resolve("config"), user.resolve("cache"), user.resolve("data"), user.resolve("logs"));
        Stage stage = FxToolkit.registerPrimaryStage();
        StudioFixture fixture = onFx(() -> {
            StudioContext context = new StudioContext(folders, new AppHome(home));
            StudioWindow window = new StudioWindow(stage, context);
            window.show();
            context.openLast();
            return new StudioFixture(folder, context, window, stage);
        });
        fixture.waitFor(() -> !fixture.context.images().isEmpty());
        return fixture;
    }

    /** Opens another new sample in the same window, as at the start: nothing searched, nothing to undo. */
    public void reopen(Path root, int count) throws Exception {
        writeSample(root, count);
        openAgain(root, count);
    }

    /** Opens a project that is there already; {@code count} images are waited for. */
    public void openAgain(Path root, int count) throws Exception {
        onFx(() -> {
            context.overlay().set(null);
            context.notices().clear();
            context.open(root);
            context.goTo("dataset");
            return root;
        });
        waitFor(() -> context.project().get() != null
                && context.project().get().root().equals(root)
                && context.images().size() == count);
        settle();
    }

    /** Looks at the open project's folder again. */
    public void rescan() throws Exception {
        onFx(() -> {
            context.rescan();
            return context;
        });
        settle();
    }

    public StudioContext context() {
        return context;
    }

    public Stage stage() {
        return stage;
    }

    /** The rail, from the top. */
    public static List<String> placeIds(StudioFixture fixture) {
        return fixture.window.placeIds();
    }

    /** The open project's folder. */
    public Path project() throws Exception {
        return onFx(() -> context.project().get().root());
    }

    /** The folder that stands for the user's own. */
    public Path user() {
        return folder.resolve("user");
    }

    /** Shows a place and waits until it is laid out. */
    public void goTo(String place) throws Exception {
        onFx(() -> {
            context.goTo(place);
            return place;
        });
        settle();
    }

    /** Waits until background work is done and the screen is up to date. */
    public void settle() throws Exception {
        waitFor(() -> context.background().running().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFx(condition));
    }

    /** The scene graph is read where it changes: elsewhere a lookup meets lists that are being edited. */
    public static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
    }

    @Override
    public void close() throws Exception {
        onFx(() -> {
            window.close();
            context.close();
            stage.hide();
            return true;
        });
        FxToolkit.cleanupStages();
    }

    private static void writeSample(Path data, int count) throws IOException {
        Path images = Files.createDirectories(data.resolve("images"));
        for (int i = 0; i < count - 1; i++) {
            String kind = KINDS.get(i % KINDS.size());
            String colour = COLOURS.get(i % COLOURS.size());
            String name = "%s-%s-%02d".formatted(kind, colour, i);
            Pictures.writePng(images.resolve(name + ".png"), sprite(i), Map.of());
            if (i % 6 != 5) {
                Files.writeString(images.resolve(name + ".txt"), "a " + colour + " " + kind + " icon, pixel art\n");
            }
        }
        Files.writeString(images.resolve("zz-broken.png"), "this is not a picture");
    }

    private static BufferedImage sprite(int seed) {
        BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(new Color(20, 20, 30));
        g.fillOval(5, 5, 22, 22);
        g.setColor(Color.getHSBColor(seed * 0.137f, 0.7f, 0.9f));
        g.fillOval(7, 7, 18, 18);
        g.setColor(new Color(255, 255, 255, 160));
        g.fillRect(11, 10, 4, 3);
        g.dispose();
        return picture;
    }
}
