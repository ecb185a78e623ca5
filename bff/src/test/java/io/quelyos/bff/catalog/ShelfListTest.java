package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of categories are read from places that are kept in their order, and totals from counts that are kept too. Whatever
 * becomes of products and categories, both tell what one finds who looks at the products themselves.
 */
@ServerTest
class ShelfListTest {

    private static final long SEED = 20261121;
    private static final int CHANGES = 60;
    private static final String LIST = """
    query ($slug: String!, $after: String, $sort: ShopProductSort) { shop {
      products(first: 7, after: $after, where: { category: { eq: $slug } }, sortBy: $sort) {
        totalCount pageInfo { hasNextPage endCursor } nodes { slug } } } }
    """;
    private static final String WHOLE = "{ shop { products(first: 1) { totalCount } } }";
    private static final String STAFF =
        "query ($id: ID!) { backoffice { all: products(first: 1) { totalCount }" +
        " here: products(first: 1, where: { categoryId: $id }) { totalCount } } }";
    private static final Map<String, String> COLUMNS = Map.of(
        "NAME",
        "p.name_key",
        "PRICE",
        "p.min_price_minor",
        "NEWEST",
        "p.published_at",
        "BEST_SELLING",
        "p.sold_count",
        "RATING",
        "p.rating_average_hundredths"
    );
    private static final List<String> FIELDS = COLUMNS.keySet().stream().sorted().toList();
    private static final List<String> SLUGS = List.of("top", "middle", "leaf");

    private final Random random = new Random(SEED);

    @Autowired
    private ApplicationContext server;

    @Autowired
    private DataSource dataSource;

    private Counter counter;
    private GraphQlClient visitor;

    @BeforeEach
    void fill() {
        counter = Counter.open(server);
        for (TestTenant each : List.of(counter.tenant(), counter.twin())) {
            counter.shelf().put(each, Goods.make(each, 120, SEED));
        }
        visitor = counter.shelf().visitor(counter.tenant());
    }

    @Test
    void showsWhatOneFindsAmongTheProductsThemselves() {
        assertThat(differing()).isEqualTo("0");
        String twin = twin();
        for (int number = 0; number < CHANGES; number++) {
            String change = change(number);
            assertThat(differing())
                .as("after " + change + ", seed " + SEED)
                .isEqualTo("0");
            String slug = SLUGS.get(random.nextInt(SLUGS.size()));
            String field = FIELDS.get(random.nextInt(FIELDS.size()));
            String direction = random.nextBoolean() ? "ASC" : "DESC";
            compare(slug, field, direction, "after " + change + ", seed " + SEED);
        }
        for (String field : FIELDS) {
            for (String direction : List.of("ASC", "DESC")) {
                compare("top", field, direction, "at the end");
            }
        }
        totals();
        assertThat(twin()).isEqualTo(twin);
    }

    private void compare(String slug, String field, String direction, String when) {
        List<String> expected = expected(slug, field, direction);
        List<String> walked = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(
            Map.of("slug", slug, "sort", Map.of("field", field, "direction", direction))
        );
        boolean hasNext = true;
        while (hasNext) {
            Answer page = visitor.send(LIST, variables);
            assertThat(page.errorCodes()).isEmpty();
            assertThat(page.data("/shop/products/totalCount").asInt()).as(when).isEqualTo(expected.size());
            walked.addAll(page.texts("/shop/products/nodes", "/slug"));
            hasNext = page.data("/shop/products/pageInfo/hasNextPage").asBoolean();
            variables.put("after", page.data("/shop/products/pageInfo/endCursor").asString());
        }
        assertThat(walked)
            .as(slug + " by " + field + " " + direction + " " + when)
            .isEqualTo(expected);
    }

    private List<String> expected(String slug, String field, String direction) {
        String slugs = counter.query(
            """
            with recursive below (id) as (
                select id from category where tenant_id = '%%s' and slug = '%1$s'
                union
                select c.id from below b join category c on c.tenant_id = '%%s' and c.parent_id = b.id
            )
            select coalesce(string_agg(p.slug, ' ' order by %2$s %3$s, p.id %3$s), '')
            from product p
            where p.tenant_id = '%%s' and p.category_id in (select id from below) and p.status = 'ACTIVE'
                and p.published_at <= now()
            """.formatted(slug, COLUMNS.get(field), direction)
        );
        return slugs.isEmpty() ? List.of() : List.of(slugs.split(" "));
    }

    private void totals() {
        assertThat(visitor.send(WHOLE).data("/shop/products/totalCount").asString()).isEqualTo(
            counter.query(
                "select count(*) from product where tenant_id = '%s' and status = 'ACTIVE' and published_at <= now()"
            )
        );
        String top = counter.category(counter.tenant().topCategory());
        Answer staff = counter.owner().send(STAFF, Map.of("id", top));
        assertThat(staff.data("/backoffice/all/totalCount").asString()).isEqualTo(
            counter.query("select count(*) from product where tenant_id = '%s'")
        );
        assertThat(staff.data("/backoffice/here/totalCount").asString()).isEqualTo(
            counter.query(
                "select count(*) from category_product where tenant_id = '%s' and category_id = '" +
                    counter.tenant().topCategory() +
                    "'"
            )
        );
    }

    /** How many places and counts are not what the products make them. */
    private String differing() {
        return counter.query(
            """
            with shown as (
                select p.*, case when p.status = 'ACTIVE' then p.published_at end as since
                from product p
                where p.tenant_id = '%s'
            ), meant as (
                select shelf, sum(products) as products, sum(published) as published
                from (
                    select c.category_id as shelf, count(*) as products, count(p.since) as published
                    from category_product c
                    join shown p on p.id = c.product_id
                    where c.tenant_id = '%s'
                    group by c.category_id
                    union all
                    select p.tenant_id, count(*), count(p.since) from shown p group by p.tenant_id
                    union all
                    select k.shelf_id, -sum(k.products), -sum(k.published)
                    from shelf_count k where k.tenant_id = '%s' group by k.shelf_id
                ) s
                group by shelf
            )
            select (select count(*) from meant where products <> 0 or published <> 0)
                + (select count(*)
                    from category_product c
                    join shown p on p.id = c.product_id
                    where c.tenant_id = '%s'
                        and (c.published_at, c.name_key, c.min_price_minor, c.sold_count, c.rating_average_hundredths)
                            is distinct from
                            (p.since, p.name_key, p.min_price_minor, p.sold_count, p.rating_average_hundredths))
            """
        );
    }

    private String twin() {
        return counter
            .shelf()
            .database()
            .query(
                "select md5(string_agg(c::text, '' order by c.category_id, c.product_id)) || (select sum(k.products)" +
                    " from shelf_count k where k.tenant_id = '%1$s') from category_product c where c.tenant_id = '%1$s'".formatted(
                        counter.twin().id()
                    )
            );
    }

    private String change(int number) {
        int kind = random.nextInt(11);
        switch (kind) {
            case 0 -> update("name_key = md5(slug || '" + number + "')");
            case 1 -> update("status = (array['ACTIVE', 'DRAFT', 'ARCHIVED'])[1 + abs(hashtext(slug)) % 3]");
            case 2 -> update("status = 'ACTIVE', published_at = now() - interval '1 day' * (abs(hashtext(slug)) % 5)");
            case 3 -> update("published_at = now() + interval '1 hour'");
            case 4 -> update("published_at = null");
            case 5 -> update("min_price_minor = 100 * (abs(hashtext(slug || '" + number + "')) % 9)");
            case 6 -> update("sold_count = sold_count + 3, rating_count = 1, rating_sum = 1 + abs(hashtext(slug)) % 5");
            case 7 -> apply("delete from product where" + some(3));
            case 8 -> counter.shelf().put(counter.tenant(), Goods.make(counter.tenant(), 90 + number, number));
            case 9 -> move();
            default -> emptyCategory();
        }
        return "change " + number + " of kind " + kind;
    }

    private void update(String set) {
        apply("update product set " + set + " where" + some(20 + random.nextInt(40)));
    }

    /** About so many in a hundred. */
    private String some(int percent) {
        return " abs(hashtext(slug || '" + random.nextInt() + "')) % 100 < " + percent;
    }

    /** Runs a statement as the application does, behind the tenant's wall. */
    private void apply(String sql) {
        counter
            .shelf()
            .tenantDb()
            .write(counter.tenant(), () -> JdbcClient.create(dataSource).sql(sql).update());
    }

    /** Puts the leaf, or what it stands in, somewhere else. */
    private void move() {
        TestTenant tenant = counter.tenant();
        UUID moved = random.nextBoolean() ? tenant.leafCategory() : tenant.middleCategory();
        UUID to = random.nextBoolean() ? tenant.topCategory() : tenant.middleCategory();
        String version = counter.query("select version from category where tenant_id = '%s' and id = '" + moved + "'");
        Map<String, Object> variables = new HashMap<>();
        variables.put("id", counter.category(moved));
        variables.put("version", Integer.parseInt(version));
        variables.put("parentId", random.nextInt(3) == 0 || to.equals(moved) ? null : counter.category(to));
        Counter.done(
            counter.send(
                "backofficeCategoryMove",
                "$id: ID!, $version: Int!, $parentId: ID",
                "category { id }",
                variables
            )
        );
    }

    /** Makes a category, puts a product into it and deletes it with what stands there. */
    private void emptyCategory() {
        UUID extra = UUID.randomUUID();
        UUID tenant = counter.tenant().id();
        apply(
            "insert into category (tenant_id, id, slug, name) values ('%s', '%s', 'x-%s', 'X')".formatted(
                tenant,
                extra,
                extra
            )
        );
        apply(
            "insert into category_product (tenant_id, category_id, product_id)" +
                " select tenant_id, '%s', id from product where status = 'ACTIVE' limit 4".formatted(extra)
        );
        assertThat(differing()).isEqualTo("0");
        apply("delete from category where id = '%s'".formatted(extra));
        assertThat(counter.query("select count(*) from shelf_count where shelf_id = '" + extra + "'")).isEqualTo("0");
    }
}
