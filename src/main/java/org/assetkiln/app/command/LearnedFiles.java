package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.CaptionedFiles;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.FolderRepeats;
import org.assetkiln.project.wording.CaptionTemplate;
import org.assetkiln.training.settings.CaptionedImage;

/** Which files a run in the terminal learns from. Of a project's they are those that its window trains on, prepared as there. */
final class LearnedFiles {
    private final OwnProjects projects = new OwnProjects();
    private final Consumer<String> say;

    /** @param say hears of what is left out, one sentence each */
    LearnedFiles(Consumer<String> say) {
        this.say = say;
    }

    /**
     * Files, and the images in folders and all below them, each with how often an epoch visits it ({@link FolderRepeats}).
     *
     * @return absolute paths in order
     */
    Map<String, Integer> of(List<Path> given) throws IOException {
        Map<Path, Integer> files = new LinkedHashMap<>();
        for (Path path : given) {
            if (!Files.exists(path)) {
                throw new IOException("There is no image or folder " + path + ".");
            }
            List<Path> below = Files.isDirectory(path) ? projects.below(path) : List.of();
            Path root = OwnProjects.outermost(path);
            for (Path file : below.isEmpty() ? images(path) : below) {
                files.put(file.toAbsolutePath(), FolderRepeats.of(root, file));
            }
        }
        files.keySet().removeAll(sheets(List.copyOf(files.keySet())));
        Map<String, Integer> repeats = new LinkedHashMap<>();
        files.forEach((file, times) -> repeats.put(file.toString(), times));
        return repeats;
    }

    private static List<Path> images(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return DatasetScanner.below(path);
        }
        return DatasetScanner.isImageName(path.getFileName().toString()) ? List.of(path) : List.of();
    }

    /** Images with captions: of a folder in a project what its window would train on, else as the files say. */
    List<CaptionedImage> captioned(Path source) throws IOException {
        boolean noTable = Files.isDirectory(source) && CaptionedFiles.table(source) == null;
        CaptionedFiles own = noTable ? projects.captioned(source) : null;
        CaptionedFiles read = own == null ? CaptionedFiles.read(source) : own;
        leftOut("Without a caption and left out", read.without());
        Set<Path> sheets = sheets(
                read.captioned().stream().map(image -> Path.of(image.file())).toList());
        return read.captioned().stream()
                .filter(image -> !sheets.contains(Path.of(image.file())))
                .toList();
    }

    /** The trigger words of the project around a file or folder, empty where there are none. */
    String trigger(Path source) throws IOException {
        return projects.trigger(source);
    }

    /**
     * Images with their captions brought to a form.
     *
     * @throws IOException with one sentence on what is wrong with the form
     */
    List<CaptionedImage> inForm(List<CaptionedImage> images, CaptionTemplate form, String trigger) throws IOException {
        if (!form.problem().isEmpty()) {
            throw new IOException("--caption-template: " + form.problem());
        }
        List<CaptionedImage> filled = new ArrayList<>();
        for (CaptionedImage image : images) {
            Path file = Path.of(image.file());
            var values = CaptionTemplate.values(
                    trigger, projects.folder(file), file.getFileName().toString());
            List<String> captions = image.captions().stream()
                    .map(caption -> form.fill(values, caption))
                    .toList();
            filled.add(new CaptionedImage(image.file(), captions, image.repeats()));
        }
        return filled;
    }

    private Set<Path> sheets(List<Path> files) throws IOException {
        Set<Path> sheets = projects.sliced(files);
        leftOut("Sliced, so that its slices are learned, and left out", List.copyOf(sheets));
        return sheets;
    }

    private void leftOut(String why, List<Path> files) {
        if (!files.isEmpty()) {
            String more = files.size() == 1 ? "" : ", " + (files.size() - 1) + " more";
            say.accept(why + ": " + files.get(0) + more + ".");
        }
    }

    /** How files are prepared first, by their absolute paths. */
    Map<String, Recipe> recipes(List<String> files) throws IOException {
        return projects.recipes(files);
    }
}
