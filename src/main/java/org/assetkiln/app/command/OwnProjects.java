package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionedFiles;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.FolderRepeats;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.project.recipes.Sheets;
import org.assetkiln.project.wording.CaptionHabits;
import org.assetkiln.training.settings.CaptionedImage;
import org.jspecify.annotations.Nullable;

/** The projects that files on the disk belong to, and what they know of them. Each is read once and not kept open. */
final class OwnProjects {
    private final Map<Path, Known> known = new HashMap<>();

    /** What one project keeps. */
    private record Known(Path root, Recipes recipes, Sheets sheets, CaptionHabits habits) {
        static final Known NONE = new Known(Path.of(""), Recipes.NONE, Sheets.NONE, CaptionHabits.standard());

        String id(Path file) {
            return root.relativize(file).toString().replace('\\', '/');
        }
    }

    /** Those files that are sheets of which slices were made. */
    Set<Path> sliced(List<Path> files) throws IOException {
        Set<Path> sliced = new LinkedHashSet<>();
        for (Path path : files) {
            Path file = absolute(path);
            Known project = of(file);
            if (project != Known.NONE && project.sheets().isSheet(project.id(file))) {
                sliced.add(path);
            }
        }
        return sliced;
    }

    /** The recipes of files that are not taken as they are, by the names given. */
    Map<String, Recipe> recipes(List<String> files) throws IOException {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        for (String name : files) {
            Path file = absolute(Path.of(name));
            Known project = of(file);
            Recipe recipe =
                    project == Known.NONE ? Recipe.NONE : project.recipes().of(project.id(file));
            if (!recipe.isNone()) {
                recipes.put(name, recipe);
            }
        }
        return recipes;
    }

    /** The folder that the names of folders count from which say repeats: a project's, or the given one. */
    static Path outermost(Path given) {
        Path root = root(absolute(given));
        return root == null ? given : root;
    }

    /** The usable images of a project in a folder and in all below it; none if the folder is no part of one. */
    List<Path> below(Path folder) throws IOException {
        Path root = root(absolute(folder));
        if (root == null) {
            return List.of();
        }
        try (Project project = Project.open(root)) {
            return images(project, folder).stream().map(DatasetImage::file).toList();
        }
    }

    /** The same with their captions, without rejected ones; null if the folder is no part of a project. */
    @Nullable
    CaptionedFiles captioned(Path folder) throws IOException {
        Path root = root(absolute(folder));
        if (root == null) {
            return null;
        }
        try (Project project = Project.open(root)) {
            List<DatasetImage> images = images(project, folder);
            Map<String, Caption> captions = project.captions().readAll(images);
            List<CaptionedImage> captioned = new ArrayList<>();
            List<Path> without = new ArrayList<>();
            for (DatasetImage image : images) {
                Caption caption = captions.getOrDefault(image.id(), Caption.NONE);
                List<String> said = CaptionedFiles.captions(caption.text());
                if (said.isEmpty()) {
                    without.add(image.file());
                } else if (caption.state() != ReviewState.REJECTED) {
                    int repeats = FolderRepeats.of(root, image.file());
                    captioned.add(new CaptionedImage(image.file().toString(), said, repeats));
                }
            }
            return images.isEmpty() ? null : new CaptionedFiles(captioned, without);
        }
    }

    /** The trigger words of the project around a file or folder, empty where there are none. */
    String trigger(Path path) throws IOException {
        return of(absolute(path)).habits().trigger();
    }

    /** The path of a file's folder, within its project if it is in one. */
    String folder(Path file) throws IOException {
        Path folder = absolute(file).getParent();
        if (folder == null) {
            return "";
        }
        Known project = of(absolute(file));
        if (folder == null) {
            return "";
        }
        return project == Known.NONE ? folder.toString() : project.id(folder);
    }

    private static List<DatasetImage> images(Project project, Path folder) {
        return DatasetScanner.scan(project, (done, total) -> {}, () -> false).stream()
                .filter(image -> image.usable() && image.file().startsWith(absolute(folder)))
                .toList();
    }

    private Known of(Path file) throws IOException {
        Path root = root(file);
        if (root == null) {
            return Known.NONE;
        }
        Known there = known.get(root);
        if (there != null) {
            return there;
        }
        try (Project project = Project.open(root)) {
            Known read = new Known(
                    root,
                    Recipes.read(project.records()),
                    Sheets.read(project.records()),
                    CaptionHabits.open(project.hidden()));
            known.put(root, read);
            return read;
        }
    }

    /** The innermost folder around a file that the program keeps something about; null if there is none. */
    private static @Nullable Path root(Path path) {
        for (Path folder = path; folder != null; folder = folder.getParent()) {
            if (Project.isAt(folder)) {
                return folder;
            }
        }
        return null;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
