package io.quelyos.auth.context;

/** What a caller may do, by the names of the schema's enum {@code Permission}. */
public enum Permission {
    CATALOG_READ,
    CATALOG_WRITE,
    CATALOG_COST_READ,
    CATALOG_IMPORT,
    MARKETING_READ,
    MARKETING_WRITE,
    GIFT_CARD_MANAGE,
    CUSTOMER_READ,
    CUSTOMER_WRITE,
    ORDER_READ,
    ORDER_WRITE,
    ORDER_REFUND,
    SHOP_SETTINGS_READ,
    SHOP_SETTINGS_WRITE,
    STAFF_SESSION_MANAGE,
    TENANT_READ,
    TENANT_WRITE,
    DOCUMENT_WRITE,
    BACKUP_READ,
    BACKUP_WRITE,
    BACKUP_DOWNLOAD,
    BACKUP_RESTORE,
}
