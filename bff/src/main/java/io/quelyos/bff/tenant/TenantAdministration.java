package io.quelyos.bff.tenant;

import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.tenant.AdministeredTenantRow;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantAdministrationMapper;
import io.quelyos.persistence.tenant.TenantId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Changes tenants from above. Each change locks its tenant first and is written with its audit row only once nothing speaks
 * against it, so that a refused attempt leaves no trace of a change that never was.
 */
@Service
final class TenantAdministration {

    private static final int MAX_REASON_LENGTH = 500;

    private final PlatformDb platformDb;
    private final TenantAdministrationMapper tenants;
    private final TenantDirectory directory;
    private final TenantSettings settings;

    TenantAdministration(
        PlatformDb platformDb,
        TenantAdministrationMapper tenants,
        TenantDirectory directory,
        TenantSettings settings
    ) {
        this.platformDb = platformDb;
        this.tenants = tenants;
        this.directory = directory;
        this.settings = settings;
    }

    /** Closes a tenant. */
    SuperAdminTenantPayload suspend(PlatformContext context, String id, int version, String reason) {
        return changeState(context, id, version, reason, TenantState.SUSPENDED);
    }

    /** Opens a closed tenant. */
    SuperAdminTenantPayload reactivate(PlatformContext context, String id, int version, String reason) {
        return changeState(context, id, version, reason, TenantState.ACTIVE);
    }

    /**
     * Lets a tenant write to people and systems outside. Letters that were kept until then stay where they are; what its
     * payments waited with goes on.
     */
    SuperAdminTenantPayload enableOutgoing(PlatformContext context, String id, int version, String reason) {
        return changeOutgoing(context, id, version, reason, false);
    }

    /** Keeps what a tenant would write to people and systems outside. */
    SuperAdminTenantPayload disableOutgoing(PlatformContext context, String id, int version, String reason) {
        return changeOutgoing(context, id, version, reason, true);
    }

    /**
     * Registers a domain.
     *
     * @param ownHost the host that the operator's request was sent to: as a tenant's own it would shut all operators out;
     *     null where there is none
     */
    SuperAdminTenantPayload addDomain(
        PlatformContext context,
        String id,
        String domain,
        String reason,
        @Nullable String ownHost
    ) {
        boolean isOwnHost = ownHost != null && TenantSettings.isSameHost(ownHost, domain);
        if (isOwnHost || settings.isReserved(domain)) {
            String message =
                "The host " + domain.strip() + " is reserved: operators and all tenants reach the API under it.";
            return SuperAdminTenantPayload.refused(UserError.of(UserError.Code.INVALID, message, "domain"));
        }
        return add(context, id, reason, TenantAddress.DOMAIN, domain);
    }

    /** Takes a domain away. */
    SuperAdminTenantPayload removeDomain(PlatformContext context, String id, String domain, String reason) {
        return remove(context, id, reason, TenantAddress.DOMAIN, domain);
    }

    /** Registers a web origin. */
    SuperAdminTenantPayload addOrigin(PlatformContext context, String id, String origin, String reason) {
        return add(context, id, reason, TenantAddress.ORIGIN, origin);
    }

    /** Takes a web origin away. */
    SuperAdminTenantPayload removeOrigin(PlatformContext context, String id, String origin, String reason) {
        return remove(context, id, reason, TenantAddress.ORIGIN, origin);
    }

    private SuperAdminTenantPayload add(
        PlatformContext context,
        String id,
        String reason,
        TenantAddress kind,
        String text
    ) {
        String value = kind.normalize(text);
        if (value == null) {
            return SuperAdminTenantPayload.refused(kind.invalid());
        }
        return change(context, id, reason, tenant ->
            kind.of(tenant).size() >= TenantAddress.MAX_COUNT
                ? refusal(kind.full())
                : new Step("tenant." + kind.word() + "_add", () -> insert(kind, value, tenant.id()), kind.taken(value))
        );
    }

    private SuperAdminTenantPayload remove(
        PlatformContext context,
        String id,
        String reason,
        TenantAddress kind,
        String text
    ) {
        String value = kind.normalize(text);
        if (value == null) {
            return SuperAdminTenantPayload.refused(kind.invalid());
        }
        return change(context, id, reason, tenant ->
            new Step("tenant." + kind.word() + "_remove", () -> delete(kind, value, tenant.id()), kind.unknown(value))
        );
    }

    private int insert(TenantAddress kind, String value, UUID tenant) {
        return switch (kind) {
            case DOMAIN -> tenants.insertDomain(value, tenant);
            case ORIGIN -> tenants.insertOrigin(value, tenant);
        };
    }

    private int delete(TenantAddress kind, String value, UUID tenant) {
        return switch (kind) {
            case DOMAIN -> tenants.deleteDomain(value, tenant);
            case ORIGIN -> tenants.deleteOrigin(value, tenant);
        };
    }

    private SuperAdminTenantPayload changeState(
        PlatformContext context,
        String id,
        int version,
        String reason,
        TenantState state
    ) {
        return changeVersion(context, id, version, reason, tenant ->
            tenant.state().equals(state.name())
                ? refusal(UserError.of(UserError.Code.WRONG_STATE, "The tenant is " + state.words() + " already."))
                : new Step(
                      state == TenantState.SUSPENDED ? "tenant.suspend" : "tenant.reactivate",
                      () -> tenants.updateState(tenant.id(), version, state.name()),
                      new UserError.VersionConflict(tenant.version())
                  )
        );
    }

    private SuperAdminTenantPayload changeOutgoing(
        PlatformContext context,
        String id,
        int version,
        String reason,
        boolean isOff
    ) {
        return changeVersion(context, id, version, reason, tenant ->
            tenant.isOutgoingOff() == isOff
                ? refusal(UserError.of(UserError.Code.WRONG_STATE, "That is " + (isOff ? "off" : "on") + " already."))
                : new Step(
                      isOff ? "tenant.outgoing_disable" : "tenant.outgoing_enable",
                      () -> updateOutgoing(tenant.id(), version, isOff),
                      new UserError.VersionConflict(tenant.version())
                  )
        );
    }

    private int updateOutgoing(UUID id, int version, boolean isOff) {
        int updated = tenants.updateOutgoing(id, version, isOff);
        if (updated > 0 && !isOff) {
            tenants.wakePaymentJobs(id);
        }
        return updated;
    }

    private SuperAdminTenantPayload changeVersion(
        PlatformContext context,
        String id,
        int version,
        String reason,
        Function<AdministeredTenantRow, Step> decide
    ) {
        return change(context, id, reason, tenant ->
            tenant.version() == version
                ? decide.apply(tenant)
                : refusal(new UserError.VersionConflict(tenant.version()))
        );
    }

    private SuperAdminTenantPayload change(
        PlatformContext context,
        String id,
        String reason,
        Function<AdministeredTenantRow, Step> decide
    ) {
        UserError wrongReason = checkReason(reason);
        if (wrongReason != null) {
            return SuperAdminTenantPayload.refused(wrongReason);
        }
        Optional<UUID> decoded = GlobalId.decode("ten", id);
        if (decoded.isEmpty()) {
            return SuperAdminTenantPayload.refused(notFound());
        }
        SuperAdminTenantPayload payload = platformDb.together(context, () ->
            changeLocked(context, decoded.get(), reason.strip(), decide)
        );
        if (payload.tenant() != null) {
            // The other instances hear of it from the database; this one need not wait.
            directory.forget(new TenantId(decoded.get()));
        }
        return payload;
    }

    private SuperAdminTenantPayload changeLocked(
        PlatformContext context,
        UUID id,
        String reason,
        Function<AdministeredTenantRow, Step> decide
    ) {
        AdministeredTenantRow before = tenants.lockById(id);
        if (before == null) {
            return SuperAdminTenantPayload.refused(notFound());
        }
        Step step = decide.apply(before);
        if (step.work() == null || step.work().getAsInt() == 0) {
            return SuperAdminTenantPayload.refused(step.otherwise());
        }
        return platformDb.write(context, reason, step.action(), new TenantId(id), () ->
            SuperAdminTenantPayload.changed(SuperAdminTenant.of(Objects.requireNonNull(tenants.findById(id))))
        );
    }

    private static @Nullable UserError checkReason(String reason) {
        if (reason.isBlank()) {
            return UserError.of(UserError.Code.REQUIRED, "Say why; later readers of the audit need it.", "reason");
        }
        return reason.length() > MAX_REASON_LENGTH
            ? UserError.of(
                  UserError.Code.TOO_LONG,
                  "The reason may have " + MAX_REASON_LENGTH + " characters at the most.",
                  "reason"
              )
            : null;
    }

    private static UserError notFound() {
        return UserError.of(UserError.Code.NOT_FOUND, "There is no such tenant.", "id");
    }

    private static Step refusal(UserError error) {
        return new Step("", null, error);
    }

    /**
     * What to do with a locked tenant.
     *
     * @param work answers how many rows it wrote; null when there is nothing to do
     * @param otherwise why nothing was written
     */
    private record Step(String action, @Nullable IntSupplier work, UserError otherwise) {}

    private enum TenantState {
        ACTIVE("open"),
        SUSPENDED("suspended");

        private final String words;

        TenantState(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
