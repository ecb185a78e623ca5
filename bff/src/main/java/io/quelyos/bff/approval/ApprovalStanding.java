package io.quelyos.bff.approval;

/** Whether a checkout may become an order, as far as its buyer's company is asked. */
public enum ApprovalStanding {
    /** Nobody needs to approve it. */
    FREE,
    /** It needs an approval, and none is asked for as it is now. */
    MISSING,
    /** It is asked for and not decided. */
    AWAITED,
    /** It is approved as it is now. */
    APPROVED,
}
