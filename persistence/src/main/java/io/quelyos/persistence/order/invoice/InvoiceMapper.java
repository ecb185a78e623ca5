package io.quelyos.persistence.order.invoice;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads and adds invoices and credit notes; none is ever changed. */
@Mapper
public interface InvoiceMapper {
    @Select(
        "select " +
            InvoiceRow.COLUMNS +
            """

            from invoice i
            where i.id = #{id}
            """
    )
    @Nullable
    InvoiceRow findById(@Param("id") UUID id);

    /** The invoices and credit notes of some orders, each order's oldest first. */
    @Select(
        "select " +
            InvoiceRow.COLUMNS +
            """

            from invoice i
            where i.order_id = any(#{orderIds})
            order by i.order_id, i.id
            """
    )
    List<InvoiceRow> findByOrders(@Param("orderIds") List<UUID> orderIds);

    @Insert(
        """
        insert into invoice (tenant_id, id, order_id, kind, number, invoice_id, currency, net_minor, tax_minor,
            gross_minor, content, issued_at)
        values (current_tenant(), #{row.id}, #{row.orderId}, #{row.kind}, #{row.number}, #{row.invoiceId},
            #{row.currency}, #{row.netMinor}, #{row.taxMinor}, #{row.grossMinor}, cast(#{row.content} as jsonb),
            #{row.issuedAt})
        """
    )
    int insert(@Param("row") InvoiceRow row);
}
