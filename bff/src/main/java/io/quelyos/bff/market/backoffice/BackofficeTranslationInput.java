package io.quelyos.bff.market.backoffice;

import io.quelyos.bff.catalog.DraftRules;
import io.quelyos.bff.catalog.Texts;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.market.CategoryTranslationRow;
import io.quelyos.persistence.market.ProductTranslationRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Content in another language as staff send it: the schema's inputs for products and for categories. */
sealed interface BackofficeTranslationInput {
    int MAX_NAME_LENGTH = 255;
    int MAX_SEO_LENGTH = 1_000;
    int MAX_TEXT_LENGTH = 5_000;

    /** What is wrong with it; empty where nothing is. */
    List<UserError> problems();

    /** The schema's input of the same name. */
    record BackofficeProductTranslationInput(
        @Nullable String name,
        @Nullable String descriptionHtml,
        @Nullable String seoTitle,
        @Nullable String seoDescription
    ) implements BackofficeTranslationInput {
        @Override
        public List<UserError> problems() {
            List<UserError> problems = new ArrayList<>();
            check(name, 1, MAX_NAME_LENGTH, "name", problems);
            check(descriptionHtml, 0, DraftRules.MAX_DESCRIPTION_LENGTH, "descriptionHtml", problems);
            check(seoTitle, 1, MAX_SEO_LENGTH, "seoTitle", problems);
            check(seoDescription, 1, MAX_SEO_LENGTH, "seoDescription", problems);
            boolean isEmpty = name == null && descriptionHtml == null && seoTitle == null && seoDescription == null;
            return isEmpty ? nothing() : problems;
        }

        ProductTranslationRow row(UUID productId, String locale, int version) {
            return new ProductTranslationRow(
                productId,
                locale,
                name,
                descriptionHtml == null ? null : Texts.cleanHtml(descriptionHtml),
                seoTitle,
                seoDescription,
                version
            );
        }
    }

    /** The schema's input of the same name. */
    record BackofficeCategoryTranslationInput(
        @Nullable String name,
        @Nullable String description,
        @Nullable String seoTitle,
        @Nullable String seoDescription
    ) implements BackofficeTranslationInput {
        @Override
        public List<UserError> problems() {
            List<UserError> problems = new ArrayList<>();
            check(name, 1, MAX_NAME_LENGTH, "name", problems);
            check(description, 0, MAX_TEXT_LENGTH, "description", problems);
            check(seoTitle, 1, MAX_SEO_LENGTH, "seoTitle", problems);
            check(seoDescription, 1, MAX_SEO_LENGTH, "seoDescription", problems);
            boolean isEmpty = name == null && description == null && seoTitle == null && seoDescription == null;
            return isEmpty ? nothing() : problems;
        }

        CategoryTranslationRow row(UUID categoryId, String locale, int version) {
            return new CategoryTranslationRow(categoryId, locale, name, description, seoTitle, seoDescription, version);
        }
    }

    private static void check(@Nullable String text, int min, int max, String field, List<UserError> problems) {
        if (text != null && text.strip().length() < min) {
            problems.add(UserError.of(Code.INVALID, "It is empty; leave it out instead.", "input", field));
        } else if (text != null && text.length() > max) {
            problems.add(UserError.of(Code.TOO_LONG, "It has at most " + max + " characters.", "input", field));
        }
    }

    private static List<UserError> nothing() {
        return List.of(UserError.of(Code.REQUIRED, "A translation translates something.", "input"));
    }
}
