-- A function that runs with its owner's rights must not find a caller's temporary table of the same name before the real
-- one: the temporary schema is searched first unless the path names it last.
do $$
declare
    definer regprocedure;
begin
    for definer in
        select p.oid::regprocedure
        from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.prosecdef
    loop
        execute format('alter function %s set search_path = pg_catalog, public, pg_temp', definer);
    end loop;
    -- Nobody has a use for temporary tables, so nobody may make any.
    execute format('revoke temporary on database %I from public', current_database());
end
$$;
