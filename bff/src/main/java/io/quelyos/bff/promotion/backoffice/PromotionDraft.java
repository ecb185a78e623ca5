package io.quelyos.bff.promotion.backoffice;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.money.PriceLimit;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.promotion.PromotionReader;
import io.quelyos.bff.promotion.backoffice.PromotionInput.PromotionKind;
import io.quelyos.persistence.promotion.PromotionRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns the description of a promotion into a row and collects what is wrong with it, each error at its place. What a kind
 * does not need must not be there, so that nobody believes it does something.
 */
final class PromotionDraft {

    private static final int MAXIMUM_NAME = 100;
    private static final int MAXIMUM_PRIORITY = 1000;
    private static final int MAXIMUM_PIECES = 1000;
    private static final int MAXIMUM_COUNT = 1_000_000;
    private static final int MAXIMUM_USES = 1_000_000_000;
    private static final int MAXIMUM_GROUPS = 50;
    private static final int PERCENTAGE_SCALE = 2;
    private static final int WHOLE = 10_000;

    private final PromotionInput input;
    private final Currency currency;
    private final List<UserError> errors = new ArrayList<>();
    private final TargetsReader targets = new TargetsReader(errors);

    PromotionDraft(PromotionInput input, Currency tenantsCurrency) {
        this.input = input;
        this.currency = Objects.requireNonNullElse(input.currency(), tenantsCurrency);
    }

    /** What is wrong with the description; known once {@link #row} has run. */
    List<UserError> errors() {
        return errors;
    }

    /** The things that the description names; known once {@link #row} has run. */
    TargetsReader targets() {
        return targets;
    }

    /** The row that the description stands for; worth something only without errors. */
    PromotionRow row(UUID id, boolean isActive, int version) {
        PromotionKind kind = input.kind();
        boolean isSets = kind == PromotionKind.BUY_X_GET_Y;
        boolean isPart = isSets || kind == PromotionKind.PERCENTAGE;
        boolean isAmount =
            kind == PromotionKind.AMOUNT || kind == PromotionKind.AMOUNT_EACH || kind == PromotionKind.FIXED_PRICE;
        checkName();
        checkDates();
        range("priority", input.priority(), -MAXIMUM_PRIORITY, MAXIMUM_PRIORITY);
        needed("percentage", input.percentage(), isPart);
        needed("amount", input.amount(), isAmount);
        needed("buyQuantity", input.buyQuantity(), isSets);
        needed("rewardQuantity", input.rewardQuantity(), isSets);
        if (!isSets && (input.maximumSets() != null || input.rewardTargets() != null)) {
            add(
                Code.INVALID,
                "Only BUY_X_GET_Y has sets.",
                input.maximumSets() != null ? "maximumSets" : "rewardTargets"
            );
        }
        Long amount = minor("amount", input.amount(), kind == PromotionKind.FIXED_PRICE ? 0 : 1);
        Long minimum = minor("minimumAmount", input.minimumAmount(), 1);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return new PromotionRow(
            id,
            input.name().strip(),
            isActive,
            input.needsCoupon(),
            input.priority(),
            input.combinesWith().stream().distinct().map(Enum::name).toList(),
            kind.name(),
            amount == null && minimum == null && input.currency() == null ? null : currency.getCurrencyCode(),
            basisPoints(),
            amount,
            range("buyQuantity", input.buyQuantity(), 1, MAXIMUM_PIECES),
            range("rewardQuantity", input.rewardQuantity(), 1, MAXIMUM_PIECES),
            range("maximumSets", input.maximumSets(), 1, MAXIMUM_COUNT),
            json(targets.read(input.targets(), "targets")),
            input.rewardTargets() == null ? null : json(targets.read(input.rewardTargets(), "rewardTargets")),
            input.startsAt(),
            input.endsAt(),
            minimum,
            range("minimumQuantity", input.minimumQuantity(), 1, MAXIMUM_COUNT),
            groups(),
            input.isFirstOrderOnly(),
            wide(range("usageLimit", input.usageLimit(), 1, MAXIMUM_USES)),
            wide(range("customerUsageLimit", input.customerUsageLimit(), 1, MAXIMUM_USES)),
            0,
            version,
            now,
            now
        );
    }

    private void checkName() {
        if (input.name().isBlank() || input.name().strip().length() > MAXIMUM_NAME) {
            add(Code.INVALID, "A name has 1 to 100 characters.", "name");
        }
    }

    private void checkDates() {
        OffsetDateTime start = input.startsAt();
        OffsetDateTime end = input.endsAt();
        if (start != null && end != null && !start.isBefore(end)) {
            add(Code.INVALID, "It must end after it starts.", "endsAt");
        }
    }

    private void needed(String field, @Nullable Object value, boolean isNeeded) {
        if (isNeeded && value == null) {
            add(Code.REQUIRED, "A promotion of this kind needs it.", field);
        } else if (!isNeeded && value != null) {
            add(Code.INVALID, "A promotion of this kind has none.", field);
        }
    }

    private @Nullable Integer basisPoints() {
        BigDecimal percentage = input.percentage();
        if (percentage == null) {
            return null;
        }
        try {
            int points = percentage
                .setScale(PERCENTAGE_SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .intValueExact();
            if (points >= 1 && points <= WHOLE) {
                return points;
            }
            add(Code.INVALID, "A percentage is above 0 and 100 at the most.", "percentage");
        } catch (ArithmeticException exception) {
            add(Code.INVALID, "A percentage is above 0 and 100 at the most, with two decimals.", "percentage");
        }
        return WHOLE;
    }

    private @Nullable Long minor(String field, @Nullable BigDecimal amount, long least) {
        if (amount == null) {
            return null;
        }
        try {
            long minor = Money.toMinor(amount, currency);
            if (minor >= least && minor <= PriceLimit.MAXIMUM_MINOR) {
                return minor;
            }
            add(Code.INVALID, "It is too small or too large.", field);
        } catch (ArithmeticException exception) {
            add(Code.INVALID, "It has more decimals than " + currency + ", or is too large.", field);
        }
        return least;
    }

    private @Nullable Integer range(String field, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            add(Code.INVALID, "It is " + least + " to " + most + ".", field);
        }
        return value;
    }

    private List<UUID> groups() {
        if (input.customerGroupIds().size() > MAXIMUM_GROUPS) {
            add(Code.INVALID, "A promotion is for 50 groups at the most.", "customerGroupIds");
            return List.of();
        }
        List<UUID> groups = input
            .customerGroupIds()
            .stream()
            .flatMap(group -> GlobalId.decode("cgr", group).stream())
            .distinct()
            .toList();
        if (groups.size() != input.customerGroupIds().stream().distinct().count()) {
            add(Code.NOT_FOUND, "There is no such group.", "customerGroupIds");
        }
        return groups;
    }

    private void add(Code code, String message, String field) {
        errors.add(UserError.of(code, message, "input", field));
    }

    private static String json(Targets targets) {
        return PromotionReader.json(targets);
    }

    private static @Nullable Long wide(@Nullable Integer value) {
        return value == null ? null : value.longValue();
    }
}
