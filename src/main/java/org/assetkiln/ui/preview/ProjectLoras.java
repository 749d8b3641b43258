package org.assetkiln.ui.preview;

import java.util.List;
import org.assetkiln.project.Project;
import org.assetkiln.ui.Debounce;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/** Fills the list of LoRAs with those of the open project's runs and those that the user has added to it. */
final class ProjectLoras {
    private final StudioContext context;
    private final PreviewModel model;
    private final Runnable compare;
    private final Debounce change = new Debounce(300);

    private record Known(Project project, KeptLoras loras, Results results) {}

    /** @param compare compares all of them with the model that draws */
    ProjectLoras(StudioContext context, PreviewModel model, Runnable compare) {
        this.context = context;
        this.model = model;
        this.compare = compare;
        model.loras.entries().subscribe(this::compareNew);
        model.loras.setOnChange(() -> {
            Project project = context.project().get();
            change.request(() -> keep(project));
        });
        context.project().subscribe((was, is) -> begin(is));
    }

    private void compareNew() {
        if (model.loras.entries().stream().anyMatch(entry -> !entry.compared())) {
            compare.run();
        }
    }

    private void begin(@Nullable Project project) {
        change.flush();
        model.loras.clear();
        if (project != null) {
            context.background()
                    .quietly(
                            () -> new Known(project, KeptLoras.in(project.hidden()), Results.in(project.runs())),
                            this::begin);
        }
    }

    private void begin(Known known) {
        if (known.project().equals(context.project().get())) {
            model.setResults(known.results());
            model.loras.remember(known.loras());
        }
    }

    /** Looks again at what runs have made. */
    void refresh() {
        Project project = context.project().get();
        if (project != null) {
            context.background().quietly(() -> Results.in(project.runs()), model::setResults);
        }
    }

    /** Lets the user choose files. */
    void add() {
        model.loras.add(context.dialogs().chooseFiles("LoRA files", List.of("*.safetensors")));
    }

    private void keep(@Nullable Project project) {
        KeptLoras now = model.loras.kept();
        if (project != null) {
            context.background().inOrder("Keeping the LoRAs", () -> now.writeTo(project.hidden()), file -> {});
        }
    }
}
