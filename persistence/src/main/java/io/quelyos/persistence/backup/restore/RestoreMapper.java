package io.quelyos.persistence.backup.restore;

import io.quelyos.persistence.tenant.PlatformMapper;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The operators' book of restores. */
@PlatformMapper
public interface RestoreMapper {
    String RESTORE = """
    select r.id, r.backup_id, r.file_name, r.source_tenant_id, r.tenant_id, t.slug as tenant_slug,
           t.name as tenant_name, r.requested_by, r.reason, r.state, r.is_cancel_requested, r.attempts, r.rows_done,
           r.rows_total, cast(r.preview as text) as preview, cast(r.result as text) as result, r.refusal, r.failure,
           r.created_at, r.finished_at, r.lapses_at
    from tenant_restore r
    join tenant t on t.id = r.tenant_id
    """;

    @Select(RESTORE + "where r.id = #{id}")
    @Nullable
    RestoreRow findById(@Param("id") UUID id);

    /** As {@link #findById}, and nobody else changes the restore until the transaction ends. */
    @Select(RESTORE + "where r.id = #{id} for update of r")
    @Nullable
    RestoreRow lockById(@Param("id") UUID id);

    /** Lists restores into a tenant, or all, the newest first. */
    @Select(
        RESTORE +
            """
            where (#{tenantId}::uuid is null or r.tenant_id = #{tenantId}::uuid)
                and (#{beforeId}::uuid is null or r.id < #{beforeId}::uuid)
            order by r.id desc
            limit #{limit}
            """
    )
    List<RestoreRow> list(
        @Param("tenantId") @Nullable UUID tenantId,
        @Param("beforeId") @Nullable UUID beforeId,
        @Param("limit") int limit
    );

    @Select("select schema_version()")
    int findSchemaVersion();

    /** Writes nothing where the tenant has a restore under way. */
    @Insert(
        """
        insert into tenant_restore (id, backup_id, file_name, source_tenant_id, tenant_id, requested_by, reason, state)
        select #{id}, b.id, b.file_name, b.tenant_id, #{tenantId}, #{requestedBy}, #{reason}, #{state}
        from tenant_backup b
        where b.id = #{backupId}
        on conflict (tenant_id) where state in ('QUEUED', 'PREVIEWING', 'CONFIRMED', 'RUNNING') do nothing
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("backupId") UUID backupId,
        @Param("tenantId") UUID tenantId,
        @Param("requestedBy") String requestedBy,
        @Param("reason") String reason,
        @Param("state") String state
    );

    /** A tenant like another one, which writes to nobody; writes nothing where the slug is taken. */
    @Insert(
        """
        insert into tenant (id, slug, name, plan_code, locale, currency, time_zone, is_outgoing_off)
        select #{id}, #{slug}, #{name}, t.plan_code, t.locale, t.currency, t.time_zone, true
        from tenant t
        where t.id = #{sourceId}
        on conflict (slug) do nothing
        """
    )
    int insertCopy(
        @Param("id") UUID id,
        @Param("slug") String slug,
        @Param("name") String name,
        @Param("sourceId") UUID sourceId
    );

    /**
     * Locks what nobody confirmed until now, or has no time to be confirmed in, the oldest first, unless somebody is just
     * about to.
     */
    @Select(
        RESTORE +
            """
            where r.state = 'PREVIEWED'
                and (r.lapses_at is null or r.lapses_at <= #{now})
            order by r.lapses_at nulls first, r.id
            limit #{limit}
            for update of r skip locked
            """
    )
    List<RestoreRow> lockLapsed(@Param("now") OffsetDateTime now, @Param("limit") int limit);

    /** Confirms what was previewed; writes nothing where that is over or another one is under way. */
    @Update(
        """
        update tenant_restore r
        set state = 'CONFIRMED', attempts = 0, rows_done = 0
        where r.id = #{id}
            and r.state = 'PREVIEWED'
            and not exists (
                select from tenant_restore o
                where o.tenant_id = r.tenant_id
                    and o.state in ('QUEUED', 'PREVIEWING', 'CONFIRMED', 'RUNNING'))
        """
    )
    int updateConfirmed(@Param("id") UUID id);

    /** Notes that a worker begins, from the start; writes nothing where there is nothing to do. */
    @Update(
        """
        update tenant_restore
        set state = case when state in ('QUEUED', 'PREVIEWING') then 'PREVIEWING' else 'RUNNING' end,
            attempts = attempts + 1, rows_done = 0
        where id = #{id}
            and state in ('QUEUED', 'PREVIEWING', 'CONFIRMED', 'RUNNING')
        """
    )
    int updateAtWork(@Param("id") UUID id);

    /** Notes how far a worker is; writes nothing where it shall not go on. */
    @Update(
        """
        update tenant_restore
        set rows_done = #{rowsDone}, rows_total = #{rowsTotal}
        where id = #{id}
            and state in ('PREVIEWING', 'RUNNING')
            and not is_cancel_requested
        """
    )
    int updateProgress(@Param("id") UUID id, @Param("rowsDone") long rowsDone, @Param("rowsTotal") long rowsTotal);

    @Update(
        """
        update tenant_restore
        set state = 'PREVIEWED', rows_done = #{rowsDone}, preview = cast(#{preview} as jsonb), lapses_at = #{lapsesAt}
        where id = #{id}
            and state = 'PREVIEWING'
        """
    )
    int updatePreviewed(
        @Param("id") UUID id,
        @Param("rowsDone") long rowsDone,
        @Param("preview") String preview,
        @Param("lapsesAt") OffsetDateTime lapsesAt
    );

    @Update(
        """
        update tenant_restore
        set state = 'SUCCEEDED', finished_at = now(), rows_done = #{rowsDone}, result = cast(#{result} as jsonb)
        where id = #{id}
            and state = 'RUNNING'
        """
    )
    int updateSucceeded(@Param("id") UUID id, @Param("rowsDone") long rowsDone, @Param("result") String result);

    /** Ends a restore that changed nothing. */
    @Update(
        """
        update tenant_restore
        set state = #{state}, finished_at = now(), refusal = #{refusal}, failure = #{failure}
        where id = #{id}
            and state not in ('SUCCEEDED', 'REFUSED', 'FAILED', 'CANCELLED')
        """
    )
    int updateEnded(
        @Param("id") UUID id,
        @Param("state") String state,
        @Param("refusal") @Nullable String refusal,
        @Param("failure") @Nullable String failure
    );

    /** Asks the worker to stop. */
    @Update(
        """
        update tenant_restore
        set is_cancel_requested = true
        where id = #{id}
            and state in ('PREVIEWING', 'RUNNING')
        """
    )
    int updateCancelRequested(@Param("id") UUID id);
}
