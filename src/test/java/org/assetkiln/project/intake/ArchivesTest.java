package org.assetkiln.project.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.assetkiln.project.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives and folders as they come from elsewhere: each file is in, or one line says why it is not. */
class ArchivesTest {
    @TempDir
    Path folder;

    private Path images;
    private Project project;

    @BeforeEach
    void open() throws IOException {
        images = Files.createDirectories(folder.resolve("project/images"));
        project = Project.open(images.getParent());
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aFileBehindAPasswordSaysSoAndTheOthersComeIn() throws Exception {
        byte[] bytes = Files.readAllBytes(zip("pack.zip", StandardCharsets.UTF_8, "p/a.png", "p/secret.png"));
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at : places(bytes, "p/secret.png")) {
            boolean local = in.getInt(at - 30) == 0x04034b50;
            in.put(at - (local ? 30 - 6 : 46 - 8), (byte) 1); // bit 0 of the flags
        }
        IntakeReport report = add(Files.write(folder.resolve("locked.zip"), bytes));
        assertThat(arrived()).containsExactly("p/a.png");
        assertThat(report.leftOut())
                .containsExactly(new LeftOut(
                        "p/secret.png", "is protected by a password: unpack the archive with it and drop the folder."));
    }

    @Test
    void aLinkIsNotTakenForAPicture() throws Exception {
        Path zip = folder.resolve("links.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            ZipArchiveEntry link = new ZipArchiveEntry("p/link.png");
            link.setUnixMode(0120777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
            out.putArchiveEntry(new ZipArchiveEntry("p/a.png"));
            out.write(png(1));
            out.closeArchiveEntry();
        }
        IntakeReport report = add(zip);
        assertThat(arrived()).containsExactly("p/a.png");
        assertThat(report.leftOut())
                .containsExactly(new LeftOut("p/link.png", "is only a link to another file: drop that file itself."));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-31j, p/騎士の歩き.png",
        "IBM437, p/schlüssel größe.png",
        "IBM437, p/château créé.png",
        "UTF-8, p/ключ.png",
        "windows-31j, p/ソード能力表.png"
    })
    void namesAreReadInTheLettersTheyWereWrittenIn(String charset, String name) throws Exception {
        Path zip = folder.resolve("names.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            out.setEncoding(charset);
            out.setUseLanguageEncodingFlag(false);
            out.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
            out.putArchiveEntry(new ZipArchiveEntry(name));
            out.write(png(1));
            out.closeArchiveEntry();
        }
        add(zip);
        assertThat(arrived()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack.tar.gz", "pack.7z", "pack.rar", "pack.tgz"})
    void archivesOfOtherKindsSayWhatToDo(String name) throws Exception {
        IntakeReport report = add(Files.write(folder.resolve(name), new byte[100]));
        assertThat(report.leftOut())
                .containsExactly(new LeftOut(
                        name, "is an archive of a kind that Assetkiln does not open: unpack it and drop its folder."));
    }

    @Test
    void aZipInAZipSaysWhatToDo() throws Exception {
        assertThat(add(zip("pack.zip", StandardCharsets.UTF_8, "p/a.png", "p/more.zip"))
                        .leftOut())
                .containsExactly(
                        new LeftOut("p/more.zip", "is an archive in another one: unpack it and drop it by itself."));
        assertThat(arrived()).containsExactly("p/a.png");
    }

    @Test
    void aHugeFileIsRefusedBeforeItIsCopied() throws Exception {
        Path dropped = Files.createDirectories(folder.resolve("dropped"));
        try (RandomAccessFile huge =
                new RandomAccessFile(dropped.resolve("huge.psd").toFile(), "rw")) {
            huge.setLength(2L << 30); // takes no room on the disk
        }
        Files.write(dropped.resolve("a.png"), png(1));
        byte[] bytes = Files.readAllBytes(zip("pack.zip", StandardCharsets.UTF_8, "p/b.png", "p/huge.png"));
        int index = places(bytes, "p/huge.png").get(1);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(index - 46 + 24, 0x7fff_ffff);
        IntakeReport report = add(dropped, Files.write(folder.resolve("huge.zip"), bytes));
        assertThat(arrived()).containsExactly("dropped/a.png", "p/b.png");
        assertThat(report.leftOut())
                .containsExactly(
                        new LeftOut(
                                "dropped/huge.psd",
                                "is 2048 MB, more than 1024: save it smaller, with fewer layers or frames."),
                        new LeftOut(
                                "p/huge.png",
                                "is 2047 MB, more than 1024: save it smaller, with fewer layers or frames."));
    }

    @Test
    void anArchiveThatWasCutOffSaysSo() throws Exception {
        byte[] bytes = Files.readAllBytes(zip("pack.zip", StandardCharsets.UTF_8, "p/a.png", "p/b.png"));
        IntakeReport report = add(Files.write(folder.resolve("half.zip"), Arrays.copyOf(bytes, bytes.length / 2)));
        assertThat(report.leftOut())
                .containsExactly(new LeftOut(
                        "half.zip",
                        "cannot be opened: it is cut off, damaged or no zip archive; download it again, or unpack it and"
                                + " drop the folder."));
    }

    @Test
    void namesThatDifferInCaseOnlyBothComeInWithTheirCaptions() throws Exception {
        add(zip("pack.zip", StandardCharsets.UTF_8, "p/A.png", "p/A.txt", "p/a.png", "p/a.txt"));
        assertThat(arrived()).containsExactly("p/A.png", "p/A.txt", "p/a-2.png", "p/a-2.txt");
        assertThat(images.resolve("p/A.txt")).hasContent("p/A.txt");
        assertThat(images.resolve("p/a-2.txt")).hasContent("p/a.txt");
    }

    @Test
    void namesThatWindowsForbidsAreChangedAndNothingIsMixedUp() throws Exception {
        Path dropped = Files.createDirectories(folder.resolve("aux"));
        for (String name : List.of("a:b", "a?b", "con", "end ")) {
            Files.write(dropped.resolve(name + ".png"), png(name.hashCode()));
            Files.writeString(dropped.resolve(name + ".txt"), name);
        }
        IntakeReport report = add(dropped);
        assertThat(report.leftOut()).isEmpty();
        assertThat(arrived())
                .containsExactly(
                        "_aux/_con.png",
                        "_aux/_con.txt",
                        "_aux/a_b-2.png",
                        "_aux/a_b-2.txt",
                        "_aux/a_b.png",
                        "_aux/a_b.txt",
                        "_aux/end .png",
                        "_aux/end .txt");
        List<String> captions = List.of(
                Files.readString(images.resolve("_aux/a_b.txt")), Files.readString(images.resolve("_aux/a_b-2.txt")));
        assertThat(captions).containsExactlyInAnyOrder("a:b", "a?b");
        assertThat(images.resolve("_aux/_con.txt")).hasContent("con");
    }

    @Test
    void equalNamesInTwoArchivesKeepTheirOwnCaptions() throws Exception {
        Path one = zip("one.zip", StandardCharsets.UTF_8, "p/a.png", "p/a.txt");
        Path dropped = Files.createDirectories(folder.resolve("p"));
        Files.write(dropped.resolve("a.png"), png(5));
        Files.writeString(dropped.resolve("a.txt"), "the other");
        add(one, dropped);
        assertThat(arrived()).containsExactly("p/a-2.png", "p/a-2.txt", "p/a.png", "p/a.txt");
        assertThat(images.resolve("p/a.txt")).hasContent("p/a.txt");
        assertThat(images.resolve("p/a-2.txt")).hasContent("the other");
    }

    @Test
    void stoppingInTheMiddleSaysWhatIsMissingAndCanBeTakenBack() throws Exception {
        Path dropped = Files.createDirectories(folder.resolve("dropped"));
        byte[] picture = png(1);
        int count = Integer.getInteger("assetkiln.intake.files", 600);
        for (int i = 0; i < count; i++) {
            Files.write(dropped.resolve(i + ".png"), picture);
            Files.writeString(dropped.resolve(i + ".txt"), "caption " + i);
        }
        int half = count / 2;
        int[] done = {0};
        IntakeReport report = Intake.add(project, List.of(dropped), (now, all) -> done[0] = now, () -> done[0] == half);
        assertThat(report.images()).hasSize(half);
        assertThat(report.files()).hasSize(2 * half);
        assertThat(report.leftOut()).isEmpty();
        assertThat(report.waiting()).isEqualTo(count - half);
        List<Trash.Move> moves = Trash.files(project, report.files(), (now, all) -> {});
        assertThat(arrived()).isEmpty();
        Trash.restore(moves, (now, all) -> {});
        assertThat(arrived()).hasSize(2 * half);
        assertThat(add(dropped).images()).hasSize(count - half);
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

    /** Pictures of their own, and texts that say their own name. */
    private Path zip(String name, Charset names, String... files) throws IOException {
        Path zip = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file, names)) {
            for (String inside : files) {
                out.putNextEntry(new ZipEntry(inside));
                out.write(inside.endsWith(".png") ? png(inside.hashCode()) : inside.getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    /** Where a name stands: in the file's own record, and in the index. */
    private static List<Integer> places(byte[] bytes, String name) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Integer> places = new ArrayList<>();
        for (int at = all.indexOf(name); at >= 0; at = all.indexOf(name, at + 1)) {
            places.add(at);
        }
        return places;
    }

    private static byte[] png(int seed) throws IOException {
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(1, 1, 0xff000000 | seed * 7919);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
