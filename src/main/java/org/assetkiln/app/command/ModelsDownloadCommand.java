package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.assetkiln.hub.DownloadListener;
import org.assetkiln.hub.Hub;
import org.assetkiln.hub.HubSettings;
import org.assetkiln.hub.HubToken;
import org.assetkiln.hub.Listing;
import org.assetkiln.hub.Offer;
import org.assetkiln.hub.Repository;
import org.assetkiln.hub.TokenFile;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.models.ModelFacts;
import org.assetkiln.project.models.ModelLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads a model from the Hugging Face Hub. */
@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description = {
            "Download a model from the Hugging Face Hub. Cut off, it goes on where it was when started again.",
            "HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE, HTTPS_PROXY and NO_PROXY are honoured."
        })
final class ModelsDownloadCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1_000_000;

    @Parameters(paramLabel = "REPOSITORY", description = "owner/name, owner/name@revision, or the model's page.")
    private String repository = "";

    @Option(names = "--list", description = "Only say what there is and how large; fetch no weights.")
    private boolean list;

    @Option(names = "--half", description = "Take the weights in 16 bit (fp16), where the repository has them.")
    private boolean half;

    @Option(names = "--file", paramLabel = "NAME", description = "Take this single .safetensors file.")
    private @Nullable String file;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Where it gets a folder of its own; else among your models.")
    private @Nullable Path target;

    @Option(
            names = "--token",
            interactive = true,
            arity = "0",
            description = "Ask for an access token; it is not shown, not logged, and kept only with --keep-token.")
    private char @Nullable [] token;

    @Option(names = "--keep-token", description = "Keep the token in a file that only you can read.")
    private boolean keepToken;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Another server than HF_ENDPOINT names.")
    private @Nullable URI endpoint;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Hub hub = new Hub(settings());
        Listing listing = hub.listing(repository(), () -> false);
        List<Offer> offers = hub.offers(listing, () -> false);
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            offers.forEach(offer -> describe(offer, out));
            return CommandLine.ExitCode.OK;
        }
        Offer offer = choose(offers);
        describe(offer, out);
        out.flush();
        ModelLibrary library = ModelsCommand.library();
        Path model;
        try (var progress = Progress.of("Megabytes", offer.bytes() / MEGABYTE)) {
            Path folder = target == null ? library.downloads() : target;
            model = hub.download(listing, offer, folder, new Bar(progress));
        }
        library.add(model, () -> false);
        out.println("Downloaded " + model);
        out.println("Use it with --model, or for everything: assetkiln models default \"" + model + "\"");
        return CommandLine.ExitCode.OK;
    }

    private HubSettings settings() throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (endpoint != null) {
            environment.put("HF_ENDPOINT", endpoint.toString());
        }
        TokenFile kept = TokenFile.in(AppFolders.locate().config());
        HubSettings settings = HubSettings.of(environment, kept.read());
        if (token == null) {
            return settings;
        }
        HubToken given = token(token);
        if (keepToken) {
            kept.write(given);
        }
        return settings.withToken(given);
    }

    private HubToken token(char[] text) {
        try {
            return new HubToken(new String(text).strip());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Repository repository() {
        try {
            return Repository.parse(repository);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Offer choose(List<Offer> offers) {
        return offers.stream()
                .filter(offer -> file == null
                        ? !half || offer.folderName().endsWith(Offer.HALF)
                        : offer.single() && offer.title().equals(file))
                .findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(), "The repository does not offer that: see what it has with --list."));
    }

    private static void describe(Offer offer, PrintWriter out) {
        out.println("%s: %s in %d files"
                .formatted(
                        offer.title(),
                        ModelFacts.size(offer.bytes()),
                        offer.files().size()));
        offer.files().forEach(file -> out.println("    %10s  %s".formatted(ModelFacts.size(file.size()), file.path())));
    }

    private record Bar(Progress progress) implements DownloadListener {
        @Override
        public void progress(String file, long done, long total) {
            progress.at(done / MEGABYTE, file);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
