package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.ServerTest;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * What can be sold of articles is written down twice: for one article and for those of a page. Both must say the same of any
 * stock, at any number of places, and of bundles.
 */
@ServerTest
class SellableVariantsTest {

    private static final int PRODUCTS = 60;

    @Autowired
    private ApplicationContext server;

    @RepeatedTest(3)
    void tellsTheSameOfManyArticlesAsOfEach() {
        long seed = new Random().nextLong();
        Shelf shelf = Shelf.of(server);
        CatalogDatabase database = shelf.database();
        TestTenant tenant = database.createTenant("GROWTH");
        shelf.put(tenant, Drafts.many(tenant, PRODUCTS));
        disturb(database, tenant, new Random(seed));

        String ids = "(select array_agg(id) from product where tenant_id = '%s')".formatted(tenant.id());
        String together = "select * from sellable_variants(" + ids + ")";
        String each = "select * from sellable_variant where tenant_id = '%s'".formatted(tenant.id());
        assertThat(database.query("select count(*) >= " + PRODUCTS + " from (" + together + ") v")).isEqualTo("t");
        for (String kind : new String[] {
            "is_bundle and sellable > 0",
            "is_bundle and sellable = 0",
            "on_hand is null",
        }) {
            assertThat(database.query("select count(*) > 0 from (" + each + ") v where " + kind))
                .as(kind + ", seed " + seed)
                .isEqualTo("t");
        }
        assertThat(
            database.query(
                "select count(*) from ((%1$s except all %2$s) union all (%2$s except all %1$s)) v".formatted(
                    together,
                    each
                )
            )
        )
            .as("seed " + seed)
            .isEqualTo("0");
    }

    /** Stock at two places with pieces kept for somebody, more of them than there are at times, and bundles of all kinds. */
    private static void disturb(CatalogDatabase database, TestTenant tenant, Random random) {
        String of = "tenant_id = '%s'".formatted(tenant.id());
        String seed = "select setseed(%s); ".formatted(Double.toString(random.nextDouble()));
        database.load(
            seed +
                """
                insert into location (tenant_id, id, code, name) values ('%1$s', '%2$s', 'there', 'There');
                update variant set is_stock_tracked = random() < 0.7, continues_when_out_of_stock = random() < 0.3 where %3$s;
                delete from stock_level where %3$s;
                insert into stock_level (tenant_id, variant_id, location_id, quantity, reserved)
                select v.tenant_id, v.id, l.id, floor(random() * 20), floor(random() * 12)
                from variant v
                join location l on l.tenant_id = v.tenant_id
                where v.%3$s and random() < 0.8;
                insert into bundle_item (tenant_id, product_id, position, variant_id, quantity)
                select p.tenant_id, p.id, part.n, case when random() < 0.9 then part.id end, 1 + floor(random() * 3)
                from product p
                cross join lateral (
                    select chosen.id, row_number() over () as n
                    from (
                        select v.id from variant v
                        where v.tenant_id = p.tenant_id and v.product_id <> p.id
                        order by random() limit 2
                    ) chosen
                ) part
                where p.%3$s and abs(hashtext(p.slug)) %% 3 = 0
                """.formatted(tenant.id(), UUID.randomUUID(), of)
        );
    }
}
