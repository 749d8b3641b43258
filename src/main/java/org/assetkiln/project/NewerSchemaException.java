package org.assetkiln.project;

import java.nio.file.Path;
import java.sql.SQLException;

/** The database was written by a later version of the program. */
final class NewerSchemaException extends SQLException {
    private static final long serialVersionUID = 1;

    NewerSchemaException(Path file) {
        super(sentence(file));
    }

    static String sentence(Path file) {
        return "Review states are not kept: " + file
                + " was made by a newer version of Assetkiln; use that version for this project.";
    }
}
