package org.assetkiln.ui.dataset.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.exchange.ExportLayout;
import org.assetkiln.project.exchange.ImageExport;
import org.assetkiln.project.intake.LeftOut;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.dataset.intake.LeftOutSheet;
import org.kordamp.ikonli.feather.Feather;

/** What is exported and how. */
final class ExportModel {
    private final StudioContext context;
    private final Project project;
    private final List<ImageScope> scopes;
    private final ModelView view;
    private final ObjectProperty<ImageScope> scope;
    private final ObjectProperty<ExportLayout> layout = new SimpleObjectProperty<>(ExportLayout.KOHYA);
    private final BooleanProperty prepared = new SimpleBooleanProperty();
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private final BooleanProperty approvedOnly = new SimpleBooleanProperty();
    private final StringProperty words = new SimpleStringProperty("sks asset");
    private final IntegerProperty repeats = new SimpleIntegerProperty(10);

    ExportModel(StudioContext context, Project project, List<ImageScope> scopes, ModelView view) {
        this.context = context;
        this.project = project;
        this.scopes = scopes.stream().filter(one -> !one.images().isEmpty()).toList();
        this.view = view;
        scope = new SimpleObjectProperty<>(this.scopes.get(0));
    }

    List<ImageScope> scopes() {
        return scopes;
    }

    ObjectProperty<ImageScope> scope() {
        return scope;
    }

    ObjectProperty<ExportLayout> layout() {
        return layout;
    }

    /** Whether the pictures are prepared, in their own size. */
    BooleanProperty prepared() {
        return prepared;
    }

    /** Whether the pictures are as the model sees them, which are prepared ones. */
    BooleanProperty seen() {
        return seen;
    }

    ModelView view() {
        return view;
    }

    BooleanProperty approvedOnly() {
        return approvedOnly;
    }

    /** Trigger and class, the name of kohya's folder. */
    StringProperty words() {
        return words;
    }

    IntegerProperty repeats() {
        return repeats;
    }

    /** Into a chosen folder, or a new one in it when it is not empty. */
    void toFolder() {
        Path chosen = context.dialogs().chooseFolder("Export to a folder");
        if (chosen != null) {
            write(unused(chosen));
        }
    }

    void toArchive() {
        Path chosen = context.dialogs().chooseTarget("Export as a zip archive", project.name() + ".zip");
        if (chosen != null) {
            boolean zip = chosen.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
            write(zip ? chosen : chosen.resolveSibling(chosen.getFileName() + ".zip"));
        }
    }

    private Path unused(Path folder) {
        Path free = folder;
        for (int i = 1; !empty(free); i++) {
            free = folder.resolve(project.name() + "-export" + (i == 1 ? "" : "-" + i));
        }
        return free;
    }

    private static boolean empty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return true; // it is not there yet, or the export will say what is wrong with it
        }
    }

    private void write(Path target) {
        List<DatasetImage> images = scope.get().images();
        var export = new ImageExport(
                layout.get(),
                approvedOnly.get(),
                prepared.get(),
                seen.get() ? view : null,
                words.get().strip(),
                repeats.get());
        context.overlay().set(null);
        context.background()
                .track(
                        "Exporting images",
                        progress -> export.write(project, images, target, progress::update, progress::cancelled),
                        written -> done(written, target),
                        failure -> context.error("The images could not be exported. " + failure.getMessage(), failure),
                        () -> context.notice(
                                "The export was stopped; what was written until then is in " + target + "."));
    }

    private void done(ImageExport.Written written, Path target) {
        int left = written.leftOut().size();
        String sentence =
                (written.images() == 1 ? "1 image" : written.images() + " images") + " exported to " + target + ".";
        if (left == 0) {
            context.notice(sentence);
            return;
        }
        List<LeftOut> list =
                written.leftOut().stream().map(why -> new LeftOut(why, "")).toList();
        context.notice(
                sentence + " " + (left == 1 ? "1 was" : left + " were") + " left out.",
                Action.of("dataset.not-exported", "Show", Feather.LIST, null, () -> context.overlay()
                        .set(new LeftOutSheet(list))));
    }
}
