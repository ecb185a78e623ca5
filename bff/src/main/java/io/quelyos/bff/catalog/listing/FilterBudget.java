package io.quelyos.bff.catalog.listing;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.util.List;

/**
 * What is left to one list's filter. Each condition costs the database a look-up for each product that it looks at, each
 * value a little more of it, and a price in another currency a look at the product's articles; so these are counted, and not
 * how a client spreads them over filters.
 */
public final class FilterBudget {

    private final CatalogLimits limits;
    private int parts;
    private int values;
    private int prices;

    public FilterBudget(CatalogLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes one condition, or a filter that holds conditions.
     *
     * @throws ApiException BAD_USER_INPUT with the limit in its message, as all of these
     */
    public void takePart() {
        parts++;
        if (parts > limits.filterParts()) {
            throw refused("a list has at most " + limits.filterParts() + " filters and conditions in all");
        }
    }

    /** Takes one condition if there is one. */
    public void takePart(boolean isThere) {
        if (isThere) {
            takePart();
        }
    }

    /** Takes a condition on a price. */
    public void takePrice() {
        takePart();
        prices++;
        if (prices > limits.filterPrices()) {
            throw refused("a list has at most " + limits.filterPrices() + " prices in all");
        }
    }

    /** Takes a condition that one of some values fulfils. */
    public void takeValues(List<String> wanted) {
        takePart();
        if (wanted.isEmpty() || wanted.size() > limits.filterValues()) {
            throw refused("in holds 1 to " + limits.filterValues() + " values");
        }
        values += wanted.size();
        if (values > limits.filterAllValues()) {
            throw refused("a list has at most " + limits.filterAllValues() + " values in all");
        }
    }

    /** A refusal that says what of a filter cannot be. */
    public static ApiException refused(String message) {
        return new ApiException(ApiErrorCode.BAD_USER_INPUT, "In where, " + message + ".");
    }
}
