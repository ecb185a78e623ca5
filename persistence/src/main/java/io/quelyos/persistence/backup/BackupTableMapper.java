package io.quelyos.persistence.backup;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole tables of the transaction's tenant, each row as a JSON object. The functions of the database put the
 * statements together from its own catalog and run with their caller's rights, so the policies choose the rows.
 */
@Mapper
public interface BackupTableMapper {
    /** The tables behind the tenant wall, by the catalog's own account. */
    @Select(
        """
        select cast(c.relname as text)
        from pg_class c
        join pg_policy p on p.polrelid = c.oid and p.polname = 'tenant_isolation'
        where c.relnamespace = 'public'::regnamespace
            and c.relkind in ('r', 'p')
            and not c.relispartition
        order by c.relname
        limit 1000
        """
    )
    List<String> listTables();

    /** The foreign keys between them. */
    @Select(
        """
        select distinct cast(c.relname as text) as child, cast(t.relname as text) as parent
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid
        join pg_class t on t.oid = k.confrelid
        join pg_policy p on p.polrelid = t.oid and p.polname = 'tenant_isolation'
        where k.contype = 'f'
            and c.relnamespace = 'public'::regnamespace
        order by 1, 2
        limit 10000
        """
    )
    List<TableReference> listReferences();

    /** The version that the migrations brought the database to. */
    @Select("select schema_version()")
    int findSchemaVersion();

    /** The columns that a backup of a table holds, but for those that are left out. */
    @Select("select c from unnest(backup_columns(cast(#{table} as regclass), #{leftOut}::text[])) c limit 1600")
    List<String> listColumns(@Param("table") String table, @Param("leftOut") List<String> leftOut);

    /** The primary key of a table, but for the tenant. */
    @Select(
        """
        select k.name, a.atttypid in ('uuid'::regtype, 'int2'::regtype, 'int4'::regtype, 'int8'::regtype) as is_ordered
        from unnest(backup_key(cast(#{table} as regclass))) with ordinality k (name, position)
        join pg_attribute a on a.attrelid = cast(#{table} as regclass) and a.attname = k.name
        where k.name <> 'tenant_id'
        order by k.position
        limit 32
        """
    )
    List<KeyColumn> listKey(@Param("table") String table);

    @Select("select count_backup_rows(cast(#{table} as regclass), #{condition})")
    long countRows(@Param("table") String table, @Param("condition") String condition);

    /** Opens the one cursor of the transaction. */
    @Select("select cast(open_backup_rows(cast(#{table} as regclass), #{columns}::text[], #{condition}) as text)")
    String openRows(
        @Param("table") String table,
        @Param("columns") List<String> columns,
        @Param("condition") String condition
    );

    /** The cursor's next rows; none at its end. */
    @Select("select r from next_backup_rows(#{most}) r limit #{most}")
    List<String> nextRows(@Param("most") int most);

    @Select("select cast(close_backup_rows() as text)")
    String closeRows();

    /** A part of a file's content; null where the file has none. */
    @Select(
        """
        select substring(f.content from #{from} for #{count}) as content
        from stored_file f
        where f.id = #{id}
            and f.content is not null
        """
    )
    @Nullable
    BackupBytes findFileSlice(@Param("id") UUID id, @Param("from") int from, @Param("count") int count);

    /** Has times read as archives have them, whatever the server's own time zone is. */
    @Update("set local timezone = 'UTC'")
    void readTimesInUtc();

    /** Lets the statements of this transaction take their time. */
    @Update("set local statement_timeout = 0")
    void waitForLongStatements();
}
