package org.assetkiln.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Busy servers, refusals, redirections, proxies. */
class HubAnswersTest extends HubTest {
    @Test
    void aBusyServerIsAskedAgainAfterTheTimeItAsksFor() throws IOException {
        String date = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(1).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        server.next(UNET, HubServer.status(503, Map.of("Retry-After", "1")));
        server.next("", HubServer.status(429, Map.of("Retry-After", date)));
        long start = System.nanoTime();
        download(hub(), 0);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(950));
        assertThat(server.seen(UNET)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aServerThatStaysBusyIsGivenUp(int status) {
        for (int i = 0; i < 4; i++) {
            server.next("", HubServer.status(status, Map.of()));
        }
        assertThatThrownBy(() -> listing(hub())).hasMessageContaining("busy (answer " + status + ")");
        assertThat(server.seen()).hasSize(4);
    }

    @Test
    void anUnbearableRetryAfterIsGivenUpAtOnce() {
        server.next("", HubServer.status(429, Map.of("Retry-After", "86400")));
        assertThatThrownBy(() -> listing(hub())).hasMessageContaining("busy");
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void refusalsSayWhatToDo() throws IOException {
        server.next("", HubServer.status(401, Map.of("X-Error-Code", "RepoNotFound")));
        assertThatThrownBy(() -> listing(hub())).hasMessageContaining("give an access token");
        var mine = new Hub(server.settings().withToken(new HubToken("hf_secret")), QUICK, Duration.ofSeconds(5));
        server.next("", HubServer.status(401, Map.of()));
        assertThatThrownBy(() -> listing(mine)).hasMessageContaining("does not accept the access token");
        server.next("", HubServer.status(403, Map.of("X-Error-Code", "GatedRepo")));
        assertThatThrownBy(() -> listing(mine)).hasMessageContaining(server.endpoint() + "/kiln/tiny in a browser");
        server.next("", HubServer.status(404, Map.of()));
        assertThatThrownBy(() -> listing(mine)).hasMessageContaining("There is no kiln/tiny");
        server.next("", HubServer.instead("<html>hello</html>".getBytes()));
        assertThatThrownBy(() -> listing(mine)).hasMessageContaining("HF_ENDPOINT");
        server.next("", HubServer.instead("{\"sha\": 7}".getBytes()));
        assertThatThrownBy(() -> listing(mine)).hasMessageContaining("HF_ENDPOINT");
    }

    @Test
    void theTokenGoesToTheHubAndNotToTheServerItRedirectsTo() throws IOException {
        try (HubServer other = new HubServer().put(UNET, HubServer.content("unet", BYTES))) {
            String there = other.endpoint() + "/kiln/tiny/resolve/" + HubServer.COMMIT + "/" + UNET;
            server.next(UNET, HubServer.status(302, Map.of("Location", there)));
            var hub = new Hub(server.settings().withToken(new HubToken("hf_secret")), QUICK, Duration.ofSeconds(5));
            download(hub, 0);
            assertThat(server.seen())
                    .allMatch(seen -> seen.header("Authorization").equals("Bearer hf_secret"));
            assertThat(other.seen()).hasSize(1).allMatch(seen -> seen.header("Authorization")
                    .isEmpty());
        }
    }

    @Test
    void redirectionsInCirclesEnd() {
        for (int i = 0; i < 10; i++) {
            server.next("", HubServer.status(302, Map.of("Location", "/api/models/kiln/tiny/revision/main")));
        }
        assertThatThrownBy(() -> listing(hub())).hasMessageContaining("circles");
    }

    @Test
    void offlineModeAsksNobody() {
        Map<String, String> environment =
                Map.of("HF_ENDPOINT", server.endpoint().toString(), "HF_HUB_OFFLINE", "1");
        assertThatThrownBy(() -> new Hub(HubSettings.of(environment, null))).hasMessageContaining("HF_HUB_OFFLINE");
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void aProxyOfTheEnvironmentIsUsed() throws IOException {
        Map<String, String> environment = Map.of(
                "HF_ENDPOINT",
                "http://hub.invalid",
                "http_proxy",
                server.endpoint().toString());
        var hub = new Hub(HubSettings.of(environment, null), QUICK, Duration.ofSeconds(5));
        assertThat(listing(hub).commit()).isEqualTo(HubServer.COMMIT);
    }

    @Test
    void aProxyIsGivenTheNameAndPasswordInItsAddressAndTheHubItsToken() throws Exception {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Map<String, String> environment = Map.of(
                    "HF_ENDPOINT", "https://hub.invalid",
                    "HF_TOKEN", "hf_secret",
                    "https_proxy", "http://me:word@127.0.0.1:" + proxy.getLocalPort());
            var hub = new Hub(
                    HubSettings.of(environment, null),
                    new Patience(1, Duration.ZERO, Duration.ZERO),
                    Duration.ofSeconds(5));
            var asked = CompletableFuture.supplyAsync(() -> head(proxy));
            assertThatThrownBy(() -> listing(hub)).hasMessageContaining("the proxy");
            assertThat(asked.get())
                    .startsWith("CONNECT hub.invalid:443")
                    .contains("Basic bWU6d29yZA==")
                    .doesNotContain("hf_secret");
        }
    }

    /** What a client says first. */
    private static String head(ServerSocket server) {
        try (Socket socket = server.accept()) {
            byte[] bytes = new byte[4096];
            int n = socket.getInputStream().read(bytes);
            return new String(bytes, 0, n, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
