package io.quelyos.bff.tenant;

import io.quelyos.auth.context.Permission;
import java.util.List;

/** The schema's type of the same name. */
record SuperAdminOperator(String id, List<Permission> permissions) {}
