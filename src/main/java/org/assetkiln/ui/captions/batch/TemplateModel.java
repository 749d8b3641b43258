package org.assetkiln.ui.captions.batch;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.assetkiln.project.wording.CaptionTemplate;
import org.assetkiln.ui.search.CaptionRules;

/** A form of words for every caption. Trigger and form are kept with the project. */
final class TemplateModel {
    private final BatchModel batch;
    private final CaptionRules rules;
    private final StringProperty trigger = new SimpleStringProperty();
    private final StringProperty template = new SimpleStringProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    TemplateModel(BatchModel batch, CaptionRules rules) {
        this.batch = batch;
        this.rules = rules;
        trigger.set(rules.habits().get().trigger());
        template.set(rules.habits().get().template());
        trigger.addListener(o -> update());
        template.addListener(o -> update());
    }

    StringProperty trigger() {
        return trigger;
    }

    StringProperty template() {
        return template;
    }

    /** Why the template cannot be used, or an empty text. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    void update() {
        CaptionTemplate form = new CaptionTemplate(template.get());
        problem.set(form.problem());
        if (!problem.get().isEmpty()) {
            batch.previewNothing();
            return;
        }
        String words = trigger.get();
        batch.preview(
                "putting the template on", (image, text) -> form.fill(CaptionTemplate.values(words, image), text));
    }

    /** Keeps trigger and template for the next time; a trigger missing in a caption is told from then on. */
    void keep() {
        rules.update(habits -> habits.withTrigger(trigger.get())
                .withTemplate(problem.get().isEmpty() ? template.get() : habits.template()));
    }
}
