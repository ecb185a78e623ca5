package io.quelyos.persistence.audit;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;

/** Writes the trail. */
@Mapper
public interface AuditMapper {
    @Insert(
        """
        insert into audit_entry (tenant_id, id, actor_kind, actor_id, action, entity_type, entity_id, detail)
        values (#{tenantId}, #{id}, #{actorKind}, #{actorId}, #{action}, #{entityType}, #{entityId},
            cast(#{detail} as jsonb))
        """
    )
    int insert(AuditRow row);
}
