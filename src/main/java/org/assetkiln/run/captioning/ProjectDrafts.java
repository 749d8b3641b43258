package org.assetkiln.run.captioning;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.CaptionStore;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DraftScope;
import org.assetkiln.project.Project;

/** Keeps drafts in a project, whose store never lets one replace what a person or another program wrote. */
public final class ProjectDrafts implements DraftKeeper {
    private final Project project;
    private final CaptionStore store;
    private final String model;
    private final CaptionSettings settings;
    private final DraftScope scope;
    private final News news;

    /** Hears of what was kept, on threads of the run. */
    public interface News {
        /**
         * A draft is kept.
         *
         * @param changed the image's caption if the draft has become it, else nothing
         */
        void kept(DatasetImage image, CaptionDraft draft, CaptionsChanged changed);

        /** @param problem why the image has no draft and what to do, one sentence */
        void leftOut(DatasetImage image, String problem);
    }

    /**
     * @param model the captioner's name
     * @param settings how it searches for words
     * @param scope which captions a draft may replace
     */
    public ProjectDrafts(Project project, String model, CaptionSettings settings, DraftScope scope, News news) {
        this.project = project;
        this.store = project.captions();
        this.model = model;
        this.settings = settings;
        this.scope = scope;
        this.news = news;
    }

    @Override
    public boolean wants(DatasetImage image) {
        return image.usable() && (scope == DraftScope.EVERY_IMAGE || store.takesDraft(image, scope));
    }

    /**
     * Whether an image has what would be written once more: by the same captioner in the same way, since the image last
     * changed.
     */
    public boolean has(DatasetImage image) {
        return store.draft(image)
                .filter(draft -> draft.model().equals(model)
                        && draft.settings().equals(settings)
                        && (draft.text().equals(store.read(image).text()) || !store.takesDraft(image, scope))
                        && draft.made().toEpochMilli() > image.modifiedMillis())
                .isPresent();
    }

    @Override
    public void keep(DatasetImage image, List<CaptionCandidate> candidates) throws IOException {
        var draft = new CaptionDraft(model, settings, candidates, Instant.now());
        CaptionsChanged changed = store.saveDrafts(Map.of(image.id(), draft), scope);
        news.kept(image, draft, changed);
    }

    @Override
    public void unreadable(DatasetImage image, String problem) {
        project.noteUnreadable(image, problem);
        news.leftOut(image, problem);
    }

    @Override
    public void leftOut(DatasetImage image, String problem) {
        news.leftOut(image, problem);
    }
}
