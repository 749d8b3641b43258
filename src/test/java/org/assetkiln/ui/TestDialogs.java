package org.assetkiln.ui;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user who answers each chooser as the test says. */
public final class TestDialogs implements Dialogs {
    private @Nullable Path folder;
    private @Nullable Path target;
    private List<Path> files = List.of();

    /** From now on the window asks here. */
    public void answerIn(StudioFixture studio) {
        StudioFixture.onFx(() -> {
            studio.context().setDialogs(this);
            return this;
        });
    }

    /** From now on whoever asks this context asks here. */
    public void answerIn(StudioContext context) {
        context.setDialogs(this);
    }

    public void files(List<Path> chosen) {
        files = chosen;
    }

    public void folder(Path chosen) {
        folder = chosen;
    }

    public void file(Path chosen) {
        files = List.of(chosen);
    }

    public void target(Path chosen) {
        target = chosen;
    }

    @Override
    public @Nullable Path chooseFolder(String title) {
        return folder;
    }

    @Override
    public List<Path> chooseFiles(String title, List<String> patterns) {
        return files;
    }

    @Override
    public @Nullable Path chooseTarget(String title, String suggestedName) {
        return target;
    }
}
