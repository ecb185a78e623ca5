package io.quelyos.bff.tenant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name; what is null or empty keeps all. */
record SuperAdminTenantFilter(@Nullable List<String> state, @Nullable List<String> plan) {
    static final SuperAdminTenantFilter ALL = new SuperAdminTenantFilter(null, null);

    List<String> states() {
        return state == null ? List.of() : state;
    }

    List<String> plans() {
        return plan == null ? List.of() : plan;
    }
}
