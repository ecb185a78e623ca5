-- Has a job done for a row that a restore brought back, at its time, or at once where that is past. Nothing happens where the
-- row's own job is still there. A copy's rows have the ids of those that they were copied of, so the tenant is a part of the
-- job's name. It runs with its caller's rights.
create function schedule_restored(task text, row_id uuid, due timestamptz) returns boolean
    language sql volatile set search_path = pg_catalog, public, pg_temp
begin atomic
    insert into scheduled_tasks as s (task_name, task_instance, task_data, execution_time, picked, version)
    select task, row_id || ':' || t.id, convert_to(cast(t.id as text), 'UTF8'), due, false, 1
    from (select current_tenant() as id) t
    where not exists (
        select
        from scheduled_tasks o
        where o.task_name = task
            and o.task_instance >= cast(row_id as text)
            and o.task_instance < row_id || '~'
            and split_part(convert_from(o.task_data, 'UTF8'), ' ', 1) = cast(t.id as text)
            and o.execution_time >= due
    )
    on conflict (task_name, task_instance) do update
        set execution_time = excluded.execution_time, version = s.version + 1
        where not s.picked;
    select true;
end;
grant execute on function schedule_restored(text, uuid, timestamptz) to quelyos_app;
