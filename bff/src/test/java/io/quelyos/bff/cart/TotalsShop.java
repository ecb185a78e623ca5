package io.quelyos.bff.cart;

import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.promotion.PromotionReader;
import io.quelyos.bff.testing.GraphQlClient;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** A shop that takes 20 % tax and delivers in France by weight, with a guest; its twin takes half off everything. */
record TotalsShop(CartShop shop, CartShop twin, GraphQlClient guest, UUID article) {
    static final String MONEY = "{ net { amount } gross { amount } tax { amount } }";
    static final String SUMS =
        "cart { pricesIncludeTax subtotal { amount } discount { amount } promotions { name code amount { amount } }" +
        " coupons { code applied reason missingAmount { amount } } taxes { name percentage base { amount } amount { amount } }" +
        " total " +
        MONEY +
        " lines { subtotal { amount } discounts { name code amount { amount } kind percentage } taxes { percentage } total " +
        MONEY +
        " } deliveryRequired delivery { name available price { amount } total " +
        MONEY +
        " discounts { name } } destination { countryCode } }";
    static final String CART = "{ shop { " + SUMS + " } }";
    static final String ERRORS =
        "userErrors { __typename code field ... on CouponRefused { reason missingAmount { amount } } ... on LimitReached { limit } }";
    static final String APPLY =
        "mutation ($code: String!) { shopCartCouponApply(code: $code) { " + SUMS + " " + ERRORS + " } }";
    static final String REMOVE =
        "mutation ($code: String!) { shopCartCouponRemove(code: $code) { " + SUMS + " " + ERRORS + " } }";
    static final String DELIVER =
        "mutation ($input: ShopCartDeliveryInput!) { shopCartDeliverySet(input: $input) { " +
        SUMS +
        " " +
        ERRORS +
        " } }";
    static final String QUOTES =
        "{ zoneName rates { id name price { amount } freeByAmount minimumDays maximumDays }" +
        " pickupPoints { id name openingText price { amount } address { city } } }";

    static TotalsShop open(ApplicationContext server) {
        CartShop shop = furnish(server);
        CartShop twin = furnish(server);
        promotion(twin, "Twin", false, 5000, null);
        rate(shop, "France", null, "{0,1000}", "{490,790}", 5000L, 10_000L);
        rate(shop, "Corse", "20", "{0}", "{1200}", null, null);
        return new TotalsShop(shop, twin, shop.guest(), shop.article(1000, 1000, 300));
    }

    private static CartShop furnish(ApplicationContext server) {
        CartShop made = CartShop.open(server);
        UUID usual = UUID.randomUUID();
        made.run(
            "insert into tax_category (tenant_id, id, code, name, is_usual) values (?, ?, 'USUAL', 'Usual', true)",
            made.id(),
            usual
        );
        made.run(
            "insert into tax_rate (tenant_id, id, category_id, country_code, name, rate_millionths)" +
                " values (?, ?, ?, 'FR', 'TVA 20 %', 200000)",
            made.id(),
            UUID.randomUUID(),
            usual
        );
        return made;
    }

    static void promotion(CartShop of, String name, boolean needsCoupon, int basisPoints, @Nullable Integer minimum) {
        UUID id = UUID.randomUUID();
        of.run(
            "insert into promotion (tenant_id, id, name, is_active, needs_coupon, kind, basis_points, targets, currency," +
                " minimum_minor, combines_with) values (?, ?, ?, true, ?, 'PERCENTAGE', ?, cast(? as jsonb), 'EUR', ?," +
                " '{PRODUCT,ORDER,DELIVERY}')",
            of.id(),
            id,
            name,
            needsCoupon,
            basisPoints,
            PromotionReader.json(Targets.ALL),
            minimum
        );
        if (needsCoupon) {
            of.run(
                "insert into coupon (tenant_id, id, promotion_id, code) values (?, ?, ?, ?)",
                of.id(),
                UUID.randomUUID(),
                id,
                name.toUpperCase(Locale.ROOT)
            );
        }
    }

    private static void rate(
        CartShop shop,
        String zone,
        @Nullable String prefix,
        String starts,
        String prices,
        @Nullable Long end,
        @Nullable Long free
    ) {
        UUID zoneId = UUID.randomUUID();
        shop.run("insert into delivery_zone (tenant_id, id, name) values (?, ?, ?)", shop.id(), zoneId, zone);
        shop.run(
            "insert into delivery_area (tenant_id, zone_id, position, country_code, postal_prefix) values (?, ?, 0, 'FR', ?)",
            shop.id(),
            zoneId,
            prefix
        );
        shop.run(
            "insert into delivery_rate (tenant_id, id, zone_id, name, basis, band_starts, band_prices_minor, band_end," +
                " free_from_minor, minimum_days, maximum_days) values (?, ?, ?, ?, 'WEIGHT', cast(? as bigint[])," +
                " cast(? as bigint[]), ?, ?, 2, 3)",
            shop.id(),
            UUID.randomUUID(),
            zoneId,
            "Colis " + zone,
            starts,
            prices,
            end,
            free
        );
    }
}
