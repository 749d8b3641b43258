package org.assetkiln.ui.captions.batch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Find and replace: plain words or a regular expression. */
final class ReplaceModel {
    private final BatchModel batch;
    private final StringProperty find = new SimpleStringProperty("");
    private final StringProperty replacement = new SimpleStringProperty("");
    private final BooleanProperty expression = new SimpleBooleanProperty();
    private final BooleanProperty matchCase = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    ReplaceModel(BatchModel batch) {
        this.batch = batch;
        find.addListener(o -> update());
        replacement.addListener(o -> update());
        expression.addListener(o -> update());
        matchCase.addListener(o -> update());
    }

    StringProperty find() {
        return find;
    }

    StringProperty replacement() {
        return replacement;
    }

    BooleanProperty expression() {
        return expression;
    }

    BooleanProperty matchCase() {
        return matchCase;
    }

    /** Why nothing can be found, or an empty text. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    void update() {
        problem.set("");
        if (find.get().isEmpty()) {
            batch.previewNothing();
            return;
        }
        try {
            Pattern pattern = pattern();
            String by = expression.get() ? replacement.get() : Matcher.quoteReplacement(replacement.get());
            checkGroups(pattern, by);
            batch.preview("replacing “" + find.get() + "”", (image, text) -> pattern.matcher(text)
                    .replaceAll(by));
        } catch (PatternSyntaxException e) {
            refuse("The expression is not complete: " + e.getDescription() + ".");
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            refuse("The replacement names a group that the expression does not have; write \\$ for a dollar sign.");
        }
    }

    private void refuse(String sentence) {
        problem.set(sentence);
        batch.previewNothing();
    }

    private Pattern pattern() {
        int flags = matchCase.get() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(expression.get() ? find.get() : Pattern.quote(find.get()), flags);
    }

    /** The same expression with an empty alternative matches everywhere: the replacement is tried before it is used. */
    private static void checkGroups(Pattern pattern, String by) {
        Matcher anything = Pattern.compile("(?:" + pattern.pattern() + ")|", pattern.flags())
                .matcher("");
        String unused = anything.replaceFirst(by);
    }
}
