package io.quelyos.bff.search;

import io.quelyos.persistence.catalog.listing.ProductQuestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name; its lists are read where they are asked for.
 *
 * @param text what is being typed
 * @param question what it asks; null where there is no word yet
 * @param first how many of each kind
 */
record ShopSearchSuggestions(SearchText text, @Nullable ProductQuestion question, int first) {
    /** How many characters of the phrase the last word has. */
    int lastLength() {
        List<String> pieces = text.words().getLast().pieces();
        return String.join(" ", pieces).length();
    }
}
