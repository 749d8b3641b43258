package org.assetkiln.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assetkiln.hub.HubException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubTest {
    private static final int BYTES = 300_000;
    private static final String UNET = "unet/diffusion_pytorch_model.safetensors";
    private static final Patience QUICK = new Patience(4, Duration.ofMillis(5), Duration.ofSeconds(2));

    @TempDir
    Path models;

    private HubServer server;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<Long> progress = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new HubServer().putModel(BYTES);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRepositorySaysWhatItOffersAndHowLargeThatIsBeforeAnythingIsFetched() throws IOException {
        server.put("tiny-pruned.safetensors", HubServer.content("single", 1000));
        List<Offer> offers = offers(hub());
        assertThat(offers)
                .extracting(Offer::title)
                .containsExactly("Full precision", "Half precision", "tiny-pruned.safetensors");
        assertThat(offers.get(0).files())
                .extracting(HubFile::path)
                .containsExactly(
                        "unet/config.json",
                        "vae/config.json",
                        "text_encoder/config.json",
                        "scheduler/scheduler_config.json",
                        "tokenizer/vocab.json",
                        "tokenizer/merges.txt",
                        UNET,
                        "vae/diffusion_pytorch_model.safetensors",
                        "text_encoder/model.safetensors",
                        "model_index.json");
        assertThat(offers.get(0).bytes()).isBetween(3L * BYTES, 3L * BYTES + 200);
        assertThat(offers.get(1).bytes()).isBetween(3L * BYTES / 2, 3L * BYTES / 2 + 200);
        assertThat(server.seen()).hasSize(2).noneMatch(seen -> seen.path().endsWith(".safetensors"));
        assertThat(models).isEmptyDirectory();
    }

    @Test
    void aDownloadedModelHasTheBytesOfTheRepositoryAndNothingElse() throws IOException {
        Path folder = download(hub(), 0);
        assertThat(folder).isEqualTo(models.resolve("kiln--tiny"));
        assertThat(folder.resolve(UNET)).hasBinaryContent(HubServer.content("unet", BYTES));
        assertThat(names(folder)).hasSize(11).contains("assetkiln-origin.json").noneMatch(n -> n.endsWith(".part"));
        assertThat(Origin.of(folder).commit()).isEqualTo(HubServer.COMMIT);
        assertThat(progress).isSorted().last().isEqualTo(offers(hub()).get(0).bytes());
    }

    @Test
    void aSecondDownloadFetchesOnlyWhatIsMissingOrChanged() throws IOException {
        Path folder = download(hub(), 0);
        Files.write(folder.resolve(UNET), HubServer.content("somebody's own", BYTES));
        download(hub(), 0);
        assertThat(server.seen(UNET)).hasSize(2);
        assertThat(server.seen("vae/diffusion_pytorch_model.safetensors")).hasSize(1);
        assertThat(folder.resolve(UNET)).hasBinaryContent(HubServer.content("unet", BYTES));
    }

    @Test
    void aSingleFileIsTheModel() throws IOException {
        server.put("tiny pruned.safetensors", HubServer.content("single", 1000));
        Path file = download(hub(), 2);
        assertThat(file).isRegularFile().hasBinaryContent(HubServer.content("single", 1000));
    }

    @Test
    void aConnectionThatBreaksOffAgainAndAgainIsContinuedWhereItWas() throws IOException {
        server.next(UNET, HubServer.breakOff(100_000), HubServer.breakOff(70_000), HubServer.breakOff(50_000));
        Path folder = download(hub(), 0);
        assertThat(folder.resolve(UNET)).hasBinaryContent(HubServer.content("unet", BYTES));
        var requests = server.seen(UNET);
        assertThat(requests).hasSize(4);
        assertThat(requests.get(0).header("Range")).isEmpty();
        assertThat(requests.get(1).header("Range")).matches("bytes=[1-9]\\d*-");
        assertThat(requests.get(1).header("If-range")).startsWith("\"");
    }

    @Test
    void aCancelledDownloadGoesOnLaterFromThePartOnDisk() throws IOException {
        server.next(UNET, HubServer.breakOff(200_000));
        var stop = listener(() -> progress.get(progress.size() - 1) > 150_000);
        var offer = offers(hub()).get(0);
        HubException stopped =
                catchThrowableOfType(HubException.class, () -> hub().download(listing(hub()), offer, models, stop));
        assertThat(stopped.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(names(models.resolve("kiln--tiny"))).anyMatch(n -> n.endsWith(".part"));
        Path folder = download(hub(), 0);
        assertThat(folder.resolve(UNET)).hasBinaryContent(HubServer.content("unet", BYTES));
        assertThat(server.seen(UNET).get(1).header("Range")).matches("bytes=[1-9]\\d*-");
    }

    @Test
    void aSilentServerCountsAsABrokenConnectionAndCanBeCancelled() throws IOException {
        server.next(UNET, HubServer.silence());
        Path folder = download(new Hub(server.settings(), QUICK, Duration.ofMillis(300)), 0);
        assertThat(folder.resolve(UNET)).hasBinaryContent(HubServer.content("unet", BYTES));
        server.next("", HubServer.silence());
        cancelled.set(true);
        assertThatThrownBy(() -> listing(hub())).hasMessageContaining("cancelled");
    }

    @Test
    void aWrongRangeIsNotBelievedAndTheFileFetchedAnew() throws IOException {
        server.next(UNET, HubServer.breakOff(100_000), HubServer.wrongRange(64));
        Path folder = download(hub(), 0);
        assertThat(folder.resolve(UNET)).hasBinaryContent(HubServer.content("unet", BYTES));
        assertThat(server.seen(UNET).get(2).header("Range")).isEmpty();
    }

    @Test
    void aRangeThatHoldsOtherBytesIsFoundByTheChecksum() throws IOException {
        server.next(UNET, HubServer.breakOff(100_000), HubServer.falseRange());
        Path folder = download(hub(), 0);
        assertThat(folder.resolve(UNET)).hasBinaryContent(HubServer.content("unet", BYTES));
    }

    @Test
    void aFileThatHasChangedUnderItsNameIsFetchedFromItsBeginning() throws IOException {
        server.next(UNET, HubServer.breakOff(100_000), HubServer.status(416, Map.of()));
        Path folder = download(hub(), 0);
        assertThat(folder.resolve(UNET)).hasBinaryContent(HubServer.content("unet", BYTES));
        assertThat(server.seen(UNET).get(2).header("Range")).isEmpty();
    }

    @Test
    void aWrongChecksumIsRefusedAfterASecondTry() throws IOException {
        byte[] other = HubServer.content("other", BYTES);
        server.next(UNET, HubServer.instead(other), HubServer.instead(other));
        HubException refused = refused();
        assertThat(refused).hasMessageContaining(UNET).hasMessageContaining("wrong checksum");
        assertThat(models.resolve("kiln--tiny").resolve(UNET)).doesNotExist();
        assertThat(models.resolve("kiln--tiny/model_index.json")).doesNotExist();
    }

    @Test
    void aServerThatAnnouncesAnotherSizeIsRefusedBeforeAByteIsWritten() throws IOException {
        server.next(UNET, HubServer.instead(HubServer.content("huge", BYTES * 4)));
        assertThat(refused()).hasMessageContaining("announces 1,200,000 bytes");
        assertThat(size(models)).isLessThan(1000);
    }

    @Test
    void aServerThatSendsMoreThanItAnnouncedIsCutOff() throws IOException {
        server.next(UNET, HubServer.tooMuch());
        assertThat(refused()).hasMessageContaining("sends more of " + UNET);
        assertThat(size(models)).isLessThanOrEqualTo(BYTES + 1000);
    }

    @Test
    void aListingThatLiesAboutASizeIsFoundOut() throws IOException {
        server.lie(UNET, BYTES + 5);
        assertThat(refused()).hasMessageContaining("announces 300,000 bytes");
        server.lie(UNET, Long.MAX_VALUE / 4);
        assertThat(refused()).hasMessageContaining("GB free");
    }

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
    void hostileFileNamesAreNeverChosen() throws IOException {
        for (String name : List.of(
                "../evil.safetensors",
                "/etc/evil.safetensors",
                "..\\evil.safetensors",
                "C:evil.safetensors",
                "unet/../../evil.json",
                "tokenizer/../../../evil.json",
                ".hidden.safetensors",
                "evil\n.safetensors",
                "evil.safetensors.bin")) {
            server.put(name, HubServer.content(name, 10));
        }
        Path folder = download(hub(), 0);
        assertThat(offers(hub())).hasSize(2);
        assertThat(names(folder)).noneMatch(name -> name.contains("evil"));
        assertThat(names(models)).noneMatch(name -> name.contains("evil"));
    }

    @Test
    void pickledWeightsAreNotOffered() throws IOException {
        try (HubServer pickled = new HubServer()
                .put("model_index.json", "{\"_class_name\": \"StableDiffusionPipeline\"}")
                .put("unet/diffusion_pytorch_model.bin", "pickle")) {
            var hub = new Hub(pickled.settings(), QUICK, Duration.ofSeconds(5));
            assertThatThrownBy(() -> offers(hub)).hasMessageContaining("pickled files, which can run code");
        }
    }

    @Test
    void anotherKindOfModelIsRefusedBeforeItsGigabytesAreFetched() {
        server.put("model_index.json", "{\"_class_name\": \"StableDiffusionXLPipeline\"}");
        assertThatThrownBy(() -> offers(hub())).hasMessageContaining("StableDiffusionXLPipeline");
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

    private Hub hub() throws HubException {
        return new Hub(server.settings(), QUICK, Duration.ofSeconds(5));
    }

    private Listing listing(Hub hub) throws IOException {
        return hub.listing(Repository.parse(HubServer.REPOSITORY), cancelled::get);
    }

    private List<Offer> offers(Hub hub) throws IOException {
        return hub.offers(listing(hub), cancelled::get);
    }

    private Path download(Hub hub, int offer) throws IOException {
        Listing listing = listing(hub);
        return hub.download(listing, hub.offers(listing, cancelled::get).get(offer), models, listener(cancelled::get));
    }

    private HubException refused() throws IOException {
        return catchThrowableOfType(HubException.class, () -> download(hub(), 0));
    }

    private DownloadListener listener(java.util.function.BooleanSupplier stop) {
        progress.clear();
        return new DownloadListener() {
            @Override
            public void progress(String file, long done, long total) {
                progress.add(done);
            }

            @Override
            public boolean cancelled() {
                return !progress.isEmpty() && stop.getAsBoolean();
            }
        };
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .toList();
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }
}
