package io.quelyos.bff.search.synonym;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.search.SearchLimits;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What words that mean the same must be like. */
@Component
final class SynonymRules {

    private static final String INPUT = "input";
    private static final String TERM = "term";
    private static final String TERMS = "terms";
    private final SearchLimits limits;

    SynonymRules(SearchLimits limits) {
        this.limits = limits;
    }

    /** Everything that is wrong with them. */
    List<UserError> check(SynonymInput input) {
        List<UserError> errors = new ArrayList<>();
        boolean isOneWay = input.kind() == SynonymKind.ONE_WAY;
        if (isOneWay && input.term() == null) {
            errors.add(UserError.of(Code.REQUIRED, "Say which term finds the others.", INPUT, TERM));
        } else if (!isOneWay && input.term() != null) {
            errors.add(UserError.of(Code.INVALID, "Terms that find each other have none before them.", INPUT, TERM));
        } else if (input.term() != null) {
            checkTerm(input.term(), errors, INPUT, TERM);
        }
        int least = isOneWay ? 1 : 2;
        if (input.terms().size() < least || input.terms().size() > limits.synonymTerms()) {
            errors.add(
                UserError.of(
                    Code.INVALID,
                    "Give " + least + " to " + limits.synonymTerms() + " different terms.",
                    INPUT,
                    TERMS
                )
            );
        }
        for (int index = 0; index < Math.min(input.terms().size(), limits.synonymTerms()); index++) {
            checkTerm(input.terms().get(index), errors, INPUT, TERMS, Integer.toString(index));
        }
        return errors;
    }

    private void checkTerm(String term, List<UserError> errors, String... field) {
        if (term.length() > limits.synonymTermLength()) {
            errors.add(
                UserError.of(Code.TOO_LONG, "A term has at most " + limits.synonymTermLength() + " characters.", field)
            );
        } else if (term.codePoints().noneMatch(Character::isLetterOrDigit)) {
            errors.add(UserError.of(Code.INVALID, "A term needs a letter or digit.", field));
        }
    }

    /** Whether there can be no more. */
    boolean isFull(int count) {
        return count >= limits.synonyms();
    }

    UserError full() {
        return UserError.of(Code.INVALID, "A shop has at most " + limits.synonyms() + " groups of synonyms.");
    }
}
