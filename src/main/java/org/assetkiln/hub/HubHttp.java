package org.assetkiln.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the Hub. Redirections are followed here, since the token must not go to another host: large files lie
 * on servers of their own.
 */
final class HubHttp {
    private static final int REDIRECTS = 10;
    private static final long ERROR_BYTES = 1 << 20;

    static {
        // Java sends no name and password to a proxy for https unless told so before the first request.
        if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
    }

    private final HubSettings settings;
    private final Proxies proxies;
    private final Duration silence;
    private final HttpClient client;

    /** Takes the body of a good answer. */
    interface Sink {
        /** For answers without a body. */
        Sink NOTHING = new Sink() {
            @Override
            public void begin(int status, HttpHeaders headers) {
                // nothing to check
            }

            @Override
            public void take(byte[] bytes) {
                // nothing to keep
            }
        };

        /** The body begins; throwing refuses it. */
        void begin(int status, HttpHeaders headers) throws IOException;

        void take(byte[] bytes) throws IOException;
    }

    /** @param silence how long a server may say nothing before the connection counts as lost */
    HubHttp(HubSettings settings, Duration silence) throws HubException {
        this.settings = settings;
        this.silence = silence;
        proxies = new Proxies(settings.environment());
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(20))
                .proxy(proxies)
                .build();
    }

    /**
     * Fetches something.
     *
     * @throws HubException when the answer is no good one
     */
    void get(Resource resource, Map<String, String> headers, Sink sink, BooleanSupplier cancelled) throws IOException {
        follow("GET", resource, headers, sink, cancelled);
    }

    /**
     * How long something is that the server would send.
     *
     * @return bytes; -1 when the server does not say
     * @throws HubException when the answer is no good one
     */
    long length(Resource resource, BooleanSupplier cancelled) throws IOException {
        return follow("HEAD", resource, Map.of("Accept-Encoding", "identity"), Sink.NOTHING, cancelled)
                .firstValueAsLong("Content-Length")
                .orElse(-1);
    }

    private HttpHeaders follow(
            String method, Resource resource, Map<String, String> headers, Sink sink, BooleanSupplier cancelled)
            throws IOException {
        URI uri = URI.create(settings.endpoint() + resource.path());
        for (int hop = 0; hop < REDIRECTS; hop++) {
            var response = send(request(method, uri, headers), sink, cancelled);
            int status = response.statusCode();
            if (status / 100 == 2) {
                return response.headers();
            }
            Optional<String> location = response.headers().firstValue("Location");
            if (status / 100 != 3 || location.isEmpty()) {
                throw Refusals.of(status, response.headers(), resource, settings);
            }
            uri = next(uri, location.get(), resource.name());
        }
        throw new HubException(
                HubException.Reason.WRONG_ANSWER,
                "The server sends " + resource.name() + " round in circles: try again later.");
    }

    private static URI next(URI from, String location, String about) throws HubException {
        try {
            URI to = from.resolve(location);
            boolean safe = "https".equals(to.getScheme()) || from.getScheme().equals(to.getScheme());
            if (safe && to.getHost() != null) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new HubException(
                HubException.Reason.WRONG_ANSWER, "The server sends " + about + " to an address that is not safe.");
    }

    private HttpRequest request(String method, URI uri, Map<String, String> headers) throws HubException {
        var request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(silence)
                .header("User-Agent", "assetkiln");
        headers.forEach(request::header);
        String proxy = proxies.authorization(uri);
        if (proxy != null) {
            request.header("Proxy-Authorization", proxy);
        }
        HubToken token = settings.token();
        if (token != null && sameServer(uri) && confidential(uri)) {
            request.header("Authorization", "Bearer " + token.value());
        }
        return request.build();
    }

    private boolean sameServer(URI uri) {
        URI hub = settings.endpoint();
        return hub.getScheme().equals(uri.getScheme())
                && hub.getHost().equalsIgnoreCase(uri.getHost())
                && hub.getPort() == uri.getPort();
    }

    /** A token in the clear goes to this machine only. */
    private static boolean confidential(URI uri) {
        return uri.getScheme().equals("https") || uri.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
    }

    private HttpResponse<Void> send(HttpRequest request, Sink sink, BooleanSupplier cancelled) throws IOException {
        var heard = new AtomicLong(System.nanoTime());
        return await(client.sendAsync(request, info -> body(info, sink, heard)), heard, cancelled);
    }

    private static HttpResponse.BodySubscriber<Void> body(HttpResponse.ResponseInfo info, Sink sink, AtomicLong heard) {
        heard.set(System.nanoTime());
        if (info.statusCode() / 100 != 2) {
            var left = new AtomicLong(ERROR_BYTES);
            return BodySubscribers.ofByteArrayConsumer(bytes -> {
                if (left.addAndGet(-bytes.map(b -> b.length).orElse(0)) < 0) {
                    throw new UncheckedIOException(new IOException("The server's refusal does not end."));
                }
            });
        }
        try {
            sink.begin(info.statusCode(), info.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BodySubscribers.ofByteArrayConsumer(bytes -> {
            heard.set(System.nanoTime());
            bytes.ifPresent(b -> feed(sink, b));
        });
    }

    private static void feed(Sink sink, byte[] bytes) {
        try {
            sink.take(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<Void> await(
            CompletableFuture<HttpResponse<Void>> answer, AtomicLong heard, BooleanSupplier cancelled)
            throws IOException {
        while (true) {
            try {
                return answer.get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (cancelled.getAsBoolean()) {
                    answer.cancel(true);
                    throw Refusals.cancelled();
                }
                if (System.nanoTime() - heard.get() > silence.toNanos()) {
                    answer.cancel(true);
                    throw Refusals.unreachable(settings, e);
                }
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw Refusals.cancelled();
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
    }

    /** What a sink has thrown comes out as it was; anything else is a failure of the connection. */
    private IOException failure(ExecutionException e) {
        for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
            if (t instanceof HubException hub) {
                return hub;
            }
        }
        @Nullable Throwable cause = e.getCause();
        return Refusals.unreachable(settings, cause == null ? e : cause);
    }
}
