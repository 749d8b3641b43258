package org.assetkiln.ui.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assetkiln.model.token.BpeTrainer;
import org.assetkiln.model.token.ClipTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenGaugeTest {
    @Test
    void tellsWhereTheModelStopsReading(@TempDir Path folder) throws Exception {
        BpeTrainer.train(List.of("sword sword sword", "shield shield"), 560, folder);
        try (ClipTokenizer tokenizer = ClipTokenizer.load(folder)) {
            TokenGauge.Reading all = TokenGauge.read(tokenizer, "sword shield");
            assertThat(all.tooLong()).isFalse();
            assertThat(all.unread()).isEmpty();
            assertThat(all.limit()).isEqualTo(75);

            String text = "sword ".repeat(75) + "unread";
            TokenGauge.Reading some = TokenGauge.read(tokenizer, text);
            assertThat(some.tooLong()).isTrue();
            assertThat(some.unread()).isEqualTo("unread");
            assertThat(some.fraction()).isEqualTo(1);

            String cut = "sword ".repeat(74) + "unreadable";
            assertThat(TokenGauge.read(tokenizer, cut).unread()).isEqualTo("unreadable");
        }
    }
}
