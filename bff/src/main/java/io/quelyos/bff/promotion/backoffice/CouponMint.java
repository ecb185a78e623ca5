package io.quelyos.bff.promotion.backoffice;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes codes that nobody can guess: 12 random signs of 5 bits each behind a prefix. */
@Component
final class CouponMint {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int MAXIMUM_COUNT = 1000;
    private static final Pattern PREFIX = Pattern.compile("([A-Z0-9][A-Z0-9_-]{0,19})?");

    private final SecureRandom random = new SecureRandom();

    /** What is wrong with an order for codes. */
    List<UserError> check(int count, String prefix) {
        List<UserError> errors = new ArrayList<>();
        if (count < 1 || count > MAXIMUM_COUNT) {
            errors.add(UserError.of(Code.INVALID, "1 to 1,000 coupons are made at once.", "input", "count"));
        }
        if (!PREFIX.matcher(prefix).matches()) {
            String message = "A prefix has 20 letters, digits, hyphens and underscores at the most.";
            errors.add(UserError.of(Code.INVALID, message, "input", "prefix"));
        }
        return errors;
    }

    /** Distinct codes. */
    List<String> make(int count, String prefix) {
        Set<String> codes = new LinkedHashSet<>();
        while (codes.size() < count) {
            var code = new StringBuilder(prefix);
            for (int i = 0; i < LENGTH; i++) {
                code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            codes.add(code.toString());
        }
        return List.copyOf(codes);
    }
}
