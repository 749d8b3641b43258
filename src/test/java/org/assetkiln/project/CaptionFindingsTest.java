package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.project.CaptionFindings.Finding;
import org.assetkiln.project.CaptionFindings.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionFindingsTest {
    @TempDir
    Path root;

    @Test
    void twoImagesOfOneNameShareACaption() {
        List<Finding> findings = find("in/a.png", "in/a.jpg", "a.png");
        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.SHARED_FILE);
        assertThat(findings.get(0).images()).hasSize(2);
        assertThat(findings.get(0).sentence()).contains("a.png, a.jpg", "a.txt");
    }

    @Test
    void anotherEndingAndAnEmptyFileAreSaid() throws IOException {
        Files.writeString(root.resolve("a.caption"), "a key");
        Files.createFile(root.resolve("b.txt"));
        Files.writeString(root.resolve("c.txt"), "a cup");
        List<Finding> findings = find("a.png", "b.png", "c.png", "d.png");
        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.OTHER_ENDING, Kind.EMPTY_FILE);
        assertThat(findings.get(0).sentence()).contains("a.caption");
        assertThat(findings.get(1).sentence()).contains("b.txt");
    }

    private List<Finding> find(String... ids) {
        return CaptionFindings.of(
                List.of(ids).stream().map(id -> TestImages.image(root, id)).toList());
    }
}
