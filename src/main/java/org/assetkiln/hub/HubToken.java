package org.assetkiln.hub;

/**
 * An access token of the Hub. Its value is sent to the Hub and nowhere else, and never part of a text.
 *
 * @param value printable ASCII without blanks
 */
public record HubToken(String value) {
    public HubToken {
        if (!value.matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException(
                    "This is no access token: copy it again from the Hub's page \"Access Tokens\".");
        }
    }

    @Override
    public String toString() {
        return "HubToken[hidden]";
    }
}
