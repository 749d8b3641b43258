package org.assetkiln.project.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.wording.CaptionTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
    private final Map<String, CaptionEdit> captions = new LinkedHashMap<>();

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(Files.createDirectories(folder.resolve("project")));
        caption("images/knight.png", "a brave \"knight\", 🛡 schön", ReviewState.APPROVED);
        caption("images/items/sword, old.png", "a sword\na rusty sword", ReviewState.EDITED);
        caption("images/items/knight.png", "  spaces  at both ends ", ReviewState.REJECTED);
        caption("images/list.png", "[\"brackets\"]", ReviewState.DRAFT);
        caption("images/paragraphs.png", "one\n\nthree\\n, \t{trigger}", ReviewState.APPROVED);
        caption("images/nothing.png", "", ReviewState.NONE);
        project.captions().edit("all", List.copyOf(captions.values()));
    }

    private void caption(String id, String text, ReviewState state) throws IOException {
        Path file = project.root().resolve(id);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {1});
        captions.put(id, new CaptionEdit(image(project, id), text, state));
    }

    private static DatasetImage image(Project project, String id) {
        return new DatasetImage(id, project.root().resolve(id), 1, 1, 1, 1, false, null);
    }

    private List<DatasetImage> images(Project project) {
        return captions.keySet().stream().map(id -> image(project, id)).toList();
    }

    @AfterEach
    void close() {
        project.close();
    }

    @ParameterizedTest
    @EnumSource
    void anotherProjectWithTheSameImagesGetsTheSameCaptions(ExchangeFormat format) throws IOException {
        Path out = folder.resolve("out");
        int written = new CaptionExport(format, false, null, "", true).write(project, images(project), out);
        assertThat(written).isEqualTo(5);
        copyImages();
        try (Project other = Project.open(folder.resolve("other"))) {
            CaptionImport read = CaptionImport.read(other, images(other), out, false);
            assertThat(read.unknown()).isEmpty();
            other.captions().edit("import", read.edits());
            for (DatasetImage image : images(other)) {
                Caption was = project.captions().read(image(project, image.id()));
                Caption is = other.captions().read(image);
                assertThat(is.text()).as(image.id()).isEqualTo(was.text());
                assertThat(is.state()).as(image.id()).isEqualTo(was.state());
            }
        }
    }

    @Test
    void aTextFileThatWasEditedOutsideIsNoLongerApproved() throws IOException {
        Path out = folder.resolve("out");
        new CaptionExport(ExchangeFormat.SIDECARS, false, null, "", true).write(project, images(project), out);
        Files.writeString(out.resolve("knight.txt"), "a timid knight\n");
        CaptionImport read = CaptionImport.read(project, images(project), out, false);
        assertThat(read.edits())
                .extracting(edit -> edit.text() + " " + edit.state())
                .containsExactly("a timid knight DRAFT");
    }

    private void copyImages() throws IOException {
        for (String id : captions.keySet()) {
            Path copy = folder.resolve("other").resolve(id);
            Files.createDirectories(copy.getParent());
            Files.copy(project.root().resolve(id), copy);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameProjectIsNotChangedByItsOwnExport(ExchangeFormat format) throws IOException {
        Path out = folder.resolve("out");
        new CaptionExport(format, false, null, "", false).write(project, images(project), out);
        CaptionImport read = CaptionImport.read(project, images(project), out, false);
        assertThat(read.edits()).isEmpty();
        assertThat(read.same()).isEqualTo(5);
    }

    @Test
    void onlyApprovedCaptionsInTheFormOfATemplate() throws IOException {
        Path out = folder.resolve("data.csv");
        var form = new CaptionTemplate("{trigger} {name}: {caption}");
        int written =
                new CaptionExport(ExchangeFormat.TABLE, true, form, "sks", false).write(project, images(project), out);
        assertThat(written).isEqualTo(2);
        assertThat(Files.readString(out))
                .startsWith("image_path,caption,review\n")
                .contains("\"project/images/knight.png\",\"sks knight: a brave \"\"knight\"\", 🛡 schön\",approved");
    }

    @Test
    void theProjectsOwnCaptionsAreNotWrittenOver() {
        var export = new CaptionExport(ExchangeFormat.SIDECARS, false, new CaptionTemplate("x {caption}"), "", false);
        assertThatThrownBy(() -> export.write(project, images(project), project.images()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("own images");
    }

    @Test
    void kohyasImagesAreNamedByStemOrByPathAndTagsStandInForACaption() throws IOException {
        Path file = Files.writeString(
                folder.resolve("meta.json"),
                """
                {"list": {"tags": ["red", "key"], "train_resolution": [512, 512]},
                 "%s": {"caption": "a path", "tags": "none"},
                 "nobody": {"caption": "x"}}
                """
                        .formatted(project.root().resolve("images/items/knight.png")));
        CaptionImport read = CaptionImport.read(project, images(project), file, false);
        assertThat(read.edits())
                .extracting(edit -> edit.image().id() + " " + edit.text() + " " + edit.state())
                .containsExactly("images/list.png red, key DRAFT", "images/items/knight.png a path DRAFT");
        assertThat(read.unknown()).containsExactly("nobody");
        assertThat(CaptionImport.read(project, images(project), file, true).edits())
                .isEmpty();
    }

    @Test
    void aNameThatSeveralImagesHaveIsNotGuessed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("m.jsonl"),
                """
                {"file_name": "elsewhere/knight.png", "text": "which one?"}
                {"file_name": "elsewhere/list.png", "text": "by its name"}
                {"file_name": "images/knight.png", "text": "by its path"}
                """);
        CaptionImport read = CaptionImport.read(project, images(project), file, false);
        assertThat(read.edits()).extracting(CaptionEdit::text).containsExactly("by its name", "by its path");
        assertThat(read.unknown()).containsExactly("elsewhere/knight.png");
    }

    @Test
    void whatIsWrongIsNamedInASentence() throws IOException {
        Path line = Files.writeString(folder.resolve("m.jsonl"), "{\"file_name\": \"a\"}\n{\"text\": 1}");
        Path table = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2");
        Path json = Files.writeString(folder.resolve("k.json"), "{\"a\": 1}");
        Path other = Files.writeString(folder.resolve("k.xml"), "<a/>");
        assertThatThrownBy(() -> read(line)).hasMessageContainingAll("m.jsonl", "line 2", "file_name");
        assertThatThrownBy(() -> read(table)).hasMessageContainingAll("t.csv", "image_path");
        assertThatThrownBy(() -> read(json)).hasMessageContainingAll("k.json", "kohya");
        assertThatThrownBy(() -> read(other)).hasMessageContainingAll("k.xml", ".jsonl");
        assertThatThrownBy(() -> read(folder.resolve("nowhere"))).hasMessageContaining("There is no file");
    }

    private void read(Path file) throws IOException {
        CaptionImport.read(project, images(project), file, false);
    }
}
