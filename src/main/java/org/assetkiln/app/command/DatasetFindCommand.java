package org.assetkiln.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.palette.DatasetPalette;
import org.assetkiln.project.search.Field;
import org.assetkiln.project.search.Fields;
import org.assetkiln.project.search.Query;
import org.assetkiln.project.search.QueryException;
import org.assetkiln.project.search.SortOrder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for images. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description = "Print the images that a search finds, one a line, as the studio's search field does.")
final class DatasetFindCommand extends ProjectCommand {
    @Parameters(
            index = "1..*",
            paramLabel = "SEARCH",
            description = "What to look for, for example: state:draft \"w:<64\" sort:-bytes")
    private List<String> search = List.of();

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description = "What a run learns; the default model's own by default.")
    private @Nullable Integer size;

    /** The terms are listed where they are understood, so that the help never lacks one. */
    @Spec
    void help(CommandLine.Model.CommandSpec spec) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "A search is words of name or caption, \"words in quotes\", AND, OR, NOT (or -), brackets, and these:");
        for (Field field : Fields.all()) {
            lines.add("  %-12s%s".formatted(field.name() + ":", field.help()));
            lines.add("  %-12s  %s".formatted("", String.join(", ", field.values())));
        }
        lines.add("  %-12s%s".formatted("sort:", "in which order; - before it for the other way round"));
        lines.add("  %-12s  %s".formatted("", String.join(", ", SortOrder.names())));
        lines.add("");
        lines.add("What tokens: counts and the captions' check: need a model; they are known in the studio only.");
        spec.usageMessage()
                .footer(lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new));
    }

    /** What cannot be understood is said before thousands of images are looked at. */
    @Override
    void check() {
        Query unused = query(String.join(" ", search), true);
    }

    @Override
    void run(Project project, List<DatasetImage> all, PrintWriter out) {
        Query query = query(String.join(" ", search), DatasetPalette.read(project.records()) != null);
        query.find(DatasetContent.of(project, all, size).subjects())
                .forEach(subject -> out.println(subject.image().id()));
    }

    private Query query(String text, boolean palette) {
        try {
            return Query.of(text, palette);
        } catch (QueryException e) {
            String mark = " ".repeat(e.start()) + "^".repeat(Math.max(1, e.end() - e.start()));
            throw wrong(e.getMessage() + System.lineSeparator() + text + System.lineSeparator() + mark);
        }
    }
}
