package org.assetkiln.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the Hub is and who asks.
 *
 * @param endpoint the Hub's address without a slash at the end
 * @param offline whether nothing may be fetched
 * @param token who asks; null for anybody
 * @param environment the variables that name proxies; others are dropped
 */
public record HubSettings(URI endpoint, boolean offline, @Nullable HubToken token, Map<String, String> environment) {
    private static final String ENDPOINT = "https://huggingface.co";

    public HubSettings {
        environment = environment.entrySet().stream()
                .filter(e -> e.getKey().toLowerCase(Locale.ROOT).endsWith("_proxy"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Without the environment, which may hold passwords. */
    @Override
    public String toString() {
        return "HubSettings[" + endpoint + "]";
    }

    /**
     * Settings as the Hub's own tools take them from the environment: {@code HF_ENDPOINT}, {@code HF_HUB_OFFLINE},
     * {@code HF_TOKEN}, and else the token that {@code hf auth login} has kept unless
     * {@code HF_HUB_DISABLE_IMPLICIT_TOKEN} is set.
     *
     * @param kept a token that the user keeps here, used when {@code HF_TOKEN} is not set
     * @throws HubException with one sentence when {@code HF_ENDPOINT} or {@code HF_TOKEN} cannot be used
     */
    public static HubSettings of(Map<String, String> environment, @Nullable HubToken kept) throws HubException {
        boolean offline = isTrue(environment, "HF_HUB_OFFLINE") || isTrue(environment, "TRANSFORMERS_OFFLINE");
        return new HubSettings(endpoint(environment), offline, token(environment, kept), environment);
    }

    public HubSettings withToken(HubToken other) {
        return new HubSettings(endpoint, offline, other, environment);
    }

    /** The folder where the Hub's own tools keep what they fetched; it need not exist. */
    public static Path cacheFolder(Map<String, String> environment, Path userHome) {
        String cache = first(environment, "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE");
        return cache.isEmpty() ? home(environment, userHome).resolve("hub") : Path.of(cache);
    }

    private static URI endpoint(Map<String, String> environment) throws HubException {
        String text = first(environment, "HF_ENDPOINT").replaceAll("/+$", "");
        try {
            URI uri = URI.create(text.isEmpty() ? ENDPOINT : text);
            boolean web = List.of("http", "https").contains(String.valueOf(uri.getScheme()));
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new HubException(
                HubException.Reason.CONNECTION,
                "HF_ENDPOINT is no address of a server: write it as https://host, or unset it.");
    }

    private static @Nullable HubToken token(Map<String, String> environment, @Nullable HubToken kept)
            throws HubException {
        String text = first(environment, "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN");
        try {
            if (!text.isEmpty()) {
                return new HubToken(text);
            }
        } catch (IllegalArgumentException e) {
            throw new HubException(HubException.Reason.TOKEN, "HF_TOKEN holds no access token: set it again.");
        }
        boolean alone = isTrue(environment, "HF_HUB_DISABLE_IMPLICIT_TOKEN");
        return kept != null || alone ? kept : loggedIn(environment);
    }

    /** The token of the Hub's own command line. */
    private static @Nullable HubToken loggedIn(Map<String, String> environment) {
        try {
            String path = first(environment, "HF_TOKEN_PATH");
            Path user = Path.of(System.getProperty("user.home"));
            Path file = path.isEmpty() ? home(environment, user).resolve("token") : Path.of(path);
            return Files.isRegularFile(file)
                    ? new HubToken(Files.readString(file).strip())
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null; // without a token most models can be had
        }
    }

    private static Path home(Map<String, String> environment, Path userHome) {
        String home = first(environment, "HF_HOME");
        String cache = first(environment, "XDG_CACHE_HOME");
        Path caches = cache.isEmpty() ? userHome.resolve(".cache") : Path.of(cache);
        return home.isEmpty() ? caches.resolve("huggingface") : Path.of(home);
    }

    private static boolean isTrue(Map<String, String> environment, String name) {
        return List.of("1", "ON", "YES", "TRUE")
                .contains(first(environment, name).toUpperCase(Locale.ROOT));
    }

    private static String first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
