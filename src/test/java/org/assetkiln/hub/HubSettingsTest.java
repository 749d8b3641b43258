package org.assetkiln.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
    @TempDir
    Path folder;

    @Test
    void theEndpointIsTheHubUnlessTheEnvironmentNamesAnother() throws IOException {
        assertThat(HubSettings.of(Map.of(), null).endpoint()).isEqualTo(URI.create("https://huggingface.co"));
        assertThat(HubSettings.of(Map.of("HF_ENDPOINT", "https://mirror.example/hub/"), null)
                        .endpoint())
                .isEqualTo(URI.create("https://mirror.example/hub"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "ftp://mirror", "https://", "http://a b", "https://name:word@mirror"})
    void anEndpointThatIsNoAddressIsRefused(String endpoint) {
        assertThatThrownBy(() -> HubSettings.of(Map.of("HF_ENDPOINT", endpoint), null))
                .hasMessageContaining("HF_ENDPOINT");
    }

    @Test
    void theTokenOfTheEnvironmentComesBeforeTheKeptOneAndThatBeforeTheOneOfTheHubsTools() throws IOException {
        Files.writeString(folder.resolve("token"), "hf_tools\n");
        Map<String, String> home = Map.of("HF_HOME", folder.toString());
        HubToken kept = new HubToken("hf_kept");
        assertThat(HubSettings.of(Map.of("HF_TOKEN", "hf_env", "HF_HOME", folder.toString()), kept)
                        .token())
                .isEqualTo(new HubToken("hf_env"));
        assertThat(HubSettings.of(home, kept).token()).isEqualTo(kept);
        assertThat(HubSettings.of(home, null).token()).isEqualTo(new HubToken("hf_tools"));
        assertThat(HubSettings.of(Map.of("HF_HOME", folder.toString(), "HF_HUB_DISABLE_IMPLICIT_TOKEN", "1"), null)
                        .token())
                .isNull();
    }

    @Test
    void noTextShowsATokenOrAPassword() throws IOException {
        Map<String, String> environment =
                Map.of("HF_TOKEN", "hf_secret", "HTTPS_PROXY", "http://me:password@proxy:8080");
        HubSettings settings = HubSettings.of(environment, null);
        assertThat(settings + " " + settings.token())
                .doesNotContain("hf_secret")
                .doesNotContain("password");
        assertThat(settings.environment()).doesNotContainKey("HF_TOKEN");
    }

    @Test
    void aTokenIsKeptWhereOnlyItsOwnerReadsIt() throws IOException {
        TokenFile file = new TokenFile(folder.resolve("config/hub-token"));
        assertThat(file.read()).isNull();
        file.write(new HubToken("hf_first"));
        file.write(new HubToken("hf_kept"));
        assertThat(file.read()).isEqualTo(new HubToken("hf_kept"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        file.delete();
        assertThat(file.read()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "owner/name, owner/name, main",
        "gpt2, gpt2, main",
        " owner/na.me_1-x , owner/na.me_1-x, main",
        "owner/name@fp16, owner/name, fp16",
        "https://huggingface.co/owner/name, owner/name, main",
        "https://huggingface.co/owner/name/tree/refs/pr/3, owner/name, refs/pr/3",
    })
    void aRepositoryIsReadFromItsNameOrItsPage(String text, String id, String revision) {
        assertThat(Repository.parse(text)).isEqualTo(new Repository(id, revision));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a/b/c", "../x", "a/..", "owner/.name", "a--b/c", "a b/c", "a/b@../x", "a/b.git", "a/b?x=1"})
    void whatIsNoRepositoryNameIsRefused(String text) {
        assertThatThrownBy(() -> Repository.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owner/name");
    }

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/x, proxy:3128",
        "https://inside.example/x, DIRECT",
        "https://deep.inside.example/x, DIRECT",
        "https://notinside.example/x, proxy:3128",
        "http://huggingface.co/x, all:80",
    })
    void proxiesFollowTheEnvironment(String address, String expected) throws IOException {
        var proxies = new Proxies(Map.of(
                "HTTPS_PROXY", "http://proxy:3128", "all_proxy", "all", "NO_PROXY", "localhost, .inside.example"));
        Proxy proxy = proxies.select(URI.create(address)).get(0);
        assertThat(
                        proxy.type() == Proxy.Type.DIRECT
                                ? "DIRECT"
                                : proxy.address().toString())
                .contains(expected.replace(":", expected.startsWith("D") ? "" : "/<unresolved>:"));
    }

    @Test
    void aProxyThatCannotBeUsedIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> new Proxies(Map.of("ALL_PROXY", "socks5://me:secret@proxy:1")))
                .hasMessageContaining("HTTP_PROXY")
                .hasMessageNotContaining("secret");
    }
}
