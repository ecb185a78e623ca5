package io.quelyos.bff.tenant;

import io.quelyos.auth.request.WebOrigin;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.tenant.AdministeredTenantRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that belong to one tenant alone. */
enum TenantAddress {
    DOMAIN("domain", "Give a host name such as shop.example.com, without scheme, port and path."),
    ORIGIN("origin", "Give an origin such as https://shop.example.com, without path.");

    /** How many of each a tenant may have. */
    static final int MAX_COUNT = 100;

    private final String word;
    private final String form;

    TenantAddress(String word, String form) {
        this.word = word;
        this.form = form;
    }

    String word() {
        return word;
    }

    /** The one form that requests are compared with; null for what is no such address. */
    @Nullable
    String normalize(String text) {
        return switch (this) {
            case DOMAIN -> DomainName.parse(text).map(DomainName::value).orElse(null);
            case ORIGIN -> WebOrigin.normalize(text);
        };
    }

    List<String> of(AdministeredTenantRow tenant) {
        return switch (this) {
            case DOMAIN -> tenant.domains();
            case ORIGIN -> tenant.origins();
        };
    }

    UserError invalid() {
        return UserError.of(UserError.Code.INVALID, form, word);
    }

    UserError full() {
        String message = "The tenant has " + MAX_COUNT + " " + word + "s, which is the most that there may be.";
        return UserError.of(UserError.Code.WRONG_STATE, message, word);
    }

    UserError taken(String value) {
        String message = "The " + word + " " + value + " is registered already.";
        return UserError.of(UserError.Code.TAKEN, message, word);
    }

    UserError unknown(String value) {
        String message = "The tenant does not have the " + word + " " + value + ".";
        return UserError.of(UserError.Code.NOT_FOUND, message, word);
    }
}
