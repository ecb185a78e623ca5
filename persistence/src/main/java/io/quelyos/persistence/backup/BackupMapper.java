package io.quelyos.persistence.backup;

import io.quelyos.persistence.tenant.PlatformMapper;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The operators' book of backups. */
@PlatformMapper
public interface BackupMapper {
    /** What {@link #findNeed} answers of a backup that a drill is at. */
    String NEEDED_BY_DRILL = "DRILL";
    String BACKUP = """
    select b.id, b.tenant_id, t.slug as tenant_slug, t.name as tenant_name, t.locale as tenant_locale,
           t.currency as tenant_currency, t.time_zone as tenant_time_zone, b.cause, b.requested_by, b.state,
           b.is_cancel_requested, b.attempts, b.file_name, b.schema_version, b.product_version, b.rows_done,
           b.rows_total, b.file_count, b.byte_size, b.failure, b.created_at, b.started_at, b.finished_at
    from tenant_backup b
    join tenant t on t.id = b.tenant_id
    """;

    @Select(BACKUP + "where b.id = #{id}")
    @Nullable
    BackupRow findById(@Param("id") UUID id);

    /** As {@link #findById}, and nobody else changes the backup until the transaction ends. */
    @Select(BACKUP + "where b.id = #{id} for update of b")
    @Nullable
    BackupRow lockById(@Param("id") UUID id);

    /** The tenant's newest backup that is there, as {@link #lockById}; null where it has none. */
    @Select(
        BACKUP +
            """
            where b.tenant_id = #{tenantId}
                and b.state = 'SUCCEEDED'
            order by b.id desc
            limit 1
            for update of b
            """
    )
    @Nullable
    BackupRow lockNewest(@Param("tenantId") UUID tenantId);

    /** What needs a backup at the moment: RESTORE or DRILL; null where nothing does. */
    @Select(
        """
        select case
                when exists (
                    select from tenant_restore r
                    where r.backup_id = #{id}
                        and r.state in ('QUEUED', 'PREVIEWING', 'PREVIEWED', 'CONFIRMED', 'RUNNING')) then 'RESTORE'
                when exists (
                    select from backup_drill d
                    where d.backup_id = #{id}
                        and d.state in ('QUEUED', 'RUNNING')) then 'DRILL'
            end
        """
    )
    @Nullable
    String findNeed(@Param("id") UUID id);

    /**
     * Lists backups, the newest first.
     *
     * @param tenantId whose; null for all
     * @param states those to keep; empty for all
     * @param beforeId the id of the row after which to begin; null for the start
     */
    @Select(
        BACKUP +
            """
            where (#{tenantId}::uuid is null or b.tenant_id = #{tenantId}::uuid)
                and (cardinality(#{states}::text[]) = 0 or b.state = any(#{states}::text[]))
                and (#{beforeId}::uuid is null or b.id < #{beforeId}::uuid)
            order by b.id desc
            limit #{limit}
            """
    )
    List<BackupRow> list(
        @Param("tenantId") @Nullable UUID tenantId,
        @Param("states") List<String> states,
        @Param("beforeId") @Nullable UUID beforeId,
        @Param("limit") int limit
    );

    @Select(
        """
        select count(*)
        from tenant_backup b
        where (#{tenantId}::uuid is null or b.tenant_id = #{tenantId}::uuid)
            and (cardinality(#{states}::text[]) = 0 or b.state = any(#{states}::text[]))
        """
    )
    long count(@Param("tenantId") @Nullable UUID tenantId, @Param("states") List<String> states);

    /** Writes nothing where the tenant has a backup under way. */
    @Insert(
        """
        insert into tenant_backup (id, tenant_id, cause, requested_by, file_name)
        select #{id}, t.id, #{cause}, #{requestedBy},
               'backup_' || t.slug || '_' || to_char(now() at time zone t.time_zone, 'YYYYMMDD_HH24MISS') || '.zip'
        from tenant t
        where t.id = #{tenantId}
        on conflict (tenant_id) where state in ('QUEUED', 'RUNNING') do nothing
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("tenantId") UUID tenantId,
        @Param("cause") String cause,
        @Param("requestedBy") String requestedBy
    );

    /** Notes that a worker begins, from the start; writes nothing where the backup is over. */
    @Update(
        """
        update tenant_backup
        set state = 'RUNNING', attempts = attempts + 1, started_at = coalesce(started_at, now()), rows_done = 0,
            rows_total = null
        where id = #{id}
            and state in ('QUEUED', 'RUNNING')
        """
    )
    int updateRunning(@Param("id") UUID id);

    /** Notes how far a worker is; writes nothing where it shall not go on. */
    @Update(
        """
        update tenant_backup
        set rows_done = #{rowsDone}, rows_total = #{rowsTotal}
        where id = #{id}
            and state = 'RUNNING'
            and not is_cancel_requested
        """
    )
    int updateProgress(@Param("id") UUID id, @Param("rowsDone") long rowsDone, @Param("rowsTotal") long rowsTotal);

    /** Ends a backup well; writes nothing where it is over already, or shall not be. */
    @Update(
        """
        update tenant_backup
        set state = 'SUCCEEDED', finished_at = now(), rows_done = #{rowCount}, rows_total = #{rowCount},
            file_count = #{fileCount}, byte_size = #{byteSize}, schema_version = #{schemaVersion},
            product_version = #{productVersion}
        where id = #{id}
            and state = 'RUNNING'
            and not is_cancel_requested
        """
    )
    int updateSucceeded(
        @Param("id") UUID id,
        @Param("rowCount") long rowCount,
        @Param("fileCount") int fileCount,
        @Param("byteSize") long byteSize,
        @Param("schemaVersion") int schemaVersion,
        @Param("productVersion") String productVersion
    );

    @Update(
        """
        update tenant_backup
        set state = 'FAILED', finished_at = now(), failure = #{failure}
        where id = #{id}
            and state in ('QUEUED', 'RUNNING')
        """
    )
    int updateFailed(@Param("id") UUID id, @Param("failure") String failure);

    /** Ends a backup that nobody has begun with, or whose worker has stopped. */
    @Update(
        """
        update tenant_backup
        set state = 'CANCELLED', finished_at = now(), is_cancel_requested = true
        where id = #{id}
            and state in ('QUEUED', 'RUNNING')
        """
    )
    int updateCancelled(@Param("id") UUID id);

    /** Asks the worker to stop. */
    @Update(
        """
        update tenant_backup
        set is_cancel_requested = true
        where id = #{id}
            and state = 'RUNNING'
        """
    )
    int updateCancelRequested(@Param("id") UUID id);

    @Delete(
        """
        delete from tenant_backup
        where id = #{id}
            and state in ('SUCCEEDED', 'FAILED', 'CANCELLED')
        """
    )
    int delete(@Param("id") UUID id);
}
