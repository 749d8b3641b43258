package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.GridView;
import org.junit.jupiter.api.Test;

class ShellTest extends StudioTest {
    private static final List<Class<?>> NAMED = List.of(
            ButtonBase.class,
            ComboBoxBase.class,
            TextInputControl.class,
            Slider.class,
            Spinner.class,
            ListView.class,
            TableView.class,
            GridView.class,
            ProgressBar.class);

    @Test
    void controlAndANumberGoToThePlaces() {
        press(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(visible("#captions-view")).isPresent();
        press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(visible("#dataset-view")).isPresent();
        assertThat(visible("#captions-view")).isEmpty();
    }

    @Test
    void thePaletteFindsAnActionByItsLettersAndDoesIt() {
        press(KeyCode.CONTROL, KeyCode.K);
        robot.write("light dark", 0);
        Theme before = studio.context().theme().get();
        press(KeyCode.ENTER);
        assertThat(studio.context().theme().get()).isNotEqualTo(before);
        assertThat(studio.context().overlay().get()).isNull();
    }

    @Test
    void theThemeIsRememberedAndShownInTheSettings() throws Exception {
        studio.goTo("settings");
        StudioFixture.onFx(() -> {
            studio.context().theme().set(Theme.DARK);
            return true;
        });
        assertThat(studio.stage().getScene().getRoot().getStyleClass()).contains("dark");
        assertThat(robot.lookup("#theme-dark").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        assertThat(Files.readString(studio.user().resolve("config/settings.json")))
                .contains("DARK");
    }

    @Test
    void aQuestionMarkShowsTheKeysOfThePlaceAndEscapeTakesThemAway() {
        robot.interact(() -> studio.stage()
                .getScene()
                .getFocusOwner()
                .fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "?", "?", KeyCode.UNDEFINED, true, false, false, false)));
        assertThat(visible("#shortcut-sheet")).isPresent();
        press(KeyCode.ESCAPE);
        assertThat(studio.context().overlay().get()).isNull();
    }

    @Test
    void everyControlOfEveryPlaceHasAnAccessibleName() throws Exception {
        List<String> nameless = new ArrayList<>();
        for (String place : StudioFixture.placeIds(studio)) {
            studio.goTo(place);
            walk(studio.stage().getScene().getRoot(), place, nameless);
        }
        assertThat(nameless).isEmpty();
    }

    @Test
    void everyPlaceGivesItsTextRoom() throws Exception {
        List<String> cut = new ArrayList<>();
        for (String place : StudioFixture.placeIds(studio)) {
            studio.goTo(place);
            robot.lookup(".button").queryAll().stream()
                    .filter(ShellTest::shown)
                    .map(ButtonBase.class::cast)
                    .filter(b -> b.getText() != null && b.getWidth() + 1 < b.prefWidth(-1))
                    .forEach(b -> cut.add(place + ": " + b.getText()));
        }
        assertThat(cut).isEmpty();
    }

    /** Visible with all that it lies in. */
    private static boolean shown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static void walk(Node node, String place, List<String> nameless) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Control control && isNamed(control) && name(control).isBlank()) {
            nameless.add(place + ": " + control);
        }
        if (node instanceof Parent parent && !(node instanceof ComboBoxBase)) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, place, nameless));
        }
    }

    private static boolean isNamed(Control control) {
        return NAMED.stream().anyMatch(type -> type.isInstance(control));
    }

    private static String name(Control control) {
        if (control.getAccessibleText() != null) {
            return control.getAccessibleText();
        }
        return control instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }
}
