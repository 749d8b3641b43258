package org.assetkiln.ui.train;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** What is wrong with the form of a run. */
final class TrainProblems {
    private TrainProblems() {}

    /**
     * All problems: texts that are no value, what the settings say of themselves, and what only the form knows.
     *
     * @param settings those of the form
     */
    static List<Problem> of(TrainForm form, TrainingSettings settings, boolean captioned) {
        List<Problem> found = new ArrayList<>();
        form.all().stream()
                .filter(setting -> !setting.unreadable().get().isEmpty())
                .forEach(setting -> found.add(
                        Problem.error(setting.path(), setting.unreadable().get())));
        if (captioned && !form.captioned.problem().isEmpty()) {
            found.add(Problem.error(form.captioned.template.path(), form.captioned.problem()));
        }
        found.addAll(settings.problems());
        if (form.repeats.get() < 1 || form.repeats.get() > TrainForm.MOST_REPEATS) {
            found.add(Problem.error(
                    form.repeats.path(), "Repeat each image between 1 and " + TrainForm.MOST_REPEATS + " times."));
        }
        return List.copyOf(found);
    }

    /** The first problem of a setting; errors only where they may be shown. */
    static @Nullable Problem first(List<Problem> all, String path, boolean errorsToo) {
        return all.stream()
                .filter(problem -> problem.field().equals(path))
                .filter(problem -> errorsToo || problem.severity() == Problem.Severity.WARNING)
                .findFirst()
                .orElse(null);
    }
}
