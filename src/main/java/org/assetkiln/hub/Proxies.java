package org.assetkiln.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proxies as command-line tools know them: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY}, {@code NO_PROXY}, in
 * either case. Without any of them Java's own rules hold ({@code https.proxyHost} and the system's).
 */
final class Proxies extends ProxySelector {
    private final Map<String, String> environment;

    Proxies(Map<String, String> environment) throws HubException {
        this.environment = Map.copyOf(environment);
        proxyFor("http");
        proxyFor("https");
    }

    @Override
    public List<Proxy> select(URI uri) {
        try {
            URI proxy = proxyFor(uri.getScheme());
            if (proxy == null) {
                ProxySelector java = ProxySelector.getDefault();
                return java == null ? List.of(Proxy.NO_PROXY) : java.select(uri);
            }
            return excepted(uri)
                    ? List.of(Proxy.NO_PROXY)
                    : List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port(proxy))));
        } catch (HubException e) {
            throw new IllegalStateException(e.getMessage(), e); // the constructor has looked at each
        }
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The failure reaches the user as that of the request.
    }

    /**
     * The value of {@code Proxy-Authorization} for a request; null when no proxy with a name and a password is on its
     * way. A header and no {@link java.net.Authenticator}: with one of these the client drops the Hub's own token.
     */
    @Nullable
    String authorization(URI uri) throws HubException {
        URI proxy = proxyFor(uri.getScheme());
        if (proxy == null || proxy.getUserInfo() == null || excepted(uri)) {
            return null;
        }
        byte[] login = proxy.getUserInfo().getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    private @Nullable URI proxyFor(String scheme) throws HubException {
        String name = scheme.toLowerCase(Locale.ROOT) + "_proxy";
        String value = variable(name).isEmpty() ? variable("all_proxy") : variable(name);
        if (value.isEmpty()) {
            return null;
        }
        try {
            URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
            if (proxy.getHost() != null && List.of("http", "https").contains(proxy.getScheme())) {
                return proxy;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the value: it may hold a password
        }
        throw new HubException(
                HubException.Reason.CONNECTION,
                name.toUpperCase(Locale.ROOT) + " is no proxy that can be used: write it as http://host:port.");
    }

    private static int port(URI proxy) {
        return proxy.getPort() > 0 ? proxy.getPort() : proxy.getScheme().equals("https") ? 443 : 80;
    }

    /** {@code *}, a host, a host with its port, or a domain that includes what is below it. */
    private boolean excepted(URI uri) {
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        return Stream.of(variable("no_proxy").toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .anyMatch(rule -> {
                    String domain = rule.startsWith(".") ? rule : "." + rule;
                    return rule.equals("*") || ("." + host).endsWith(domain) || rule.equals(host + ":" + uri.getPort());
                });
    }

    private String variable(String lowerCase) {
        String value = environment.get(lowerCase);
        return Objects.requireNonNullElse(
                        value == null ? environment.get(lowerCase.toUpperCase(Locale.ROOT)) : value, "")
                .strip();
    }
}
