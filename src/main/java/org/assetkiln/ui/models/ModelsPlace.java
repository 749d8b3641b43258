package org.assetkiln.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import org.assetkiln.project.models.LibraryModel;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.Place;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.runs.FileManager;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The place of the models: those the user has, and the way to more. */
public final class ModelsPlace implements Place {
    private final StudioContext context;
    private final Map<String, String> environment;
    private final ModelsModel model;
    private final ObservableList<Download> downloads = FXCollections.observableArrayList();
    private final Action download;
    private final Action addFolder;
    private final Action addFile;
    private final Action refresh;
    private final Action useByDefault;
    private final Action otherVae;
    private final Action showFile;
    private final Action remove;
    private final Action export;

    /** @param environment names the Hub's server, token and proxies */
    public ModelsPlace(StudioContext context, Map<String, String> environment) {
        this.context = context;
        this.environment = Map.copyOf(environment);
        model = new ModelsModel(context);
        download = Action.of("models.download", "Download a model", Feather.DOWNLOAD, "Shortcut+D", this::showSheet);
        addFolder = Action.of("models.addFolder", "Add a folder", Feather.FOLDER_PLUS, "Shortcut+O", this::addFolder);
        addFile = Action.of("models.addFile", "Add a file", Feather.FILE_PLUS, null, this::addFile);
        refresh = Action.of("models.refresh", "Look again", Feather.REFRESH_CW, "F5", model::refresh);
        useByDefault = Action.of(
                "models.default", "Use by default", Feather.STAR, "Shortcut+Enter", usable(), model::useByDefault);
        otherVae = Action.of(
                "models.vae", "Use another picture decoder (VAE)", Feather.IMAGE, null, some(), this::chooseVae);
        showFile = Action.of("models.file", "Show file", Feather.FOLDER, null, some(), this::showFile);
        export = Action.of("models.export", "Export", Feather.SHARE, "Shortcut+E", readable(), this::export);
        remove = Action.of("models.remove", "Remove from the list", Feather.X, "Delete", removable(), model::remove);
    }

    private BooleanBinding some() {
        return Bindings.isNotNull(model.selected());
    }

    private BooleanBinding usable() {
        return Bindings.createBooleanBinding(
                () -> {
                    LibraryModel selected = model.selected().get();
                    return selected != null && selected.facts() != null && !selected.standard();
                },
                model.selected());
    }

    private BooleanBinding readable() {
        return Bindings.createBooleanBinding(
                () -> {
                    LibraryModel selected = model.selected().get();
                    return selected != null && selected.facts() != null;
                },
                model.selected());
    }

    private BooleanBinding removable() {
        return Bindings.createBooleanBinding(
                () -> {
                    LibraryModel selected = model.selected().get();
                    return selected != null && !selected.bundled();
                },
                model.selected());
    }

    @Override
    public String id() {
        return "models";
    }

    @Override
    public String title() {
        return "Models";
    }

    @Override
    public Ikon icon() {
        return Feather.BOX;
    }

    @Override
    public Parent view() {
        var details = new ModelDetails(model, useByDefault, otherVae, export, showFile, remove);
        return new ModelsView(model, downloads, details, download, addFolder, addFile, refresh);
    }

    @Override
    public List<Action> actions() {
        return List.of(download, addFolder, addFile, refresh, useByDefault, otherVae, export, showFile, remove);
    }

    @Override
    public void shown() {
        model.refresh();
    }

    private void showSheet() {
        var sheet = new DownloadModel(context, environment, begun -> downloads.add(0, begun), model::add);
        context.overlay()
                .set(new DownloadSheet(
                        sheet,
                        () -> {
                            Path folder = context.dialogs().chooseFolder("Folder for models");
                            if (folder != null) {
                                sheet.folder().set(folder);
                            }
                        },
                        () -> context.overlay().set(null)));
    }

    private void addFolder() {
        Path folder = context.dialogs().chooseFolder("A model's folder, or a folder with models");
        if (folder != null) {
            model.add(folder);
        }
    }

    private void addFile() {
        context.dialogs().chooseFiles("Model files", List.of("*.safetensors")).forEach(model::add);
    }

    private void chooseVae() {
        LibraryModel selected = model.selected().get();
        List<Path> files = context.dialogs().chooseFiles("Picture decoder (VAE)", List.of("*.safetensors"));
        if (selected != null && !files.isEmpty()) {
            model.setVae(selected, files.get(0));
        }
    }

    private void export() {
        LibraryModel selected = model.selected().get();
        if (selected != null) {
            new Exports(context).model(selected.path(), selected.name());
        }
    }

    private void showFile() {
        LibraryModel selected = model.selected().get();
        if (selected != null) {
            FileManager.show(context, selected.path());
        }
    }
}
