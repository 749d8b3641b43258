package org.assetkiln.training.settings;

/**
 * Prior preservation (Ruiz et al. 2022, arXiv 2208.12242): the model's own pictures of the class are trained beside the
 * subject, so that the class does not turn into the subject.
 *
 * @param enabled whether class images take part
 * @param classPrompt the class without the identifier, "a slime"
 * @param classImages how many class images there must be; missing ones are made by the base model
 * @param classFolder absolute folder of class images; empty lets the run keep them in its own folder
 * @param weight factor λ of the class half's loss, usually 1
 */
public record PriorSettings(boolean enabled, String classPrompt, int classImages, String classFolder, double weight) {
    /** No prior preservation. */
    public static PriorSettings off() {
        return new PriorSettings(false, "", 0, "", 1.0);
    }
}
