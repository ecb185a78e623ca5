package io.quelyos.bff.search;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.listing.ProductQuestion;
import io.quelyos.persistence.search.NearWordRow;
import io.quelyos.persistence.search.SearchMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Looks again at a search that found nothing: perhaps a word is mistyped, perhaps no product has all words at once. It asks
 * a fixed number of statements, whatever the number of words, and only where a list would have been empty. What came of it
 * is remembered for a moment: a search without answers would else be the dearest of all, and be repeated for each page.
 */
@Component
final class SecondThoughts {

    private static final int MOST_REMEMBERED = 10_000;
    /** How many of the words that look like one are asked for before it is given up. */
    private static final int TRIED = 5;

    private final TenantDb tenantDb;
    private final SearchMapper search;
    private final Questions questions;
    private final SearchLimits limits;
    private final Cache<Asked, Understanding> remembered;

    SecondThoughts(TenantDb tenantDb, SearchMapper search, Questions questions, SearchLimits limits) {
        this.tenantDb = tenantDb;
        this.search = search;
        this.questions = questions;
        this.limits = limits;
        this.remembered = LocalCache.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(limits.answerMemory())
            .build();
    }

    /** The question that comes nearest to one and has answers; the same one where it has some or nothing has. */
    Understanding of(TenantContext context, SearchText text, ProductQuestion question) {
        var asked = new Asked(context.tenantId(), question);
        Understanding known = remembered.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        Understanding found = think(context, text, question);
        remembered.put(asked, found);
        return found;
    }

    private Understanding think(TenantContext context, SearchText text, ProductQuestion question) {
        if (isAnswered(context, question)) {
            return new Understanding(question, null);
        }
        SearchText corrected = correct(context, text, question.language());
        boolean isCorrected = !corrected.equals(text);
        ProductQuestion meant = isCorrected ? questions.ask(context, corrected) : question;
        String words = isCorrected ? corrected.phrase() : null;
        if (isCorrected && isAnswered(context, meant)) {
            return new Understanding(meant, words);
        }
        var anyWord = new ProductQuestion(meant.language(), meant.parts(), true, meant.phrase());
        return isAnswered(context, anyWord) ? new Understanding(anyWord, words) : new Understanding(question, null);
    }

    /** The text with the first few words that no product has in the places of those that look most like them. */
    private SearchText correct(TenantContext context, SearchText text, String language) {
        List<Integer> unknown = unknown(context, text, language);
        if (unknown.isEmpty()) {
            return text;
        }
        List<String> typed = unknown
            .stream()
            .map(place -> text.words().get(place).joined())
            .toList();
        List<NearWordRow> near = tenantDb.read(context, () -> search.listNear(language, typed));
        Map<String, List<String>> candidates = new LinkedHashMap<>();
        for (String word : typed) {
            candidates.put(
                word,
                Spelling.rank(
                    word,
                    near
                        .stream()
                        .filter(row -> row.typed().equals(word))
                        .toList()
                )
                    .stream()
                    .limit(TRIED)
                    .toList()
            );
        }
        Map<String, String> meant = published(context, language, candidates);
        SearchText corrected = text;
        for (int index = 0; index < typed.size(); index++) {
            String word = meant.get(typed.get(index));
            corrected = word == null ? corrected : corrected.with(unknown.get(index), word);
        }
        return corrected;
    }

    private List<Integer> unknown(TenantContext context, SearchText text, String language) {
        int last = text.words().size() - 1;
        List<String> queries = IntStream.rangeClosed(0, last)
            .mapToObj(place ->
                text
                    .words()
                    .get(place)
                    .query(place == last)
            )
            .toList();
        Set<Integer> known = listKnown(context, language, queries);
        return IntStream.rangeClosed(0, last)
            .filter(place -> !known.contains(place))
            .limit(limits.correctedWords())
            .boxed()
            .toList();
    }

    /** The first of each word's candidates that a buyer may see a product of; of what is not published nobody learns. */
    private Map<String, String> published(
        TenantContext context,
        String language,
        Map<String, List<String>> candidates
    ) {
        List<String> all = candidates.values().stream().flatMap(List::stream).distinct().toList();
        Map<String, String> first = new HashMap<>();
        if (all.isEmpty()) {
            return first;
        }
        Set<Integer> known = listKnown(context, language, all.stream().map(SearchWord::exactly).toList());
        candidates.forEach((typed, words) ->
            words
                .stream()
                .filter(word -> known.contains(all.indexOf(word)))
                .findFirst()
                .ifPresent(word -> first.put(typed, word))
        );
        return first;
    }

    /** The places, from 0 on, of the queries that a published product answers. */
    private Set<Integer> listKnown(TenantContext context, String language, List<String> queries) {
        Set<Integer> places = new HashSet<>();
        tenantDb
            .read(context, () -> search.listKnown(language, new ArrayList<>(queries)))
            .forEach(place -> places.add(place - 1));
        return places;
    }

    private boolean isAnswered(TenantContext context, ProductQuestion question) {
        return tenantDb.read(context, () -> search.isAnswered(question.language(), question.parts(), question.isAny()));
    }

    private record Asked(TenantId tenant, ProductQuestion question) {}
}
