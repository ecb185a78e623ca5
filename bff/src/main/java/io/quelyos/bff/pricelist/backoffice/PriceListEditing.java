package io.quelyos.bff.pricelist.backoffice;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricelist.PriceLists;
import io.quelyos.bff.pricelist.backoffice.PriceListInput.AgreedPriceInput;
import io.quelyos.persistence.pricelist.AgreedPriceRow;
import io.quelyos.persistence.pricelist.PriceListMapper;
import io.quelyos.persistence.pricelist.PriceListRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes lists of agreed prices. */
@Component
final class PriceListEditing {

    private static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such list.", "id");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_TARGETS = 1_000;

    private final TenantDb tenantDb;
    private final PriceListMapper lists;
    private final PriceLists known;
    private final AuditTrail audit;

    PriceListEditing(TenantDb tenantDb, PriceListMapper lists, PriceLists known, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.lists = lists;
        this.known = known;
        this.audit = audit;
    }

    PriceListPayload create(TenantContext context, String name) {
        if (isBad(name)) {
            return PriceListPayload.refused(badName("name"));
        }
        PriceListPayload payload = tenantDb.write(context, () -> {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            return lists.insert(id, name.strip()) == 0
                ? PriceListPayload.refused(taken("name"))
                : recorded(context, "priceList.create", id, Map.of("name", name.strip()));
        });
        known.forget(context);
        return payload;
    }

    /** Renames a list and says for whom it holds, all of it or nothing. */
    PriceListPayload update(TenantContext context, String id, int version, PriceListInput input) {
        if (input.name() != null && isBad(input.name())) {
            return PriceListPayload.refused(badName("input", "name"));
        }
        Targets companies = Targets.of("com", input.companyIds());
        Targets groups = Targets.of("cgr", input.customerGroupIds());
        return change(
            context,
            id,
            version,
            input.name(),
            () -> {
                if (!companies.isAll(lists.countCompanies(companies.ids()))) {
                    return unknown("companyIds");
                }
                return groups.isAll(lists.countGroups(groups.ids())) ? null : unknown("customerGroupIds");
            },
            list -> {
                if (companies.isNamed()) {
                    lists.deleteCompanies(list);
                    lists.insertCompanies(list, companies.ids());
                }
                if (groups.isNamed()) {
                    lists.deleteGroups(list);
                    lists.insertGroups(list, groups.ids());
                }
            }
        );
    }

    /** Replaces what a list says of one article. */
    PriceListPayload setPrices(
        TenantContext context,
        String id,
        int version,
        String variantId,
        List<AgreedPriceInput> prices
    ) {
        UUID variant = GlobalId.decode("var", variantId).orElse(null);
        AgreedPriceDraft draft = AgreedPriceDraft.of(variant == null ? new UUID(0, 0) : variant, prices);
        if (!draft.errors().isEmpty()) {
            return new PriceListPayload(null, draft.errors());
        }
        return change(
            context,
            id,
            version,
            null,
            () ->
                variant != null && lists.isVariant(variant)
                    ? null
                    : UserError.of(Code.NOT_FOUND, "There is no such article.", "variantId"),
            list -> {
                lists.deletePrices(list, Objects.requireNonNull(variant, "it was looked up"));
                draft.rows().forEach(price -> lists.insertPrice(list, price));
            }
        );
    }

    DeletedPayload delete(TenantContext context, String id, int version) {
        DeletedPayload payload = tenantDb.write(context, () -> {
            PriceListRow row = find(id);
            if (row == null) {
                return DeletedPayload.refused(UNKNOWN);
            }
            if (lists.delete(row.id(), version) == 0) {
                return DeletedPayload.refused(new UserError.VersionConflict(row.version()));
            }
            audit.record(context, "priceList.delete", "priceList", row.id(), Map.of("name", row.name()));
            return DeletedPayload.done(row.id());
        });
        known.forget(context);
        return payload;
    }

    /**
     * Does work on a list that still has a version.
     *
     * @param check looks for a reason not to, before anything is written
     * @param work writes what belongs to the list of an id
     */
    private PriceListPayload change(
        TenantContext context,
        String id,
        int version,
        @Nullable String name,
        Supplier<@Nullable UserError> check,
        Consumer<UUID> work
    ) {
        return tenantDb.write(context, () -> {
            PriceListRow row = find(id);
            UserError error = row == null ? UNKNOWN : check.get();
            if (row == null || error != null) {
                return PriceListPayload.refused(error == null ? UNKNOWN : error);
            }
            String wanted = name == null ? row.name() : name.strip();
            if (lists.update(row.id(), version, wanted) == 0) {
                return PriceListPayload.refused(
                    row.version() == version ? taken("input", "name") : new UserError.VersionConflict(row.version())
                );
            }
            work.accept(row.id());
            return recorded(context, "priceList.update", row.id(), Map.of("name", wanted));
        });
    }

    private PriceListPayload recorded(TenantContext context, String action, UUID id, Map<String, ?> detail) {
        audit.record(context, action, "priceList", id, detail);
        return new PriceListPayload(Objects.requireNonNull(lists.findById(id), "it was just written"), List.of());
    }

    private @Nullable PriceListRow find(String id) {
        return GlobalId.decode("prl", id).map(lists::findById).orElse(null);
    }

    private static boolean isBad(String name) {
        return name.isBlank() || name.strip().length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl);
    }

    private static UserError badName(String... field) {
        return UserError.of(Code.INVALID, "A name has 1 to 100 characters.", field);
    }

    private static UserError taken(String... field) {
        return UserError.of(Code.TAKEN, "Another list has this name.", field);
    }

    private static UserError unknown(String field) {
        return UserError.of(Code.NOT_FOUND, "One of them does not exist.", "input", field);
    }

    /**
     * Those for whom a list is to hold.
     *
     * @param isNamed whether the input says it
     * @param count how many different ones it names, whatever they are
     * @param ids those of them that can be ids
     */
    private record Targets(boolean isNamed, long count, List<UUID> ids) {
        static Targets of(String prefix, @Nullable List<String> ids) {
            List<String> named =
                ids == null
                    ? List.of()
                    : ids
                          .stream()
                          .distinct()
                          .limit(MOST_TARGETS + 1)
                          .toList();
            List<UUID> keys = named
                .stream()
                .flatMap(id -> GlobalId.decode(prefix, id).stream())
                .toList();
            return new Targets(ids != null, named.size(), keys);
        }

        /** Whether as many were found as are named, and no more are named than a list can have. */
        boolean isAll(long found) {
            return found == count && count <= MOST_TARGETS;
        }
    }
}
