package org.assetkiln.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.project.search.Query;
import org.assetkiln.project.search.Subject;
import org.assetkiln.project.search.Subjects;
import org.junit.jupiter.api.Test;

class LiveKnowledgeTest {
    private final LiveKnowledge knowledge = new LiveKnowledge(String::length, () -> new Subjects(List.of()));

    @Test
    void aCollectionThatAsksForItselfFindsNothingHoweverItIsWritten() throws Exception {
        knowledge.collections(List.of(
                ImageCollection.ofSearch("Swords", "w:<100"), ImageCollection.ofSearch("Loop", "Collection:loop")));
        var image = new DatasetImage("a.png", Path.of("a.png"), 1, 1, 64, 64, true, null);
        Subject subject = new Subject(image, Caption.NONE, knowledge);
        assertThat(Query.of("collection:swords").accepts(subject)).isTrue();
        assertThat(Query.of("collection:loop").accepts(subject)).isFalse();
    }
}
