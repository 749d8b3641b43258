package org.assetkiln.model.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desktop counts tokens, and must stay free of PyTorch. */
class DesktopProcessTest {
    @Test
    void countingTokensLoadsNoPyTorchAndOpensNoConnection(@TempDir Path folder) throws Exception {
        BpeTrainer.train(List.of("a bronze sword"), 520, folder);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Counter.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(output).isZero();
        assertThat(output).contains("ai.djl.huggingface.tokenizers.HuggingFaceTokenizer", "counted ");
        assertThat(output.lines())
                .noneMatch(line -> line.contains("ai.djl.pytorch") || line.contains("java.net.HttpURLConnection "));
    }

    /** The program of the child. */
    static final class Counter {
        public static void main(String[] arguments) throws Exception {
            try (ClipTokenizer tokenizer = ClipTokenizer.load(Path.of(arguments[0]))) {
                System.out.println("counted " + tokenizer.count("a bronze sword"));
            }
        }
    }
}
