package io.quelyos.persistence.privacy;

import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Tells what is known of a customer, each part as one JSON text; secrets and what staff noted for themselves are left out. */
@Mapper
public interface PersonalDataMapper {
    @Select(
        """
        select jsonb_build_object('id', c.id, 'email', c.email, 'emailVerifiedAt', c.email_verified_at,
            'displayName', c.display_name, 'vatNumber', c.vat_number, 'locale', c.locale, 'currency', c.currency,
            'createdAt', c.created_at)
        from customer c
        where c.id = #{customerId}
        """
    )
    @Nullable
    String findAccount(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'given', c.is_given, 'source', c.source,
            'at', c.created_at) order by c.id), '[]')
        from customer_consent c
        where c.customer_id = #{customerId}
        """
    )
    String findConsents(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'company', a.company, 'line1', a.line1,
            'line2', a.line2, 'postalCode', a.postal_code, 'city', a.city, 'regionCode', a.region_code,
            'countryCode', a.country_code, 'phone', a.phone, 'defaultShipping', a.is_default_shipping,
            'defaultBilling', a.is_default_billing, 'createdAt', a.created_at) order by a.id), '[]')
        from customer_address a
        where a.customer_id = #{customerId}
        """
    )
    String findAddresses(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'createdAt', w.created_at, 'shared',
            w.share_hash is not null, 'items', (
                select coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'productId', i.product_id, 'variantId',
                    i.variant_id, 'note', i.note, 'addedAt', i.added_at) order by i.id), '[]')
                from wishlist_item i
                where i.wishlist_id = w.id)) order by w.id), '[]')
        from wishlist w
        where w.customer_id = #{customerId}
        """
    )
    String findWishlists(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('productId', r.product_id, 'authorName', r.author_name,
            'rating', r.rating, 'title', r.title, 'body', r.body, 'status', r.status, 'createdAt', r.created_at)
            order by r.id), '[]')
        from product_review r
        where r.customer_id = #{customerId}
        """
    )
    String findReviews(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('note', c.note, 'countryCode', c.country_code, 'postalCode',
            c.postal_code, 'createdAt', c.created_at, 'lines', (
                select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'quantity', l.quantity, 'note', l.note,
                    'attributes', l.attributes) order by l.id), '[]')
                from cart_line l
                where l.cart_id = c.id)) order by c.id), '[]')
        from cart c
        where c.customer_id = #{customerId}
        """
    )
    String findCarts(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('number', o.number, 'status', o.status, 'placedAt', o.placed_at,
            'email', o.email, 'phone', o.phone, 'shippingAddress', o.shipping_address, 'billingAddress',
            o.billing_address, 'note', o.note, 'currency', o.currency, 'grossMinor', o.gross_minor, 'lines', (
                select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'sku', l.sku, 'quantity', l.quantity,
                    'unitPriceMinor', l.unit_price_minor, 'grossMinor', l.gross_minor, 'note', l.note, 'attributes',
                    l.attributes) order by l.position), '[]')
                from order_line l
                where l.order_id = o.id)) order by o.id), '[]')
        from shop_order o
        where o.customer_id = #{customerId}
        """
    )
    String findOrders(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'subject', m.subject, 'at', m.created_at)
            order by m.created_at, m.id), '[]')
        from mail_message m
        where m.recipient = (select c.email from customer c where c.id = #{customerId})
        """
    )
    String findLetters(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(g.name order by g.name), '[]')
        from customer_group_member m
        join customer_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
        where m.customer_id = #{customerId}
        """
    )
    String findGroups(@Param("customerId") UUID customerId);
}
