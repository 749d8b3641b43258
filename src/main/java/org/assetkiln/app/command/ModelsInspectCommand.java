package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.hub.Origin;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.models.LibraryModel;
import org.assetkiln.project.models.ModelFacts;
import org.assetkiln.project.models.ModelHashes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what models are, and checks that all their weights are there. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Say what models are, and check that all their weights are there in the right shapes.")
final class ModelsInspectCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "MODEL", description = "Names in the list, or paths.")
    private List<String> models = List.of();

    @Option(
            names = "--hash",
            description = "Also the SHA-256 and A1111's short form; reads all weights the first time.")
    private boolean hash;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        boolean fine = true;
        for (String name : models) {
            try {
                inspect(ModelsCommand.find(name));
            } catch (IOException e) {
                spec.commandLine().getErr().println(e.getMessage());
                fine = false;
            }
        }
        return fine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void inspect(Path path) throws IOException {
        ModelFiles.open(path).check();
        LibraryModel model = ModelsCommand.library().inspect(path);
        PrintWriter out = spec.commandLine().getOut();
        out.println(model.path());
        out.println("  " + ModelsCommand.summary(model));
        ModelFacts facts = model.facts();
        if (facts != null) {
            out.println(
                    "  %,d parameters, %s".formatted(facts.parameters(), facts.singleFile() ? "one file" : "a folder"));
        }
        Origin origin = Origin.of(path);
        if (origin != null) {
            out.println("  from " + origin.repository() + " on the Hugging Face Hub, commit " + origin.commit());
        }
        if (hash) {
            String sha256 = new ModelHashes(AppFolders.locate().cache()).sha256(path, () -> false);
            out.println("  SHA-256 " + sha256 + ", short " + ModelHashes.shortened(sha256));
        }
    }
}
