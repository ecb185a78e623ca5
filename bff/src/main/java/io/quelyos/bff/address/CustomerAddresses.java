package io.quelyos.bff.address;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.address.CustomerAddressMapper;
import io.quelyos.persistence.address.PostalAddress;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The addresses that customers keep; each customer reaches only their own. */
@Component
@EnableConfigurationProperties(AddressSettings.class)
final class CustomerAddresses {

    private static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such address.", "id");
    private static final UserError NO_ACCOUNT = UserError.of(Code.NOT_FOUND, "This account exists no longer.");

    private final TenantDb tenantDb;
    private final CustomerMapper customers;
    private final CustomerAddressMapper addresses;
    private final AddressSettings settings;

    CustomerAddresses(
        TenantDb tenantDb,
        CustomerMapper customers,
        CustomerAddressMapper addresses,
        AddressSettings settings
    ) {
        this.tenantDb = tenantDb;
        this.customers = customers;
        this.addresses = addresses;
        this.settings = settings;
    }

    /** A customer's addresses, the first made first. */
    List<ShopAddress> listOf(TenantContext context, UUID customerId) {
        return tenantDb
            .read(context, () -> addresses.listOfCustomer(customerId, AddressSettings.MOST))
            .stream()
            .map(ShopAddress::of)
            .toList();
    }

    /** Keeps an address; the first one becomes the default for everything. */
    ShopAddressPayload create(TenantContext context, UUID customerId, AddressInput input, Set<AddressUse> defaultFor) {
        return switch (Addresses.validate(input, "input")) {
            case AddressOutcome.Refused refused -> new ShopAddressPayload(null, refused.userErrors());
            case AddressOutcome.Valid valid -> tenantDb.write(context, () ->
                insert(customerId, valid.address(), defaultFor)
            );
        };
    }

    /** Replaces an address. */
    ShopAddressPayload update(TenantContext context, UUID customerId, String id, AddressInput input) {
        return switch (Addresses.validate(input, "input")) {
            case AddressOutcome.Refused refused -> new ShopAddressPayload(null, refused.userErrors());
            case AddressOutcome.Valid valid -> tenantDb.write(context, () -> {
                UUID key = GlobalId.decode("adr", id).orElse(null);
                return key == null || addresses.update(customerId, key, valid.address()) == 0
                    ? ShopAddressPayload.refused(UNKNOWN)
                    : read(customerId, key);
            });
        };
    }

    /** Deletes an address; where it was a default there is none then. */
    DeletedPayload delete(TenantContext context, UUID customerId, String id) {
        return tenantDb.write(context, () -> {
            UUID key = GlobalId.decode("adr", id).orElse(null);
            return key == null || addresses.delete(customerId, key) == 0
                ? DeletedPayload.refused(UNKNOWN)
                : DeletedPayload.done(key);
        });
    }

    /** Makes an address the default for a use. */
    ShopAddressPayload setDefault(TenantContext context, UUID customerId, String id, AddressUse use) {
        return tenantDb.write(context, () -> {
            UUID key = GlobalId.decode("adr", id).orElse(null);
            boolean isKnown =
                key != null && customers.lockById(customerId) != null && addresses.findById(customerId, key) != null;
            if (key == null || !isKnown) {
                return ShopAddressPayload.refused(UNKNOWN);
            }
            moveDefault(customerId, key, use);
            return read(customerId, key);
        });
    }

    /** With the customer locked, so that neither the limit nor the defaults are decided by two at once. */
    private ShopAddressPayload insert(UUID customerId, PostalAddress address, Set<AddressUse> defaultFor) {
        if (customers.lockById(customerId) == null) {
            return ShopAddressPayload.refused(NO_ACCOUNT);
        }
        int kept = addresses.countOfCustomer(customerId);
        if (kept >= settings.perCustomer()) {
            String message = "An account keeps at most " + settings.perCustomer() + " addresses; delete one first.";
            return ShopAddressPayload.refused(new UserError.LimitReached(settings.perCustomer(), message, List.of()));
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        addresses.insert(customerId, id, address);
        Set<AddressUse> uses = kept == 0 ? EnumSet.allOf(AddressUse.class) : defaultFor;
        uses.forEach(use -> moveDefault(customerId, id, use));
        return read(customerId, id);
    }

    private void moveDefault(UUID customerId, UUID id, AddressUse use) {
        switch (use) {
            case SHIPPING -> {
                addresses.clearDefaultShipping(customerId);
                addresses.setDefaultShipping(customerId, id);
            }
            case BILLING -> {
                addresses.clearDefaultBilling(customerId);
                addresses.setDefaultBilling(customerId, id);
            }
        }
    }

    private ShopAddressPayload read(UUID customerId, UUID id) {
        var row = Objects.requireNonNull(addresses.findById(customerId, id), "it was just written");
        return new ShopAddressPayload(ShopAddress.of(row), List.of());
    }
}
