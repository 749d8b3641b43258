package org.assetkiln.project.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.project.home.StudioSettings.Theme;
import org.assetkiln.project.home.StudioSettings.WindowBounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void settingsAreThereAfterReopening() {
        Path file = folder.resolve("config/settings.json");
        SettingsFile.open(file).update(s -> s.withTheme(Theme.DARK)
                .withRecentProject(folder)
                .withRecentProject(folder.resolve("b"))
                .withRecentProject(folder)
                .withWindow(new WindowBounds(1, 2, 800, 600, true)));
        StudioSettings settings = SettingsFile.open(file).get();
        assertThat(settings.theme()).isEqualTo(Theme.DARK);
        assertThat(settings.window()).isEqualTo(new WindowBounds(1, 2, 800, 600, true));
        assertThat(settings.recentProjects())
                .containsExactly(folder.toString(), folder.resolve("b").toString());
    }

    @Test
    void unknownAndMissingSettingsAreNoReasonToComplain() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\": \"NEON\", \"thumbnailSize\": 9999, \"fromTheFuture\": [1]}");
        assertThat(SettingsFile.open(file).get())
                .isEqualTo(StudioSettings.defaults().withThumbnailSize(512));
    }

    @Test
    void damagedSettingsStartAnewAndAreKeptAside() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\": ");
        assertThat(SettingsFile.open(file).get()).isEqualTo(StudioSettings.defaults());
        assertThat(folder.resolve("settings.broken.json")).hasContent("{\"theme\": ");
    }

    @Test
    void settingsThatCannotBeSavedLastForTheSession() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("config"), "");
        SettingsFile settings = SettingsFile.open(inTheWay.resolve("settings.json"));
        settings.update(s -> s.withTheme(Theme.LIGHT));
        assertThat(settings.get().theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void theInstallationIsFoundAboveTheProgramsJar() throws IOException {
        Path jar = folder.resolve("assetkiln/lib/assetkiln.jar");
        Files.createDirectories(folder.resolve("assetkiln/assets/starter"));
        AppHome home = AppHome.above(jar);
        assertThat(home.root()).isEqualTo(folder.resolve("assetkiln"));
        assertThat(home.starterModel()).isDirectory();
    }

    @Test
    void theSampleIsCopiedOnceAndTheUsersFilesStay() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/images")).getParent();
        Files.writeString(data.resolve("images/a.txt"), "bundled a");
        Files.writeString(data.resolve("images/b.txt"), "bundled b");
        Path target = folder.resolve("mine");
        SampleProject.copyTo(data, target);
        Files.writeString(target.resolve("images/a.txt"), "my own");
        Files.delete(target.resolve("images/b.txt"));
        assertThat(SampleProject.copyTo(data, target)).isEqualTo(target);
        assertThat(target.resolve("images/a.txt")).hasContent("my own");
        assertThat(target.resolve("images/b.txt")).hasContent("bundled b");
    }

    @Test
    void aMissingSampleIsNamed() {
        assertThatThrownBy(() -> SampleProject.copyTo(folder.resolve("data"), folder.resolve("mine")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("data").toString());
    }
}
