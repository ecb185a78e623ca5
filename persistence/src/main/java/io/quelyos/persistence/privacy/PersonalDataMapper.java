package io.quelyos.persistence.privacy;

import java.util.List;
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
                where l.order_id = o.id), 'parcels', (
                select coalesce(jsonb_agg(jsonb_build_object('carrier', f.carrier, 'trackingNumber', f.tracking_number,
                    'trackingUrl', f.tracking_url, 'shippedAt', f.shipped_at, 'deliveredAt', f.delivered_at)
                    order by f.position), '[]')
                from fulfilment f
                where f.order_id = o.id), 'payments', (
                select coalesce(jsonb_agg(jsonb_build_object('method', p.method, 'amountMinor', p.amount_minor,
                    'capturedMinor', p.captured_minor, 'refundedMinor', p.refunded_minor, 'giftCardLastFour', g.last_four,
                    'createdAt', p.created_at) order by p.id), '[]')
                from payment p
                left join gift_card g on g.tenant_id = p.tenant_id and g.id = p.gift_card_id
                where p.order_id = o.id), 'returns', (
                select coalesce(jsonb_agg(jsonb_build_object('number', r.number, 'state', r.state, 'note', r.note,
                    'answer', r.answer, 'requestedAt', r.requested_at) order by r.id), '[]')
                from order_return r
                where r.order_id = o.id)) order by o.id), '[]')
        from shop_order o
        where\s""" + OwnOrders.CONDITION
    )
    String findOrders(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'subject', m.subject, 'at', m.created_at)
            order by m.created_at, m.id), '[]')
        from mail_message m
        where m.recipient = (select c.email from customer c where c.id = #{customerId})
            or m.customer_id = #{customerId}
            or m.order_id in (select o.id from shop_order o where o.customer_id = #{customerId})
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

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'role', m.role, 'since', m.created_at)
            order by k.id), '[]')
        from company_member m
        join company k on k.tenant_id = m.tenant_id and k.id = m.company_id
        where m.customer_id = #{customerId}
        """
    )
    String findCompanies(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('company', k.name, 'role', i.role, 'at', i.created_at)
            order by i.id), '[]')
        from company_invitation i
        join company k on k.tenant_id = i.tenant_id and k.id = i.company_id
        where i.email = (select c.email from customer c where c.id = #{customerId})
        """
    )
    String findInvitations(@Param("customerId") UUID customerId);

    /** What the customer asked their company to be allowed to order. */
    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('status', a.status, 'currency', a.currency, 'totalMinor',
            a.total_minor, 'lines', a.lines, 'shippingAddress', a.shipping_address, 'note', a.note, 'decisionNote',
            a.decision_note, 'createdAt', a.created_at) order by a.id), '[]')
        from approval_request a
        where a.customer_id = #{customerId}
        """
    )
    String findApprovals(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('state', k.state, 'email', k.email, 'phone', k.phone,
            'shippingAddress', k.shipping_address, 'billingAddress', k.billing_address, 'termsAcceptedAt',
            k.terms_accepted_at, 'createdAt', k.created_at) order by k.id), '[]')
        from checkout k
        where k.customer_id = #{customerId}
        """
    )
    String findCheckouts(@Param("customerId") UUID customerId);

    /** Of gift cards only what their user can see of them: that they lie in the cart, or paid. */
    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('lastFour', g.last_four, 'currency', g.currency, 'balanceMinor',
            g.balance_minor, 'expiresAt', g.expires_at) order by g.id), '[]')
        from gift_card g
        where g.id in (
            select x.gift_card_id
            from cart_gift_card x
            join cart c on c.tenant_id = x.tenant_id and c.id = x.cart_id
            where c.customer_id = #{customerId}
            union
            select p.gift_card_id
            from payment p
            join shop_order o on o.tenant_id = p.tenant_id and o.id = p.order_id
            where o.customer_id = #{customerId})
        """
    )
    String findGiftCards(@Param("customerId") UUID customerId);

    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('code', k.code, 'used', k.used_count, 'expiresAt', k.expires_at)
            order by k.id), '[]')
        from coupon k
        where k.customer_id = #{customerId}
        """
    )
    String findCoupons(@Param("customerId") UUID customerId);

    /** Products by their ids, in the ids' order. */
    @Select(
        """
        select coalesce(jsonb_agg(jsonb_build_object('productId', p.id, 'name', p.name)
            order by array_position(#{ids}, p.id)), '[]')
        from product p
        where p.id = any(#{ids})
        """
    )
    String findProducts(@Param("ids") List<UUID> ids);
}
