package org.assetkiln.project.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditsTest {
    private static final Credit ANN = new Credit("Ann", "CC0", "https://example.org/knights");
    private static final Credit BEN = new Credit("Ben", "CC-BY 4.0", "");

    @TempDir
    Path folder;

    @Test
    void anImageHasItsOwnCreditElseThatOfTheNearestFolder() {
        Credits credits =
                Credits.NONE.with(List.of(Credits.folder("images")), ANN).with(List.of("images/ben/axe.png"), BEN);
        assertThat(credits.of("images/knight.png")).isEqualTo(ANN);
        assertThat(credits.of("images/ben/axe.png")).isEqualTo(BEN);
        assertThat(credits.of("images/ben/bow.png")).isEqualTo(ANN);
        assertThat(credits.of("other.png")).isEqualTo(Credit.NONE);
        assertThat(credits.with(List.of(Credits.folder("")), BEN).of("other.png"))
                .isEqualTo(BEN);
    }

    @Test
    void imagesWithoutALicenceAreMissingOne() {
        Credits credits =
                Credits.NONE.with(List.of("a.png"), new Credit("Ann", " ", "")).with(List.of("b.png"), BEN);
        assertThat(credits.missing(List.of(image("a.png"), image("b.png"), image("c.png"))))
                .extracting(DatasetImage::id)
                .containsExactly("a.png", "c.png");
        assertThat(credits.licensed()).accepts(image("b.png")).rejects(image("c.png"));
        assertThat(Credits.NONE.licensed()).accepts(image("c.png"));
    }

    @Test
    void creditsAreThereAfterTheProjectIsOpenedAgain() throws Exception {
        Credits kept = Credits.NONE.with(List.of("images/"), ANN).with(List.of("a.png"), BEN);
        try (Project project = Project.open(folder)) {
            kept.write(project.records(), Credits.NONE);
        }
        try (Project project = Project.open(folder)) {
            assertThat(Credits.read(project.records())).isEqualTo(kept);
            kept.with(List.of("a.png"), Credit.NONE).write(project.records(), kept);
            assertThat(Credits.read(project.records()).byPath()).containsOnlyKeys("images/");
        }
    }

    @Test
    void theListNamesEveryImageOnceUnderItsAuthor() {
        Credits credits = Credits.NONE.with(List.of("a.png", "c.png"), ANN).with(List.of("b.png"), BEN);
        assertThat(credits.list(List.of(image("a.png"), image("b.png"), image("c.png"), image("d.png"))))
                .isEqualTo(
                        """
                        Ann, CC0, https://example.org/knights
                          a.png
                          c.png

                        Ben, CC-BY 4.0
                          b.png

                        Author and licence not known
                          d.png
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "License: (Creative Commons Zero, CC0)\\nCreated by Kenney (www.kenney.nl)|Kenney|CC0",
                "Artist: Jane Doe\\nThis work is licensed under CC-BY-SA 3.0.|Jane Doe|CC-BY-SA 3.0",
                "Made by  Ansimuz\\nCreative Commons Attribution 4.0|Ansimuz|CC-BY 4.0",
                "Just public domain, enjoy.|''|Public domain"
            })
    void filesBesideTheImagesProposeACredit(String text, String author, String licence) throws IOException {
        Path below = Files.createDirectories(folder.resolve("images/pack/walk"));
        Files.writeString(folder.resolve("images/pack/License.txt"), text.replace("\\n", "\n"));
        assertThat(CreditFiles.propose(below, folder)).contains(new Credit(author, licence, ""));
        assertThat(CreditFiles.propose(folder.resolve("images"), folder)).isEmpty();
    }

    private DatasetImage image(String id) {
        return new DatasetImage(id, folder.resolve(id), 1, 1, 1, 1, false, null);
    }
}
