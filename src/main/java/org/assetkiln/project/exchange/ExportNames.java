package org.assetkiln.project.exchange;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;

/** Names of exported files: below the project's image folder, or all in one folder; no two share a caption file. */
final class ExportNames {
    private final String imageFolder;
    private final boolean flat;
    private final Set<String> taken = new HashSet<>();

    ExportNames(Project project, boolean flat) {
        String folder = project.root().relativize(project.images()).toString();
        imageFolder = folder.isEmpty() ? "" : folder.replace('\\', '/') + "/";
        this.flat = flat;
    }

    /** @param ending of the exported file, with its dot */
    String of(DatasetImage image, String ending) {
        String path = image.id().startsWith(imageFolder) ? image.id().substring(imageFolder.length()) : image.id();
        int dot = path.lastIndexOf('.');
        String stem = dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
        String wanted = flat ? stem.replace('/', '_') : stem;
        String unused = wanted;
        for (int i = 2; !taken.add(unused.toLowerCase(Locale.ROOT)); i++) {
            unused = wanted + "-" + i;
        }
        return unused + ending;
    }
}
