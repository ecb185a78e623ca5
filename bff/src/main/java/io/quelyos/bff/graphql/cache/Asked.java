package io.quelyos.bff.graphql.cache;

import io.quelyos.auth.context.TenantContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is found by: everything that it depends on. The context holds the tenant, that nobody is signed in, and the
 * language, money and country; both forms compare whole texts, so no two documents share a hash.
 */
public sealed interface Asked {
    /** The context that it is asked in. */
    TenantContext context();

    /** About how many bytes it takes. */
    int weight();

    /**
     * A request as it was sent: equal texts ask the same, so that neither the text nor the document need be read again.
     *
     * @param context before the operation says what it asks for
     * @param base scheme, host and port, which addresses in answers begin with
     * @param text the query string or the body, byte for byte
     */
    record Wording(TenantContext context, String base, boolean isGet, String text) implements Asked {
        @Override
        public int weight() {
            return base.length() + text.length();
        }
    }

    /**
     * An operation with the variables that it declares, in whatever order and by whatever method they were sent.
     *
     * @param context as negotiated with the operation
     * @param operation the name of one of the document's operations; null for the only one
     */
    record Question(
        TenantContext context,
        String base,
        String document,
        @Nullable String operation,
        Map<String, Object> variables
    ) implements Asked {
        @Override
        public int weight() {
            return base.length() + document.length() + variables.toString().length();
        }
    }
}
