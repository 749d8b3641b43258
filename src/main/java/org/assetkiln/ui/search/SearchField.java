package org.assetkiln.ui.search;

import atlantafx.base.controls.CustomTextField;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.project.search.SortOrder;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Where one types a search: below it ways to go on, or what is wrong and where. A menu has the usual searches, the
 * collections, and in which order images appear.
 */
public final class SearchField extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final String HELP = "Words of name or caption, or for example state:draft, tokens:>75, size:<64,"
            + " finding:blurred, outlier:style, caption:\"rusty sword\". OR, NOT and brackets work, too.";

    private final CustomTextField field = new CustomTextField();
    private final MenuButton usual = new MenuButton(null, new FontIcon(Feather.FILTER));
    private final ImageSearch search;
    private final Map<String, String> searches;

    /**
     * @param id of the text field
     * @param name what the field is for, for people
     * @param searches names and searches for the menu, in its order
     */
    public SearchField(ImageSearch search, String id, String name, Map<String, String> searches) {
        this.search = search;
        this.searches = searches;
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
        SearchHelp ways = new SearchHelp(field, search);
        usual.setId(id + "-usual");
        usual.setAccessibleText("Usual searches, collections and order");
        usual.setTooltip(new Tooltip("Usual searches, collections and order"));
        usual.setOnShowing(e -> fillMenu());
        fillMenu();
        getChildren().addAll(field, usual);
        ways.follow(this);
    }

    private void fillMenu() {
        usual.getItems().clear();
        searches.forEach((title, query) -> usual.getItems().add(item(title, query)));
        Menu collections = new Menu("Collections");
        for (ImageCollection collection : search.rules().corpus().collections()) {
            collections.getItems().add(item(collection.name(), "collection:\"" + collection.name() + '"'));
        }
        collections.setDisable(collections.getItems().isEmpty());
        Menu order = new Menu("Sort by");
        order.getItems().add(sort("folder and name, as usual", ""));
        for (String key : SortOrder.names()) {
            order.getItems().add(sort(SortOrder.title(key, false), " sort:" + key));
            order.getItems().add(sort(SortOrder.title(key, true), " sort:-" + key));
        }
        usual.getItems().addAll(new SeparatorMenuItem(), collections, order);
    }

    private MenuItem item(String title, String query) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(e -> {
            search.query().set(query);
            search.now();
        });
        return item;
    }

    /** What is looked for stays; only its order changes. */
    private MenuItem sort(String title, String term) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(e -> {
            String rest = search.query().get().replaceAll("(?i)\\s*\\bsort:\\S*", "");
            search.query().set((rest + term).strip());
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
