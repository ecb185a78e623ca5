package io.quelyos.bff.catalog;

import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.money.PriceLimit;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a draft must be like before anything stored is looked at; finds all problems at once. */
public final class DraftRules {

    public static final int MAX_VARIANTS = 250;
    static final int MAX_OPTIONS = 3;
    static final int MAX_TAGS = 250;
    static final int MAX_IMAGES = 100;
    static final int MAX_STOCK = 1_000_000_000;
    static final int MAX_NAME_LENGTH = 255;
    static final int MAX_SLUG_LENGTH = 200;
    static final int MAX_LABEL_LENGTH = 255;
    static final int MAX_OPTION_NAME_LENGTH = 100;
    static final int MAX_SKU_LENGTH = 100;
    static final int MAX_SEO_LENGTH = 1_000;
    static final int MAX_URL_LENGTH = 2_048;
    public static final int MAX_DESCRIPTION_LENGTH = 100_000;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final List<DraftProblem> problems = new ArrayList<>();

    private DraftRules() {}

    /** The problems of a draft in itself; empty when there are none. */
    public static List<DraftProblem> check(ProductDraft draft) {
        var rules = new DraftRules();
        rules.checkTexts(draft);
        rules.checkOptions(draft.options());
        rules.checkVariants(draft);
        rules.checkImages(draft);
        return List.copyOf(rules.problems);
    }

    private void checkTexts(ProductDraft draft) {
        requireText(draft.name(), MAX_NAME_LENGTH, "name");
        checkSlug(draft.slug());
        limitText(draft.descriptionHtml(), MAX_DESCRIPTION_LENGTH, "descriptionHtml");
        limitText(draft.brand(), MAX_LABEL_LENGTH, "brand");
        limitText(draft.productType(), MAX_LABEL_LENGTH, "productType");
        limitText(draft.seoTitle(), MAX_SEO_LENGTH, "seoTitle");
        limitText(draft.seoDescription(), MAX_SEO_LENGTH, "seoDescription");
        limitSize(draft.tags().size(), MAX_TAGS, "tags");
        for (int index = 0; index < Math.min(draft.tags().size(), MAX_TAGS); index++) {
            requireText(draft.tags().get(index), MAX_LABEL_LENGTH, "tags", String.valueOf(index));
        }
    }

    private void checkSlug(String slug) {
        if (slug.length() > MAX_SLUG_LENGTH) {
            add(Code.TOO_LONG, "A slug has at most " + MAX_SLUG_LENGTH + " characters.", "slug");
        } else if (!SLUG.matcher(slug).matches()) {
            add(Code.INVALID, "A slug is made of lower-case letters, digits and single hyphens between them.", "slug");
        }
    }

    private void checkOptions(List<String> options) {
        limitSize(options.size(), MAX_OPTIONS, "options");
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < Math.min(options.size(), MAX_OPTIONS); index++) {
            String place = String.valueOf(index);
            requireText(options.get(index), MAX_OPTION_NAME_LENGTH, "options", place, "name");
            if (!seen.add(options.get(index))) {
                add(Code.TAKEN, "Another option of the product has this name.", "options", place, "name");
            }
        }
    }

    private void checkVariants(ProductDraft draft) {
        limitSize(draft.variants().size(), MAX_VARIANTS, "variants");
        Set<String> skus = new HashSet<>();
        Set<List<String>> values = new HashSet<>();
        for (int index = 0; index < Math.min(draft.variants().size(), MAX_VARIANTS); index++) {
            VariantDraft variant = draft.variants().get(index);
            String place = String.valueOf(index);
            checkVariant(variant, draft.options().size(), place);
            if (variant.sku() != null && !skus.add(variant.sku())) {
                add(Code.TAKEN, "Another article of the product has this number.", "variants", place, "sku");
            }
            if (!values.add(variant.optionValues())) {
                add(Code.TAKEN, "Another article has the same option values.", "variants", place, "optionValues");
            }
        }
    }

    private void checkVariant(VariantDraft variant, int optionCount, String place) {
        if (variant.sku() != null) {
            requireText(variant.sku(), MAX_SKU_LENGTH, "variants", place, "sku");
        }
        limitText(variant.barcode(), MAX_LABEL_LENGTH, "variants", place, "barcode");
        if (variant.optionValues().size() != optionCount) {
            String message = "It needs one value for each of the " + optionCount + " options.";
            add(Code.INVALID, message, "variants", place, "optionValues");
        }
        for (String value : variant.optionValues()) {
            requireText(value, MAX_LABEL_LENGTH, "variants", place, "optionValues");
        }
        checkAmount(variant.priceMinor(), place, "price");
        checkAmount(variant.compareAtMinor(), place, "compareAtPrice");
        checkAmount(variant.costMinor(), place, "unitCost");
        if (variant.weightGrams() < 0) {
            add(Code.INVALID, "A weight is not negative.", "variants", place, "weightGrams");
        }
        if (
            variant
                .stock()
                .values()
                .stream()
                .anyMatch(quantity -> Math.abs((long) quantity) > MAX_STOCK)
        ) {
            add(Code.INVALID, "A stock is at most " + MAX_STOCK + " pieces.", "variants", place, "stock");
        }
    }

    private void checkAmount(@Nullable Long minor, String place, String name) {
        if (minor != null && !PriceLimit.allows(minor)) {
            add(Code.INVALID, "An amount is not negative and not beyond all measure.", "variants", place, name);
        }
    }

    private void checkImages(ProductDraft draft) {
        limitSize(draft.images().size(), MAX_IMAGES, "images");
        for (int index = 0; index < Math.min(draft.images().size(), MAX_IMAGES); index++) {
            ImageDraft image = draft.images().get(index);
            String place = String.valueOf(index);
            limitText(image.altText(), MAX_SEO_LENGTH, "images", place, "altText");
            if ((image.fileId() == null) == (image.externalUrl() == null)) {
                add(Code.INVALID, "An image is either a file or an address.", "images", place);
            } else if (image.externalUrl() != null && !isWebAddress(image.externalUrl())) {
                add(Code.INVALID, "It is not an address of the web.", "images", place, "url");
            }
            Integer variant = image.variantIndex();
            if (variant != null && (variant < 0 || variant >= draft.variants().size())) {
                add(Code.INVALID, "There is no such article.", "images", place, "variant");
            }
        }
    }

    private static boolean isWebAddress(String text) {
        if (text.length() > MAX_URL_LENGTH) {
            return false;
        }
        try {
            URI address = new URI(text);
            String scheme = address.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme)) && address.getHost() != null;
        } catch (URISyntaxException exception) {
            return false;
        }
    }

    private void requireText(String text, int maxLength, String... path) {
        if (text.isBlank()) {
            add(Code.REQUIRED, "It must not be empty.", path);
        }
        limitText(text, maxLength, path);
    }

    private void limitText(@Nullable String text, int maxLength, String... path) {
        if (text == null) {
            return;
        }
        if (text.length() > maxLength) {
            add(Code.TOO_LONG, "It has at most " + maxLength + " characters.", path);
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            add(Code.INVALID, "It has a character that cannot be stored.", path);
        }
    }

    private void limitSize(int size, int maxSize, String name) {
        if (size > maxSize) {
            add(Code.TOO_LONG, "There are at most " + maxSize + " " + name + ".", name);
        }
    }

    private void add(Code code, String message, String... path) {
        problems.add(DraftProblem.at(code, message, path));
    }
}
