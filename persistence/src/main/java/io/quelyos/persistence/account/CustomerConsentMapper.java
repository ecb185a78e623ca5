package io.quelyos.persistence.account;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What customers allow and forbid; rows are only ever added. */
@Mapper
public interface CustomerConsentMapper {
    /** The newest word of a customer on each kind. */
    @Select(
        """
        select distinct on (c.kind) c.kind, c.is_given, c.source, c.created_at
        from customer_consent c
        where c.customer_id = #{customerId}
        order by c.kind, c.id desc
        limit 10
        """
    )
    List<CustomerConsentRow> listNewest(@Param("customerId") UUID customerId);

    @Insert(
        """
        insert into customer_consent (tenant_id, id, customer_id, kind, is_given, source)
        values (current_tenant(), #{id}, #{customerId}, #{kind}, #{isGiven}, #{source})
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("customerId") UUID customerId,
        @Param("kind") String kind,
        @Param("isGiven") boolean isGiven,
        @Param("source") String source
    );
}
