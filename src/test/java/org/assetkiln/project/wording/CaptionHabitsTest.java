package org.assetkiln.project.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionHabitsTest {
    @TempDir
    private Path project;

    @Test
    void areKeptWithTheProject() throws Exception {
        assertThat(CaptionHabits.open(project)).isEqualTo(CaptionHabits.standard());
        CaptionHabits mine = CaptionHabits.standard()
                .withTrigger(" zkw ")
                .withTemplate("{caption}")
                .withGroups(List.of(new WordGroup("Mood", List.of("happy", " sad", ""))));
        mine.save(project.resolve("hidden"));
        assertThat(CaptionHabits.open(project.resolve("hidden"))).isEqualTo(mine);
        assertThat(mine.trigger()).isEqualTo("zkw");
        assertThat(mine.groups().get(0).words()).containsExactly("happy", "sad");
    }

    @Test
    void whatIsMissingInTheFileIsTheStandard() throws Exception {
        Files.writeString(project.resolve("captions.json"), "{\"trigger\": \"zkw\"}");
        assertThat(CaptionHabits.open(project))
                .isEqualTo(CaptionHabits.standard().withTrigger("zkw"));
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Files.writeString(project.resolve("captions.json"), "{\"trigger\"");
        assertThatThrownBy(() -> CaptionHabits.open(project))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("captions.json");
    }
}
