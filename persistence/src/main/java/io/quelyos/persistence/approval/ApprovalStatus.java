package io.quelyos.persistence.approval;

/** Where a request for an approval stands; the schema's enums ShopApprovalStatus and BackofficeApprovalStatus. */
public enum ApprovalStatus {
    REQUESTED,
    APPROVED,
    DECLINED,
    WITHDRAWN,
    EXPIRED,
    USED;

    /** Whether an order can still come of it. */
    public boolean isOpen() {
        return this == REQUESTED || this == APPROVED;
    }
}
