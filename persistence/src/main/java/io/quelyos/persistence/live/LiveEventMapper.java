package io.quelyos.persistence.live;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Keeps the events of the transaction's tenant until they are published. */
@Mapper
public interface LiveEventMapper {
    /**
     * Writes an event, and the job that looks after it later. Jobs are shared: one for each of the database's processes and
     * span of time, so that a tenant's many events need few jobs, and no transaction waits for another one's. A job runs at
     * least one span after the last event that it is for, when the transaction of that event is over.
     *
     * @param task the job's name
     * @param spanSeconds the length of a span, longer than any transaction
     */
    @Insert(
        """
        with sweep as (
            insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
            values (
                #{task},
                concat_ws(':', current_tenant(), pg_backend_pid(),
                    floor(extract(epoch from clock_timestamp()) / #{spanSeconds})),
                convert_to(cast(current_tenant() as text), 'UTF8'),
                clock_timestamp() + make_interval(secs => 2 * #{spanSeconds}),
                false,
                1
            )
            on conflict (task_name, task_instance) do nothing
        )
        insert into live_event (tenant_id, id, topic, kind, payload)
        values (current_tenant(), #{id}, #{topic}, #{kind}, #{payload})
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("topic") String topic,
        @Param("kind") String kind,
        @Param("payload") String payload,
        @Param("task") String task,
        @Param("spanSeconds") long spanSeconds
    );

    /** Lets those who publish a tenant's events take turns until their transactions end. */
    @Select(
        """
        select cast(pg_advisory_xact_lock(
            hashtextextended('live:' || (select cast(current_tenant() as text)), 0)) as text)
        """
    )
    String lockTurns();

    /** The events that came first. */
    @Select(
        """
        select e.id, e.topic, e.kind, e.payload, e.created_at
        from live_event e
        order by e.position
        limit #{limit}
        """
    )
    List<LiveEventRow> listOldest(@Param("limit") int limit);

    /** Removes events that are published. */
    @Delete("delete from live_event where id = any (#{ids})")
    int delete(@Param("ids") List<UUID> ids);
}
