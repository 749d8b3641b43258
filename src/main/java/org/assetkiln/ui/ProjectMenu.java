package org.assetkiln.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.assetkiln.project.Project;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The project's name; behind it the ways to another one. */
final class ProjectMenu extends MenuButton {
    private static final List<String> OFFERED = List.of("project.open", "project.sample", "project.rescan");

    private final StudioContext context;
    private final List<Action> actions;

    ProjectMenu(StudioContext context, List<Action> actions) {
        this.context = context;
        this.actions = actions;
        setId("project-menu");
        getStyleClass().addAll("flat", "project-name");
        setGraphic(new FontIcon(Feather.FOLDER));
        textProperty()
                .bind(Bindings.createStringBinding(() -> name(context.project().get()), context.project()));
        accessibleTextProperty().bind(Bindings.concat("Project ", textProperty()));
        setOnShowing(e -> fill());
        fill();
    }

    private void fill() {
        getItems().clear();
        actions.stream().filter(a -> OFFERED.contains(a.id())).forEach(a -> getItems()
                .add(ActionNodes.menuItem(a)));
        List<Path> recent = context.settings().get().recentProjects().stream()
                .skip(1)
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
        if (!recent.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        for (Path folder : recent) {
            MenuItem item = new MenuItem(folder.toString(), new FontIcon(Feather.CLOCK));
            item.setMnemonicParsing(false);
            item.setOnAction(e -> context.open(folder));
            getItems().add(item);
        }
    }

    private static String name(@Nullable Project project) {
        return project == null ? "No project" : project.name();
    }
}
