package io.quelyos.bff.cart;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quelyos.bff.graphql.type.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer should know of a line. The records are the schema's types of the same names; payloads with them are kept for
 * replays, hence the type names in their stored form.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(CartWarning.ShopCartPriceChanged.class),
    @JsonSubTypes.Type(CartWarning.ShopCartLowStock.class),
    @JsonSubTypes.Type(CartWarning.ShopCartQuantityCapped.class),
    @JsonSubTypes.Type(CartWarning.ShopCartStockShort.class),
    @JsonSubTypes.Type(CartWarning.ShopCartStockNotEnough.class),
    @JsonSubTypes.Type(CartWarning.ShopCartQuantityNotSold.class),
    @JsonSubTypes.Type(CartWarning.ShopCartLineUnavailable.class),
})
public sealed interface CartWarning {
    /** The schema's enum ShopCartWarningCode. */
    enum Code {
        PRICE_CHANGED,
        LOW_STOCK,
        QUANTITY_CAPPED,
        STOCK_SHORT,
        QUANTITY_NOT_SOLD,
        UNAVAILABLE,
    }

    /** The line that it is about. */
    UUID lineId();

    /** The matter for programs. */
    Code code();

    /** The matter for people. */
    String message();

    /** A piece costs something else than when the line was last touched. */
    record ShopCartPriceChanged(UUID lineId, Money oldPrice, Money newPrice) implements CartWarning {
        @Override
        public Code code() {
            return Code.PRICE_CHANGED;
        }

        @Override
        public String message() {
            return (
                "The price was " +
                oldPrice.amount().toPlainString() +
                " and is " +
                newPrice.amount().toPlainString() +
                " " +
                newPrice.currency() +
                " now."
            );
        }
    }

    /** There are enough, and few more. */
    record ShopCartLowStock(UUID lineId, long available) implements CartWarning {
        @Override
        public Code code() {
            return Code.LOW_STOCK;
        }

        @Override
        public String message() {
            return "There are only " + available + " left.";
        }
    }

    /** The line got fewer pieces than were asked for. */
    record ShopCartQuantityCapped(UUID lineId, long requested, int quantity) implements CartWarning {
        @Override
        public Code code() {
            return Code.QUANTITY_CAPPED;
        }

        @Override
        public String message() {
            return "You asked for " + requested + " and can have " + quantity + ".";
        }

        /** How many the line can have. */
        public long available() {
            return quantity;
        }
    }

    /** There are fewer now than the line has. */
    record ShopCartStockShort(UUID lineId, long available) implements CartWarning {
        @Override
        public Code code() {
            return Code.STOCK_SHORT;
        }

        @Override
        public String message() {
            return available == 0
                ? "It is sold out."
                : "There are only " + available + " left, fewer than in the cart.";
        }
    }

    /** There are fewer now than the line has, and how many, is not told. */
    record ShopCartStockNotEnough(UUID lineId) implements CartWarning {
        @Override
        public Code code() {
            return Code.STOCK_SHORT;
        }

        @Override
        public String message() {
            return "There are fewer left than in the cart.";
        }
    }

    /**
     * The cart has the article in a number in which it is not sold, after a merge or a change of its rule.
     *
     * @param maximum null without a limit
     */
    record ShopCartQuantityNotSold(
        UUID lineId,
        int minimum,
        @Nullable Integer maximum,
        int multiple
    ) implements CartWarning {
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

    /** It is not sold any more. */
    record ShopCartLineUnavailable(UUID lineId) implements CartWarning {
        @Override
        public Code code() {
            return Code.UNAVAILABLE;
        }

        @Override
        public String message() {
            return "It is not sold any more; the cart is reckoned without it.";
        }
    }
}
