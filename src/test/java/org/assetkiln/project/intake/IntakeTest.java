package org.assetkiln.project.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReadOnlyProjectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    @TempDir
    Path folder;

    private Path images;
    private Path dropped;
    private Project project;

    @BeforeEach
    void open() throws IOException {
        images = Files.createDirectories(folder.resolve("project/images"));
        dropped = Files.createDirectories(folder.resolve("dropped"));
        project = Project.open(images.getParent());
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aFolderKeepsItsFoldersAndBringsCaptionsMasksAndAtlases() throws Exception {
        for (String name : List.of("knight.png", "walk/one.png", "walk/one.mask.png")) {
            write(dropped.resolve(name), png(1));
        }
        write(dropped.resolve("knight.txt"), "a knight".getBytes(StandardCharsets.UTF_8));
        write(dropped.resolve("walk/one.json"), "{}".getBytes(StandardCharsets.UTF_8));
        write(dropped.resolve("LICENSE.txt"), "CC0".getBytes(StandardCharsets.UTF_8));
        write(dropped.resolve(".DS_Store"), new byte[1]);
        write(dropped.resolve("notes.pdf"), new byte[1]);
        IntakeReport report = add(dropped);
        assertThat(arrived())
                .containsExactly(
                        "dropped/LICENSE.txt",
                        "dropped/knight.png",
                        "dropped/knight.txt",
                        "dropped/walk/one.json",
                        "dropped/walk/one.mask.png",
                        "dropped/walk/one.png");
        assertThat(report.images()).hasSize(2);
        assertThat(report.files()).hasSize(6);
        assertThat(report.leftOut()).extracting(LeftOut::name).containsExactly("dropped/notes.pdf");
    }

    @Test
    void aTakenNameGetsANumberTogetherWithItsCaption() throws Exception {
        write(images.resolve("Knight.png"), png(1));
        write(dropped.resolve("knight.jpg"), png(2));
        write(dropped.resolve("knight.txt"), "a knight".getBytes(StandardCharsets.UTF_8));
        add(dropped.resolve("knight.jpg"));
        assertThat(arrived()).containsExactly("Knight.png", "knight-2.jpg", "knight-2.txt");
    }

    @Test
    void theSameFileTwiceIsLeftOut() throws Exception {
        write(dropped.resolve("knight.png"), png(1));
        add(dropped);
        IntakeReport again = add(dropped);
        assertThat(again.images()).isEmpty();
        assertThat(again.leftOut()).extracting(LeftOut::why).containsExactly("is in the project already.");
        assertThat(arrived()).containsExactly("dropped/knight.png");
        assertThat(add(images.resolve("dropped")).leftOut()).hasSize(1);
    }

    @Test
    void whatIsTakenBackLiesInTheTrashAndComesAgain() throws Exception {
        write(dropped.resolve("knight.png"), png(1));
        write(dropped.resolve("knight.txt"), "a knight".getBytes(StandardCharsets.UTF_8));
        IntakeReport report = add(dropped);
        List<Trash.Move> moves = Trash.files(project, report.files(), (done, total) -> {});
        assertThat(arrived()).isEmpty();
        Trash.restore(moves, (done, total) -> {});
        assertThat(arrived()).containsExactly("dropped/knight.png", "dropped/knight.txt");
    }

    @Test
    void theTrashIsListedStepByStepAndComesBackAfterARestart() throws Exception {
        Path knight = images.resolve("halls/knight.png");
        write(knight, png(1));
        write(images.resolve("halls/knight.mask.png"), png(2));
        write(images.resolve("halls/knight.txt"), "a knight".getBytes(StandardCharsets.UTF_8));
        Trash.files(
                project,
                List.of(knight, images.resolve("halls/knight.mask.png"), images.resolve("halls/knight.txt")),
                (done, all) -> {});
        Files.createDirectories(Trash.folder(project).resolve("not a step"));
        project.close();
        project = Project.open(images.getParent());
        TrashBatch batch = TrashBatch.all(project).get(0);
        assertThat(TrashBatch.all(project)).hasSize(1);
        assertThat(batch.images()).containsExactly("knight.png");
        assertThat(batch.moves()).hasSize(3);
        assertThat(batch.bytes()).isPositive();
        Trash.restore(batch.moves(), (done, all) -> {});
        assertThat(arrived()).contains("halls/knight.png", "halls/knight.mask.png", "halls/knight.txt");
        assertThat(TrashBatch.all(project)).isEmpty();
    }

    @Test
    void aProjectOpenElsewhereTakesNothingInAndLosesNothing() throws Exception {
        write(dropped.resolve("knight.png"), png(1));
        Path here = images.resolve("here.png");
        write(here, png(2));
        try (Project second = Project.open(images.getParent())) {
            assertThatThrownBy(() -> Intake.add(second, List.of(dropped), (done, all) -> {}, () -> false))
                    .isInstanceOf(ReadOnlyProjectException.class)
                    .hasMessageContaining("open in another window");
            assertThatThrownBy(() -> Trash.files(second, List.of(here), (done, total) -> {}))
                    .isInstanceOf(ReadOnlyProjectException.class);
        }
        assertThat(arrived()).containsExactly("here.png");
    }

    @Test
    void cancellingKeepsWhatCameInUntilThen() throws Exception {
        for (int i = 0; i < 5; i++) {
            write(dropped.resolve(i + ".png"), png(i));
        }
        List<Integer> done = new ArrayList<>();
        IntakeReport report =
                Intake.add(project, List.of(dropped), (now, all) -> done.add(now * 10 + all), () -> done.size() == 2);
        assertThat(done).containsExactly(15, 25);
        assertThat(report.images()).hasSize(2);
    }

    @Test
    void anArchiveIsUnpackedUnderItsNameWithoutMacLitter() throws Exception {
        Path zip = zip(
                "pack ö.zip",
                StandardCharsets.UTF_8,
                Map.of(
                        "騎士/歩く.png",
                        png(1),
                        "a.png",
                        png(2),
                        "__MACOSX/._a.png",
                        new byte[3],
                        "inner.zip",
                        new byte[3]));
        IntakeReport report = add(zip);
        assertThat(arrived()).containsExactly("pack ö/a.png", "pack ö/騎士/歩く.png");
        assertThat(report.leftOut()).extracting(LeftOut::name).containsExactly("pack ö/inner.zip");
        assertThat(Pictures.read(report.images().get(0)).getWidth()).isEqualTo(4);
    }

    @Test
    void namesOfOldArchivesAreReadToo() throws Exception {
        add(zip("old.zip", Charset.forName("IBM437"), Map.of("sprites/schl\u00fcssel.png", png(1))));
        assertThat(arrived()).containsExactly("sprites/schl\u00fcssel.png");
    }

    @Test
    void nothingLeavesTheProjectsFolder() throws Exception {
        IntakeReport report = add(zip(
                "evil.zip",
                StandardCharsets.UTF_8,
                Map.of(
                        "../../outside.png", png(1),
                        "a\\..\\..\\b.png", png(1),
                        "/etc/absolute.png", png(2),
                        "C:\\windows.png", png(3),
                        "con.png", png(4))));
        assertThat(report.leftOut())
                .extracting(LeftOut::why)
                .containsExactly(
                        "would be written outside the project: the archive is damaged or a trap.",
                        "would be written outside the project: the archive is damaged or a trap.");
        assertThat(arrived()).containsExactly("evil/C_/windows.png", "evil/_con.png", "evil/etc/absolute.png");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(Path::getFileName).map(Path::toString)).doesNotContain("outside.png", "b.png");
        }
    }

    @Test
    void aBombIsLeftOutAndLeavesNothingBehind() throws Exception {
        Path zip = folder.resolve("bomb.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("bomb/huge.png"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                out.write(zeros);
            }
            out.putNextEntry(new ZipEntry("bomb/good.png"));
            out.write(png(1));
        }
        IntakeReport report = add(zip);
        assertThat(arrived()).containsExactly("bomb/good.png");
        assertThat(report.leftOut().get(0).why()).contains("unpacks to far more");
    }

    @Test
    void damagedArchivesAreToldOrReadAsFarAsTheyGo() throws Exception {
        Path zip = zip("pack.zip", StandardCharsets.UTF_8, Map.of("p/a.png", png(1), "p/b.png", png(2)));
        byte[] sound = Files.readAllBytes(zip);
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = i % 3 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int k = 0; k < 4 && bytes.length > 0; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(zip, bytes);
            IntakeReport report = add(zip);
            assertThat(report.leftOut()).allMatch(left -> !left.why().isBlank());
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void pastedPicturesGetNamesOfTheirOwn() throws Exception {
        BufferedImage picture = ImageIO.read(new java.io.ByteArrayInputStream(png(7)));
        Path first = PastedPicture.add(project, picture).images().get(0);
        Path second = PastedPicture.add(project, picture).images().get(0);
        assertThat(first).isNotEqualTo(second);
        assertThat(Pictures.read(second).getRGB(1, 1)).isEqualTo(picture.getRGB(1, 1));
    }

    private IntakeReport add(Path... paths) throws IOException {
        return Intake.add(project, List.of(paths), (done, all) -> {}, () -> false);
    }

    private List<String> arrived() throws IOException {
        try (Stream<Path> all = Files.walk(images)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> images.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private Path zip(String name, Charset names, Map<String, byte[]> files) throws IOException {
        Path zip = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file, names)) {
            for (var entry : new java.util.TreeMap<>(files).entrySet()) {
                ZipEntry stored = new ZipEntry(entry.getKey());
                CRC32 crc = new CRC32();
                crc.update(entry.getValue());
                stored.setCrc(crc.getValue());
                out.putNextEntry(stored);
                out.write(entry.getValue());
            }
        }
        return zip;
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] png(int seed) throws IOException {
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(1, 1, 0xff000000 | seed * 7919);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
