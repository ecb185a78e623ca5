package io.quelyos.auth.account;

import io.quelyos.auth.context.Permission;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What roles of staff and scopes of tokens allow. A role or scope that is not known here allows nothing. */
public final class RolePermissions {

    private static final Set<Permission> OF_TENANTS = Set.of(
        Permission.CATALOG_READ,
        Permission.CATALOG_WRITE,
        Permission.CATALOG_COST_READ,
        Permission.CATALOG_IMPORT,
        Permission.MARKETING_READ,
        Permission.MARKETING_WRITE,
        Permission.GIFT_CARD_MANAGE,
        Permission.CUSTOMER_READ,
        Permission.CUSTOMER_WRITE,
        Permission.ORDER_READ,
        Permission.ORDER_WRITE,
        Permission.ORDER_REFUND,
        Permission.SHOP_SETTINGS_READ,
        Permission.SHOP_SETTINGS_WRITE,
        Permission.STAFF_SESSION_MANAGE
    );
    private static final Map<String, Set<Permission>> ROLES = Map.of(
        "OWNER",
        OF_TENANTS,
        // All of the daily business, but not the power to throw colleagues out, which would reach the owner too.
        "MANAGER",
        Set.of(
            Permission.CATALOG_READ,
            Permission.CATALOG_WRITE,
            Permission.CATALOG_COST_READ,
            Permission.CATALOG_IMPORT,
            Permission.MARKETING_READ,
            Permission.MARKETING_WRITE,
            Permission.GIFT_CARD_MANAGE,
            Permission.CUSTOMER_READ,
            Permission.CUSTOMER_WRITE,
            Permission.ORDER_READ,
            Permission.ORDER_WRITE,
            Permission.ORDER_REFUND,
            Permission.SHOP_SETTINGS_READ,
            Permission.SHOP_SETTINGS_WRITE
        ),
        "CATALOG_EDITOR",
        Set.of(Permission.CATALOG_READ, Permission.CATALOG_WRITE, Permission.CATALOG_IMPORT),
        "SUPPORT",
        Set.of(
            Permission.CATALOG_READ,
            Permission.CUSTOMER_READ,
            Permission.MARKETING_READ,
            Permission.ORDER_READ,
            Permission.SHOP_SETTINGS_READ
        )
    );
    private static final Map<String, Permission> PARTNER_SCOPES = Map.ofEntries(
        Map.entry("catalog.read", Permission.CATALOG_READ),
        Map.entry("catalog.write", Permission.CATALOG_WRITE),
        Map.entry("catalog.import", Permission.CATALOG_IMPORT),
        Map.entry("catalog.cost.read", Permission.CATALOG_COST_READ),
        Map.entry("marketing.read", Permission.MARKETING_READ),
        Map.entry("marketing.write", Permission.MARKETING_WRITE),
        Map.entry("order.read", Permission.ORDER_READ),
        Map.entry("order.write", Permission.ORDER_WRITE),
        Map.entry("customer.read", Permission.CUSTOMER_READ),
        Map.entry("customer.write", Permission.CUSTOMER_WRITE),
        Map.entry("shop.settings.read", Permission.SHOP_SETTINGS_READ),
        Map.entry("shop.settings.write", Permission.SHOP_SETTINGS_WRITE)
    );
    private static final Map<String, Permission> OPERATOR_SCOPES = Map.of(
        "tenant.read",
        Permission.TENANT_READ,
        "tenant.write",
        Permission.TENANT_WRITE,
        "document.write",
        Permission.DOCUMENT_WRITE,
        "backup.read",
        Permission.BACKUP_READ,
        "backup.write",
        Permission.BACKUP_WRITE,
        "backup.download",
        Permission.BACKUP_DOWNLOAD,
        "backup.restore",
        Permission.BACKUP_RESTORE
    );

    private RolePermissions() {}

    /** What a role allows in its tenant. */
    public static Set<Permission> ofRole(String role) {
        return ROLES.getOrDefault(role, Set.of());
    }

    /** What the scopes of a partner's token allow. */
    public static Set<Permission> ofPartnerScopes(Collection<String> scopes) {
        return translate(scopes, PARTNER_SCOPES);
    }

    /** What an operator's token allows, by scopes or by the names of permissions; never anything inside a tenant. */
    public static Set<Permission> ofOperator(Collection<String> scopesOrPermissions) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(translate(scopesOrPermissions, OPERATOR_SCOPES));
        OPERATOR_SCOPES.values()
            .stream()
            .filter(permission -> scopesOrPermissions.contains(permission.name()))
            .forEach(permissions::add);
        return permissions;
    }

    /** All scopes that an operator's client can ask for. */
    public static Set<String> operatorScopes() {
        return OPERATOR_SCOPES.keySet();
    }

    /** All scopes that a partner's program can be given. */
    public static Set<String> partnerScopes() {
        return PARTNER_SCOPES.keySet();
    }

    private static Set<Permission> translate(Collection<String> scopes, Map<String, Permission> meanings) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String scope : scopes) {
            Permission permission = meanings.get(scope);
            if (permission != null) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}
