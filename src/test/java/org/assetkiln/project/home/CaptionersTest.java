package org.assetkiln.project.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionersTest {
    @TempDir
    Path root;

    private Captioners captioners;
    private Path bundled;

    @BeforeEach
    void install() throws IOException {
        AppHome home = new AppHome(root.resolve("program"));
        captioners = Captioners.of(home, AppFolders.below(root.resolve("user")));
        bundled = captioner(home.captioner());
    }

    @Test
    void theBundledOneDraftsUntilAnotherIsChosenAndAgainWhenThatIsGone() throws IOException {
        StudioSettings settings = StudioSettings.defaults();
        assertThat(captioners.chosen(settings)).isEqualTo(bundled);
        Path other = captioner(root.resolve("blip large"));
        settings = settings.withCaptioner(other.toString());
        assertThat(captioners.chosen(settings)).isEqualTo(other);
        Files.delete(other.resolve("config.json"));
        assertThat(captioners.chosen(settings)).isEqualTo(bundled);
    }

    @Test
    void learnedOnesStandBesideTheBundledAndTheChosenOne() throws IOException {
        Path learned = captioner(captioners.next("Items"));
        assertThat(captioners.next("Items").getFileName()).hasToString("Items 2");
        Path other = captioner(root.resolve("blip large"));
        StudioSettings settings = StudioSettings.defaults().withCaptioner(other.toString());
        Files.createDirectories(captioners.learned().resolve("not one"));
        assertThat(captioners.all(settings)).containsExactly(bundled, learned, other);
        assertThat(captioners.all(StudioSettings.defaults())).containsExactly(bundled, learned);
        assertThat(captioners.name(learned)).isEqualTo("Items");
    }

    @Test
    void theChoiceIsKept() throws IOException {
        Path file = root.resolve("settings.json");
        SettingsFile.open(file).update(s -> s.withCaptioner("/models/blip"));
        assertThat(SettingsFile.open(file).get().captioner()).isEqualTo("/models/blip");
        Files.writeString(file, "{}");
        assertThat(SettingsFile.open(file).get().captioner()).isEmpty();
    }

    private static Path captioner(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), "{}");
        return folder;
    }
}
