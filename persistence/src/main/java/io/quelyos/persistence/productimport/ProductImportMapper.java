package io.quelyos.persistence.productimport;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Imports of products: who waits, who runs and how far they are. */
@Mapper
public interface ProductImportMapper {
    @Insert(
        """
        insert into product_import (tenant_id, id, file_id, is_dry_run, error_policy, requested_by, created_at)
        values (#{tenantId}, #{id}, #{fileId}, #{isDryRun}, #{errorPolicy}, #{requestedBy}, clock_timestamp())
        """
    )
    void insert(
        @Param("tenantId") UUID tenantId,
        @Param("id") UUID id,
        @Param("fileId") UUID fileId,
        @Param("isDryRun") boolean isDryRun,
        @Param("errorPolicy") String errorPolicy,
        @Param("requestedBy") String requestedBy
    );

    @Select(
        "select " +
            ProductImportRow.COLUMNS +
            """

            from product_import i
            join stored_file f on f.tenant_id = i.tenant_id and f.id = i.file_id
            where i.id = #{id}
            """
    )
    @Nullable
    ProductImportRow findById(@Param("id") UUID id);

    @Select(
        "select " +
            ProductImportRow.COLUMNS +
            """

            from product_import i
            join stored_file f on f.tenant_id = i.tenant_id and f.id = i.file_id
            where i.id = #{id}
            for update of i
            """
    )
    @Nullable
    ProductImportRow lockById(@Param("id") UUID id);

    @Select(
        "select " +
            ProductImportRow.COLUMNS +
            """

            from product_import i
            join stored_file f on f.tenant_id = i.tenant_id and f.id = i.file_id
            order by i.created_at desc, i.id desc
            limit #{limit}
            """
    )
    List<ProductImportRow> listNewest(@Param("limit") int limit);

    /** Imports that come behind a place in the list, the newest first. */
    @Select(
        "select " +
            ProductImportRow.COLUMNS +
            """

            from product_import i
            join stored_file f on f.tenant_id = i.tenant_id and f.id = i.file_id
            where (i.created_at, i.id) < (#{createdAt}, #{id})
            order by i.created_at desc, i.id desc
            limit #{limit}
            """
    )
    List<ProductImportRow> listOlder(
        @Param("createdAt") OffsetDateTime createdAt,
        @Param("id") UUID id,
        @Param("limit") int limit
    );

    /** Lets the transactions that count or begin a tenant's imports take turns until they end. */
    @Select("select cast(pg_advisory_xact_lock(hashtextextended('product_import:' || #{tenantId}, 0)) as text)")
    String lockTurns(@Param("tenantId") String tenantId);

    @Select("select count(*) from product_import where state in ('QUEUED', 'RUNNING')")
    int countUnfinished();

    /** How many imports run already or were asked for before this one. */
    @Select(
        """
        select count(*)
        from product_import i
        join product_import asking on asking.tenant_id = i.tenant_id and asking.id = #{id}
        where i.id <> asking.id
            and (i.state = 'RUNNING'
                or i.state = 'QUEUED' and (i.created_at, i.id) < (asking.created_at, asking.id))
        """
    )
    int countAhead(@Param("id") UUID id);

    @Update(
        """
        update product_import
        set state = 'RUNNING', started_at = coalesce(started_at, now())
        where id = #{id}
            and state in ('QUEUED', 'RUNNING')
        """
    )
    int updateBegun(@Param("id") UUID id);

    @Update(
        """
        update product_import
        set row_count = #{rowCount}, product_count = #{productCount}
        where id = #{id}
        """
    )
    int updateOutline(@Param("id") UUID id, @Param("rowCount") int rowCount, @Param("productCount") int productCount);

    /** Writes how far an import is; answers whether somebody wants it to stop. */
    @Select(
        value = """
        update product_import
        set processed_row_count = #{counts.processedRows}, created_count = #{counts.created},
            updated_count = #{counts.updated}, unchanged_count = #{counts.unchanged},
            skipped_count = #{counts.skipped}, error_count = #{counts.errors}, warning_count = #{counts.warnings}
        where id = #{id}
        returning is_cancel_requested
        """,
        affectData = true
    )
    boolean updateCounts(@Param("id") UUID id, @Param("counts") ImportCounts counts);

    @Update(
        """
        update product_import
        set state = #{state}, failure_message = #{failureMessage}, finished_at = now()
        where id = #{id}
            and state in ('QUEUED', 'RUNNING')
        """
    )
    int updateFinished(
        @Param("id") UUID id,
        @Param("state") String state,
        @Param("failureMessage") @Nullable String failureMessage
    );

    @Update(
        """
        update product_import
        set is_cancel_requested = true
        where id = #{id}
            and state = 'RUNNING'
        """
    )
    int updateCancelRequested(@Param("id") UUID id);

    /**
     * Makes PostgreSQL plan each statement of the transaction for the tables as they are at that moment, the checks of
     * foreign keys among them. A plan that a session kept from when its tables were empty reads all of a tenant's rows
     * for each row that is written.
     */
    @Select("select set_config('plan_cache_mode', 'force_custom_plan', true)")
    String planAnew();

    /** The place where stock goes that names none. */
    @Select(
        """
        select l.id
        from location l
        order by l.position, l.code, l.id
        limit 1
        """
    )
    @Nullable
    UUID findFirstLocation();
}
