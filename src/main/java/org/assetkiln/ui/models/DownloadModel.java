package org.assetkiln.ui.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.hub.Hub;
import org.assetkiln.hub.HubSettings;
import org.assetkiln.hub.HubToken;
import org.assetkiln.hub.Listing;
import org.assetkiln.hub.Offer;
import org.assetkiln.hub.Repository;
import org.assetkiln.hub.TokenFile;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.Work;
import org.jspecify.annotations.Nullable;

/** What is to be downloaded: a repository, what it offers, and which of that. Knows no control. */
final class DownloadModel {
    private final StudioContext context;
    private final Map<String, String> environment;
    private final TokenFile tokenFile;
    private final Consumer<Download> onDownload;
    private final Consumer<Path> onDone;
    private final StringProperty repository = new SimpleStringProperty("");
    private final StringProperty token = new SimpleStringProperty("");
    private final BooleanProperty keepToken = new SimpleBooleanProperty();
    private final ObjectProperty<Path> folder;
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Offer> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private @Nullable Work look;
    private @Nullable Found found;

    private record Found(HubSettings settings, Listing listing, List<Offer> offers) {}

    /**
     * @param environment names the server, the token and the proxies
     * @param onDownload hears of a download that was begun
     * @param onDone hears where a downloaded model is
     */
    DownloadModel(
            StudioContext context,
            Map<String, String> environment,
            Consumer<Download> onDownload,
            Consumer<Path> onDone) {
        this.context = context;
        this.environment = environment;
        this.onDownload = onDownload;
        this.onDone = onDone;
        tokenFile = TokenFile.in(context.folders().config());
        folder = new SimpleObjectProperty<>(context.models().downloads());
        keepToken.set(tokenFile.read() != null);
        repository.subscribe((was, is) -> forget());
    }

    StringProperty repository() {
        return repository;
    }

    /** What the user types; empty for the token of the environment or the kept one. */
    StringProperty token() {
        return token;
    }

    BooleanProperty keepToken() {
        return keepToken;
    }

    /** Whether a token is there without typing one. */
    boolean hasToken() {
        try {
            return HubSettings.of(environment, tokenFile.read()).token() != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the model gets a folder. */
    ObjectProperty<Path> folder() {
        return folder;
    }

    ObservableList<Offer> offers() {
        return offers;
    }

    ObjectProperty<@Nullable Offer> chosen() {
        return chosen;
    }

    /** Why it does not work; empty when it does. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** Asks the repository what it offers. */
    void look() {
        forget();
        try {
            Repository wanted = Repository.parse(repository.get());
            HubSettings settings = settings();
            looking.set(true);
            look = context.background()
                    .track(
                            "Asking for " + wanted,
                            progress -> {
                                Hub hub = new Hub(settings);
                                Listing listing = hub.listing(wanted, progress::cancelled);
                                return new Found(settings, listing, hub.offers(listing, progress::cancelled));
                            },
                            this::show,
                            this::fail,
                            () -> looking.set(false));
        } catch (IOException | IllegalArgumentException e) {
            fail(e);
        }
    }

    private HubSettings settings() throws IOException {
        HubSettings settings = HubSettings.of(environment, tokenFile.read());
        String typed = token.get().strip();
        return typed.isEmpty() ? settings : settings.withToken(new HubToken(typed));
    }

    private void show(Found answer) {
        looking.set(false);
        found = answer;
        offers.setAll(answer.offers());
        chosen.set(answer.offers().get(0));
    }

    private void fail(Throwable failure) {
        looking.set(false);
        problem.set(String.valueOf(failure.getMessage()));
    }

    private void forget() {
        if (look != null) {
            look.cancel();
        }
        looking.set(false);
        found = null;
        offers.clear();
        chosen.set(null);
        problem.set("");
    }

    /** Begins the download of the chosen offer; true when it has begun. */
    boolean download() {
        Found from = found;
        Offer offer = chosen.get();
        if (from == null || offer == null) {
            return false;
        }
        String typed = token.get().strip();
        boolean keep = keepToken.get();
        context.background().inOrder("Keeping the token", () -> rememberToken(typed, keep), kept -> {});
        token.set("");
        Download download = new Download(context, from.settings(), from.listing(), offer, folder.get(), onDone);
        onDownload.accept(download);
        download.run();
        return true;
    }

    /** By the user's choice only: what was kept goes when it is no longer wanted. */
    private boolean rememberToken(String typed, boolean keep) throws IOException {
        if (!keep) {
            tokenFile.delete();
        } else if (!typed.isEmpty()) {
            tokenFile.write(new HubToken(typed));
        }
        return keep;
    }
}
