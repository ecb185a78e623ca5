package io.quelyos.bff.search;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.listing.ProductQuestion;
import io.quelyos.persistence.search.SearchMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Looks again at a search that found nothing: perhaps a word is mistyped, perhaps no product has all words at once. It asks
 * at most two statements for each word, and only where a list would have been empty.
 */
@Component
final class SecondThoughts {

    private final TenantDb tenantDb;
    private final SearchMapper search;
    private final Questions questions;

    SecondThoughts(TenantDb tenantDb, SearchMapper search, Questions questions) {
        this.tenantDb = tenantDb;
        this.search = search;
        this.questions = questions;
    }

    /** The question that comes nearest to one and has answers; the same one where it has some or nothing has. */
    Understanding of(TenantContext context, SearchText text, ProductQuestion question) {
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

    private SearchText correct(TenantContext context, SearchText text, String language) {
        SearchText corrected = text;
        for (int index = 0; index < text.words().size(); index++) {
            SearchWord word = text.words().get(index);
            boolean isLast = index == text.words().size() - 1;
            if (!isAnswered(context, language, List.of(word.query(isLast)), false)) {
                String typed = word.joined();
                String meant = Spelling.correct(typed, tenantDb.read(context, () -> search.listNear(language, typed)));
                corrected = meant == null ? corrected : corrected.with(index, meant);
            }
        }
        return corrected;
    }

    private boolean isAnswered(TenantContext context, ProductQuestion question) {
        return isAnswered(context, question.language(), question.parts(), question.isAny());
    }

    private boolean isAnswered(TenantContext context, String language, List<String> parts, boolean isAny) {
        return tenantDb.read(context, () -> search.isAnswered(language, parts, isAny));
    }
}
