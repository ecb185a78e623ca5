package io.quelyos.bff.productcsv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns that an import reads, each under the names that Shopify has given it over the years. */
public enum Column {
    HANDLE("Handle", "URL handle"),
    TITLE("Title"),
    DESCRIPTION("Body (HTML)", "Body HTML", "Description"),
    VENDOR("Vendor"),
    TYPE("Type"),
    TAGS("Tags"),
    PUBLISHED("Published", "Published on online store"),
    STATUS("Status"),
    OPTION1_NAME("Option1 Name"),
    OPTION1_VALUE("Option1 Value"),
    OPTION2_NAME("Option2 Name"),
    OPTION2_VALUE("Option2 Value"),
    OPTION3_NAME("Option3 Name"),
    OPTION3_VALUE("Option3 Value"),
    SKU("Variant SKU", "SKU"),
    GRAMS("Variant Grams", "Weight value (grams)"),
    WEIGHT("Variant Weight"),
    WEIGHT_UNIT("Variant Weight Unit", "Weight unit for display"),
    TRACKER("Variant Inventory Tracker", "Inventory tracker"),
    QUANTITY("Variant Inventory Qty", "Inventory quantity"),
    POLICY("Variant Inventory Policy", "Continue selling when out of stock"),
    PRICE("Variant Price", "Price"),
    COMPARE_AT_PRICE("Variant Compare At Price", "Compare-at price"),
    REQUIRES_SHIPPING("Variant Requires Shipping", "Requires shipping"),
    TAXABLE("Variant Taxable", "Charge tax"),
    BARCODE("Variant Barcode", "Barcode"),
    COST("Cost per item"),
    IMAGE_URL("Image Src", "Product image URL"),
    IMAGE_POSITION("Image Position"),
    IMAGE_ALT_TEXT("Image Alt Text"),
    VARIANT_IMAGE("Variant Image", "Variant image URL"),
    GIFT_CARD("Gift Card"),
    SEO_TITLE("SEO Title"),
    SEO_DESCRIPTION("SEO Description");

    static final List<Column> OPTION_NAMES = List.of(OPTION1_NAME, OPTION2_NAME, OPTION3_NAME);
    static final List<Column> OPTION_VALUES = List.of(OPTION1_VALUE, OPTION2_VALUE, OPTION3_VALUE);

    private static final Pattern FURTHER_OPTION = Pattern.compile("option([4-9]|[1-9][0-9]+) (name|value)");
    private static final Pattern KNOWN_ELSEWHERE = Pattern.compile(
        "(google shopping|included|price|compare at price|compare-at price) / .*|unit price .*|option[0-9] linked to" +
            "|.*\\((product|variant)\\.metafields\\..*\\)"
    );
    private static final Set<String> KNOWN_OTHERS = Set.of(
        "product category",
        "standardized product type",
        "custom product type",
        "collection",
        "tax code",
        "variant tax code",
        "fulfillment service",
        "variant fulfillment service"
    );
    private static final Map<String, Column> BY_NAME = byName();

    // List.copyOf makes it immutable; its type cannot say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /** The names to tell somebody whose file lacks the column. */
    String title() {
        return String.join("\" or \"", names);
    }

    /** Finds the column of a header's cell; names are compared without regard to case and repeated blanks. */
    static @Nullable Column of(String name) {
        return BY_NAME.get(normal(name));
    }

    /** Whether it is the name or the value of an option beyond the third. */
    static boolean isFurtherOption(String name) {
        return FURTHER_OPTION.matcher(normal(name)).matches();
    }

    /** Whether Shopify writes the column but this product has no place for it; such columns are no surprise to anybody. */
    static boolean isKnownElsewhere(String name) {
        String normal = normal(name);
        return KNOWN_OTHERS.contains(normal) || KNOWN_ELSEWHERE.matcher(normal).matches();
    }

    private static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Column> byName() {
        Map<String, Column> columns = new HashMap<>();
        for (Column column : values()) {
            for (String name : column.names) {
                columns.put(normal(name), column);
            }
        }
        return Map.copyOf(columns);
    }
}
