package org.assetkiln.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assetkiln.files.Json;
import org.assetkiln.hub.HubException.Reason;

/**
 * The Hugging Face Hub, or a server that speaks like it. Nothing is fetched but what an {@link Offer} lists; every file
 * is checked against the checksum of the listing before it gets its name.
 */
public final class Hub {
    private static final int LISTING_BYTES = 32 << 20;
    private static final String TOO_LONG = "The server's answer is far too long: check HF_ENDPOINT.";
    private static final Set<String> PIPELINES =
            Set.of("StableDiffusionPipeline", "StableDiffusionInpaintPipeline", "StableDiffusionImg2ImgPipeline");

    private final HubHttp http;
    private final Patience patience;

    /** @throws HubException when downloads are switched off, or a proxy is set that cannot be used */
    public Hub(HubSettings settings) throws HubException {
        this(settings, Patience.USUAL, Duration.ofSeconds(60));
    }

    Hub(HubSettings settings, Patience patience, Duration silence) throws HubException {
        if (settings.offline()) {
            throw new HubException(
                    Reason.OFFLINE, "Downloads are switched off by HF_HUB_OFFLINE: unset it to download models.");
        }
        this.http = new HubHttp(settings, silence);
        this.patience = patience;
    }

    /**
     * Asks what a repository holds; some kilobytes.
     *
     * @throws HubException with one sentence when there is no such repository, or it cannot be reached or read
     */
    public Listing listing(Repository repository, BooleanSupplier cancelled) throws IOException {
        String path = "/api/models/" + repository.id() + "/revision/" + encoded(repository.revision()) + "?blobs=true";
        return Listing.read(repository, json(new Resource(repository, path, repository.toString()), cancelled));
    }

    /**
     * The models in a repository; never empty.
     *
     * @throws HubException with one sentence when there is none that can be used here
     */
    public List<Offer> offers(Listing listing, BooleanSupplier cancelled) throws IOException {
        Optional<HubFile> index = listing.find("model_index.json");
        if (index.isPresent()) {
            String kind = json(resource(listing, index.get()), cancelled)
                    .path("_class_name")
                    .asText();
            if (!PIPELINES.contains(kind)) {
                throw new HubException(
                        Reason.NO_MODEL,
                        listing.repository() + " is a model of the kind " + kind
                                + ": Assetkiln works with Stable Diffusion 1 and 2.");
            }
        }
        return Offers.of(listing);
    }

    /**
     * Fetches a model. What is there already, whole or in part, is not fetched again.
     *
     * @param models the folder that gets a folder for it
     * @return the model: a folder or a file
     * @throws HubException with one sentence; what has arrived stays and a later call goes on from there
     */
    public Path download(Listing listing, Offer offer, Path models, DownloadListener listener) throws IOException {
        Path folder = models.resolve(offer.folderName());
        checkSpace(offer, folder);
        long done = 0;
        for (HubFile file : offer.files()) {
            Path target = folder.resolve(file.path());
            Files.createDirectories(target.toAbsolutePath().getParent());
            long before = done;
            LongConsumer progress = now -> listener.progress(file.path(), before + now, offer.bytes());
            progress.accept(0);
            if (!Digest.matches(target, file, listener::cancelled)) {
                var download =
                        new FileDownload(http, patience, resource(listing, file), file, progress, listener::cancelled);
                download.to(target);
            }
            done += file.size();
        }
        Origin.of(listing, offer).write(folder);
        listener.progress("", done, done);
        return offer.single() ? folder.resolve(offer.files().get(0).path()) : folder;
    }

    private static void checkSpace(Offer offer, Path folder) throws IOException {
        Files.createDirectories(folder);
        long free = Files.getFileStore(folder).getUsableSpace();
        long present;
        try (Stream<Path> files = Files.walk(folder)) {
            present = files.mapToLong(file -> file.toFile().length()).sum();
        }
        if (offer.bytes() - present > free) {
            throw new HubException(
                    Reason.DISK,
                    "The disk of %s has %.1f GB free and the download needs %.1f GB: make room or choose another folder."
                            .formatted(folder, free / 1e9, (offer.bytes() - present) / 1e9));
        }
    }

    private static Resource resource(Listing listing, HubFile file) {
        String path = Stream.of(file.path().split("/")).map(Hub::encoded).collect(Collectors.joining("/"));
        String address = "/" + listing.repository().id() + "/resolve/" + listing.commit() + "/" + path;
        return new Resource(listing.repository(), address, file.path());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode json(Resource resource, BooleanSupplier cancelled) throws IOException {
        var content = new ByteArrayOutputStream();
        patience.run(
                () -> http.get(resource, Map.of(), new ShortAnswer(content, LISTING_BYTES, TOO_LONG), cancelled),
                () -> 0,
                cancelled);
        try {
            return Json.mapper().readTree(content.toByteArray());
        } catch (JsonProcessingException e) {
            throw new HubException(
                    Reason.WRONG_ANSWER,
                    "The server's answer about " + resource.name() + " cannot be read: check HF_ENDPOINT.",
                    e);
        }
    }
}
