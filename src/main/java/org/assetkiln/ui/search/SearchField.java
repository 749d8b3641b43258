package org.assetkiln.ui.search;

import atlantafx.base.controls.CustomTextField;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one types a search; red with the reason while it cannot be understood. A menu has the usual searches. */
public final class SearchField extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final String HELP = "Words of name or caption, or for example state:draft, tokens:>75, w:<64,"
            + " check:repeated, caption:\"rusty sword\". OR, NOT and brackets work, too.";

    private final CustomTextField field = new CustomTextField();
    private final MenuButton usual = new MenuButton(null, new FontIcon(Feather.FILTER));

    /**
     * @param id of the text field
     * @param name what the field is for, for people
     * @param searches names and searches for the menu, in its order
     */
    public SearchField(ImageSearch search, String id, String name, Map<String, String> searches) {
        getStyleClass().add("search-field");
        field.setId(id);
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setPromptText(name);
        field.setAccessibleText(name);
        field.textProperty().bindBidirectional(search.query());
        Tooltip help = new Tooltip(HELP);
        help.setWrapText(true);
        help.setMaxWidth(360);
        field.setTooltip(help);
        search.problem().subscribe(problem -> {
            field.pseudoClassStateChanged(WRONG, !problem.isEmpty());
            help.setText(problem.isEmpty() ? HELP : problem);
            field.setAccessibleHelp(help.getText());
        });
        usual.setId(id + "-usual");
        usual.setAccessibleText("Usual searches");
        usual.setTooltip(new Tooltip("Usual searches"));
        searches.forEach((title, query) -> usual.getItems().add(item(search, title, query)));
        getChildren().addAll(field, usual);
    }

    private static MenuItem item(ImageSearch search, String title, String query) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(e -> {
            search.query().set(query);
            search.now();
        });
        return item;
    }

    public CustomTextField field() {
        return field;
    }

    /** Puts the cursor there with all of it selected. */
    public void take() {
        field.requestFocus();
        field.selectAll();
    }
}
