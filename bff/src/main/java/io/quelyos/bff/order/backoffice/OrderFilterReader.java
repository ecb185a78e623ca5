package io.quelyos.bff.order.backoffice;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.CatalogLimits;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.order.listing.OrderCondition;
import io.quelyos.persistence.order.listing.OrderCondition.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns staff's filter into a condition; filters in filters are bounded as those of products are. */
final class OrderFilterReader {

    private static final int LONGEST_QUERY = 254;
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");

    private final TenantContext context;
    private final CatalogLimits limits;
    private int parts;

    OrderFilterReader(TenantContext context, CatalogLimits limits) {
        this.context = context;
        this.limits = limits;
    }

    /**
     * The condition of a filter.
     *
     * @throws ApiException BAD_USER_INPUT with the limit or the place in its message
     */
    OrderCondition read(@Nullable BackofficeOrderFilter filter) {
        return filter == null ? new OrderCondition.All(List.of()) : read(filter, 1);
    }

    private OrderCondition read(BackofficeOrderFilter filter, int depth) {
        parts++;
        if (depth > limits.filterDepth() || parts > limits.filterParts()) {
            throw refused(
                "filters hold filters at most " +
                    limits.filterDepth() +
                    " deep, and a list has at most " +
                    limits.filterParts()
            );
        }
        List<OrderCondition> all = new ArrayList<>();
        readWho(filter, all);
        readState(filter, all);
        if (filter.placedAt() != null) {
            all.add(new OrderCondition.PlacedBetween(filter.placedAt().gte(), filter.placedAt().lt()));
        }
        if (filter.total() != null) {
            all.add(total(filter.total()));
        }
        if (filter.and() != null) {
            all.addAll(branches("and", filter.and(), depth));
        }
        if (filter.or() != null) {
            all.add(new OrderCondition.Any(branches("or", filter.or(), depth)));
        }
        if (filter.not() != null) {
            all.add(new OrderCondition.Not(read(filter.not(), depth + 1)));
        }
        return new OrderCondition.All(List.copyOf(all));
    }

    private void readWho(BackofficeOrderFilter filter, List<OrderCondition> all) {
        if (filter.query() != null) {
            all.add(query(filter.query().strip()));
        }
        if (filter.number() != null) {
            all.add(new OrderCondition.NumberIs(filter.number()));
        }
        if (filter.email() != null) {
            all.add(email(filter.email().strip()));
        }
        if (filter.customerId() != null) {
            all.add(
                GlobalId.decode("cus", filter.customerId())
                    .<OrderCondition>map(OrderCondition.OfCustomer::new)
                    .orElseGet(OrderCondition.Never::new)
            );
        }
    }

    private void readState(BackofficeOrderFilter filter, List<OrderCondition> all) {
        readNames(Column.STATUS, filter.status(), all);
        readNames(Column.PAYMENT_STATUS, filter.paymentStatus(), all);
        readNames(Column.FULFILMENT_STATUS, filter.fulfilmentStatus(), all);
    }

    private static void readNames(Column column, @Nullable List<? extends Enum<?>> names, List<OrderCondition> all) {
        if (names != null) {
            all.add(new OrderCondition.OneOf(column, names.stream().<String>map(Enum::name).distinct().toList()));
        }
    }

    private OrderCondition query(String text) {
        if (text.isEmpty()) {
            return new OrderCondition.Never();
        }
        if (text.length() > LONGEST_QUERY) {
            throw refused("query has at most " + LONGEST_QUERY + " characters");
        }
        List<OrderCondition> either = new ArrayList<>(
            List.of(email(text), new OrderCondition.HasSku(text), new OrderCondition.HasTracking(text))
        );
        var number = NUMBER.matcher(text);
        if (number.matches()) {
            either.add(new OrderCondition.NumberIs(Long.parseLong(number.group(1))));
        }
        return new OrderCondition.Either(List.copyOf(either));
    }

    private static OrderCondition email(String text) {
        return new OrderCondition.OneOf(Column.EMAIL, List.of(text.toLowerCase(Locale.ROOT)));
    }

    private OrderCondition total(BackofficeOrderFilter.TotalSpan span) {
        Currency currency = Objects.requireNonNullElse(span.currency(), context.baseCurrency());
        return new OrderCondition.TotalBetween(
            currency.getCurrencyCode(),
            minor(span.gte(), currency),
            minor(span.lte(), currency)
        );
    }

    private List<OrderCondition> branches(String name, List<BackofficeOrderFilter> branches, int depth) {
        if (branches.isEmpty() || branches.size() > limits.filterBranches()) {
            throw refused(name + " holds 1 to " + limits.filterBranches() + " filters; it holds " + branches.size());
        }
        return branches
            .stream()
            .map(branch -> read(branch, depth + 1))
            .toList();
    }

    private static @Nullable Long minor(@Nullable BigDecimal amount, Currency currency) {
        try {
            return amount == null ? null : Money.toMinor(amount, currency);
        } catch (ArithmeticException exception) {
            ApiException refusal = refused("an amount has at most the decimals of " + currency);
            refusal.addSuppressed(exception);
            throw refusal;
        }
    }

    private static ApiException refused(String message) {
        return new ApiException(ApiErrorCode.BAD_USER_INPUT, "In where, " + message + ".");
    }
}
