package io.quelyos.bff.approval;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.approval.ApprovalStatus;
import org.jspecify.annotations.Nullable;

/** Answers what staff see of the approvals in companies. */
@DgsComponent
final class BackofficeApprovalFetcher {

    private final ApprovalReading reading;

    BackofficeApprovalFetcher(ApprovalReading reading) {
        this.reading = reading;
    }

    @DgsData(parentType = "BackofficeQuery", field = "approvals")
    Connection<ShopApproval> approvals(
        TenantContext context,
        @InputArgument String companyId,
        @InputArgument @Nullable ApprovalStatus status,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        return reading.listOf(context, companyId, status, PageRequest.of(first, after));
    }
}
