package io.quelyos.persistence.tenant.reading;

import io.quelyos.persistence.tenant.TenantId;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;

/** Another server with the same rows, a moment later, that units of work which only read may be sent to. */
public interface Replica {
    /** A connection for one unit of work; null when the replica may lack something that the tenant wrote, or is away. */
    @Nullable
    Connection connectionFor(TenantId tenant);

    /** Whether a statement failed for reasons of the replica, so that it should be asked elsewhere. */
    boolean hasFailed(Throwable failure);

    /** What has to happen around the commit of the transaction that is open for the tenant. */
    TransactionSynchronization aroundCommit(TenantId tenant);
}
