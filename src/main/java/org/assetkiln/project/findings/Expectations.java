package org.assetkiln.project.findings;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;

/**
 * What images and captions are measured by.
 *
 * @param trainingSize edge of the square that a run learns, in pixels
 * @param tokenLimit how many tokens of a caption the model reads; 0 while that is not known
 * @param tokens counts the tokens of a caption
 * @param licensed whether it is known what may be done with an image
 * @param recipes how an image is prepared, by its id: what that puts right is not found any more
 */
public record Expectations(
        int trainingSize,
        int tokenLimit,
        ToIntFunction<String> tokens,
        Predicate<DatasetImage> licensed,
        Function<String, Recipe> recipes) {
    /** For a model of 64 pixels, with nothing known of tokens and licences. */
    public static final Expectations NONE = new Expectations(64, 0, text -> 0, image -> true, id -> Recipe.NONE);
}
