package io.quelyos.bff.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class SuperAdminRestoreTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    private BackupConsole console;
    private BackupShop shop;
    private BackupShop twin;
    private String backup = "";

    @BeforeEach
    void furnish() {
        BackupTwins twins = BackupTwins.furnish(port, issuer, tenants);
        console = twins.console();
        shop = twins.shop();
        twin = twins.twin();
        run("insert into tax_category (tenant_id, id, code, name, is_usual) values (?, ?, 'FIRST', 'A', true)", 1);
        run("insert into tax_category (tenant_id, id, code, name, is_usual) values (?, ?, 'SECOND', 'B', false)", 2);
        backup = console.make(shop.tenant()).path("id").asString();
    }

    @Test
    void showsFirstAndThenSetsBackWhatDiffersAndMakesWhatIsMissing() {
        change("update product set name = 'Other', name_key = 'other'");
        change("delete from variant");
        change("update stored_file set file_name = 'other.png'");
        change("update order_counter set last_number = 50");
        change(
            "insert into location (tenant_id, id, code, name) select id, gen_random_uuid(), 'new', 'New' from tenant",
            "id"
        );
        String before = BackupShop.fingerprint(tenants, shop.tenant().id().value());
        String others = BackupShop.fingerprint(tenants, twin.tenant().id().value());

        JsonNode previewed = console.preview(backup, shop.tenant());
        JsonNode tables = previewed.path("preview");
        assertThat(BackupConsole.outcome(tables, "product")).isEqualTo("0/1/0");
        assertThat(BackupConsole.outcome(tables, "variant")).isEqualTo("1/0/0");
        assertThat(BackupConsole.outcome(tables, "stock_level")).isEqualTo("1/0/0");
        assertThat(BackupConsole.outcome(tables, "stored_file")).isEqualTo("0/0/1");
        assertThat(BackupConsole.outcome(tables, "order_counter")).isEqualTo("0/0/1");
        assertThat(BackupConsole.outcome(tables, "location")).isEqualTo("0/0/1");
        assertThat(BackupConsole.outcome(tables, "cart")).isEqualTo("none");
        assertThat(BackupShop.fingerprint(tenants, shop.tenant().id().value())).isEqualTo(before);

        JsonNode done = console.apply(previewed);
        assertThat(done.path("state").asString()).as("%s", done).isEqualTo("SUCCEEDED");
        for (JsonNode table : tables) {
            String name = table.path("table").asString();
            assertThat(BackupConsole.outcome(done.path("result"), name))
                .as(name)
                .isEqualTo(BackupConsole.outcome(tables, name));
        }
        assertThat(text("select name from product")).isEqualTo("Shoe \"mine\"\nline two \\ é €");
        assertThat(text("select sku from variant")).isEqualTo("S-1");
        assertThat(text("select quantity || '/' || reserved from stock_level")).isEqualTo("7/0");
        assertThat(text("select last_number from order_counter")).as("no number is given twice").isEqualTo("50");
        assertThat(text("select count(*) from location")).as("what came since stays").isEqualTo("2");
        assertThat(text("select rating_count || '/' || rating_sum from product")).isEqualTo("1/4");
        assertThat(
            text("select variant_count || '/' || min_price_minor || '/' || is_available from product")
        ).isEqualTo("1/1000/true");
        assertThat(text("select bool_and(words like '%mine%') from product_search")).isEqualTo("true");
        assertThat(text("select count(*) from cart")).isEqualTo("1");
        assertThat(BackupShop.fingerprint(tenants, twin.tenant().id().value())).isEqualTo(others);
        JsonNode found = GraphQlClient.of(port)
            .tenant(shop.tenant().slug())
            .send("{ shop { product(slug: \"shoe\") { name } } }")
            .data("/shop/product/name");
        assertThat(found.asString()).startsWith("Shoe");
        assertThat(text("select action from audit_entry where entity_type = 'restore' and true")).isEqualTo(
            "tenant.restore"
        );
    }

    @Test
    void changesNothingWhereNothingDiffers() {
        String before = BackupShop.fingerprint(tenants, shop.tenant().id().value());
        JsonNode done = console.apply(console.preview(backup, shop.tenant()));
        for (JsonNode table : done.path("result")) {
            assertThat(table.path("created").asInt() + table.path("updated").asInt())
                .as("%s", table)
                .isZero();
        }
        assertThat(BackupShop.fingerprint(tenants, shop.tenant().id().value())).isEqualTo(before);
    }

    @Test
    void makesACopyThatHasEverythingAndWritesToNobody() {
        String slug = "copy-of-" + shop.tenant().slug();
        String original = BackupShop.fingerprint(tenants, shop.tenant().id().value());
        String others = BackupShop.fingerprint(tenants, twin.tenant().id().value());
        JsonNode payload = console.copy(backup, slug);
        assertThat(payload.at("/restore/isCopy").asBoolean()).isTrue();
        UUID copy = GlobalId.decode("ten", payload.at("/restore/tenant/id").asString()).orElseThrow();
        JsonNode done = console.awaitRestore(payload.at("/restore/id").asString());
        assertThat(done.path("state").asString()).as("%s", done).isEqualTo("SUCCEEDED");

        assertThat(BackupConsole.outcome(done.path("result"), "category")).isEqualTo("2/0/0");
        for (String same : List.of("product", "category", "variant", "customer", "order_counter", "product_image")) {
            String sql =
                "select md5(string_agg((to_jsonb(x) - 'tenant_id')::text, ',' order by x)) from " + same + " x";
            assertThat(of(copy, sql)).as(same).isEqualTo(of(shop.tenant().id().value(), sql));
        }
        assertThat(of(copy, "select md5(content) from stored_file")).isEqualTo(
            text("select md5(content) from stored_file")
        );
        assertThat(of(copy, "select count(*) from product_search where words like '%mine%'")).isEqualTo("2");
        assertThat(tenant(copy)).isEqualTo("ACTIVE GROWTH true");
        assertThat(tenant(shop.tenant().id().value())).isEqualTo("ACTIVE GROWTH false");
        assertThat(BackupShop.fingerprint(tenants, shop.tenant().id().value())).isEqualTo(original);
        assertThat(BackupShop.fingerprint(tenants, twin.tenant().id().value())).isEqualTo(others);

        assertThat(console.copy(backup, slug).at("/userErrors/0/code").asString()).isEqualTo("TAKEN");
        assertThat(console.copy(backup, "Not a slug").at("/userErrors/0/code").asString()).isEqualTo("INVALID");
    }

    @Test
    void refusesWhatAnotherRowStandsInTheWayOfAndChangesNothing() {
        change("delete from product");
        change(
            "insert into product (tenant_id, id, slug, name, name_key) select id, gen_random_uuid(), 'shoe', 'New', 'new' from tenant",
            "id"
        );
        String before = BackupShop.fingerprint(tenants, shop.tenant().id().value());
        JsonNode previewed = console.preview(backup, shop.tenant());
        for (JsonNode table : previewed.path("preview")) {
            boolean isProduct = table.path("table").asString().equals("product");
            assertThat(table.path("conflicts").asInt())
                .as("%s", table)
                .isEqualTo(isProduct ? 1 : 0);
        }
        JsonNode refused = console.apply(previewed);
        assertThat(refused.at("/refusal/reason").asString()).as("%s", refused).isEqualTo("CONFLICT");
        assertThat(refused.at("/refusal/message").asString()).contains("product").contains("Nothing was changed");
        assertThat(BackupShop.fingerprint(tenants, shop.tenant().id().value())).isEqualTo(before);
    }

    @Test
    void refusesAtTheEndWhatAnyRowCouldHaveMadeRoomFor() {
        change("update variant set sku = 'S-2'");
        change(
            "insert into variant (tenant_id, id, product_id, position, sku, option_values, price_minor)" +
                " select tenant_id, gen_random_uuid(), product_id, 2, 'S-1', '{new}', 1 from variant"
        );
        String before = BackupShop.fingerprint(tenants, shop.tenant().id().value());
        JsonNode refused = console.apply(console.preview(backup, shop.tenant()));
        assertThat(refused.at("/refusal/reason").asString()).as("%s", refused).isEqualTo("CONFLICT");
        assertThat(refused.at("/refusal/message").asString()).contains("(variant, variant_tenant_id_sku_key)");
        assertThat(BackupShop.fingerprint(tenants, shop.tenant().id().value())).isEqualTo(before);
    }

    @Test
    void findsTheOrderInWhichRowsMakeRoomForEachOther() {
        change("update tax_category set is_usual = false");
        change("update tax_category set is_usual = true where code = 'SECOND'", "and");
        assertThat(console.apply(console.preview(backup, shop.tenant())).path("state").asString()).isEqualTo(
            "SUCCEEDED"
        );
        assertThat(text("select string_agg(code || is_usual, ' ' order by code) from tax_category")).isEqualTo(
            "FIRSTtrue SECONDfalse"
        );
    }

    @Test
    void refusesMoreThanThePlanAllows() {
        change("delete from product");
        tenants
            .superuser()
            .sql("update tenant_usage set product_count = 10001 where tenant_id = ?")
            .param(shop.tenant().id().value())
            .update();
        JsonNode refused = console.apply(console.preview(backup, shop.tenant()));
        assertThat(refused.at("/refusal/reason").asString()).as("%s", refused).isEqualTo("QUOTA_EXCEEDED");
        assertThat(text("select count(*) from product")).isEqualTo("0");
    }

    @Test
    void doesNothingTwiceWhereAWorkerDiedBehindTheTenantsTransaction() {
        change("update product set name = 'Other'");
        JsonNode done = console.apply(console.preview(backup, shop.tenant()));
        UUID id = GlobalId.decode("rst", done.path("id").asString()).orElseThrow();
        change("update product set name = 'Edited since'");
        tenants
            .superuser()
            .sql("update tenant_restore set state = 'RUNNING', finished_at = null, result = '[]' where id = ?")
            .param(id)
            .update();
        tenants
            .superuser()
            .sql(
                "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)" +
                    " values ('restore', ?, ''::bytea, now(), false, 1)"
            )
            .param(id + ":do")
            .update();
        JsonNode again = console.awaitRestore(done.path("id").asString());
        assertThat(again.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(again.path("result")).isEqualTo(done.path("result"));
        assertThat(text("select name from product")).isEqualTo("Edited since");
    }

    @Test
    void takesOnlyWhatWasPreviewedAndOnlyTheTenantsOwn() {
        JsonNode foreign = console
            .client()
            .send(
                "mutation ($backup: ID!, $tenant: ID!) { superAdminRestorePreview(backupId: $backup, tenantId: $tenant," +
                    " reason: \"x\") { userErrors { code field } } }",
                Map.of("backup", backup, "tenant", BackupConsole.id(twin.tenant()))
            )
            .data("/superAdminRestorePreview/userErrors/0");
        assertThat(foreign.path("code").asString()).isEqualTo("INVALID");
        assertThat(foreign.at("/field/0").asString()).isEqualTo("tenantId");

        String previewed = console.preview(backup, shop.tenant()).path("id").asString();
        JsonNode cancelled = console.act("superAdminRestoreCancel", "restore { state }", previewed);
        assertThat(cancelled.at("/restore/state").asString()).isEqualTo("CANCELLED");
        for (String late : List.of("superAdminRestoreApply", "superAdminRestoreCancel")) {
            JsonNode refused = console.act(late, "restore { state }", previewed);
            assertThat(refused.at("/userErrors/0/code").asString()).as(late).isEqualTo("WRONG_STATE");
            JsonNode none = console.act(late, "restore { state }", GlobalId.encode("rst", UUID.randomUUID()));
            assertThat(none.at("/userErrors/0/code").asString()).as(late).isEqualTo("NOT_FOUND");
        }
    }

    private void run(String sql, int number) {
        UUID id = UUID.fromString("00000000-0000-7000-8000-00000000000" + number);
        tenants.superuser().sql(sql).params(shop.tenant().id().value(), id).update();
    }

    /** Changes rows of the tenant only. */
    private void change(String sql) {
        change(sql, "tenant_id");
    }

    private void change(String sql, String column) {
        String where = column.equals("and") ? " and tenant_id = ?" : " where " + column + " = ?";
        tenants
            .superuser()
            .sql(sql + where)
            .param(shop.tenant().id().value())
            .update();
    }

    private String text(String sql) {
        return of(shop.tenant().id().value(), sql);
    }

    private String of(UUID tenant, String sql) {
        String where = sql.contains(" where ") ? " and tenant_id = ?" : " where tenant_id = ?";
        return tenants
            .superuser()
            .sql("select cast(v as text) from (" + sql + where + ") x (v)")
            .param(tenant)
            .query(String.class)
            .single();
    }

    private String tenant(UUID id) {
        return tenants
            .superuser()
            .sql("select state || ' ' || plan_code || ' ' || is_outgoing_off from tenant where id = ?")
            .param(id)
            .query(String.class)
            .single();
    }
}
