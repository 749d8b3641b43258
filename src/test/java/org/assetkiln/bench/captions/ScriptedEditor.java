package org.assetkiln.bench.captions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.files.Json;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.CaptionStore;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DraftScope;
import org.assetkiln.project.NextSteps;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;

/**
 * Edits captions without a pause until it is killed. Says each operation before it begins and {@code done} when it has
 * returned, a line each. Arguments: the project's folder and a seed.
 */
final class ScriptedEditor {
    static final int IMAGES = 40;
    private static final List<String> WORDS =
            List.of("knight", "schön", "blue", "potion", "🛡", "old", "round", "bottle", "one\ntwo", "rusty");

    private final CaptionStore captions;
    private final Path root;
    private final Random random;
    /** The image that is being written, empty for none. */
    private String at = "";

    private ScriptedEditor(Project project, long seed) {
        this.captions = project.captions();
        this.root = project.root();
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws IOException {
        try (Project project = Project.open(Path.of(args[0]))) {
            var editor = new ScriptedEditor(project, Long.parseLong(args[1]));
            while (true) {
                EditorOp op = editor.next();
                System.out.println(Json.line(op));
                editor.run(op);
                System.out.println("done");
            }
        }
    }

    static DatasetImage image(Path root, String id) {
        return new DatasetImage(id, root.resolve(id), 1, 1, 1, 1, false, null);
    }

    static List<DatasetImage> images(Path root) {
        List<DatasetImage> images = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            images.add(image(root, id(i)));
        }
        return images;
    }

    private static String id(int i) {
        return "images/" + (i % 2 == 0 ? "" : "items/") + i + ".png";
    }

    private EditorOp next() {
        int dice = random.nextInt(100);
        NextSteps steps = captions.nextSteps();
        if (dice < 10 && steps.undo() != null) {
            return new EditorOp.Undo();
        } else if (dice < 17 && steps.redo() != null) {
            return new EditorOp.Redo();
        } else if (dice < 25) {
            return batch();
        } else if (dice < 35) {
            return new EditorOp.Draft(id(random.nextInt(IMAGES)), text());
        }
        boolean on = !at.isEmpty() && random.nextInt(3) > 0;
        String image = on ? at : id(random.nextInt(IMAGES));
        boolean nothing = random.nextInt(10) == 0;
        ReviewState written = random.nextInt(3) == 0 ? ReviewState.APPROVED : ReviewState.EDITED;
        return new EditorOp.Write(image, nothing ? "" : text(), nothing ? ReviewState.REJECTED : written, on);
    }

    private EditorOp batch() {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < IMAGES; i++) {
            if (random.nextBoolean()) {
                texts.put(id(i), text());
            }
        }
        return new EditorOp.Batch(texts);
    }

    private String text() {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }

    private void run(EditorOp op) throws IOException {
        at = op instanceof EditorOp.Write write ? write.image() : "";
        if (op instanceof EditorOp.Write write) {
            if (!write.on()) {
                captions.closeStep();
            }
            captions.write(image(root, write.image()), write.text(), write.state());
        } else if (op instanceof EditorOp.Batch batch) {
            List<CaptionEdit> edits = new ArrayList<>();
            batch.texts().forEach((id, text) -> edits.add(new CaptionEdit(image(root, id), text, ReviewState.EDITED)));
            captions.edit("a batch", edits);
        } else if (op instanceof EditorOp.Draft draft) {
            var candidates = List.of(new CaptionCandidate(draft.text(), -1));
            var made = new CaptionDraft("script", CaptionSettings.defaults(), candidates, Instant.now());
            captions.saveDrafts(Map.of(draft.image(), made), DraftScope.MISSING);
        } else if (op instanceof EditorOp.Undo) {
            captions.undo();
        } else if (op instanceof EditorOp.Redo) {
            captions.redo();
        }
    }
}
