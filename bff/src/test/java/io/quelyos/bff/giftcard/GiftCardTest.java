package io.quelyos.bff.giftcard;

import static io.quelyos.bff.promotion.PromotionBench.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.giftcard.GiftCardCheck.Reason;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.promotion.PromotionBench;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Gift cards from their issue to their last cent. */
@ServerTest
class GiftCardTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final String ISSUE =
        "mutation { backofficeGiftCardIssue(input: { amount: \"50.00\", note: \"Noël\" }) @idempotent(key: \"issue-0001\") {" +
        " giftCard { id lastFour balance { amount } version } code userErrors { code } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private GiftCards cards;

    @Autowired
    private PromotionBench bench;

    private TenantContext tenant;
    private GraphQlClient owner;
    private ClientInfo client;

    @BeforeEach
    void furnish() {
        tenant = bench.tenant();
        owner = GraphQlClient.of(port).tenant(tenant.slug()).staff(bench.signIn(tenant, "OWNER"));
        client = new ClientInfo("198.51.100." + (1 + Math.floorMod(tenant.slug().hashCode(), 250)), "test");
    }

    @Test
    void tellsTheCodeOnceAndStoresOnlyItsHash() {
        Answer issued = owner.send(ISSUE);
        String code = issued.data("/backofficeGiftCardIssue/code").asString();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
        assertThat(issued.data("/backofficeGiftCardIssue/giftCard/lastFour").asString()).isEqualTo(
            code.substring(code.length() - 4)
        );
        Answer again = owner.send(ISSUE);
        assertThat(again.data("/backofficeGiftCardIssue/giftCard/id")).isEqualTo(
            issued.data("/backofficeGiftCardIssue/giftCard/id")
        );
        assertThat(again.data("/backofficeGiftCardIssue/code").isNull()).isTrue();
        UUID tenantId = tenant.tenantId().value();
        assertThat(bench.count("select count(*) from gift_card where tenant_id = ?", tenantId)).isEqualTo(1);
        String middle = "%" + code.substring(5, 9) + "%";
        assertThat(
            bench.count(
                "select count(*) from idempotency_key where tenant_id = ? and payload::text like ?",
                tenantId,
                middle
            )
        ).isZero();
        assertThat(
            bench.count(
                "select count(*) from audit_entry where tenant_id = ? and detail::text like ?",
                tenantId,
                middle
            )
        ).isZero();
    }

    @Test
    void isFoundHoweverItIsTypedAndRefusedWithItsReason() {
        Answer issued = owner.send(ISSUE);
        String code = issued.data("/backofficeGiftCardIssue/code").asString();
        String id = issued.data("/backofficeGiftCardIssue/giftCard/id").asString();
        String typed = code.toLowerCase(Locale.ROOT).replace("-", " ");
        assertThat(cards.check(tenant, client, typed, EUR)).isInstanceOfSatisfying(GiftCardCheck.Usable.class, usable ->
            assertThat(usable.balanceMinor()).isEqualTo(5000)
        );
        assertThat(cards.check(tenant, client, code, Currency.getInstance("CHF"))).isEqualTo(
            new GiftCardCheck.Refused(Reason.WRONG_CURRENCY)
        );
        assertThat(cards.check(bench.tenant(), client, code, EUR)).isEqualTo(new GiftCardCheck.Refused(Reason.UNKNOWN));
        UUID key = GlobalId.decode("gft", id).orElseThrow();
        bench.execute("update gift_card set expires_at = now() - interval '1 second' where id = ?", key);
        assertThat(cards.check(tenant, client, code, EUR)).isEqualTo(new GiftCardCheck.Refused(Reason.EXPIRED));
        assertThat(cards.redeem(tenant, key, id(), 1, EUR)).isFalse();
        Answer disabled = owner.send(
            "mutation ($id: ID!) { backofficeGiftCardDisable(id: $id, version: 1) { giftCard { isDisabled } } }",
            Map.of("id", id)
        );
        assertThat(disabled.data("/backofficeGiftCardDisable/giftCard/isDisabled").asBoolean()).isTrue();
        assertThat(cards.check(tenant, client, code, EUR)).isEqualTo(new GiftCardCheck.Refused(Reason.DISABLED));
    }

    @Test
    void neverPaysMoreThanItHas() throws InterruptedException {
        UUID card = card(owner.send(ISSUE));
        List<Boolean> paid = new ArrayList<>();
        try (ExecutorService crowd = Executors.newFixedThreadPool(16)) {
            Callable<Boolean> order = () -> cards.redeem(tenant, card, id(), 300, EUR);
            for (Future<Boolean> future : crowd.invokeAll(Collections.nCopies(100, order))) {
                paid.add(future.get());
            }
        } catch (ExecutionException exception) {
            throw new IllegalStateException(exception);
        }
        assertThat(paid).filteredOn(Boolean::booleanValue).hasSize(16);
        assertThat(bench.count("select balance_minor from gift_card where id = ?", card)).isEqualTo(200);
        assertThat(bench.count("select sum(amount_minor) from gift_card_entry where gift_card_id = ?", card)).isEqualTo(
            200
        );
    }

    @Test
    void givesBackOnce() {
        UUID card = card(owner.send(ISSUE));
        UUID order = id();
        assertThat(cards.redeem(tenant, card, order, 5000, EUR)).isTrue();
        assertThat(cards.checkAll(tenant, List.of(card), EUR)).containsExactly(
            Map.entry(card, new GiftCardCheck.Refused(Reason.EMPTY))
        );
        assertThat(cards.release(bench.tenant(), order)).isZero();
        assertThat(cards.release(tenant, order)).isOne();
        assertThat(cards.release(tenant, order)).isZero();
        assertThat(bench.count("select balance_minor from gift_card where id = ?", card)).isEqualTo(5000);
    }

    @Test
    void givesBackOnceToManyWhoAskAtOnce() throws Exception {
        UUID card = card(owner.send(ISSUE));
        for (int round = 0; round < 10; round++) {
            UUID order = id();
            assertThat(cards.redeem(tenant, card, order, 5000, EUR)).isTrue();
            int given = 0;
            try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
                Callable<Integer> cancel = () -> cards.release(tenant, order);
                for (Future<Integer> future : crowd.invokeAll(Collections.nCopies(8, cancel))) {
                    given += future.get();
                }
            }
            assertThat(given).isOne();
        }
        assertThat(bench.count("select balance_minor from gift_card where id = ?", card)).isEqualTo(5000);
    }

    @Test
    void isIssuedOnlyInMoneyThatTheShopSellsIn() {
        Answer refused = owner.send(
            "mutation { backofficeGiftCardIssue(input: { amount: \"50.00\", currency: \"CHF\" })" +
                " { giftCard { id } userErrors { code field } } }"
        );
        assertThat(refused.data("/backofficeGiftCardIssue/giftCard").isNull()).isTrue();
        assertThat(refused.texts("/backofficeGiftCardIssue/userErrors", "/code")).containsExactly("INVALID");
        assertThat(refused.texts("/backofficeGiftCardIssue/userErrors", "/field/1")).containsExactly("currency");
    }

    @Test
    void stopsGuessingWithoutLettingAKnownCardPayForIt() {
        String code = owner.send(ISSUE).data("/backofficeGiftCardIssue/code").asString();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(cards.check(tenant, client, code, EUR)).isInstanceOf(GiftCardCheck.Usable.class);
            assertThat(cards.check(tenant, client, "0000-0000-0000-000" + attempt, EUR)).isEqualTo(
                new GiftCardCheck.Refused(Reason.UNKNOWN)
            );
        }
        assertThat(cards.check(tenant, client, code, EUR)).isInstanceOf(GiftCardCheck.Throttled.class);
        var elsewhere = new ClientInfo("203.0.113.77", "test");
        assertThat(cards.check(tenant, elsewhere, code, EUR)).isInstanceOf(GiftCardCheck.Usable.class);
    }

    @Test
    void isAdjustedByHandWithAReasonInItsLedger() {
        String id = GlobalId.encode("gft", card(owner.send(ISSUE)));
        assertThat(adjust(id, 1, "-50.01", "Too much").data("/done/userErrors/0/field/0").asString()).isEqualTo(
            "amount"
        );
        assertThat(adjust(id, 1, "1.001", "Odd").data("/done/userErrors/0/code").asString()).isEqualTo("INVALID");
        assertThat(adjust(id, 1, "-10", " ").data("/done/userErrors/0/field/0").asString()).isEqualTo("reason");
        assertThat(adjust(id, 1, "-10", "Refund").data("/done/giftCard/balance/amount").asString()).isEqualTo("40.00");
        assertThat(adjust(id, 1, "-10", "Refund").data("/done/userErrors/0/code").asString()).isEqualTo("CONFLICT");
        Answer read = owner.send(
            "query ($id: ID!) { backoffice { giftCard(id: $id) { balance { amount }" +
                " entries { kind amount { amount } balanceAfter { amount } reason } } } }",
            Map.of("id", id)
        );
        assertThat(read.texts("/backoffice/giftCard/entries", "/kind")).containsExactly("ADJUST", "ISSUE");
        assertThat(read.texts("/backoffice/giftCard/entries", "/amount/amount")).containsExactly("-10.00", "50.00");
        assertThat(read.data("/backoffice/giftCard/entries/0/reason").asString()).isEqualTo("Refund");
    }

    @Test
    void refusesWorthlessAndFinishedCards() {
        Answer answer = owner.send(
            "mutation { backofficeGiftCardIssue(input: { amount: \"0\", expiresAt: \"2020-01-01T00:00:00Z\" }) {" +
                " code giftCard { id } userErrors { field } } }"
        );
        assertThat(answer.texts("/backofficeGiftCardIssue/userErrors", "/field/1")).containsExactly(
            "amount",
            "expiresAt"
        );
        assertThat(answer.data("/backofficeGiftCardIssue/code").isNull()).isTrue();
    }

    private Answer adjust(String id, int version, String amount, String reason) {
        return owner.send(
            "mutation ($id: ID!, $version: Int!, $amount: Decimal!, $reason: String!) {" +
                " done: backofficeGiftCardAdjust(id: $id, version: $version, amount: $amount, reason: $reason) {" +
                " giftCard { balance { amount } } userErrors { code field } } }",
            Map.of("id", id, "version", version, "amount", amount, "reason", reason)
        );
    }

    private static UUID card(Answer issued) {
        return GlobalId.decode("gft", issued.data("/backofficeGiftCardIssue/giftCard/id").asString()).orElseThrow();
    }
}
