package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
    @Test
    void opensACopyOfTheSampleAndRemembersTheProjectForTheNextStart(@TempDir Path folder) throws Exception {
        Path copy = folder.resolve("user").resolve("data").resolve("sample");
        try (StudioFixture first = StudioFixture.open(folder, 5)) {
            assertThat(first.project()).isEqualTo(copy);
            assertThat(first.context().images()).hasSize(5);
            assertThat(copy.resolve("images")).isDirectory();
            first.reopen(folder.resolve("mine"), 3);
        }
        assertThat(Files.readString(folder.resolve("user/config/settings.json")))
                .contains("mine");
        try (StudioFixture second = StudioFixture.openHome(folder, folder.resolve("home"))) {
            assertThat(second.project()).isEqualTo(folder.resolve("mine"));
            assertThat(second.context().images()).hasSize(3);
        }
    }
}
