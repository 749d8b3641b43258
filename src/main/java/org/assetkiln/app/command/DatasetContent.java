package org.assetkiln.app.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.project.findings.Expectations;
import org.assetkiln.project.findings.Findings;
import org.assetkiln.project.palette.DatasetPalette;
import org.assetkiln.project.palette.PaletteDistances;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.project.search.Subject;
import org.assetkiln.project.search.Subjects;
import org.assetkiln.project.wording.Animations;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.jspecify.annotations.Nullable;

/** The images of a project as searches in the terminal see them, without what only a model's tokenizer knows. */
record DatasetContent(Subjects subjects, Findings findings) {
    /** @param size what a run learns, in pixels; null for the default model's own */
    static DatasetContent of(Project project, List<DatasetImage> images, @Nullable Integer size) {
        int trainingSize = size == null ? usualSize() : size;
        Map<String, Caption> captions = project.captions().readAll(images);
        Credits credits = Credits.read(project.records());
        Recipes recipes = Recipes.read(project.records());
        Findings findings =
                Findings.of(images, new Expectations(trainingSize, 0, text -> 0, credits.licensed(), recipes::of));
        Animations frames = Animations.of(images.stream().map(DatasetImage::id).toList());
        Palette palette = DatasetPalette.read(project.records());
        TerminalKnowledge knowledge = new TerminalKnowledge(findings, frames, credits, new PaletteDistances(palette));
        Subjects subjects = new Subjects(images.stream()
                .map(image -> new Subject(image, captions.getOrDefault(image.id(), Caption.NONE), knowledge))
                .toList());
        knowledge.collections(project.collections().all(), subjects);
        return new DatasetContent(subjects, findings);
    }

    private static int usualSize() {
        try {
            return ModelFiles.open(ModelsCommand.library().standard()).pixels();
        } catch (IOException e) {
            return DreamBoothDefaults.RESOLUTION; // what is wrong with images can be said without a model
        }
    }
}
