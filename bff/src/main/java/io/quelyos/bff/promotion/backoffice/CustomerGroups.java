package io.quelyos.bff.promotion.backoffice;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.promotion.CustomerGroupMapper;
import io.quelyos.persistence.promotion.CustomerGroupRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff do with groups of customers. */
@Component
final class CustomerGroups {

    private static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such group.", "id");
    private static final UserError BAD_NAME = UserError.of(Code.INVALID, "A name has 1 to 100 characters.", "name");
    private static final UserError TAKEN = UserError.of(Code.TAKEN, "Another group has this name.", "name");
    private static final int MAXIMUM_NAME = 100;
    private static final int MAXIMUM_CUSTOMERS = 100;

    private final TenantDb tenantDb;
    private final CustomerGroupMapper groups;
    private final AuditTrail audit;

    CustomerGroups(TenantDb tenantDb, CustomerGroupMapper groups, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.groups = groups;
        this.audit = audit;
    }

    /** What every change of a group answers. */
    public record GroupPayload(@Nullable CustomerGroupRow customerGroup, List<UserError> userErrors) {
        public GroupPayload {
            userErrors = List.copyOf(userErrors);
        }

        static GroupPayload refused(UserError userError) {
            return new GroupPayload(null, List.of(userError));
        }
    }

    GroupPayload create(TenantContext context, String name) {
        if (isBad(name)) {
            return GroupPayload.refused(BAD_NAME);
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return tenantDb.write(context, () -> {
            if (groups.insert(context.tenantId().value(), id, name.strip()) == 0) {
                return GroupPayload.refused(TAKEN);
            }
            return recorded(context, "customerGroup.create", id, Map.of("name", name.strip()));
        });
    }

    GroupPayload rename(TenantContext context, String id, int version, String name) {
        if (isBad(name)) {
            return GroupPayload.refused(BAD_NAME);
        }
        return tenantDb.write(context, () -> {
            CustomerGroupRow row = find(id);
            if (row == null) {
                return GroupPayload.refused(UNKNOWN);
            }
            if (groups.updateName(row.id(), version, name.strip()) == 0) {
                return GroupPayload.refused(
                    row.version() == version ? TAKEN : new UserError.VersionConflict(row.version())
                );
            }
            return recorded(context, "customerGroup.rename", row.id(), Map.of("name", name.strip()));
        });
    }

    /** Deletes a group; one that a promotion is for stays, or the promotion would be for everybody. */
    DeletedPayload delete(TenantContext context, String id, int version) {
        return tenantDb.write(context, () -> {
            CustomerGroupRow row = find(id);
            if (row == null) {
                return DeletedPayload.refused(UNKNOWN);
            }
            if (row.version() != version) {
                return DeletedPayload.refused(new UserError.VersionConflict(row.version()));
            }
            if (groups.isUsed(row.id())) {
                return DeletedPayload.refused(UserError.of(Code.WRONG_STATE, "A promotion is for this group.", "id"));
            }
            groups.delete(row.id());
            audit.record(context, "customerGroup.delete", "customerGroup", row.id(), Map.of("name", row.name()));
            return DeletedPayload.done(row.id());
        });
    }

    /** Puts customers into a group, all of them or none. */
    GroupPayload add(TenantContext context, String id, List<String> customerIds) {
        return change(context, id, customerIds, true);
    }

    /** Takes customers out of a group; those who are not in it do not matter. */
    GroupPayload remove(TenantContext context, String id, List<String> customerIds) {
        return change(context, id, customerIds, false);
    }

    private GroupPayload change(TenantContext context, String id, List<String> customerIds, boolean isAdding) {
        if (customerIds.isEmpty() || customerIds.size() > MAXIMUM_CUSTOMERS) {
            return GroupPayload.refused(UserError.of(Code.INVALID, "Name 1 to 100 customers.", "customerIds"));
        }
        List<UUID> customers = customerIds
            .stream()
            .flatMap(customer -> GlobalId.decode("cus", customer).stream())
            .distinct()
            .toList();
        return tenantDb.write(context, () -> {
            CustomerGroupRow row = find(id);
            if (row == null) {
                return GroupPayload.refused(UNKNOWN);
            }
            boolean isKnown =
                customers.size() == customerIds.stream().distinct().count() &&
                groups.findKnownCustomerIds(customers).size() == customers.size();
            if (!isKnown) {
                return GroupPayload.refused(UserError.of(Code.NOT_FOUND, "One of them is no customer.", "customerIds"));
            }
            int changed = isAdding
                ? groups.insertMembers(context.tenantId().value(), row.id(), customers)
                : groups.deleteMembers(row.id(), customers);
            String action = isAdding ? "customerGroup.add" : "customerGroup.remove";
            return recorded(context, action, row.id(), Map.of("customers", customers, "changed", changed));
        });
    }

    private GroupPayload recorded(TenantContext context, String action, UUID id, Map<String, ?> detail) {
        audit.record(context, action, "customerGroup", id, detail);
        return new GroupPayload(Objects.requireNonNull(groups.findById(id), "it was just written"), List.of());
    }

    private @Nullable CustomerGroupRow find(String id) {
        return GlobalId.decode("cgr", id).map(groups::findById).orElse(null);
    }

    private static boolean isBad(String name) {
        return name.isBlank() || name.strip().length() > MAXIMUM_NAME;
    }
}
