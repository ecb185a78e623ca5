package io.quelyos.bff.tenant;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of every action on a tenant; the schema names one type per action.
 *
 * @param tenant after the change; null when there was none
 */
record SuperAdminTenantPayload(@Nullable SuperAdminTenant tenant, List<UserError> userErrors) {
    static SuperAdminTenantPayload changed(SuperAdminTenant tenant) {
        return new SuperAdminTenantPayload(tenant, List.of());
    }

    static SuperAdminTenantPayload refused(UserError error) {
        return new SuperAdminTenantPayload(null, List.of(error));
    }
}
