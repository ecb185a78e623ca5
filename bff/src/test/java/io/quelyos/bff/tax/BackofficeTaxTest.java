package io.quelyos.bff.tax;

import static io.quelyos.bff.promotion.PromotionBench.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.promotion.PromotionBench;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Taxes as staff work on them, through HTTP. */
@ServerTest
class BackofficeTaxTest {

    private static final String CREATE_RATE =
        "mutation ($input: BackofficeTaxRateInput!) { done: backofficeTaxRateCreate(input: $input) {" +
        " taxRate { id percentage version } userErrors { code field } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private PromotionBench bench;

    @Autowired
    private TaxTables tables;

    private TenantContext tenant;
    private GraphQlClient owner;
    private String usual;

    @BeforeEach
    void furnish() {
        tenant = bench.tenant();
        owner = GraphQlClient.of(port).tenant(tenant.slug()).staff(bench.signIn(tenant, "OWNER"));
        usual = category("STANDARD", false);
    }

    @Test
    void makesTheFirstCategoryTheUsualOneAndAnotherOnlyWhenAsked() {
        category("REDUCED", false);
        assertThat(usualCodes()).containsExactly("STANDARD");
        String books = category("BOOKS", true);
        assertThat(usualCodes()).containsExactly("BOOKS");
        Answer back = owner.send(
            "mutation ($id: ID!) { done: backofficeTaxCategoryUpdate(id: $id, version: 1," +
                " input: { code: \"BOOKS\", name: \"Books\" }) { userErrors { code field } } }",
            Map.of("id", books)
        );
        assertThat(back.data("/done/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        assertThat(usualCodes()).containsExactly("BOOKS");
    }

    @Test
    void collectsARateAsSoonAsItIsThereAndNoLongerThanThat() {
        assertThat(tables.of(tenant).isTaxed("FR", null)).isFalse();
        Answer made = owner.send(CREATE_RATE, Map.of("input", rate("5.5")));
        assertThat(made.data("/done/taxRate/percentage").asString()).isEqualTo("5.5000");
        assertThat(tables.of(tenant).rates("FR", null, null))
            .singleElement()
            .satisfies(rate -> assertThat(rate.rateMillionths()).isEqualTo(55_000));
        Answer gone = owner.send(
            "mutation ($id: ID!) { done: backofficeTaxRateDelete(id: $id, version: 1) { deletedId } }",
            Map.of("id", made.data("/done/taxRate/id").asString())
        );
        assertThat(gone.data("/done/deletedId").isNull()).isFalse();
        assertThat(tables.of(tenant).isTaxed("FR", null)).isFalse();
    }

    @Test
    void refusesWhatIsNoRate() {
        Map<String, Object> input = new HashMap<>(rate("100.1"));
        input.put("countryCode", "XX");
        input.put("regionCode", "FR-20R");
        input.put("name", "");
        Answer answer = owner.send(CREATE_RATE, Map.of("input", input));
        assertThat(answer.texts("/done/userErrors", "/field/1")).containsExactlyInAnyOrder(
            "countryCode",
            "regionCode",
            "name",
            "percentage"
        );
        Map<String, Object> foreign = new HashMap<>(rate("20"));
        foreign.put("categoryId", GlobalId.encode("txc", id()));
        assertThat(
            owner.send(CREATE_RATE, Map.of("input", foreign)).data("/done/userErrors/0/field/1").asString()
        ).isEqualTo("categoryId");
        owner.send(CREATE_RATE, Map.of("input", rate("20")));
        assertThat(
            owner
                .send(CREATE_RATE, Map.of("input", rate("10")))
                .data("/done/userErrors/0/code")
                .asString()
        ).isEqualTo("TAKEN");
        assertThat(
            bench.count("select count(*) from tax_rate where tenant_id = ?", tenant.tenantId().value())
        ).isEqualTo(1);
    }

    @Test
    void putsProductsIntoACategoryAllOrNone() {
        UUID variant = bench.article(tenant, 100, List.of());
        UUID foreign = bench.article(bench.tenant(), 100, List.of());
        String reduced = category("REDUCED", false);
        String assign =
            "mutation ($id: ID, $ids: [ID!]!) { done: backofficeTaxCategoryAssign(id: $id, productIds: $ids) {" +
            " assignedCount userErrors { code } } }";
        Answer refused = owner.send(
            assign,
            Map.of("id", reduced, "ids", List.of(productOf(variant), productOf(foreign)))
        );
        assertThat(refused.data("/done/userErrors/0/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(assigned()).isZero();
        Answer done = owner.send(assign, Map.of("id", reduced, "ids", List.of(productOf(variant))));
        assertThat(done.data("/done/assignedCount").asInt()).isEqualTo(1);
        assertThat(assigned()).isEqualTo(1);
        assertThat(
            owner
                .send(
                    "mutation ($id: ID!) { done: backofficeTaxCategoryDelete(id: $id, version: 1) { userErrors { code } } }",
                    Map.of("id", reduced)
                )
                .data("/done/userErrors/0/code")
                .asString()
        ).isEqualTo("WRONG_STATE");
        owner.send(assign, Map.of("ids", List.of(productOf(variant))));
        assertThat(assigned()).isZero();
    }

    private long assigned() {
        return bench.count(
            "select count(*) from product where tenant_id = ? and tax_category_id is not null",
            tenant.tenantId().value()
        );
    }

    private String productOf(UUID variant) {
        return GlobalId.encode("prd", bench.productOf(variant));
    }

    private List<String> usualCodes() {
        return owner
            .send("{ backoffice { taxCategories { code isUsual } } }")
            .data("/backoffice/taxCategories")
            .valueStream()
            .filter(category -> category.at("/isUsual").asBoolean())
            .map(category -> category.at("/code").asString())
            .toList();
    }

    private String category(String code, boolean isUsual) {
        return owner
            .send(
                "mutation ($code: String!, $isUsual: Boolean!) { done: backofficeTaxCategoryCreate(" +
                    "input: { code: $code, name: $code, isUsual: $isUsual }) { taxCategory { id } userErrors { code } } }",
                Map.of("code", code, "isUsual", isUsual)
            )
            .data("/done/taxCategory/id")
            .asString();
    }

    private Map<String, Object> rate(String percentage) {
        return Map.of("categoryId", usual, "countryCode", "FR", "name", "TVA", "percentage", percentage);
    }
}
