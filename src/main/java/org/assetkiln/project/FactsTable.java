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
import org.assetkiln.project.DatasetScanner.Found;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known about images from earlier scans, so that only new, changed and unreadable files are opened. */
final class FactsTable {
    private static final Logger LOG = LoggerFactory.getLogger(FactsTable.class);

    private final ProjectDatabase database;
    private final Map<String, ImageFacts> known = new HashMap<>();
    private final List<DatasetImage> fresh = new ArrayList<>();

    FactsTable(ProjectDatabase database) {
        this.database = database;
        database.query(
                r -> known.put(
                        key(r.getString(1), r.getLong(2), r.getLong(3)),
                        new ImageFacts(r.getInt(4), r.getInt(5), r.getInt(6) != 0)),
                "select image, bytes, modified, width, height, transparent from image_facts");
    }

    DatasetImage image(Found file) {
        ImageFacts facts = known.get(key(file.id(), file.bytes(), file.modifiedMillis()));
        if (facts != null) {
            return image(file, facts, null);
        }
        try {
            DatasetImage image = image(file, Pictures.facts(file.file()), null);
            fresh.add(image);
            return image;
        } catch (UnreadableImageException e) {
            return image(file, new ImageFacts(0, 0, false), e.getMessage());
        } catch (IOException | RuntimeException e) {
            // Plug-ins answer damaged files with all sorts of exceptions.
            String problem = file.file().getFileName() + " cannot be read: check its permissions and whether it opens"
                    + " in an image editor.";
            return image(file, new ImageFacts(0, 0, false), problem);
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
            database.execute(
                    "insert or replace into image_facts values (?, ?, ?, ?, ?, ?)",
                    image.id(),
                    image.bytes(),
                    image.modifiedMillis(),
                    image.width(),
                    image.height(),
                    image.transparent() ? 1 : 0);
        }
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

    private static String key(String id, long bytes, long modified) {
        return id + '\n' + bytes + '\n' + modified;
    }
}
