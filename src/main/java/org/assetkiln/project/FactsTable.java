package org.assetkiln.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.project.DatasetScanner.Found;

/** What is known about images from earlier scans, so that only new and changed files are opened. */
final class FactsTable {
    private final ProjectDatabase database;
    private final Map<String, ImageFacts> known = new HashMap<>();
    private final List<DatasetImage> fresh = new ArrayList<>();

    FactsTable(ProjectDatabase database) {
        this.database = database;
        database.query(
                r -> known.put(
                        key(r.getString(1), r.getLong(2), r.getLong(3)),
                        new ImageFacts(r.getInt(4), r.getInt(5), r.getInt(6) != 0, r.getString(7))),
                "select image, bytes, modified, width, height, transparent, problem from image_facts");
    }

    DatasetImage image(Found file) {
        ImageFacts facts = known.get(key(file.id(), file.bytes(), file.modifiedMillis()));
        if (facts != null) {
            return image(file, facts);
        }
        DatasetImage image = image(file, ImageFacts.of(file.file()));
        fresh.add(image);
        return image;
    }

    /** Keeps what this scan has learned. */
    void save() {
        database.transaction(() -> {
            for (DatasetImage image : fresh) {
                database.execute(
                        "insert or replace into image_facts values (?, ?, ?, ?, ?, ?, ?)",
                        image.id(),
                        image.bytes(),
                        image.modifiedMillis(),
                        image.width(),
                        image.height(),
                        image.transparent() ? 1 : 0,
                        image.problem());
            }
        });
    }

    private static DatasetImage image(Found file, ImageFacts facts) {
        return new DatasetImage(
                file.id(),
                file.file(),
                file.bytes(),
                file.modifiedMillis(),
                facts.width(),
                facts.height(),
                facts.transparent(),
                facts.problem());
    }

    private static String key(String id, long bytes, long modified) {
        return id + '\n' + bytes + '\n' + modified;
    }
}
