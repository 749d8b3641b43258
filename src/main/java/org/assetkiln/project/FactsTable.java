package org.assetkiln.project;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.ImageFacts;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.UnreadableImageException;
import org.assetkiln.imaging.format.PictureFormat;
import org.assetkiln.project.DatasetScanner.Found;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known about images from earlier scans, so that only new, changed and unreadable files are opened. */
final class FactsTable {
    private static final Logger LOG = LoggerFactory.getLogger(FactsTable.class);

    private final ProjectDatabase database;
    private final Map<String, Known> known = new HashMap<>();
    private final List<DatasetImage> fresh = new ArrayList<>();

    /** @param problem as found when the whole image was read; empty when there was none */
    private record Known(ImageFacts facts, String problem) {}

    FactsTable(ProjectDatabase database) {
        this.database = database;
        database.query(
                r -> known.put(
                        key(r.getString(1), r.getLong(2), r.getLong(3)),
                        new Known(
                                new ImageFacts(r.getInt(4), r.getInt(5), r.getInt(6) != 0, format(r.getString(1))),
                                r.getString(7))),
                "select image, bytes, modified, width, height, transparent, problem from image_facts");
    }

    DatasetImage image(Found file) {
        Known earlier = known.get(key(file.id(), file.bytes(), file.modifiedMillis()));
        if (earlier != null) {
            return image(file, earlier.facts(), earlier.problem().isEmpty() ? null : earlier.problem());
        }
        try {
            DatasetImage image = image(file, Pictures.facts(file.file()), null);
            fresh.add(image);
            return image;
        } catch (UnreadableImageException e) {
            return image(file, new ImageFacts(0, 0, false, format(file.id())), e.getMessage());
        } catch (IOException | RuntimeException e) {
            // Plug-ins answer damaged files with all sorts of exceptions.
            String problem = file.file().getFileName() + " cannot be read: check its permissions and whether it opens"
                    + " in an image editor.";
            return image(file, new ImageFacts(0, 0, false, format(file.id())), problem);
        }
    }

    /** Keeps what this scan has learned. */
    void save() {
        if (fresh.isEmpty()) {
            return;
        }
        try {
            database.transaction(this::insert);
        } catch (IOException e) {
            LOG.info("The next scan opens these images again.", e);
        }
    }

    private void insert() throws SQLException {
        for (DatasetImage image : fresh) {
            write(database, image, "");
        }
    }

    /** Keeps that an image cannot be used, until its file changes. */
    static void note(ProjectDatabase database, DatasetImage image, String problem) {
        try {
            database.transaction(() -> write(database, image, problem));
        } catch (IOException e) {
            LOG.info("The finding that {} is not kept.", problem, e);
        }
    }

    private static void write(ProjectDatabase database, DatasetImage image, String problem) throws SQLException {
        database.execute(
                "insert or replace into image_facts values (?, ?, ?, ?, ?, ?, ?)",
                image.id(),
                image.bytes(),
                image.modifiedMillis(),
                image.width(),
                image.height(),
                image.transparent() ? 1 : 0,
                problem);
    }

    private static DatasetImage image(Found file, ImageFacts facts, @Nullable String problem) {
        return new DatasetImage(
                file.id(),
                file.file(),
                file.bytes(),
                file.modifiedMillis(),
                facts.width(),
                facts.height(),
                facts.transparent(),
                problem);
    }

    private static PictureFormat format(String name) {
        return PictureFormat.ofName(name).orElseThrow();
    }

    private static String key(String id, long bytes, long modified) {
        return id + '\n' + bytes + '\n' + modified;
    }
}
