package io.quelyos.bff.graphql.engine;

import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The context that an operation runs in.
 *
 * @param isAsked whether the operation asks for one by {@code @inContext}, and so is told what became of it
 */
public record NegotiatedContext(RequestContext context, boolean isAsked, List<Fallback> fallbacks) {
    /**
     * Something that is given otherwise than asked.
     *
     * @param argument the directive's
     */
    public record Fallback(String argument, String asked, String used, Reason reason) {}

    /** Why something is given otherwise than asked. */
    public enum Reason {
        /** The tenant offers the language, but not as it is used in the region that was asked for. */
        OTHER_REGION,
        /** The tenant does not offer it. */
        NOT_OFFERED,
    }

    public NegotiatedContext {
        fallbacks = List.copyOf(fallbacks);
    }

    static NegotiatedContext unasked(RequestContext context) {
        return new NegotiatedContext(context, false, List.of());
    }

    /** What the answer's {@code extensions.context} tells; empty where nothing was asked. */
    public Map<String, Object> toExtension() {
        if (!isAsked || !(context instanceof TenantContext tenant)) {
            return Map.of();
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("locale", tenant.locale().toLanguageTag());
        told.put("currency", tenant.currency().getCurrencyCode());
        told.put("country", tenant.country());
        told.put("fallbacks", fallbacks.stream().map(NegotiatedContext::toExtension).toList());
        return told;
    }

    private static Map<String, Object> toExtension(Fallback fallback) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("argument", fallback.argument());
        told.put("asked", fallback.asked());
        told.put("used", fallback.used());
        told.put("reason", fallback.reason().name());
        return told;
    }
}
