package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Pay;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Invoices and credit notes, read back from their papers. */
@ServerTest
class InvoiceTest {

    private static final String INVOICES =
        "query ($id: ID!) { backoffice { order(id: $id) { invoices { kind number url total { net { amount } tax { amount }" +
        " gross { amount } } } } } }";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private ApplicationContext server;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private OrderMapper orders;

    private OrderShop shop;
    private GraphQlClient owner;

    @BeforeEach
    void open() {
        shop = OrderShop.open(server);
        owner = shop.staff("OWNER");
        shop.goods().run(
            "insert into site (tenant_id, name, address_line1, postal_code, city, country_code) values (?, 'Chez Zoé', '3 quai', '69001', 'Lyon', 'FR')",
            shop.tenant()
        );
        owner.send(
            "mutation { backofficeInvoiceSettingsUpdate(version: 0, input: { vatNumber: \"FR40303265045\", footer: \"SARL au capital de 10 €\" })" +
                " { userErrors { code } } }"
        );
    }

    @Test
    void saysWhatWasSoldToTheCent() throws IOException {
        UUID order = shop.unevenOrder(Buyer.guest("ada@mail.example"), Pay.PAID, 3, 1);
        fulfil(order);
        Answer read = owner.send(INVOICES, Map.of("id", OrderShop.id(order)));
        assertThat(read.texts("/backoffice/order/invoices", "/kind")).containsExactly("INVOICE");
        assertThat(read.data("/backoffice/order/invoices/0/total/gross/amount").asString()).isEqualTo("18.30");
        assertThat(read.data("/backoffice/order/invoices/0/total/tax/amount").asString()).isEqualTo("3.04");
        String url = read.data("/backoffice/order/invoices/0/url").asString();
        assertThat(printed(url)).contains("Commande\u00a0: 1,", "TVA 20\u00a0%", "20\u00a0% sur 15,26\u00a0€");
        String text = text(url);
        assertThat(text)
            .contains(
                "Chez Zoé",
                "3 quai",
                "69001 Lyon",
                "France",
                "N° de TVA : FR40303265045",
                "Ada Lovelace",
                "75002 Paris"
            )
            .contains("Facture 1", "Commande : 1,", "SARL au capital de 10 €", "Page 1 / 1")
            .contains("Article 1 (M) – SKU-1 3 8,32 € 1,66 € 9,98 €")
            .contains("Article 2 (M) – SKU-2 1 2,77 € 0,55 € 3,32 €")
            .contains("Livraison : Colissimo 1 4,17 € 0,83 € 5,00 €")
            .contains("Total HT 15,26 €", "TVA 20 % sur 15,26 € 3,04 €", "Total TTC 18,30 €");
    }

    @Test
    void takesBackWhatIsRefundedAndStaysAsItWas() throws IOException {
        UUID order = shop.order(new Buyer(null, null, "ada@mail.example", "en"), Pay.PAID, 3);
        Answer issued = shop.change(owner, "backofficeOrderInvoiceIssue", order, Map.of());
        assertThat(issued.texts("/done/order/allowedSteps", "")).doesNotContain("ISSUE_INVOICE");
        fulfil(order);
        Map<String, Object> pieces = Map.of("lineId", shop.lines(order).getFirst(), "quantity", 1);
        refund(order, Map.of("lines", List.of(pieces), "delivery", true));
        refund(order, Map.of("amount", "1.00"));
        shop.goods().run("update site set name = 'Renamed' where tenant_id = ?", shop.tenant());
        Answer read = owner.send(INVOICES, Map.of("id", OrderShop.id(order)));
        assertThat(read.texts("/backoffice/order/invoices", "/kind")).containsExactly(
            "INVOICE",
            "CREDIT_NOTE",
            "CREDIT_NOTE"
        );
        assertThat(read.texts("/backoffice/order/invoices", "/total/gross/amount")).containsExactly(
            "35.00",
            "15.00",
            "1.00"
        );
        assertThat(text(read.data("/backoffice/order/invoices/0/url").asString())).contains(
            "Chez Zoé",
            "Invoice 1",
            "€35.00"
        );
        String note = text(read.data("/backoffice/order/invoices/1/url").asString());
        assertThat(note)
            .contains("Credit note 1", "Takes back a part of invoice 1")
            .contains("Article 1 (M) – SKU-1 1 €8.33 €1.67 €10.00")
            .contains("Delivery: Colissimo 1 €4.17 €0.83 €5.00")
            .contains("VAT number: FR40303265045");
        assertThat(text(read.data("/backoffice/order/invoices/2/url").asString())).contains(
            "Reduction 1 €0.83 €0.17 €1.00"
        );
    }

    @Test
    void goesOverAsManyPagesAsItNeeds() throws IOException {
        int[] quantities = IntStream.range(0, 120)
            .map(i -> 1)
            .toArray();
        UUID order = shop.order(Buyer.guest("ada@mail.example"), Pay.PAID, quantities);
        fulfil(order);
        String text = text(
            owner
                .send(INVOICES, Map.of("id", OrderShop.id(order)))
                .data("/backoffice/order/invoices/0/url")
                .asString()
        );
        assertThat(text).contains("Page 1 / 3", "Page 3 / 3", "Article 120 (M)", "Total TTC 1 205,00 €");
        for (int i = 1; i <= 120; i++) {
            assertThat(text).contains("Article " + i + " (M) – SKU-" + i + " 1 ");
        }
    }

    @Test
    void givesNumbersWithoutGapsWhateverFails() throws Exception {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            made.add(shop.order(Pay.PAID, 1));
        }
        TenantScoped tenant = TenantScoped.of(shop.goods().tenant().id());
        List<Callable<Boolean>> work = new ArrayList<>();
        made.forEach(order ->
            work.add(() -> {
                shop.change(owner, "backofficeOrderInvoiceIssue", order, Map.of()).data("/done/order");
                return true;
            })
        );
        for (int i = 0; i < 30; i++) {
            work.add(() -> takeANumberAndFail(tenant));
        }
        Collections.shuffle(work, new Random(7));
        try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
            for (var done : crowd.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(
            shop
                .goods()
                .database()
                .superuser()
                .sql("select number from invoice where tenant_id = ? order by number")
                .param(shop.tenant())
                .query(Long.class)
                .list()
        ).containsExactlyElementsOf(LongStream.rangeClosed(1, 12).boxed().toList());
    }

    private boolean takeANumberAndFail(TenantScoped tenant) {
        try {
            return tenantDb.write(tenant, () -> {
                orders.nextNumber("INVOICE");
                throw new IllegalStateException("the work fails");
            });
        } catch (IllegalStateException expected) {
            return true;
        }
    }

    @Test
    void opensToItsLinkAlone() {
        UUID order = shop.order(Pay.PAID, 1);
        fulfil(order);
        String url = owner
            .send(INVOICES, Map.of("id", OrderShop.id(order)))
            .data("/backoffice/order/invoices/0/url")
            .asString();
        HttpResponse<byte[]> good = load(url);
        assertThat(good.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(good.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"invoice-1.pdf\"");
        assertThat(good.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(load(url.substring(0, url.length() - 1)).statusCode()).isEqualTo(404);
        assertThat(load(url + "A").statusCode()).isEqualTo(404);
    }

    @Test
    void cannotBeChangedByTheProduct() {
        for (String table : List.of("invoice", "order_ledger_entry")) {
            assertThat(
                shop
                    .goods()
                    .one(
                        Boolean.class,
                        "select has_table_privilege('quelyos_app', ?, 'UPDATE') or has_table_privilege('quelyos_app', ?, 'DELETE')",
                        table,
                        table
                    )
            ).isFalse();
        }
    }

    private void fulfil(UUID order) {
        shop.change(
            owner,
            "backofficeOrderFulfil",
            order,
            Map.of("input", Map.entry("BackofficeOrderFulfilInput!", Map.of()))
        ).data("/done/order/id");
    }

    private void refund(UUID order, Map<String, Object> input) {
        Answer done = shop.change(
            owner,
            "backofficeOrderRefund",
            order,
            Map.of("input", Map.entry("BackofficeOrderRefundInput!", input))
        );
        assertThat(done.data("/done/userErrors")).as(done.body()).isEmpty();
    }

    /** What a paper says, whether or not its lines may end at a space. */
    private static String text(String url) throws IOException {
        return printed(url).replace('\u00a0', ' ');
    }

    private static String printed(String url) throws IOException {
        try (var document = Loader.loadPDF(load(url).body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static HttpResponse<byte[]> load(String url) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
