package io.quelyos.bff.search;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.listing.ProductQuestion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what somebody types a question that the database can answer. */
@Component
public final class Questions {

    private final Synonyms synonyms;
    private final SearchLimits limits;

    Questions(Synonyms synonyms, SearchLimits limits) {
        this.synonyms = synonyms;
        this.limits = limits;
    }

    /**
     * The question of a text; null where it has no word. The last word may be the beginning of one.
     *
     * @throws ApiException BAD_USER_INPUT where the text is longer than the limit
     */
    public @Nullable ProductQuestion read(TenantContext context, String text) {
        SearchText words = parse(text);
        return words.isEmpty() ? null : ask(context, words);
    }

    SearchText parse(String text) {
        checkLength(text);
        return SearchText.parse(text, limits.words());
    }

    SearchText parseTyped(String text) {
        checkLength(text);
        return SearchText.parseTyped(text, limits.words());
    }

    private void checkLength(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > limits.queryLength()) {
            throw new ApiException(
                ApiErrorCode.BAD_USER_INPUT,
                "A search has at most " + limits.queryLength() + " characters; this one has " + length + "."
            );
        }
    }

    /** The question whose words are all whole. */
    ProductQuestion askWhole(TenantContext context, SearchText text) {
        return ask(context, text, false);
    }

    /** The question whose last word may be the beginning of one, where it is long enough. */
    ProductQuestion ask(TenantContext context, SearchText text) {
        return ask(context, text, text.words().getLast().joined().length() >= limits.beginning());
    }

    /** The question of what is still being typed: beside other words, the last one may have but one letter yet. */
    ProductQuestion askTyped(TenantContext context, SearchText text) {
        boolean isLong = text.words().getLast().joined().length() >= limits.typedBeginning();
        return ask(context, text, isLong || text.words().size() > 1);
    }

    private ProductQuestion ask(TenantContext context, SearchText text, boolean completes) {
        List<String> parts = synonyms.of(context).parts(text.words(), completes);
        return new ProductQuestion(language(context.locale()), parts, false, text.phrase());
    }

    /** The dictionaries know two languages; French, the product's own, stands in for all others. */
    static String language(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "fr";
    }
}
