package io.quelyos.bff.graphql.type;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business reason for which an action was not done. The records below are the schema's types of the same names; payloads
 * with them are kept for replays, hence the type names in their stored form.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(UserError.InvalidInput.class),
    @JsonSubTypes.Type(UserError.QuotaExceeded.class),
    @JsonSubTypes.Type(UserError.VersionConflict.class),
    @JsonSubTypes.Type(UserError.Throttled.class),
    @JsonSubTypes.Type(UserError.InsufficientStock.class),
    @JsonSubTypes.Type(UserError.QuantityNotSold.class),
    @JsonSubTypes.Type(UserError.LimitReached.class),
    @JsonSubTypes.Type(UserError.CouponRefused.class),
    @JsonSubTypes.Type(UserError.StockNotEnough.class),
    @JsonSubTypes.Type(UserError.GiftCardRefused.class),
    @JsonSubTypes.Type(PriceChanged.class),
    @JsonSubTypes.Type(CheckoutIncomplete.class),
    @JsonSubTypes.Type(StockReserved.class),
})
public sealed interface UserError
    permits
        UserError.InvalidInput,
        UserError.QuotaExceeded,
        UserError.VersionConflict,
        UserError.Throttled,
        UserError.InsufficientStock,
        UserError.QuantityNotSold,
        UserError.LimitReached,
        UserError.CouponRefused,
        UserError.StockNotEnough,
        UserError.GiftCardRefused,
        PriceChanged,
        CheckoutIncomplete,
        StockReserved
{
    /** The reason for programs. */
    Code code();

    /** The reason for people. */
    String message();

    /** The path of the input's part that it concerns; empty when it concerns none. */
    List<String> field();

    /** The schema's enum {@code UserErrorCode}. */
    enum Code {
        INVALID,
        REQUIRED,
        TOO_LONG,
        TAKEN,
        NOT_FOUND,
        CONFLICT,
        QUOTA_EXCEEDED,
        INVALID_CREDENTIALS,
        THROTTLED,
        WRONG_STATE,
        INSUFFICIENT_STOCK,
        QUANTITY_NOT_SOLD,
        LIMIT_REACHED,
        COUPON_REFUSED,
        GIFT_CARD_REFUSED,
        PRICE_CHANGED,
        CHECKOUT_INCOMPLETE,
    }

    /** The input is wrong in itself. */
    record InvalidInput(Code code, String message, List<String> field) implements UserError {
        public InvalidInput {
            field = List.copyOf(field);
        }
    }

    /** A limit of the tenant's plan would be passed. */
    record QuotaExceeded(String metric, long limit, long used) implements UserError {
        @Override
        public Code code() {
            return Code.QUOTA_EXCEEDED;
        }

        @Override
        public String message() {
            return "Your plan allows " + limit + " " + metric + "; " + used + " are used. Ask for a larger plan.";
        }

        @Override
        public List<String> field() {
            return List.of();
        }
    }

    /** The change was based on an older version. */
    record VersionConflict(int currentVersion) implements UserError {
        @Override
        public Code code() {
            return Code.CONFLICT;
        }

        @Override
        public String message() {
            return "Somebody else changed it meanwhile; load it again and repeat the change.";
        }

        @Override
        public List<String> field() {
            return List.of("version");
        }
    }

    /** The attempt came too soon after others. */
    record Throttled(long retryAfterSeconds) implements UserError {
        @Override
        public Code code() {
            return Code.THROTTLED;
        }

        @Override
        public String message() {
            return "Too many attempts; try again in " + retryAfterSeconds + " seconds.";
        }

        @Override
        public List<String> field() {
            return List.of();
        }
    }

    /** There is less than was asked for, and too little to give some of it. */
    record InsufficientStock(long available, List<String> field) implements UserError {
        public InsufficientStock {
            field = List.copyOf(field);
        }

        @Override
        public Code code() {
            return Code.INSUFFICIENT_STOCK;
        }

        @Override
        public String message() {
            return available == 0 ? "It is sold out." : "There are only " + available + " more of it.";
        }
    }

    /** There is less than was asked for, and how much there is, is not told. */
    record StockNotEnough(List<String> field) implements UserError {
        public StockNotEnough {
            field = List.copyOf(field);
        }

        @Override
        public Code code() {
            return Code.INSUFFICIENT_STOCK;
        }

        @Override
        public String message() {
            return "There are fewer of it than you asked for.";
        }
    }

    /**
     * The article is sold in other numbers only.
     *
     * @param maximum null without a limit
     */
    record QuantityNotSold(
        int minimum,
        @Nullable Integer maximum,
        int multiple,
        List<String> field
    ) implements UserError {
        public QuantityNotSold {
            field = List.copyOf(field);
        }

        @Override
        public Code code() {
            return Code.QUANTITY_NOT_SOLD;
        }

        @Override
        public String message() {
            return (
                "It is sold from " +
                minimum +
                " pieces on" +
                (maximum == null ? "" : ", " + maximum + " at the most") +
                (multiple == 1 ? "." : ", in multiples of " + multiple + ".")
            );
        }
    }

    /** There is no more room for what was asked. */
    record LimitReached(int limit, String message, List<String> field) implements UserError {
        public LimitReached {
            field = List.copyOf(field);
        }

        @Override
        public Code code() {
            return Code.LIMIT_REACHED;
        }
    }

    /**
     * The code does nothing for the cart.
     *
     * @param reason the schema's enum CouponRefusalReason
     * @param missingAmount what the lines lack to the threshold; null for other reasons
     * @param missingQuantity the pieces that the lines lack to the threshold; null for other reasons
     */
    record CouponRefused(
        String reason,
        @Nullable Money missingAmount,
        @Nullable Integer missingQuantity,
        List<String> field
    ) implements UserError {
        public CouponRefused {
            field = List.copyOf(field);
        }

        @Override
        public Code code() {
            return Code.COUPON_REFUSED;
        }

        @Override
        public String message() {
            return "The code does nothing for this cart: " + reason + ".";
        }
    }

    /**
     * The gift card cannot pay.
     *
     * @param reason the schema's enum GiftCardRefusalReason
     */
    record GiftCardRefused(String reason, List<String> field) implements UserError {
        public GiftCardRefused {
            field = List.copyOf(field);
        }

        @Override
        public Code code() {
            return Code.GIFT_CARD_REFUSED;
        }

        @Override
        public String message() {
            return "The gift card cannot be used: " + reason + ".";
        }
    }

    /** Makes an {@link InvalidInput}. */
    static UserError of(Code code, String message, String... field) {
        return new InvalidInput(code, message, List.of(field));
    }
}
