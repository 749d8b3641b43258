package org.assetkiln.hub;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.hub.HubException.Reason;

/**
 * The server from which DJL fetches PyTorch's libraries: {@code files.txt} lists them, gzipped, by build and platform.
 * DJL's own download says not how far it is, begins anew where it broke off, and does not begin at all while a library
 * for processors is at hand.
 */
public final class TorchServer {
    private static final URI DJL = URI.create("https://publish.djl.ai");
    private static final String VERSION = "2.7.1";
    private static final Repository NAMELESS = new Repository("pytorch", "main");
    private static final Pattern NAME = Pattern.compile("\\w[\\w.+-]*");
    private static final String PACKED = ".gz";
    private static final int LIST_BYTES = 1 << 20;
    private static final String TOO_LONG = "The server's list of libraries is far too long.";
    /** Libraries are about twice as large as their packed files, which lie beside them one at a time. */
    private static final int ROOM = 3;

    private final HubHttp http;
    private final Patience patience;
    /** For questions, whose answer somebody waits for. */
    private final Patience asking;

    /**
     * DJL's own.
     *
     * @param environment names proxies
     */
    public TorchServer(Map<String, String> environment) throws HubException {
        this(DJL, environment);
    }

    /** Another one that has the same files. */
    public TorchServer(URI address, Map<String, String> environment) throws HubException {
        this(address, environment, Patience.USUAL);
    }

    TorchServer(URI address, Map<String, String> environment, Patience patience) throws HubException {
        this.http = new HubHttp(new HubSettings(address, false, null, environment), Duration.ofSeconds(60));
        this.patience = patience;
        this.asking = new Patience(2, patience.first(), patience.longest());
    }

    /**
     * Asks what there is and how large it is; some kilobytes.
     *
     * @throws HubException with one sentence when there is no such build, or the server cannot be reached
     */
    public TorchBuild find(String flavour, String platform, BooleanSupplier cancelled) throws IOException {
        String prefix = flavour + "/" + platform + "/";
        List<HubFile> files = new ArrayList<>();
        for (String line : list(cancelled).lines().map(String::strip).toList()) {
            if (line.startsWith(prefix) && line.endsWith(PACKED)) {
                files.add(HubFile.unchecked(line, length(line, cancelled)));
            }
        }
        if (files.isEmpty()) {
            throw new HubException(
                    Reason.NOT_FOUND,
                    "The server has no PyTorch " + VERSION + " of the kind " + flavour + " for " + platform
                            + ": unpack one yourself and name its lib folder in PYTORCH_LIBRARY_PATH.");
        }
        return new TorchBuild(VERSION, flavour, platform, files);
    }

    private String list(BooleanSupplier cancelled) throws IOException {
        var text = new ByteArrayOutputStream();
        asking.run(
                () -> http.get(resource("files.txt"), Map.of(), new ShortAnswer(text, LIST_BYTES, TOO_LONG), cancelled),
                () -> 0,
                cancelled);
        return text.toString(StandardCharsets.UTF_8);
    }

    private long length(String path, BooleanSupplier cancelled) throws IOException {
        long[] length = {-1};
        asking.run(() -> length[0] = http.length(resource(path), cancelled), () -> 0, cancelled);
        if (length[0] < 0) {
            throw new HubException(Reason.WRONG_ANSWER, "The server does not say how large " + path + " is.");
        }
        return length[0];
    }

    private static Resource resource(String path) {
        return new Resource(NAMELESS, "/pytorch/" + VERSION + "/" + path, path);
    }

    /**
     * Fetches and unpacks a build. What is there already, whole or in part, is not fetched again.
     *
     * @param libraries the folder that gets a folder for it
     * @return the folder with the libraries
     * @throws HubException with one sentence; what has arrived stays and a later call goes on from there
     */
    public Path download(TorchBuild build, Path libraries, DownloadListener listener) throws IOException {
        Path folder =
                Files.createDirectories(libraries.resolve(build.folderName()).resolve("lib"));
        checkSpace(build, folder);
        long done = 0;
        for (HubFile file : build.files()) {
            Path library = folder.resolve(libraryName(file));
            long before = done;
            if (!Files.exists(library)) {
                Path packed = library.resolveSibling(library.getFileName() + PACKED);
                var download = new FileDownload(
                        http,
                        patience,
                        resource(file.path()),
                        file,
                        now -> listener.progress(file.path(), before + now, build.bytes()),
                        listener::cancelled);
                download.to(packed);
                unpack(packed, library, listener::cancelled);
            }
            done += file.size();
            listener.progress(file.path(), done, build.bytes());
        }
        return folder;
    }

    private static void checkSpace(TorchBuild build, Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (build.bytes() * ROOM > free) {
            throw new HubException(
                    Reason.DISK,
                    "The disk of %s has %.1f GB free and the libraries need about %.1f GB: make room."
                            .formatted(folder, free / 1e9, ROOM * build.bytes() / 1e9));
        }
    }

    private static String libraryName(HubFile file) throws HubException {
        String name = file.name().substring(0, file.name().length() - PACKED.length());
        String decoded = URLDecoder.decode(name, StandardCharsets.UTF_8);
        if (!NAME.matcher(decoded).matches()) {
            throw new HubException(Reason.WRONG_ANSWER, "The server offers a file of an impossible name.");
        }
        return decoded;
    }

    /** A library has its name only when it is whole: gzip's own checksum is the only one there is. */
    private static void unpack(Path packed, Path library, BooleanSupplier cancelled) throws IOException {
        Path part = library.resolveSibling("." + library.getFileName() + ".part");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16)) {
            copy(in, part, cancelled);
        } catch (ZipException | EOFException e) {
            Files.deleteIfExists(packed);
            Files.deleteIfExists(part);
            throw new HubException(
                    Reason.WRONG_ANSWER, library.getFileName() + " was damaged on the way: try again.", e);
        }
        AtomicFiles.replace(part, library);
        Files.delete(packed);
    }

    private static void copy(InputStream in, Path target, BooleanSupplier cancelled) throws IOException {
        byte[] buffer = new byte[1 << 20];
        try (var out = new FileOutputStream(target.toFile())) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (cancelled.getAsBoolean()) {
                    throw Refusals.cancelled();
                }
            }
            out.getFD().sync();
        }
    }
}
