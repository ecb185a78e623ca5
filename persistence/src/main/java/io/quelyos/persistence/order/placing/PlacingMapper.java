package io.quelyos.persistence.order.placing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Makes orders, gives them their numbers, and ends those that never came to one. */
@Mapper
public interface PlacingMapper {
    /** Makes an order whose money is awaited; {@link #updatePlaced} follows at once where it is not. */
    @Insert(
        """
        insert into shop_order (tenant_id, id, status, customer_id, guest_session, email, phone, locale, currency,
            prices_include_tax, tax_treatment, vat_number, requires_shipping, shipping_address, billing_address,
            delivery_rate_id, pickup_point_id, delivery_name, subtotal_minor, discount_minor, delivery_minor,
            delivery_discount_minor, delivery_net_minor, delivery_tax_minor, net_minor, tax_minor, gross_minor, taxes,
            promotions, note, attributes, terms_accepted_at, payment_due_at)
        values (current_tenant(), #{row.id}, 'AWAITING_PAYMENT', #{row.customerId}, #{row.guestSession}, #{row.email},
            #{row.phone}, #{row.locale}, #{row.currency}, #{row.pricesIncludeTax}, #{row.taxTreatment},
            (select c.vat_number from customer c where c.id = #{row.customerId}), #{row.requiresShipping}, #{row.shippingAddress}, #{row.billingAddress},
            #{row.deliveryRateId}, #{row.pickupPointId}, #{row.deliveryName}, #{row.amounts.subtotalMinor},
            #{row.amounts.discountMinor}, #{row.amounts.deliveryMinor}, #{row.amounts.deliveryDiscountMinor},
            #{row.amounts.deliveryNetMinor}, #{row.amounts.deliveryTaxMinor}, #{row.amounts.netMinor},
            #{row.amounts.taxMinor}, #{row.amounts.grossMinor}, cast(#{row.taxes} as jsonb),
            cast(#{row.promotions} as jsonb), #{row.note}, cast(#{row.attributes} as jsonb), #{row.termsAcceptedAt},
            #{row.paymentDueAt})
        """
    )
    int insert(@Param("row") OrderDraftRow row);

    @Insert(
        """
        insert into order_line (tenant_id, id, order_id, position, product_id, variant_id, name, sku, option_values,
            quantity, unit_price_minor, subtotal_minor, discount_minor, net_minor, tax_minor, gross_minor, taxes,
            discounts, requires_shipping, note, attributes)
        select current_tenant(), r.id, #{orderId}, r.position, v.product_id, v.id, r.name, v.sku,
            coalesce(v.option_values, '{}'), r.quantity, r.unit_price_minor, r.subtotal_minor, r.discount_minor,
            r.net_minor, r.tax_minor, r.gross_minor, cast(r.taxes as jsonb), cast(r.discounts as jsonb),
            coalesce(v.requires_shipping, false), r.note, cast(r.attributes as jsonb)
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            id uuid, position int, variant_id uuid, name text, quantity int, unit_price_minor bigint,
            subtotal_minor bigint, discount_minor bigint, net_minor bigint, tax_minor bigint, gross_minor bigint,
            taxes text, discounts text, note text, attributes text)
        left join variant v on v.tenant_id = current_tenant() and v.id = r.variant_id
        """
    )
    int insertLines(@Param("orderId") UUID orderId, @Param("rows") List<OrderLineDraftRow> rows);

    @Select("select l.quota_limit, l.year from order_limit(#{at}) l")
    OrderLimitRow findLimit(@Param("at") OffsetDateTime at);

    /** Counts an order of a year; no row where the limit is reached. Others wait until this transaction ends. */
    @Insert(
        """
        insert into order_year as y (tenant_id, year, order_count)
        values (current_tenant(), #{limit.year}, 1)
        on conflict (tenant_id, year) do update
        set order_count = y.order_count + 1
        where cast(#{limit.quotaLimit} as bigint) is null or y.order_count < #{limit.quotaLimit}
        """
    )
    int count(@Param("limit") OrderLimitRow limit);

    /** Takes an order out of its year's count. */
    @Update("update order_year set order_count = order_count - 1 where year = #{year} and order_count > 0")
    int uncount(@Param("year") int year);

    /**
     * Gives an order its number. The counter's row is locked until the transaction ends, so that numbers have no gaps; hence
     * this is the last thing that a transaction does.
     */
    @Update(
        """
        with given as (
            insert into order_counter as c (tenant_id, kind, last_number)
            values (current_tenant(), 'ORDER', 1)
            on conflict (tenant_id, kind) do update set last_number = c.last_number + 1
            returning c.last_number
        )
        update shop_order
        set number = g.last_number, status = 'OPEN', placed_at = now(), payment_due_at = null,
            payment_status = case when gross_minor = 0 then 'PAID' else payment_status end, version = version + 1,
            updated_at = now()
        from given g
        where id = #{id}
            and status = 'AWAITING_PAYMENT'
        """
    )
    int updatePlaced(@Param("id") UUID id);

    @Select("select o.number from shop_order o where o.id = #{id}")
    @Nullable
    Long findNumber(@Param("id") UUID id);

    /** Ends an order that was never placed. */
    @Update(
        """
        update shop_order
        set status = 'CANCELLED', cancelled_at = now(), cancel_reason = #{reason}, payment_due_at = null,
            version = version + 1, updated_at = now()
        where id = #{id}
            and status = 'AWAITING_PAYMENT'
        """
    )
    int updateWithdrawn(@Param("id") UUID id, @Param("reason") String reason);

    /** Counts an order of a customer, which decides what is a first order. */
    @Update("update customer set order_count = order_count + 1 where id = #{id}")
    int countOfCustomer(@Param("id") UUID id);

    /** Notes that an order's pieces are counted among those sold; no row where they were before. */
    @Update("update shop_order set is_sales_counted = true where id = #{id} and not is_sales_counted")
    int updateSalesCounted(@Param("id") UUID id);

    @Select(
        """
        select l.product_id, sum(l.quantity) as quantity
        from order_line l
        where l.order_id = #{orderId}
            and l.product_id is not null
        group by l.product_id
        order by l.product_id
        limit 1000
        """
    )
    List<SoldRow> listSold(@Param("orderId") UUID orderId);

    /** The products of all pieces that an order took from the shelf, a bundle's parts among them. */
    @Select(
        """
        select distinct v.product_id
        from order_line l
        join order_line_stock s on s.tenant_id = l.tenant_id and s.order_line_id = l.id
        join variant v on v.tenant_id = s.tenant_id and v.id = s.variant_id
        where l.order_id = #{orderId}
        order by v.product_id
        limit 10000
        """
    )
    List<UUID> listTouchedProducts(@Param("orderId") UUID orderId);

    @Update(
        """
        update product p
        set sold_count = p.sold_count + r.quantity
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            product_id uuid, quantity bigint)
        where p.id = r.product_id
        """
    )
    int addSold(@Param("rows") List<SoldRow> rows);
}
