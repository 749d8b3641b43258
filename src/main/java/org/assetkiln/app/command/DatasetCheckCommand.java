package org.assetkiln.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.search.Subject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is wrong with the images of a project. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Say what is wrong with the images of a project, and what to do.")
final class DatasetCheckCommand extends ProjectCommand {
    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description = "What a run learns; the default model's own by default.")
    private @Nullable Integer size;

    @Override
    void run(Project project, List<DatasetImage> all, PrintWriter out) {
        DatasetContent content = DatasetContent.of(project, all, size);
        for (FindingKind kind : FindingKind.values()) {
            print(out, kind, content);
        }
        long wrong = content.subjects().all().stream()
                .filter(subject -> !found(content, subject).isEmpty())
                .count();
        out.println(all.size() + " images, something to look at in " + wrong + ".");
    }

    private static Set<FindingKind> found(DatasetContent content, Subject subject) {
        return content.findings().of(subject.image(), subject.caption());
    }

    private static void print(PrintWriter out, FindingKind kind, DatasetContent content) {
        List<DatasetImage> images = content.subjects().all().stream()
                .filter(subject -> found(content, subject).contains(kind))
                .map(Subject::image)
                .toList();
        if (!images.isEmpty()) {
            out.println(kind.title() + " (" + images.size() + "). " + kind.remedy());
            images.forEach(image -> {
                List<String> group = content.findings().group(kind, image).stream()
                        .filter(other -> other != image)
                        .map(DatasetImage::id)
                        .toList();
                out.println("  " + image.id() + (group.isEmpty() ? "" : " = " + String.join(", ", group)));
            });
        }
    }
}
