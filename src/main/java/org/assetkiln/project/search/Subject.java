package org.assetkiln.project.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.wording.Slip;

/**
 * An image as a search looks at it. Making one costs a microsecond: keep it for as long as image and caption stay.
 *
 * @param image the image
 * @param caption its caption
 * @param knowledge what is worked out only when a search asks for it
 * @param foldedId the id as {@link #fold} leaves it
 * @param foldedCaption the caption's text as {@link #fold} leaves it
 */
public record Subject(DatasetImage image, Caption caption, Knowledge knowledge, String foldedId, String foldedCaption) {
    public Subject(DatasetImage image, Caption caption, Knowledge knowledge) {
        this(image, caption, knowledge, fold(image.id()), fold(caption.text()));
    }

    /** What costs time to find out about an image. Asked by several threads. */
    public interface Knowledge {
        /** Nothing is known. */
        Knowledge NONE = new Knowledge() {};

        /** How many tokens the model reads for it; 0 while that cannot be known. */
        default int tokens(String text) {
            return 0;
        }

        /** What is probably wrong with an image's caption. */
        default List<Slip> slips(DatasetImage image, Caption caption) {
            return List.of();
        }

        /** What is wrong with an image. */
        default Set<FindingKind> findings(DatasetImage image, Caption caption) {
            return Set.of();
        }

        /** Whether an image is one of several frames of an animation. */
        default boolean framed(DatasetImage image) {
            return false;
        }

        /** Whether an image is in the collection of a name. */
        default boolean inCollection(String name, Subject subject) {
            return false;
        }

        /** How far an image is from the dataset's palette; NaN while there is none, or nobody has looked at the image. */
        default double palette(DatasetImage image) {
            return Double.NaN;
        }

        /** What is noted of an image's licence; empty for nothing. */
        default String licence(DatasetImage image) {
            return "";
        }
    }

    /** For comparing: in lower case, and composed, since some systems take names with accents apart. */
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    String foldedName() {
        return foldedId.substring(foldedId.lastIndexOf('/') + 1);
    }

    String foldedFolder() {
        return foldedId.substring(0, Math.max(0, foldedId.lastIndexOf('/')));
    }

    boolean captionHas(String folded) {
        return foldedCaption.contains(folded);
    }

    boolean idHas(String folded) {
        return foldedId.contains(folded);
    }

    Set<FindingKind> findings() {
        return knowledge.findings(image, caption);
    }
}
