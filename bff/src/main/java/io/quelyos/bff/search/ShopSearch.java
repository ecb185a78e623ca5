package io.quelyos.bff.search;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.shop.ShopCatalog;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.catalog.shop.ShopProductConnection;
import io.quelyos.bff.catalog.shop.ShopProductFilter;
import io.quelyos.bff.catalog.shop.ShopProductSort;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.catalog.listing.ProductQuestion;
import io.quelyos.persistence.search.SearchMapper;
import io.quelyos.persistence.search.SuggestedNameRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers buyers' searches. */
@Component
final class ShopSearch {

    private final TenantDb tenantDb;
    private final SearchMapper search;
    private final Questions questions;
    private final SecondThoughts secondThoughts;
    private final ShopCatalog catalog;
    private final SearchLimits limits;

    ShopSearch(
        TenantDb tenantDb,
        SearchMapper search,
        Questions questions,
        SecondThoughts secondThoughts,
        ShopCatalog catalog,
        SearchLimits limits
    ) {
        this.tenantDb = tenantDb;
        this.search = search;
        this.questions = questions;
        this.secondThoughts = secondThoughts;
        this.catalog = catalog;
        this.limits = limits;
    }

    /**
     * A page of what answers a search. Where nothing does, the last word is taken for the beginning of one, words are put right, and at last some of the words are enough;
     * the result tells so. A text without words finds nothing.
     */
    ShopSearchConnection find(
        TenantContext context,
        String query,
        @Nullable ShopProductFilter filter,
        @Nullable ShopProductSort sort,
        PageRequest page
    ) {
        SearchText text = questions.parse(query);
        if (text.isEmpty()) {
            return ShopSearchConnection.of(ShopProductConnection.EMPTY);
        }
        ProductQuestion whole = questions.askWhole(context, text);
        ShopProductConnection exact = catalog.listAnswers(context, whole, filter, sort, page);
        // Beginnings of words cost more than words and find more than was meant, so they are asked for where words find nothing.
        boolean isEverything = filter == null && page.after() == null && page.offset() == 0;
        if (!exact.edges().isEmpty() || (!isEverything && tenantDb.read(context, () -> isAnswered(whole)))) {
            return ShopSearchConnection.of(exact);
        }
        ProductQuestion asked = questions.ask(context, text);
        ShopProductConnection found = asked.equals(whole)
            ? exact
            : catalog.listAnswers(context, asked, filter, sort, page);
        if (!found.edges().isEmpty()) {
            return ShopSearchConnection.of(found);
        }
        Understanding meant = secondThoughts.of(context, text, asked);
        return meant.question().equals(asked)
            ? ShopSearchConnection.of(found)
            : new ShopSearchConnection(
                  catalog.listAnswers(context, meant.question(), filter, sort, page),
                  meant.corrected(),
                  !meant.question().isAny()
              );
    }

    private boolean isAnswered(ProductQuestion question) {
        return search.isAnswered(question.language(), question.parts(), question.isAny());
    }

    /**
     * Checks what is being typed, for the suggestions below.
     *
     * @throws ApiException BAD_USER_INPUT with the limit in its message
     */
    ShopSearchSuggestions suggest(TenantContext context, String prefix, int first) {
        if (first < 1 || first > limits.suggestions()) {
            throw new ApiException(
                ApiErrorCode.BAD_USER_INPUT,
                "first must be 1 to " + limits.suggestions() + "; it is " + first + "."
            );
        }
        SearchText text = questions.parseTyped(prefix);
        return new ShopSearchSuggestions(text, text.isEmpty() ? null : questions.askTyped(context, text), first);
    }

    List<ShopProduct> suggestProducts(TenantContext context, ShopSearchSuggestions typed) {
        ProductQuestion question = typed.question();
        if (question == null) {
            return List.of();
        }
        return catalog.listAnswers(context, question, null, null, PageRequest.of(typed.first(), null)).nodes();
    }

    List<SuggestedNameRow> suggestCategories(TenantContext context, ShopSearchSuggestions typed) {
        return typed.text().isEmpty()
            ? List.of()
            : tenantDb.read(context, () ->
                  search.listCategories(context.locale().toLanguageTag(), typed.text().phrase(), typed.first())
              );
    }

    List<SuggestedNameRow> suggestBrands(TenantContext context, ShopSearchSuggestions typed) {
        return typed.text().isEmpty()
            ? List.of()
            : tenantDb.read(context, () -> search.listBrands(typed.text().phrase(), typed.first()));
    }

    /** The typed words with the last one completed by words that stand beside the others. */
    List<String> suggestQueries(TenantContext context, ShopSearchSuggestions typed) {
        ProductQuestion question = typed.question();
        if (question == null) {
            return List.of();
        }
        List<SearchWord> words = typed.text().words();
        String beginning = words.getLast().joined();
        String before = typed
            .text()
            .phrase()
            .substring(0, typed.text().phrase().length() - typed.lastLength());
        return tenantDb
            .read(context, () ->
                search.listCompletions(question.language(), question.parts(), beginning, typed.first())
            )
            .stream()
            .map(word -> before + word)
            .toList();
    }
}
