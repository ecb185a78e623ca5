package io.quelyos.persistence.backup.schedule;

import io.quelyos.persistence.tenant.PlatformMapper;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and changes schedules; how the last backup of each fared comes along in the same statement. */
@PlatformMapper
public interface BackupScheduleMapper {
    String SCHEDULE = """
    select s.id, s.version, s.tenant_id, t.slug as tenant_slug, t.name as tenant_name, t.time_zone, s.is_active,
           s.frequency, s.day_of_week, s.day_of_month, s.hour, s.minute, s.retention, s.email, s.next_run_at,
           l.state as last_state, l.created_at as last_run_at
    from backup_schedule s
    join tenant t on t.id = s.tenant_id
    left join lateral (
        select b.state, b.created_at
        from tenant_backup b
        where b.schedule_id = s.id
        order by b.id desc
        limit 1
    ) l on true
    """;

    @Select(SCHEDULE + "where s.id = #{id}")
    @Nullable
    BackupScheduleRow findById(@Param("id") UUID id);

    /** As {@link #findById}, and nobody else changes the schedule until the transaction ends. */
    @Select(SCHEDULE + "where s.id = #{id} for update of s")
    @Nullable
    BackupScheduleRow lockById(@Param("id") UUID id);

    /** Lists schedules of a tenant, or all, the newest first. */
    @Select(
        SCHEDULE +
            """
            where (#{tenantId}::uuid is null or s.tenant_id = #{tenantId}::uuid)
                and (#{beforeId}::uuid is null or s.id < #{beforeId}::uuid)
            order by s.id desc
            limit #{limit}
            """
    )
    List<BackupScheduleRow> list(
        @Param("tenantId") @Nullable UUID tenantId,
        @Param("beforeId") @Nullable UUID beforeId,
        @Param("limit") int limit
    );

    /** Locks schedules that are due and that no other instance is at, those first that have waited longest. */
    @Select(
        SCHEDULE +
            """
            where s.is_active
                and s.next_run_at <= #{now}
            order by s.next_run_at, s.id
            limit #{limit}
            for update of s skip locked
            """
    )
    List<BackupScheduleRow> lockDue(@Param("now") OffsetDateTime now, @Param("limit") int limit);

    /** The time zone of a tenant; null where there is no such tenant. */
    @Select("select t.time_zone from tenant t where t.id = #{tenantId}")
    @Nullable
    String findTimeZone(@Param("tenantId") UUID tenantId);

    @Insert(
        """
        insert into backup_schedule (id, tenant_id, frequency, day_of_week, day_of_month, hour, minute, retention, email,
            next_run_at)
        values (#{id}, #{tenantId}, #{frequency}, #{dayOfWeek}, #{dayOfMonth}, #{hour}, #{minute}, #{retention},
            #{email}, #{nextRunAt})
        """
    )
    int insert(BackupScheduleRow row);

    @Update(
        """
        update backup_schedule
        set is_active = #{isActive}, frequency = #{frequency}, day_of_week = #{dayOfWeek}, day_of_month = #{dayOfMonth},
            hour = #{hour}, minute = #{minute}, retention = #{retention}, email = #{email}, next_run_at = #{nextRunAt},
            version = version + 1, updated_at = now()
        where id = #{id}
            and version = #{version}
        """
    )
    int update(BackupScheduleRow row);

    /** Notes when it is due next; no change that its editors have to know of. */
    @Update(
        """
        update backup_schedule
        set next_run_at = #{nextRunAt}
        where id = #{id}
        """
    )
    int updateNextRun(@Param("id") UUID id, @Param("nextRunAt") OffsetDateTime nextRunAt);

    /** Its backups stay. */
    @Delete(
        """
        delete from backup_schedule
        where id = #{id}
        """
    )
    int delete(@Param("id") UUID id);

    /** Says which schedule a backup was made by. */
    @Update(
        """
        update tenant_backup
        set schedule_id = #{scheduleId}
        where id = #{backupId}
        """
    )
    int updateSchedule(@Param("backupId") UUID backupId, @Param("scheduleId") UUID scheduleId);

    /** The schedule that a backup was made by; null where there is none, or not any more. */
    @Select(
        SCHEDULE +
            """
            join tenant_backup m on m.schedule_id = s.id
            where m.id = #{backupId}
            """
    )
    @Nullable
    BackupScheduleRow findByBackup(@Param("backupId") UUID backupId);

    /** The schedule's good backups beyond the newest ones. */
    @Select(
        """
        select b.id
        from tenant_backup b
        where b.schedule_id = #{scheduleId}
            and b.state = 'SUCCEEDED'
        order by b.id desc
        offset #{kept}
        limit #{limit}
        """
    )
    List<UUID> listSurplus(@Param("scheduleId") UUID scheduleId, @Param("kept") int kept, @Param("limit") int limit);
}
