package io.quelyos.persistence.productimport;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What was wrong in imported files. */
@Mapper
public interface ProductImportErrorMapper {
    /** One error of one of several imports. */
    record OfImport(
        UUID importId,
        int rowNumber,
        @Nullable String columnName,
        String code,
        String message,
        @Nullable String rejectedValue
    ) {}

    @Insert(
        """
        insert into product_import_error (tenant_id, import_id, severity, position, row_number, column_name, code,
            message, rejected_value)
        select #{tenantId}, #{importId}, r.severity, r.position, r.row_number, r.column_name, r.code, r.message,
            r.rejected_value
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            severity text, position int, row_number int, column_name text, code text, message text, rejected_value text)
        """
    )
    int insertAll(
        @Param("tenantId") UUID tenantId,
        @Param("importId") UUID importId,
        @Param("rows") List<ProductImportErrorRow> rows
    );

    @Delete("delete from product_import_error where import_id = #{importId}")
    int deleteByImport(@Param("importId") UUID importId);

    /** The same page of the errors of each of some imports. */
    @Select(
        """
        select e.import_id, e.row_number, e.column_name, e.code, e.message, e.rejected_value
        from unnest(cast(#{importIds} as uuid[])) as wanted (id)
        cross join lateral (
            select p.import_id, p.position, p.row_number, p.column_name, p.code, p.message, p.rejected_value
            from product_import_error p
            where p.import_id = wanted.id
                and p.severity = #{severity}
            order by p.position
            limit #{first}
            offset #{offset}
        ) e
        order by e.import_id, e.position
        limit 10000
        """
    )
    List<OfImport> listByImports(
        @Param("importIds") List<UUID> importIds,
        @Param("severity") String severity,
        @Param("first") int first,
        @Param("offset") int offset
    );
}
