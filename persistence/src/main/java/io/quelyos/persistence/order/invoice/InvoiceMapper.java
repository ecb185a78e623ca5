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

    /** The only row that the tenant of the transaction has. */
    @Select("select s.vat_number, s.registration, s.footer, s.version from invoice_settings s")
    @Nullable
    InvoiceSettingsRow findSettings();

    /** Fills the settings in, or changes those of a version. */
    @Insert(
        """
        insert into invoice_settings (tenant_id, vat_number, registration, footer)
        select current_tenant(), #{row.vatNumber}, #{row.registration}, #{row.footer}
        where #{row.version} = 0
            or exists (select from invoice_settings)
        on conflict (tenant_id)
        do update set vat_number = excluded.vat_number, registration = excluded.registration, footer = excluded.footer,
            version = invoice_settings.version + 1
        where invoice_settings.version = #{row.version}
        """
    )
    int saveSettings(@Param("row") InvoiceSettingsRow row);
}
