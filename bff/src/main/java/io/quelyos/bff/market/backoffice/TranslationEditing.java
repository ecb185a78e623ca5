package io.quelyos.bff.market.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.market.LocaleTags;
import io.quelyos.bff.market.Markets;
import io.quelyos.bff.market.backoffice.BackofficeTranslationInput.BackofficeCategoryTranslationInput;
import io.quelyos.bff.market.backoffice.BackofficeTranslationInput.BackofficeProductTranslationInput;
import io.quelyos.bff.market.backoffice.MarketPayload.CategoryTranslationPayload;
import io.quelyos.bff.market.backoffice.MarketPayload.LocaleRemovePayload;
import io.quelyos.bff.market.backoffice.MarketPayload.ProductTranslationPayload;
import io.quelyos.bff.site.SiteFaces;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.ProductMapper;
import io.quelyos.persistence.market.CategoryTranslationRow;
import io.quelyos.persistence.market.MarketMapper;
import io.quelyos.persistence.market.ProductTranslationRow;
import io.quelyos.persistence.market.TranslationMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets and removes the content of products and categories in other languages, based on the version that its author saw. */
@Component
final class TranslationEditing {

    private final TenantDb tenantDb;
    private final MarketMapper market;
    private final TranslationMapper translations;
    private final ProductMapper products;
    private final CategoryMapper categories;
    private final AuditTrail audit;
    private final SiteFaces faces;

    TranslationEditing(
        TenantDb tenantDb,
        MarketMapper market,
        TranslationMapper translations,
        ProductMapper products,
        CategoryMapper categories,
        AuditTrail audit,
        SiteFaces faces
    ) {
        this.tenantDb = tenantDb;
        this.market = market;
        this.translations = translations;
        this.products = products;
        this.categories = categories;
        this.audit = audit;
        this.faces = faces;
    }

    /** @param version what the author saw; 0 where there was no translation */
    ProductTranslationPayload setProduct(
        TenantContext context,
        String id,
        String tag,
        int version,
        BackofficeProductTranslationInput input
    ) {
        List<UserError> problems = input.problems();
        if (!problems.isEmpty()) {
            return new ProductTranslationPayload(null, problems);
        }
        UUID productId = GlobalId.decode("prd", id).orElse(null);
        return tenantDb.write(context, () -> {
            if (productId == null || products.findById(productId) == null) {
                return new ProductTranslationPayload(null, List.of(unknown("product", "productId")));
            }
            String locale = offered(tag);
            if (locale == null) {
                return new ProductTranslationPayload(null, List.of(notOffered()));
            }
            ProductTranslationRow row = input.row(productId, locale, version);
            int written =
                version == 0
                    ? translations.insertProduct(context.tenantId().value(), row)
                    : translations.updateProduct(row);
            ProductTranslationRow stored = translations.findProduct(productId, locale);
            if (written == 0) {
                return new ProductTranslationPayload(null, List.of(conflict(stored == null ? 0 : stored.version())));
            }
            audit.record(context, "product_translation.set", "product", productId, Map.of("locale", locale));
            var now = BackofficeProductTranslation.of(Objects.requireNonNull(stored, "it was just written"));
            return new ProductTranslationPayload(now, List.of());
        });
    }

    LocaleRemovePayload removeProduct(TenantContext context, String id, String tag, int version) {
        UUID productId = GlobalId.decode("prd", id).orElse(null);
        String locale = canonical(tag);
        return tenantDb.write(context, () -> {
            ProductTranslationRow stored =
                productId == null || locale == null ? null : translations.findProduct(productId, locale);
            if (stored == null) {
                return LocaleRemovePayload.refused(unknown("translation", "productId"));
            }
            if (translations.deleteProduct(stored.productId(), stored.locale(), version) == 0) {
                return LocaleRemovePayload.refused(conflict(stored.version()));
            }
            Map<String, ?> detail = Map.of("locale", stored.locale());
            audit.record(context, "product_translation.remove", "product", stored.productId(), detail);
            return LocaleRemovePayload.done(stored.locale());
        });
    }

    /** @param version what the author saw; 0 where there was no translation */
    CategoryTranslationPayload setCategory(
        TenantContext context,
        String id,
        String tag,
        int version,
        BackofficeCategoryTranslationInput input
    ) {
        List<UserError> problems = input.problems();
        if (!problems.isEmpty()) {
            return new CategoryTranslationPayload(null, problems);
        }
        UUID categoryId = GlobalId.decode("cat", id).orElse(null);
        return tenantDb.write(context, () -> {
            if (categoryId == null || categories.listByIds(List.of(categoryId)).isEmpty()) {
                return new CategoryTranslationPayload(null, List.of(unknown("category", "categoryId")));
            }
            String locale = offered(tag);
            if (locale == null) {
                return new CategoryTranslationPayload(null, List.of(notOffered()));
            }
            CategoryTranslationRow row = input.row(categoryId, locale, version);
            int written =
                version == 0
                    ? translations.insertCategory(context.tenantId().value(), row)
                    : translations.updateCategory(row);
            CategoryTranslationRow stored = translations.findCategory(categoryId, locale);
            if (written == 0) {
                return new CategoryTranslationPayload(null, List.of(conflict(stored == null ? 0 : stored.version())));
            }
            faces.forgetAfterCommit(context);
            audit.record(context, "category_translation.set", "category", categoryId, Map.of("locale", locale));
            var now = BackofficeCategoryTranslation.of(Objects.requireNonNull(stored, "it was just written"));
            return new CategoryTranslationPayload(now, List.of());
        });
    }

    LocaleRemovePayload removeCategory(TenantContext context, String id, String tag, int version) {
        UUID categoryId = GlobalId.decode("cat", id).orElse(null);
        String locale = canonical(tag);
        return tenantDb.write(context, () -> {
            CategoryTranslationRow stored =
                categoryId == null || locale == null ? null : translations.findCategory(categoryId, locale);
            if (stored == null) {
                return LocaleRemovePayload.refused(unknown("translation", "categoryId"));
            }
            if (translations.deleteCategory(stored.categoryId(), stored.locale(), version) == 0) {
                return LocaleRemovePayload.refused(conflict(stored.version()));
            }
            Map<String, ?> detail = Map.of("locale", stored.locale());
            faces.forgetAfterCommit(context);
            audit.record(context, "category_translation.remove", "category", stored.categoryId(), detail);
            return LocaleRemovePayload.done(stored.locale());
        });
    }

    /** The tag as it is stored, of a language that the shop offers beside the tenant's own; null of any other. */
    private @Nullable String offered(String tag) {
        String locale = canonical(tag);
        return locale != null && market.listLocales(Markets.MAX_OFFERED).contains(locale) ? locale : null;
    }

    private static @Nullable String canonical(String tag) {
        Locale locale = LocaleTags.parse(tag);
        return locale == null ? null : locale.toLanguageTag();
    }

    private static UserError unknown(String what, String field) {
        return UserError.of(Code.NOT_FOUND, "There is no such " + what + ".", field);
    }

    private static UserError notOffered() {
        return UserError.of(Code.NOT_FOUND, "The shop does not offer this language beside its own.", "locale");
    }

    private static UserError conflict(int currentVersion) {
        return new UserError.VersionConflict(currentVersion);
    }
}
