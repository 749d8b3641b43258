package org.assetkiln.project.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.UnreadableImageException;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.ScanListener;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.project.recipes.Recipes;
import org.jspecify.annotations.Nullable;

/**
 * How images are taken out of a project.
 *
 * @param layout how they lie in the folder
 * @param approvedOnly whether images whose caption nobody has approved are left out
 * @param prepared whether images are prepared as their recipes say; always so where there is a {@code view}
 * @param view the square that the model would see; null for pictures in their own size
 * @param words trigger and class, as in "sks knight": the name of kohya's folder
 * @param repeats how often kohya's trainers take each image in an epoch, at least 1
 */
public record ImageExport(
        ExportLayout layout,
        boolean approvedOnly,
        boolean prepared,
        @Nullable ModelView view,
        String words,
        int repeats) {
    private static final Pattern FOLDER_NAME =
            Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]*[^/\\\\:*?\"<>|\\p{Cntrl}.]");

    /**
     * What has been written.
     *
     * @param images how many images
     * @param leftOut why each of the others is missing, a sentence each
     */
    public record Written(int images, List<String> leftOut) {}

    /**
     * Writes the images with their captions, and an {@code ATTRIBUTION.txt} where their origins are known. Images of formats
     * that trainers do not read become PNG files. Review states go along, in a column or file that trainers pass over. Where the layout's table needs a caption, images without one are left
     * out.
     *
     * @param target a new or empty folder, or a file that ends with {@code .zip}; of a sheet the folder for its two files
     * @throws IOException with one sentence when something cannot be written
     */
    public Written write(
            Project project, List<DatasetImage> images, Path target, ScanListener listener, BooleanSupplier cancelled)
            throws IOException {
        if (layout == ExportLayout.KOHYA && !FOLDER_NAME.matcher(words).matches()) {
            throw new IOException("Trigger and class \"" + words
                    + "\" cannot be a folder's name: leave out / \\ : * ? \" < > | and a dot at the end.");
        }
        Path folder = target.toAbsolutePath().normalize();
        if (!folder.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            check(project, folder);
            return fill(project, images, folder, listener, cancelled);
        }
        Path beside = Files.createTempDirectory(Files.createDirectories(folder.getParent()), ".export-");
        try {
            Written written = fill(project, images, beside, listener, cancelled);
            AtomicFiles.write(folder, out -> Zipped.write(beside, out));
            return written;
        } finally {
            delete(beside);
        }
    }

    private static void check(Project project, Path folder) throws IOException {
        if (folder.startsWith(project.images()) || project.root().startsWith(folder)) {
            throw new IOException("The folder " + folder + " belongs to the project itself: choose another one.");
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new IOException("The folder " + folder + " is not empty: choose a new one.");
                }
            }
        }
    }

    private Written fill(
            Project project, List<DatasetImage> images, Path folder, ScanListener listener, BooleanSupplier cancelled)
            throws IOException {
        Map<String, Caption> captions = project.captions().readAll(images);
        List<String> leftOut = new ArrayList<>();
        List<DatasetImage> wanted = new ArrayList<>();
        for (DatasetImage image : images) {
            String problem = problem(image, captions.getOrDefault(image.id(), Caption.NONE));
            if (problem == null) {
                wanted.add(image);
            } else {
                leftOut.add(problem);
            }
        }
        boolean recipes = prepared || view != null;
        var pictures = new ExportPictures(recipes ? Recipes.read(project.records()) : null, view);
        boolean list = layout == ExportLayout.SHEET_ARRAY;
        Written written = list || layout == ExportLayout.SHEET
                ? new SheetExport(pictures, list).write(wanted, folder, listener, cancelled, leftOut)
                : files(project, wanted, captions, folder, pictures, listener, cancelled, leftOut);
        Credits credits = Credits.read(project.records());
        if (!credits.byPath().isEmpty() && written.images() > 0) {
            AtomicFiles.write(folder.resolve("ATTRIBUTION.txt"), credits.list(wanted));
        }
        return written;
    }

    private @Nullable String problem(DatasetImage image, Caption caption) {
        boolean table = layout == ExportLayout.IMAGEFOLDER || layout == ExportLayout.KERAS;
        if (image.problem() != null) {
            return image.problem();
        } else if (approvedOnly && caption.state() != ReviewState.APPROVED) {
            return image.id() + " is not approved.";
        }
        return table && caption.text().isBlank() ? image.id() + " has no caption." : null;
    }

    private Written files(
            Project project,
            List<DatasetImage> images,
            Map<String, Caption> captions,
            Path folder,
            ExportPictures pictures,
            ScanListener listener,
            BooleanSupplier cancelled,
            List<String> leftOut)
            throws IOException {
        Path root = layout == ExportLayout.KOHYA ? folder.resolve(repeats + "_" + words) : folder;
        var names = new ExportNames(project, layout == ExportLayout.KOHYA);
        List<CaptionEntry> entries = new ArrayList<>();
        int done = 0;
        for (DatasetImage image : images) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            String name = names.of(image, pictures.ending(image));
            try {
                pictures.write(image, root.resolve(name));
                Caption caption = captions.getOrDefault(image.id(), Caption.NONE);
                boolean draft = caption.state() == ReviewState.DRAFT; // as every caption is that nothing is said about
                entries.add(new CaptionEntry(name, caption.text(), draft ? null : caption.state()));
            } catch (UnreadableImageException e) {
                leftOut.add(Objects.toString(e.getMessage(), image.id()));
            }
            listener.progress(++done, images.size());
        }
        writeCaptions(root, entries);
        return new Written(entries.size(), List.copyOf(leftOut));
    }

    private void writeCaptions(Path root, List<CaptionEntry> entries) throws IOException {
        ExchangeFormat format =
                switch (layout) {
                    case IMAGEFOLDER -> ExchangeFormat.METADATA;
                    case KERAS -> ExchangeFormat.TABLE;
                    default -> ExchangeFormat.SIDECARS;
                };
        List<CaptionEntry> written =
                entries.stream().filter(entry -> !entry.text().isBlank()).toList();
        format.files().write(format.fileIn(root), written);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
