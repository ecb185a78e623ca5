package io.quelyos.persistence.company;

/** Which orders of a company need an approval; the schema's enums ShopApprovalPolicy and BackofficeApprovalPolicy. */
public enum ApprovalPolicy {
    NEVER,
    ABOVE_LIMIT,
    ALWAYS,
}
