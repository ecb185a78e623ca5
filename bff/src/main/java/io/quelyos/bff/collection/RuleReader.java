package io.quelyos.bff.collection;

import io.quelyos.bff.catalog.listing.CatalogLimits;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError.Code;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule that a client sent, and notes what is wrong with it, each reason at its place. Depth, branches and the number
 * of all parts are bounded as those of filters are: each part costs the database a look-up for each product it looks at.
 */
final class RuleReader {

    private static final int MAX_LABEL_LENGTH = 255;
    private static final int MAX_DAYS = 3_650;
    private static final CollectionRule NOTHING = new CollectionRule(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null
    );

    private final CatalogLimits limits;
    private final Currency currency;
    private final InputPatch patch;
    private final Map<UUID, String[]> references = new HashMap<>();
    private int parts;

    RuleReader(CatalogLimits limits, Currency currency, InputPatch patch) {
        this.limits = limits;
        this.currency = currency;
        this.patch = patch;
    }

    /** The makers and categories that the rule names, with the places where it does. */
    Map<UUID, String[]> references() {
        return references;
    }

    /** The rule; where something is wrong, only the reasons that were noted mean anything. */
    CollectionRule read(Map<?, ?> input) {
        return read(input, 1, new String[] { "rule" });
    }

    private CollectionRule read(Map<?, ?> input, int depth, String[] path) {
        parts++;
        if (parts > limits.filterParts()) {
            return refused(Code.TOO_LONG, "A rule has at most " + limits.filterParts() + " parts in all.", path);
        }
        if (depth > limits.filterDepth()) {
            return refused(Code.INVALID, "Rules hold rules at most " + limits.filterDepth() + " deep.", path);
        }
        List<String> named = new ArrayList<>();
        input.forEach((name, value) -> {
            if (value != null) {
                named.add(String.valueOf(name));
            }
        });
        if (named.size() != 1) {
            return refused(Code.INVALID, "A rule has exactly one part.", path);
        }
        String name = named.getFirst();
        Object value = input.get(name);
        String[] at = below(path, name);
        return switch (name) {
            case "all" -> with(branches(value, depth, at), null, null);
            case "any" -> with(null, branches(value, depth, at), null);
            case "not" -> with(null, null, read((Map<?, ?>) require(value), depth + 1, at));
            default -> leaf(name, require(value), at);
        };
    }

    private List<CollectionRule> branches(@Nullable Object value, int depth, String[] path) {
        List<?> inputs = value instanceof List<?> list ? list : List.of();
        if (inputs.isEmpty() || inputs.size() > limits.filterBranches()) {
            patch.refuse(Code.INVALID, "It holds 1 to " + limits.filterBranches() + " rules.", path);
            return List.of();
        }
        List<CollectionRule> rules = new ArrayList<>();
        for (int index = 0; index < inputs.size(); index++) {
            rules.add(read((Map<?, ?>) require(inputs.get(index)), depth + 1, below(path, String.valueOf(index))));
        }
        return rules;
    }

    private CollectionRule leaf(String name, Object value, String[] path) {
        return switch (name) {
            case "tag" -> leaf(text(value, path), null, null, null, null);
            case "productType" -> leaf(null, null, null, null, text(value, path));
            case "brandId" -> leaf(null, id("brd", value, path), null, null, null);
            case "categoryId" -> leaf(null, null, id("cat", value, path), null, null);
            case "available" -> leaf(null, null, null, (Boolean) value, null);
            case "price" -> price((Map<?, ?>) value, path);
            case "publishedSince" -> time(((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC), null, null);
            case "publishedWithinDays" -> time(null, days((Integer) value, path), null);
            case "onSale" -> time(null, null, (Boolean) value);
            default -> throw new IllegalStateException("the schema has a part of rules that nobody reads: " + name);
        };
    }

    private CollectionRule price(Map<?, ?> span, String[] path) {
        Long from = minor(span.get("gte"), below(path, "gte"));
        Long to = minor(span.get("lte"), below(path, "lte"));
        if ((from == null && to == null) || (from != null && to != null && from > to)) {
            return refused(Code.INVALID, "A span has a bound, and the lowest price is not above the highest.", path);
        }
        return new CollectionRule(null, null, null, null, null, null, from, to, null, null, null, null, null);
    }

    private @Nullable Long minor(@Nullable Object amount, String[] path) {
        if (!(amount instanceof BigDecimal sent)) {
            return null;
        }
        try {
            return Money.toMinor(sent, currency);
        } catch (ArithmeticException exception) {
            patch.refuse(Code.INVALID, "It has more decimals than " + currency + ", or is too large.", path);
            return null;
        }
    }

    private String text(Object value, String[] path) {
        String text = ((String) value).strip();
        if (text.isEmpty() || text.length() > MAX_LABEL_LENGTH || text.indexOf('\0') >= 0) {
            patch.refuse(Code.INVALID, "It has 1 to " + MAX_LABEL_LENGTH + " characters.", path);
        }
        return text;
    }

    private Integer days(Integer days, String[] path) {
        if (days < 1 || days > MAX_DAYS) {
            patch.refuse(Code.INVALID, "It must be 1 to " + MAX_DAYS + ".", path);
        }
        return days;
    }

    private @Nullable UUID id(String prefix, Object value, String[] path) {
        UUID id = GlobalId.decode(prefix, (String) value).orElse(null);
        if (id == null) {
            patch.refuse(Code.NOT_FOUND, "There is no such thing.", path);
        } else {
            references.put(id, path);
        }
        return id;
    }

    private CollectionRule refused(Code code, String message, String[] path) {
        patch.refuse(code, message, path);
        return NOTHING;
    }

    private static Object require(@Nullable Object value) {
        return Objects.requireNonNull(value, "the schema lets no null in here");
    }

    private static String[] below(String[] path, String name) {
        String[] longer = Arrays.copyOf(path, path.length + 1);
        longer[path.length] = name;
        return longer;
    }

    private static CollectionRule with(
        @Nullable List<CollectionRule> all,
        @Nullable List<CollectionRule> any,
        @Nullable CollectionRule not
    ) {
        return new CollectionRule(all, any, not, null, null, null, null, null, null, null, null, null, null);
    }

    private static CollectionRule leaf(
        @Nullable String tag,
        @Nullable UUID brand,
        @Nullable UUID category,
        @Nullable Boolean available,
        @Nullable String type
    ) {
        return new CollectionRule(
            null,
            null,
            null,
            tag,
            brand,
            category,
            null,
            null,
            available,
            type,
            null,
            null,
            null
        );
    }

    private static CollectionRule time(
        @Nullable OffsetDateTime since,
        @Nullable Integer days,
        @Nullable Boolean onSale
    ) {
        return new CollectionRule(null, null, null, null, null, null, null, null, null, null, since, days, onSale);
    }
}
