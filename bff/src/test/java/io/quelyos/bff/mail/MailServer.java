package io.quelyos.bff.mail;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quelyos.bff.testing.ServerTest;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server of the product that sends its letters to a real mail server. */
@ServerTest
abstract class MailServer {

    static final GreenMail SERVER = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        startAgain();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        registry.add("quelyos.mail.from", () -> "no-reply@quelyos.example");
        registry.add("quelyos.mail.first-retry", () -> "200ms");
        registry.add("quelyos.mail.maximum-attempts", () -> "3");
        registry.add("quelyos.test.run", () -> "mail");
    }

    @BeforeAll
    static void startAgain() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    /** The same after a restart of the server, unlike the one that it would choose itself. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static MimeMessage received(String recipient) {
        await().until(() -> recipients().contains(recipient));
        return Arrays.stream(SERVER.getReceivedMessages())
            .filter(message -> recipient(message).equals(recipient))
            .findFirst()
            .orElseThrow();
    }

    static List<String> recipients() {
        return Arrays.stream(SERVER.getReceivedMessages()).map(MailServer::recipient).toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return ((InternetAddress) message.getRecipients(RecipientType.TO)[0]).getAddress();
        } catch (MessagingException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
