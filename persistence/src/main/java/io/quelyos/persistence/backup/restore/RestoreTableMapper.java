package io.quelyos.persistence.backup.restore;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Writes the rows of backups into the tables of the transaction's tenant, whoever's they were. */
@Mapper
public interface RestoreTableMapper {
    /**
     * Writes rows.
     *
     * @param lines a JSON array of rows
     * @param columns those that are written
     * @param treatment as {@code BackupTable.Treatment}
     */
    @Select(
        """
        select created, updated, refused, conflict
        from restore_rows(cast(#{table} as regclass), cast(#{lines} as json), #{columns}::text[], #{treatment},
            #{once}::text[], #{raised}::text)
        """
    )
    RestoredRows restoreRows(
        @Param("table") String table,
        @Param("lines") String lines,
        @Param("columns") List<String> columns,
        @Param("treatment") String treatment,
        @Param("once") List<String> once,
        @Param("raised") @Nullable String raised
    );

    /** What {@link #restoreRows} would do. */
    @Select(
        """
        select created, updated, conflicts
        from preview_rows(cast(#{table} as regclass), cast(#{lines} as json), #{columns}::text[], #{treatment},
            #{once}::text[], #{raised}::text)
        """
    )
    PreviewedRows previewRows(
        @Param("table") String table,
        @Param("lines") String lines,
        @Param("columns") List<String> columns,
        @Param("treatment") String treatment,
        @Param("once") List<String> once,
        @Param("raised") @Nullable String raised
    );

    /** Which of some files are there. */
    @Select(
        """
        select f.id
        from stored_file f
        where f.id = any(#{ids}::uuid[])
        """
    )
    List<UUID> findFiles(@Param("ids") List<UUID> ids);

    /** Writes a file with its content. */
    @Insert(
        """
        insert into stored_file (tenant_id, id, file_name, media_type, byte_size, sha256, content, purpose, created_at)
        select (select current_tenant()), r.id, r.file_name, r.media_type, r.byte_size, r.sha256, #{content}, r.purpose,
               r.created_at
        from json_populate_record(cast(null as stored_file), cast(#{line} as json)) r
        on conflict (tenant_id, id) do nothing
        """
    )
    int insertFile(@Param("line") String line, @Param("content") byte[] content);

    /** Brings what lists read of products in line with variants and stock. */
    @Select("select cast(settle_restored_products() as text)")
    String settleProducts();

    /** A copy has no keys of the payment provider: they are sealed for the tenant that they were given to. */
    @Update(
        """
        update payment_method
        set is_active = false, publishable_key = null, secret_key = null, webhook_secret = null
        where code = 'CARD'
        """
    )
    int updateCardsOff();

    /** Lets what rows point to come behind them. */
    @Update("set constraints all deferred")
    void deferConstraints();

    /**
     * Has triggers keep plans that are good for a tenant of any size. A plan that is made for one tenant passes over all of its
     * rows each time, where the statistics know nothing yet of the rows that this transaction wrote.
     */
    @Update("set local plan_cache_mode = force_generic_plan")
    void planForAnyTenant();

    /** What a restore left in its own transaction, as a JSON array by table; null where it was not done. */
    @Select(
        """
        select cast(a.detail -> 'result' as text)
        from audit_entry a
        where a.entity_type = 'restore'
            and a.entity_id = #{id}
        limit 1
        """
    )
    @Nullable
    String findDone(@Param("id") String id);
}
