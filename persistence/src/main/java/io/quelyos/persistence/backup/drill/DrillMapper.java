package io.quelyos.persistence.backup.drill;

import io.quelyos.persistence.tenant.PlatformMapper;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The operators' book of drills. */
@PlatformMapper
public interface DrillMapper {
    String DRILL = """
    select d.id, d.tenant_id, t.slug as tenant_slug, t.name as tenant_name, d.backup_id, d.file_name, d.cause,
           d.requested_by, d.state, d.attempts, d.rows_done, d.rows_total, d.table_count, d.row_count, d.file_count,
           cast(d.differences as text) as differences, d.failure, d.created_at, d.started_at, d.finished_at
    from backup_drill d
    join tenant t on t.id = d.tenant_id
    """;

    @Select(DRILL + "where d.id = #{id}")
    @Nullable
    DrillRow findById(@Param("id") UUID id);

    /** Lists drills of a tenant, or all, the newest first. */
    @Select(
        DRILL +
            """
            where (#{tenantId}::uuid is null or d.tenant_id = #{tenantId}::uuid)
                and (#{beforeId}::uuid is null or d.id < #{beforeId}::uuid)
            order by d.id desc
            limit #{limit}
            """
    )
    List<DrillRow> list(
        @Param("tenantId") @Nullable UUID tenantId,
        @Param("beforeId") @Nullable UUID beforeId,
        @Param("limit") int limit
    );

    /** The newest drill of each of some tenants. */
    @Select(
        DRILL +
            """
            where d.id = any(array(
                select (
                    select n.id
                    from backup_drill n
                    where n.tenant_id = w.id
                    order by n.id desc
                    limit 1)
                from unnest(#{tenantIds}::uuid[]) w (id)))
            """
    )
    List<DrillRow> findNewestOf(@Param("tenantIds") List<UUID> tenantIds);

    @Select("select schema_version()")
    int findSchemaVersion();

    /** Lets one instance at a time count and begin, until its transaction ends. */
    @Select("select cast(pg_advisory_xact_lock(hashtextextended('backup_drill_sweep', 0)) as text)")
    String lockSweep();

    @Select("select count(*) from backup_drill d where d.state in ('QUEUED', 'RUNNING')")
    int countUnderWay();

    /** Tenants with a backup and without a drill since some time, those first that have waited longest. */
    @Select(
        """
        select t.id
        from tenant t
        cross join lateral (
            select b.finished_at
            from tenant_backup b
            where b.tenant_id = t.id
                and b.state = 'SUCCEEDED'
            order by b.id desc
            limit 1
        ) n
        left join lateral (
            select d.created_at
            from backup_drill d
            where d.tenant_id = t.id
            order by d.id desc
            limit 1
        ) l on true
        where l.created_at is null
            or l.created_at <= #{before}
        order by coalesce(l.created_at, n.finished_at), t.id
        limit #{limit}
        """
    )
    List<UUID> listDue(@Param("before") OffsetDateTime before, @Param("limit") int limit);

    /** Writes nothing where the tenant has a drill under way. */
    @Insert(
        """
        insert into backup_drill (id, tenant_id, backup_id, file_name, cause, requested_by)
        select #{id}, b.tenant_id, b.id, b.file_name, #{cause}, #{requestedBy}
        from tenant_backup b
        where b.id = #{backupId}
        on conflict (tenant_id) where state in ('QUEUED', 'RUNNING') do nothing
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("backupId") UUID backupId,
        @Param("cause") String cause,
        @Param("requestedBy") String requestedBy
    );

    /** Notes that a worker begins, from the start; writes nothing where the drill is over. */
    @Update(
        """
        update backup_drill
        set state = 'RUNNING', attempts = attempts + 1, started_at = now(), rows_done = 0, rows_total = null
        where id = #{id}
            and state in ('QUEUED', 'RUNNING')
        """
    )
    int updateRunning(@Param("id") UUID id);

    @Update(
        """
        update backup_drill
        set rows_done = #{rowsDone}, rows_total = #{rowsTotal}
        where id = #{id}
            and state = 'RUNNING'
        """
    )
    int updateProgress(@Param("id") UUID id, @Param("rowsDone") long rowsDone, @Param("rowsTotal") long rowsTotal);

    /** Notes what was compared. */
    @Update(
        """
        update backup_drill
        set table_count = #{tableCount}, row_count = #{rowCount}, file_count = #{fileCount}
        where id = #{id}
            and state = 'RUNNING'
        """
    )
    int updateCompared(
        @Param("id") UUID id,
        @Param("tableCount") int tableCount,
        @Param("rowCount") long rowCount,
        @Param("fileCount") int fileCount
    );

    /** Ends a drill; writes nothing where it is over already. */
    @Update(
        """
        update backup_drill
        set state = case when #{failure}::text is null then 'SUCCEEDED' else 'FAILED' end, finished_at = now(),
            failure = #{failure}::text, differences = cast(#{differences} as jsonb),
            rows_done = case when #{failure}::text is null then coalesce(rows_total, rows_done) else rows_done end
        where id = #{id}
            and state in ('QUEUED', 'RUNNING')
        """
    )
    int updateEnded(
        @Param("id") UUID id,
        @Param("failure") @Nullable String failure,
        @Param("differences") String differences
    );

    /** Who is told of a failure: whom the tenant's schedules that are on name. */
    @Select(
        """
        select distinct lower(s.email)
        from backup_schedule s
        where s.tenant_id = #{tenantId}
            and s.is_active
            and s.email is not null
        order by 1
        limit #{limit}
        """
    )
    List<String> listAddresses(@Param("tenantId") UUID tenantId, @Param("limit") int limit);
}
