package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Pay;
import io.quelyos.bff.testing.ServerTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Letters about orders, as they arrive by a real mail server. */
@ServerTest
class OrderLetterTest {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private ApplicationContext server;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        SERVER.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        registry.add("quelyos.test.run", () -> "order-letters");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void tellsThatAParcelIsOnItsWay() throws MessagingException {
        OrderShop shop = OrderShop.open(server);
        shop.goods().run("insert into site (tenant_id, name) values (?, 'Chez Zoé')", shop.tenant());
        UUID order = shop.order(new Buyer(null, null, "zoe@mail.example", "en"), Pay.PAID, 2);
        shop.change(
            shop.staff("OWNER"),
            "backofficeOrderFulfil",
            order,
            Map.of(
                "input",
                Map.entry("BackofficeOrderFulfilInput!", Map.of("carrier", "La Poste", "trackingNumber", "8R22"))
            )
        );
        await().until(() -> SERVER.getReceivedMessages().length == 1);
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Your order 1 is on its way – Chez Zoé");
        assertThat(received.getFrom()[0].toString()).contains("no-reply@localhost");
        String content = GreenMailUtil.getBody(received).replaceAll("=\\R", "");
        assertThat(content).contains("Article 1 (M)").contains("La Poste 8R22").contains("/orders/lookup?number");
    }
}
