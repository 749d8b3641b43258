package org.assetkiln.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmphasisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "normal text#normal text|1",
                "an (important) word#an |1|important|1.1| word|1",
                "a [faint] word#a |1|faint|0.90909| word|1",
                "(unbalanced#unbalanced|1.1",
                "[unbalanced#unbalanced|0.90909",
                "unopened) and ]#unopened) and ]|1",
                "(unnecessary)(parens)#unnecessaryparens|1.1",
                "a (word:1.2)!#a |1|word|1.2|!|1",
                "(far: 1.2 )#far|1.2",
                "(half:.5) (whole:2.)#half|.5| |1|whole|2",
                "(away:-0.5)#away|-0.5",
                "time: 5:30, [a:1.2]#time: 5:30, |1|a:1.2|0.90909",
                "(ratio 16:9)#ratio 16|9",
                "(ratio 16:9 wide)#ratio 16:9 wide|1.1",
                "(odd:1.2.3)#odd:1.2.3|1.1",
                "a (((house:1.3)) [on] a (hill:0.5), sun, (((sky))).#a |1|house|1.573| |1.1|on|1| a |1.1|hill|.55|, sun, |1.1|sky|1.4641|.|1.1",
                "()#|1",
                "#|1",
            })
    void bracketsWeigh(String prompt, String expected) {
        String[] fields = expected.split("\\|", -1);
        List<WeightedText> parts = Emphasis.parts(prompt == null ? "" : prompt);
        assertThat(parts).hasSize(fields.length / 2);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i).text()).isEqualTo(fields[2 * i]);
            assertThat(parts.get(i).weight()).isCloseTo(Double.parseDouble(fields[2 * i + 1]), Offset.offset(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"\\(word\\), (word)", "\\[word\\], [word]", "\\\\, \\", "\\(\\(, ((", "C:\\temp\\, C:\\temp\\"})
    void escapedBracketsAreCharacters(String prompt, String text) {
        assertThat(Emphasis.parts(prompt)).containsExactly(new WeightedText(text, 1));
    }

    @Test
    void anyTextHasPartsAndNothingButBracketsWeightsAndBackslashesIsLost() {
        Random random = new Random(5);
        String letters = "ab ():[].1\\";
        for (int i = 0; i < 5000; i++) {
            String prompt = random.ints(random.nextInt(12), 0, letters.length())
                    .mapToObj(index -> letters.substring(index, index + 1))
                    .collect(Collectors.joining());
            StringBuilder kept = new StringBuilder();
            Emphasis.parts(prompt).forEach(part -> kept.append(part.text()));
            assertThat(kept.toString().replaceAll("[^ab]", "")).as(prompt).isEqualTo(prompt.replaceAll("[^ab]", ""));
        }
    }
}
