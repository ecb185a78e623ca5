package io.quelyos.bff.account.preference;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.market.Market;
import io.quelyos.bff.market.Markets;
import io.quelyos.bff.session.ShopCustomer;
import io.quelyos.persistence.account.CustomerConsentMapper;
import io.quelyos.persistence.account.CustomerConsentRow;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes how customers are addressed and what they allow. */
@Component
final class Preferences {

    private static final int LONGEST_NAME = 200;
    private static final String ACCOUNT = "ACCOUNT";

    private final TenantDb tenantDb;
    private final CustomerMapper customers;
    private final CustomerConsentMapper consents;
    private final Markets markets;

    Preferences(TenantDb tenantDb, CustomerMapper customers, CustomerConsentMapper consents, Markets markets) {
        this.tenantDb = tenantDb;
        this.customers = customers;
        this.consents = consents;
        this.markets = markets;
    }

    /** What a customer allows, one entry for each way. */
    List<ShopMarketingConsent> listConsents(TenantContext context, UUID customerId) {
        return ShopMarketingConsent.listOf(tenantDb.read(context, () -> consents.listNewest(customerId)));
    }

    CustomerPayload update(TenantContext context, UUID customerId, Map<String, Object> input) {
        Market market = markets.of(context);
        return tenantDb.write(context, () -> {
            CustomerRow row = customers.findById(customerId);
            if (row == null) {
                return CustomerPayload.gone();
            }
            var patch = new InputPatch(input);
            String name = patch.requiredText("displayName", row.displayName(), LONGEST_NAME);
            if (name.chars().anyMatch(Character::isISOControl)) {
                patch.refuse(Code.INVALID, "It has a character that cannot be shown.", "displayName");
            }
            String locale = locale(patch, row.locale(), market);
            String currency = currency(patch, row.currency(), market);
            if (!patch.isSound()) {
                return new CustomerPayload(null, patch.errors());
            }
            customers.updatePreferences(customerId, name, locale, currency);
            return read(customerId);
        });
    }

    /** Notes what a customer says; what they said already is not noted again. */
    CustomerPayload setConsent(TenantContext context, UUID customerId, ShopMarketingConsent.Kind kind, boolean given) {
        return tenantDb.write(context, () -> {
            if (customers.lockById(customerId) == null) {
                return CustomerPayload.gone();
            }
            CustomerConsentRow last = consents
                .listNewest(customerId)
                .stream()
                .filter(row -> row.kind().equals(kind.name()))
                .findFirst()
                .orElse(null);
            if (last == null || last.isGiven() != given) {
                consents.insert(UuidCreator.getTimeOrderedEpoch(), customerId, kind.name(), given, ACCOUNT);
            }
            return read(customerId);
        });
    }

    private static @Nullable String locale(InputPatch patch, @Nullable String stored, Market market) {
        if (!patch.has("locale")) {
            return stored;
        }
        if (!(patch.raw("locale") instanceof String tag)) {
            return null;
        }
        Locale asked = Locale.forLanguageTag(tag);
        if (!market.locales().contains(asked)) {
            patch.refuse(Code.INVALID, "The shop does not offer this language.", "locale");
        }
        return asked.toLanguageTag();
    }

    private static @Nullable String currency(InputPatch patch, @Nullable String stored, Market market) {
        if (!patch.has("currency")) {
            return stored;
        }
        if (!(patch.raw("currency") instanceof Currency asked)) {
            return null;
        }
        if (!market.isOffered(asked)) {
            patch.refuse(Code.INVALID, "The shop does not offer this currency.", "currency");
        }
        return asked.getCurrencyCode();
    }

    private CustomerPayload read(UUID customerId) {
        CustomerRow row = customers.findById(customerId);
        return row == null ? CustomerPayload.gone() : new CustomerPayload(ShopCustomer.of(row), List.of());
    }
}
