package org.assetkiln.app.command;

import java.io.PrintWriter;
import java.util.List;
import org.assetkiln.project.CaptionFindings;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import picocli.CommandLine.Command;

/** Says what is wrong with the caption files of a project. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Say what is wrong with the images and caption files of a project.")
final class CaptionsCheckCommand extends ProjectCommand {
    @Override
    void run(Project project, List<DatasetImage> all, PrintWriter out) {
        all.stream().filter(image -> !image.usable()).forEach(image -> out.println(image.problem()));
        List<CaptionFindings.Finding> findings = CaptionFindings.of(all);
        findings.forEach(finding -> out.println(finding.sentence()));
        long unusable = all.stream().filter(image -> !image.usable()).count();
        out.println(all.size() + " images, " + (findings.size() + unusable) + " findings.");
    }
}
