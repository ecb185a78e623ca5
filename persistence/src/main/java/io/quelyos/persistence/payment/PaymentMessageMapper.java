package io.quelyos.persistence.payment;

import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Keeps what providers told. */
@Mapper
public interface PaymentMessageMapper {
    /** Writes a message; no row where it was there before. */
    @Insert(
        """
        insert into payment_message (tenant_id, id, provider, event_id, kind, reference, outcome)
        values (current_tenant(), #{id}, #{provider}, #{eventId}, #{kind}, #{reference}, #{outcome})
        on conflict (tenant_id, provider, event_id) do nothing
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("provider") String provider,
        @Param("eventId") String eventId,
        @Param("kind") String kind,
        @Param("reference") @Nullable String reference,
        @Param("outcome") String outcome
    );

    /** Removes some messages that are older than any provider repeats one. */
    @Delete(
        """
        delete from payment_message
        where id in (
            select m.id
            from payment_message m
            where m.received_at < now() - interval '90 days'
            order by m.received_at
            limit 100)
        """
    )
    int deleteOld();
}
