package org.assetkiln.diffusion.prompt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads emphasis as AUTOMATIC1111's web UI has it: {@code (word)} counts 1.1 times, {@code [word]} the 1.1th part,
 * {@code (word:1.3)} 1.3 times; brackets in brackets multiply; one that is never closed reaches to the end; one that was
 * never opened is a character. {@code \(}, {@code \)}, {@code \[}, {@code \]} and {@code \\} are characters too.
 */
public final class Emphasis {
    private static final double STEP = 1.1;
    private static final Pattern WEIGHT = Pattern.compile(":\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+))\\s*\\)");
    private static final String ESCAPED = "()[]\\";

    private final String prompt;
    private final List<WeightedText> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    /** Where in {@link #parts} each bracket that is still open begins. */
    private final Deque<Integer> round = new ArrayDeque<>();

    private final Deque<Integer> square = new ArrayDeque<>();

    private Emphasis(String prompt) {
        this.prompt = prompt;
    }

    /** The parts of a prompt in order, neighbours of different weight; at least one. */
    public static List<WeightedText> parts(String prompt) {
        return new Emphasis(prompt).read();
    }

    private List<WeightedText> read() {
        Matcher weight = WEIGHT.matcher(prompt);
        int at = 0;
        while (at < prompt.length()) {
            char c = prompt.charAt(at);
            if (c == '\\' && at + 1 < prompt.length() && ESCAPED.indexOf(prompt.charAt(at + 1)) >= 0) {
                text.append(prompt.charAt(at + 1));
                at += 2;
            } else if (c == ':'
                    && !round.isEmpty()
                    && weight.region(at, prompt.length()).lookingAt()) {
                close(round, Double.parseDouble(weight.group(1)));
                at = weight.end();
            } else {
                read(c);
                at++;
            }
        }
        while (!round.isEmpty()) {
            close(round, STEP);
        }
        while (!square.isEmpty()) {
            close(square, 1 / STEP);
        }
        endPart();
        return merged();
    }

    private void read(char c) {
        if (c == '(' || c == '[') {
            endPart();
            (c == '(' ? round : square).push(parts.size());
        } else if (c == ')' && !round.isEmpty()) {
            close(round, STEP);
        } else if (c == ']' && !square.isEmpty()) {
            close(square, 1 / STEP);
        } else {
            text.append(c);
        }
    }

    private void close(Deque<Integer> brackets, double factor) {
        endPart();
        for (int i = brackets.pop(); i < parts.size(); i++) {
            parts.set(i, parts.get(i).times(factor));
        }
    }

    private void endPart() {
        if (!text.isEmpty()) {
            parts.add(new WeightedText(text.toString(), 1));
            text.setLength(0);
        }
    }

    private List<WeightedText> merged() {
        List<WeightedText> merged = new ArrayList<>();
        for (WeightedText part : parts) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).weight() == part.weight()) {
                merged.set(last, new WeightedText(merged.get(last).text() + part.text(), part.weight()));
            } else {
                merged.add(part);
            }
        }
        return merged.isEmpty() ? List.of(new WeightedText("", 1)) : List.copyOf(merged);
    }
}
