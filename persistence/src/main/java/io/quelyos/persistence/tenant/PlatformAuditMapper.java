package io.quelyos.persistence.tenant;

import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Writes the audit of work across tenants. */
@PlatformMapper
public interface PlatformAuditMapper {
    @Insert(
        """
        insert into platform_audit (id, operator_id, reason, action, tenant_id)
        values (#{id}, #{operatorId}, #{reason}, #{action}, #{tenantId})
        """
    )
    void insert(
        @Param("id") UUID id,
        @Param("operatorId") String operatorId,
        @Param("reason") String reason,
        @Param("action") String action,
        @Param("tenantId") @Nullable UUID tenantId
    );
}
