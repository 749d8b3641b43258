package org.assetkiln.project.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.credits.Credit;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.project.intake.Intake;
import org.assetkiln.project.intake.IntakeReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What leaves a project comes into another one with its captions and with what has been reviewed. */
class ExportAgainTest {
    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(
                Files.createDirectories(folder.resolve("project/images")).getParent());
        Credits.NONE
                .with(List.of(Credits.folder("")), new Credit("Ann", "CC0", ""))
                .write(project.records(), Credits.NONE);
        captioned(project, "knight.png", 1, "a brave \"knight\", 🛡 schön", ReviewState.APPROVED);
        captioned(project, "items/key.png", 2, "a key\nan old key", ReviewState.REJECTED);
        captioned(project, "items/sword, old.png", 3, "a sword", ReviewState.EDITED);
        captioned(project, "items/knight.png", 4, "another knight", ReviewState.DRAFT);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private static void captioned(Project project, String name, int colour, String text, ReviewState state)
            throws IOException {
        Path file = project.images().resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0xff000000 | colour);
        Pictures.writePng(file, picture, Map.of());
        var image = new DatasetImage("images/" + name, file, 1, 1, 4, 4, false, null);
        project.captions().edit("test", List.of(new CaptionEdit(image, text, state)));
    }

    @ParameterizedTest
    @CsvSource({
        "KOHYA,out",
        "IMAGEFOLDER,out",
        "KERAS,out",
        "FOLDERS,out",
        "FOLDERS,out.zip",
        "KERAS,out.zip",
        "KOHYA,out.zip"
    })
    void itComesBackWithItsCaptionsAndStates(ExportLayout layout, String target) throws IOException {
        Path out = folder.resolve(target);
        export(layout, out);
        try (Project other = empty()) {
            IntakeReport report = add(other, out);
            assertThat(report.leftOut()).isEmpty();
            assertThat(captions(other)).isEqualTo(captions(project));
            assertThat(report.files()).contains(sidecars(other));
        }
    }

    @Test
    void itsOwnProjectKeepsEverything() throws IOException {
        Map<Integer, String> before = captions(project);
        export(ExportLayout.FOLDERS, folder.resolve("images"));
        IntakeReport report = add(project, folder.resolve("images"));
        assertThat(captions(project)).isEqualTo(before);
        assertThat(report.images()).hasSize(4);
    }

    @Test
    void aTextFileBesideAnImageWinsOverTheTable() throws IOException {
        Path out = folder.resolve("out");
        export(ExportLayout.IMAGEFOLDER, out);
        Files.writeString(out.resolve("knight.txt"), "a timid knight");
        try (Project other = empty()) {
            add(other, out);
            assertThat(captions(other)).containsEntry(1, "a timid knight DRAFT");
        }
    }

    @Test
    void aDamagedTableIsToldAndTheImagesComeIn() throws IOException {
        Path out = folder.resolve("out");
        export(ExportLayout.IMAGEFOLDER, out);
        Files.writeString(out.resolve("metadata.jsonl"), "{\"file_name\": ");
        try (Project other = empty()) {
            IntakeReport report = add(other, out);
            assertThat(report.images()).hasSize(4);
            assertThat(report.leftOut()).hasSize(1);
            assertThat(report.leftOut().get(0).why()).startsWith("is a table of captions that cannot be read: ");
        }
    }

    private Project empty() throws IOException {
        return Project.open(
                Files.createDirectories(folder.resolve("other/images")).getParent());
    }

    private void export(ExportLayout layout, Path target) throws IOException {
        new ImageExport(layout, false, false, null, "sks knight", 10)
                .write(project, images(project), target, (done, all) -> {}, () -> false);
    }

    private static IntakeReport add(Project project, Path dropped) throws IOException {
        return Intake.add(project, List.of(dropped), (done, all) -> {}, () -> false);
    }

    private static List<DatasetImage> images(Project project) {
        return DatasetScanner.scan(project, (done, all) -> {}, () -> false);
    }

    /** By the colour of the picture: exports may change names. */
    private static Map<Integer, String> captions(Project project) throws IOException {
        Map<Integer, String> captions = new TreeMap<>();
        for (DatasetImage image : images(project)) {
            Caption caption = project.captions().read(image);
            int colour = Pictures.read(image.file()).getRGB(0, 0) & 0xff;
            captions.put(colour, caption.text() + " " + caption.state());
        }
        return captions;
    }

    private static Path[] sidecars(Project project) throws IOException {
        try (Stream<Path> all = Files.walk(project.images())) {
            return all.filter(file -> file.toString().endsWith(".txt") && !file.endsWith("ATTRIBUTION.txt"))
                    .toArray(Path[]::new);
        }
    }
}
