package org.assetkiln.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assetkiln.hub.HubException.Reason;
import org.junit.jupiter.api.Test;

/** Files on their way: broken connections, false ranges, sizes and sums. */
class HubDownloadTest extends HubTest {
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
}
