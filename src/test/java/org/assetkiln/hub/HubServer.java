package org.assetkiln.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.assetkiln.files.Json;

/** A Hub on this machine with one repository, {@code kiln/tiny}, that can be told to misbehave. */
public final class HubServer implements AutoCloseable {
    public static final String REPOSITORY = "kiln/tiny";
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    /** Where PyTorch's libraries lie, in the same way as on DJL's server. */
    public static final String PYTORCH = "/pytorch/2.7.1/";

    private static final String RESOLVE = "/" + REPOSITORY + "/resolve/" + COMMIT + "/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Long> lies = new TreeMap<>();
    private final Map<String, Deque<Behaviour>> scripts = new TreeMap<>();
    private final List<Seen> seen = new ArrayList<>();

    /** One answer. */
    interface Behaviour {
        void answer(HttpExchange exchange, byte[] content) throws IOException;
    }

    /** A request as it came. */
    record Seen(String path, Map<String, List<String>> headers) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    public HubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The variables that lead a program here. */
    public Map<String, String> environment() {
        return Map.of("HF_ENDPOINT", endpoint() + "/", "HF_HUB_DISABLE_IMPLICIT_TOKEN", "1");
    }

    HubSettings settings() throws HubException {
        return HubSettings.of(environment(), null);
    }

    public HubServer put(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    public HubServer put(String path, String content) {
        return put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A small model in the diffusers layout, with what should not be fetched beside it. */
    public HubServer putModel(int bytes) {
        put("model_index.json", "{\"_class_name\": \"StableDiffusionPipeline\"}");
        put("README.md", "# tiny");
        for (String part : List.of("unet", "vae", "text_encoder")) {
            String stem = part + (part.equals("text_encoder") ? "/model" : "/diffusion_pytorch_model");
            put(part + "/config.json", "{}");
            put(stem + ".safetensors", content(part, bytes));
            put(stem + ".fp16.safetensors", content(part + "16", bytes / 2));
            put(stem + ".bin", content("pickle", bytes));
        }
        put("scheduler/scheduler_config.json", "{}");
        put("tokenizer/vocab.json", "{}");
        put("tokenizer/merges.txt", "#version: 0.2\n");
        return put("safety_checker/model.safetensors", content("checker", bytes));
    }

    /** Libraries of a build, gzipped, and the list of them. */
    public HubServer putLibraries(String flavour, String platform, Map<String, byte[]> libraries) throws IOException {
        StringBuilder list = new StringBuilder("cpu/linux-x86_64/native/lib/libc10.so.gz\n");
        for (var library : libraries.entrySet()) {
            String name = flavour + "/" + platform + "/native/lib/" + library.getKey() + ".gz";
            var packed = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(packed)) {
                out.write(library.getValue());
            }
            put(PYTORCH.substring(1) + name, packed.toByteArray());
            list.append(name).append('\n');
        }
        return put(PYTORCH.substring(1) + "files.txt", list.toString());
    }

    static byte[] content(String seed, int bytes) {
        byte[] content = new byte[bytes];
        new java.util.Random(seed.hashCode()).nextBytes(content);
        return content;
    }

    /** The listing says another size than the file has. */
    void lie(String path, long size) {
        lies.put(path, size);
    }

    /** The next answers for a file, or for the listing when the path is empty; afterwards it behaves again. */
    synchronized void next(String path, Behaviour... behaviours) {
        scripts.computeIfAbsent(path, p -> new ArrayDeque<>()).addAll(List.of(behaviours));
    }

    /** The next request for a file is forbidden. */
    public void refuse(String path) {
        next(path, status(403, Map.of()));
    }

    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    List<Seen> seen(String path) {
        return seen().stream().filter(s -> s.path().equals(RESOLVE + path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().getPath();
        synchronized (this) {
            seen.add(new Seen(address, Map.copyOf(exchange.getRequestHeaders())));
        }
        boolean listing = address.startsWith("/api/models/" + REPOSITORY + "/revision/");
        String path = address.startsWith(RESOLVE)
                ? address.substring(RESOLVE.length())
                : address.startsWith(PYTORCH) ? address.substring(1) : "";
        byte[] content = listing ? listing() : files.get(path);
        try (exchange) {
            if (content == null) {
                status(404, Map.of("X-Error-Code", listing ? "" : "RepoNotFound"))
                        .answer(exchange, new byte[0]);
            } else {
                behaviour(path).answer(exchange, content);
            }
        }
    }

    private synchronized Behaviour behaviour(String path) {
        Behaviour scripted = scripts.getOrDefault(path, new ArrayDeque<>()).poll();
        return scripted == null ? HubServer::good : scripted;
    }

    private byte[] listing() {
        List<Map<String, Object>> siblings = new ArrayList<>();
        files.forEach((path, content) -> {
            Map<String, Object> sibling = new TreeMap<>();
            long size = lies.getOrDefault(path, (long) content.length);
            sibling.put("rfilename", path);
            sibling.put("size", size);
            sibling.put("blobId", sha("SHA-1", blob(content)));
            if (path.endsWith(".safetensors") || path.endsWith(".bin")) {
                sibling.put("lfs", Map.of("sha256", sha("SHA-256", content), "size", size, "pointerSize", 135));
            }
            siblings.add(sibling);
        });
        return Json.line(Map.of("id", REPOSITORY, "sha", COMMIT, "gated", false, "siblings", siblings))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] blob(byte[] content) {
        byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return all;
    }

    static String sha(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** As a proper server does it, ranges included. */
    static void good(HttpExchange exchange, byte[] content) throws IOException {
        String tag = "\"" + sha("SHA-256", content).substring(0, 16) + "\"";
        String range = exchange.getRequestHeaders().getFirst("Range");
        String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
        exchange.getResponseHeaders().set("ETag", tag);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        if (range != null && (ifRange == null || ifRange.equals(tag))) {
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            if (from >= content.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            part(exchange, content, from, from, content.length);
        } else {
            send(exchange, 200, content.length, content);
        }
    }

    private static void part(HttpExchange exchange, byte[] content, int from, int said, int total) throws IOException {
        String range = String.format(Locale.ROOT, "bytes %d-%d/%d", said, total - 1, total);
        exchange.getResponseHeaders().set("Content-Range", range);
        send(exchange, 206, content.length - from, Arrays.copyOfRange(content, from, content.length));
    }

    /** @param length what is announced; 0 for nothing */
    private static void send(HttpExchange exchange, int status, long length, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    static Behaviour status(int status, Map<String, String> headers) {
        return (exchange, content) -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Closes the connection after some bytes of what a range asked for. */
    static Behaviour breakOff(int after) {
        return (exchange, content) -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .set("ETag", "\"" + sha("SHA-256", content).substring(0, 16) + "\"");
            if (range != null) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
            exchange.getResponseBody().write(content, from, Math.min(after, content.length - from));
            exchange.getResponseBody().flush();
        };
    }

    /** Says another beginning of the range than was asked for. */
    static Behaviour wrongRange(int shift) {
        return (exchange, content) -> part(exchange, content, shift, shift, content.length);
    }

    /** Says the range that was asked for and sends the file from its beginning. */
    static Behaviour falseRange() {
        return (exchange, content) -> {
            int from = Integer.parseInt(
                    exchange.getRequestHeaders().getFirst("Range").replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            send(exchange, 206, content.length - from, Arrays.copyOf(content, content.length - from));
        };
    }

    /** Sends something else in full. */
    static Behaviour instead(byte[] other) {
        return (exchange, content) -> send(exchange, 200, other.length, other);
    }

    /** Announces no length and sends too much. */
    static Behaviour tooMuch() {
        return (exchange, content) -> send(exchange, 200, 0, Arrays.copyOf(content, content.length + 1000));
    }

    /** Sends the beginning, and then nothing for as long as anybody listens. */
    static Behaviour silence() {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, 1000);
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
