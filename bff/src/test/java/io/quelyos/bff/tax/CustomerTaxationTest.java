package io.quelyos.bff.tax;

import static io.quelyos.bff.promotion.PromotionBench.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.tax.TaxTreatment;
import io.quelyos.bff.promotion.BasketPricer;
import io.quelyos.bff.promotion.BasketRequest;
import io.quelyos.bff.promotion.PromotionBench;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.redis.SessionKind;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Customers give their VAT numbers, staff correct them, and baskets are taxed by them. */
@ServerTest
class CustomerTaxationTest {

    private static final String GIVE =
        "mutation ($number: String) { done: shopVatNumberUpdate(vatNumber: $number) {" +
        " customer { vatNumber } userErrors { code field } } }";
    private static final String UPDATE =
        "mutation ($id: ID!, $version: Int!, $input: BackofficeCustomerTaxationInput!) {" +
        " done: backofficeCustomerTaxationUpdate(id: $id, version: $version, input: $input) {" +
        " customerTaxation { customerId version vatNumber isTaxExempt } userErrors { code field } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private PromotionBench bench;

    @Autowired
    private BasketPricer pricer;

    @Autowired
    private Sessions sessions;

    @Autowired
    private ShopCookie cookie;

    private TenantContext tenant;
    private UUID customer;
    private UUID twin;
    private UUID article;
    private GraphQlClient buyer;
    private GraphQlClient owner;

    @BeforeEach
    void furnish() {
        tenant = bench.tenant();
        customer = bench.customer(tenant);
        twin = bench.customer(bench.tenant());
        article = bench.article(tenant, 12_000, List.of());
        var client = new ClientInfo("127.0.0.1", "test");
        var opened = sessions.open(tenant.tenantId(), SessionKind.CUSTOMER, customer, "Ada", client, null);
        buyer = GraphQlClient.of(port)
            .tenant(tenant.slug())
            .cookie(cookie.name() + "=" + opened.secret());
        owner = GraphQlClient.of(port).tenant(tenant.slug()).staff(bench.signIn(tenant, "OWNER"));
        UUID usual = id();
        UUID owning = tenant.tenantId().value();
        bench.execute(
            "insert into tax_category (tenant_id, id, code, name, is_usual) values (?, ?, 'ALL', 'All', true)",
            owning,
            usual
        );
        bench.execute(
            "insert into tax_rate (tenant_id, id, category_id, country_code, name, rate_millionths)" +
                " values (?, ?, ?, 'FR', 'TVA', 200000)",
            owning,
            id(),
            usual
        );
    }

    @Test
    void shiftsTheTaxToABuyerWhoGivesANumberAbroadAndNotAtHome() {
        assertThat(priced("DE").taxTreatment()).isEqualTo(TaxTreatment.TAXED);
        assertThat(priced("DE").totals().taxMinor()).isEqualTo(2000);

        Answer given = give("de 136 695 976");
        assertThat(given.data("/done/userErrors")).isEmpty();
        assertThat(given.data("/done/customer/vatNumber").asString()).isEqualTo("DE136695976");
        assertThat(buyer.send("{ shop { me { vatNumber } } }").data("/shop/me/vatNumber").asString()).isEqualTo(
            "DE136695976"
        );
        assertThat(priced("DE").taxTreatment()).isEqualTo(TaxTreatment.REVERSE_CHARGE);
        assertThat(priced("DE").totals().grossMinor()).isEqualTo(10_000);
        assertThat(priced("FR").taxTreatment()).isEqualTo(TaxTreatment.TAXED);
        assertThat(priced("FR").totals().grossMinor()).isEqualTo(12_000);

        give("FR40303265045");
        assertThat(priced("DE").taxTreatment()).isEqualTo(TaxTreatment.TAXED);
        assertThat(give(null).data("/done/customer/vatNumber").isNull()).isTrue();
        assertThat(priced("DE").taxTreatment()).isEqualTo(TaxTreatment.TAXED);
        assertThat(bench.count("select count(*) from customer where id = ? and vat_number is null", twin)).isOne();
    }

    @Test
    void keepsGreekNumbersUnderTheirOwnLetters() {
        assertThat(give("EL123456789").data("/done/customer/vatNumber").asString()).isEqualTo("EL123456789");
        assertThat(priced("GR").taxTreatment()).isEqualTo(TaxTreatment.REVERSE_CHARGE);
    }

    @Test
    void refusesWhatIsNoNumberAndKeepsTheOneBefore() {
        give("DE136695976");
        for (String wrong : List.of("DE136695977", "CH123456789", "", "x".repeat(5000))) {
            Answer answer = give(wrong);
            assertThat(answer.data("/done/customer").isNull()).isTrue();
            assertThat(answer.texts("/done/userErrors", "/code")).containsExactly("INVALID");
            assertThat(answer.texts("/done/userErrors/0/field", "")).containsExactly("vatNumber");
        }
        assertThat(
            bench.count("select count(*) from customer where id = ? and vat_number = 'DE136695976'", customer)
        ).isOne();
    }

    @Test
    void letsStaffSayHowACustomerIsTaxed() {
        Answer done = update(customer, 1, Map.of("vatNumber", "DE136695976", "isTaxExempt", true));
        assertThat(done.data("/done/userErrors")).isEmpty();
        assertThat(done.data("/done/customerTaxation/version").asInt()).isEqualTo(2);
        assertThat(priced("FR").taxTreatment()).isEqualTo(TaxTreatment.EXEMPT_BUYER);
        assertThat(priced("FR").totals().grossMinor()).isEqualTo(10_000);

        // The customer has changed the number meanwhile.
        give(null);
        assertThat(update(customer, 2, Map.of()).texts("/done/userErrors", "/code")).containsExactly("CONFLICT");
        Answer read = owner.send(
            "query ($id: ID!) { backoffice { customerTaxation(id: $id) { version vatNumber isTaxExempt } } }",
            Map.of("id", GlobalId.encode("cus", customer))
        );
        assertThat(read.data("/backoffice/customerTaxation/version").asInt()).isEqualTo(3);
        assertThat(read.data("/backoffice/customerTaxation/vatNumber").isNull()).isTrue();
        assertThat(read.data("/backoffice/customerTaxation/isTaxExempt").asBoolean()).isTrue();

        assertThat(
            update(customer, 3, Map.of("vatNumber", "DE1")).texts("/done/userErrors/0/field", "")
        ).containsExactly("input", "vatNumber");
        assertThat(update(customer, 3, Map.of()).data("/done/userErrors")).isEmpty();
        assertThat(priced("FR").taxTreatment()).isEqualTo(TaxTreatment.TAXED);
        assertThat(audited()).isEqualTo(2);
    }

    @Test
    void knowsNoCustomersOfOthers() {
        assertThat(update(twin, 1, Map.of("isTaxExempt", true)).texts("/done/userErrors", "/code")).containsExactly(
            "NOT_FOUND"
        );
        assertThat(bench.count("select count(*) from customer where id = ? and is_tax_exempt", twin)).isZero();
        assertThat(audited()).isZero();
    }

    private Answer give(@Nullable String number) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("number", number);
        return buyer.send(GIVE, variables);
    }

    private Answer update(UUID whose, int version, Map<String, Object> input) {
        return owner.send(UPDATE, Map.of("id", GlobalId.encode("cus", whose), "version", version, "input", input));
    }

    private long audited() {
        return bench.count(
            "select count(*) from audit_entry where tenant_id = ? and action = 'customer.tax'",
            tenant.tenantId().value()
        );
    }

    private PricedBasket priced(String country) {
        var line = new BasketRequest.Line(id(), article, 1, 12_000);
        Currency euro = Currency.getInstance("EUR");
        return pricer.price(
            tenant,
            new BasketRequest(euro, List.of(line), null, customer, country, null, null, List.of())
        );
    }
}
