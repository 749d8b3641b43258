package org.assetkiln.bench.captions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assetkiln.project.Caption;
import org.assetkiln.project.ReviewState;

/** What the captions and the steps of a project must be after the editor's script: the plainest program that does it. */
final class EditorModel {
    private final Map<String, Caption> captions;
    private final Deque<Map<String, Pair>> done;
    private final Deque<Map<String, Pair>> undone;
    /** Whether writing on belongs to the last step. */
    private boolean open;

    private record Pair(Caption before, Caption after) {}

    private EditorModel(Map<String, Caption> captions, Deque<Map<String, Pair>> done, Deque<Map<String, Pair>> undone) {
        this.captions = captions;
        this.done = done;
        this.undone = undone;
    }

    static EditorModel empty() {
        return new EditorModel(new HashMap<>(), new ArrayDeque<>(), new ArrayDeque<>());
    }

    Caption get(String image) {
        return captions.getOrDefault(image, Caption.NONE);
    }

    /** The editor ends: what is written next is a step of its own. */
    void leave() {
        open = false;
    }

    boolean canUndo() {
        return !done.isEmpty();
    }

    boolean canRedo() {
        return !undone.isEmpty();
    }

    /** The model after an operation; this one stays as it is. */
    EditorModel after(EditorOp op) {
        var next = new EditorModel(new HashMap<>(captions), new ArrayDeque<>(done), new ArrayDeque<>(undone));
        next.open = open;
        if (op instanceof EditorOp.Write write) {
            next.open &= write.on();
            next.write(write.image(), caption(write.text(), write.state()));
        } else if (op instanceof EditorOp.Batch batch) {
            Map<String, Caption> wanted = new HashMap<>();
            batch.texts().forEach((image, text) -> wanted.put(image, caption(text, ReviewState.EDITED)));
            next.open = false;
            next.step(wanted);
        } else if (op instanceof EditorOp.Draft draft) {
            Caption now = get(draft.image());
            if (now.text().isEmpty() && !now.state().reviewed()) {
                next.captions.put(draft.image(), caption(draft.text(), ReviewState.DRAFT));
            }
        } else if (op instanceof EditorOp.Undo) {
            next.move(next.done, next.undone, true);
        } else if (op instanceof EditorOp.Redo) {
            next.move(next.undone, next.done, false);
        }
        return next;
    }

    private void write(String image, Caption wanted) {
        Caption before = get(image);
        if (wanted.equals(before)) {
            return;
        }
        Pair last = open ? Objects.requireNonNull(done.peek()).get(image) : null;
        step(Map.of(image, wanted));
        open = true;
        if (last != null && last.after().equals(before)) {
            done.pop();
            done.pop();
            open = !last.before().equals(wanted);
            if (open) {
                done.push(Map.of(image, new Pair(last.before(), wanted)));
            }
        }
    }

    private void step(Map<String, Caption> wanted) {
        Map<String, Pair> step = new HashMap<>();
        wanted.forEach((image, caption) -> {
            if (!caption.equals(get(image))) {
                step.put(image, new Pair(get(image), caption));
            }
        });
        if (!step.isEmpty()) {
            step.forEach((image, pair) -> captions.put(image, pair.after()));
            undone.clear();
            done.push(step);
        }
    }

    private void move(Deque<Map<String, Pair>> from, Deque<Map<String, Pair>> to, boolean back) {
        open = false;
        Map<String, Pair> step = from.pop();
        to.push(step);
        step.forEach((image, pair) -> {
            Caption expected = back ? pair.after() : pair.before();
            if (get(image).text().equals(expected.text())) {
                captions.put(image, back ? pair.before() : pair.after());
            }
        });
    }

    private static Caption caption(String text, ReviewState state) {
        return new Caption(text, state, !text.isEmpty());
    }
}
