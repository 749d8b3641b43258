package org.assetkiln.ui.dataset.intake;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.assetkiln.imaging.format.PictureFormat;
import org.assetkiln.project.Project;
import org.assetkiln.project.intake.Intake;
import org.assetkiln.project.intake.IntakeReport;
import org.assetkiln.project.intake.LeftOut;
import org.assetkiln.project.intake.PastedPicture;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.slicer.SlicingActions;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Brings images into the open project, in the background; each time is one step that can be taken back. */
public final class Arrivals {
    private final StudioContext context;
    private final Action add;
    private final Action addFolder;
    private final Action paste;

    public Arrivals(StudioContext context) {
        this.context = context;
        BooleanBinding open = Bindings.isNotNull(context.project());
        add = Action.of("dataset.add", "Add images", Feather.PLUS, "Shortcut+I", open, this::chooseFiles);
        addFolder = Action.of(
                "dataset.add-folder",
                "Add a folder",
                Feather.FOLDER_PLUS,
                "Shortcut+Shift+I",
                open,
                this::chooseFolder);
        paste = Action.of("dataset.paste", "Paste images", Feather.CLIPBOARD, "Shortcut+V", open, this::paste);
    }

    public List<Action> actions() {
        return List.of(add, addFolder, paste);
    }

    /** Lets files, folders and archives be dropped on a node; without a project, a folder dropped is opened as one. */
    public void acceptDrops(Node target) {
        target.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles() && e.getGestureSource() == null) { // not what is dragged out of here
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        target.setOnDragDropped(this::dropped);
    }

    private void dropped(DragEvent e) {
        add(paths(e.getDragboard().getFiles()));
        e.setDropCompleted(true);
        e.consume();
    }

    private static List<Path> paths(List<File> files) {
        return files.stream().map(File::toPath).toList();
    }

    private void chooseFiles() {
        Stream<String> endings = Arrays.stream(PictureFormat.values()).flatMap(format -> format.endings().stream());
        List<String> patterns = Stream.concat(endings, Stream.of("zip"))
                .map(ending -> "*." + ending)
                .toList();
        add(context.dialogs().chooseFiles("Add images", patterns));
    }

    private void chooseFolder() {
        Path folder = context.dialogs().chooseFolder("Add a folder with images");
        if (folder != null) {
            add(List.of(folder));
        }
    }

    private void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        Project project = context.project().get();
        if (clipboard.hasFiles()) {
            add(paths(clipboard.getFiles()));
        } else if (clipboard.hasImage() && project != null) {
            Image picture = clipboard.getImage();
            context.background()
                    .run(
                            "Pasting",
                            () -> PastedPicture.add(project, SwingFXUtils.fromFXImage(picture, null)),
                            report -> arrived(project, report));
        } else {
            context.notice("There is no picture on the clipboard: copy one, or files, and paste again.");
        }
    }

    /** Copies files, folders and archives into the project; without one, opens the folder. */
    public void add(List<Path> dropped) {
        Project project = context.project().get();
        if (dropped.isEmpty()) {
            return;
        }
        if (project == null) {
            openInstead(dropped);
            return;
        }
        var soFar = new AtomicReference<@Nullable IntakeReport>();
        context.background()
                .track(
                        "Adding images",
                        progress -> {
                            IntakeReport report = Intake.add(project, dropped, progress::update, progress::cancelled);
                            soFar.set(report);
                            return report;
                        },
                        report -> arrived(project, report),
                        failure -> context.error("The images could not be added: " + failure.getMessage(), failure),
                        () -> {
                            IntakeReport report = soFar.get();
                            if (report != null) {
                                arrived(project, report);
                            }
                        });
    }

    private void openInstead(List<Path> dropped) {
        Path first = dropped.get(0);
        if (Files.isDirectory(first)) {
            context.open(first);
        } else {
            context.notice("No project is open: open a folder or drop one here, then add the files to it.");
        }
    }

    private void arrived(Project project, IntakeReport report) {
        if (!report.files().isEmpty()) {
            context.rescan();
            context.undo().push(new IntakeUndo(context, project, report.files()).edit());
            SlicingActions.offer(context, report.images());
        }
        String sentence = sentence(report);
        if (report.leftOut().isEmpty()) {
            context.notice(sentence);
        } else {
            context.offer(sentence, Action.of("dataset.left-out", "Show", Feather.LIST, null, () -> context.overlay()
                    .set(new LeftOutSheet(report.leftOut()))));
        }
    }

    private static String sentence(IntakeReport report) {
        int added = report.images().size();
        int already = (int) report.leftOut().stream().filter(LeftOut::already).count();
        int left = report.leftOut().size() - already;
        StringJoiner sentence = new StringJoiner(" ");
        sentence.add(added == 0 ? "No image was added." : added == 1 ? "1 image added." : added + " images added.");
        if (report.waiting() > 0) {
            sentence.add("You stopped before the other " + report.waiting() + ": add the same files again to go on.");
        }
        if (already > 0) {
            sentence.add(already == 1 ? "1 was here already." : already + " were here already.");
        }
        if (left > 0) {
            sentence.add(left == 1 ? "1 file was left out." : left + " files were left out.");
        }
        return sentence.toString();
    }
}
