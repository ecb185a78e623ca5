package io.quelyos.persistence.idempotency;

import io.quelyos.persistence.tenant.PlatformMapper;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The keys of mutations sent by callers of the platform door. */
@PlatformMapper
public interface PlatformIdempotencyMapper extends IdempotencyKeys {
    @Override
    @Select(
        """
        select pg_try_advisory_xact_lock(hashtextextended(
            coalesce(current_setting('app.tenant_id', true), '') || #{actor} || '/' || #{mutation} || #{keyHash}, 0))
        """
    )
    boolean tryLock(@Param("actor") String actor, @Param("mutation") String mutation, @Param("keyHash") String keyHash);

    @Override
    @Select(
        """
        select encode(request_hash, 'hex') as request_hash, payload::text as payload
        from platform_idempotency_key
        where actor = #{actor}
            and mutation = #{mutation}
            and key_hash = decode(#{keyHash}, 'hex')
            and created_at > now() - interval '24 hours'
        """
    )
    @Nullable
    IdempotencyRow find(
        @Param("actor") String actor,
        @Param("mutation") String mutation,
        @Param("keyHash") String keyHash
    );

    @Override
    @Insert(
        """
        insert into platform_idempotency_key (actor, mutation, key_hash, request_hash, payload)
        values (#{actor}, #{mutation}, decode(#{keyHash}, 'hex'), decode(#{requestHash}, 'hex'), #{payload}::jsonb)
        on conflict (actor, mutation, key_hash) do update
        set request_hash = excluded.request_hash, payload = excluded.payload, created_at = now()
        """
    )
    void save(
        @Param("actor") String actor,
        @Param("mutation") String mutation,
        @Param("keyHash") String keyHash,
        @Param("requestHash") String requestHash,
        @Param("payload") String payload
    );

    @Override
    @Delete(
        """
        delete from platform_idempotency_key
        where ctid = any (array(
            select ctid
            from platform_idempotency_key
            where created_at < now() - interval '24 hours'
            limit 100))
        """
    )
    int deleteExpired();
}
