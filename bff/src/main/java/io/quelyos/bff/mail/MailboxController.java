package io.quelyos.bff.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.persistence.mail.MailMessageMapper;
import io.quelyos.persistence.mail.MailMessageRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows a tenant's letters to whoever tries the product out, on the same machine only. */
@RestController
@RequestMapping("/mailbox")
@ConditionalOnBooleanProperty("quelyos.mail.mailbox-enabled")
final class MailboxController {

    private static final int SHOWN = 100;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String CONTENT_SECURITY_POLICY =
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'";

    private final TenantDb tenantDb;
    private final TenantDirectory tenants;
    private final MailMessageMapper messages;
    private final Template page;

    MailboxController(TenantDb tenantDb, TenantDirectory tenants, MailMessageMapper messages) {
        this.tenantDb = tenantDb;
        this.tenants = tenants;
        this.messages = messages;
        this.page = Mustache.compiler().escapeHTML(true).defaultValue("").compile(source());
    }

    /** One line of the page. */
    record Line(String link, String recipient, String subject, String state, String createdAt, String error) {
        static Line of(String slug, MailMessageRow row) {
            return new Line(
                "/mailbox/" + slug + "/" + row.id(),
                row.recipient(),
                row.subject(),
                row.state(),
                DateTimeFormatter.ISO_INSTANT.format(row.createdAt().toInstant()),
                row.lastError() == null ? "" : row.lastError()
            );
        }
    }

    @GetMapping("/{slug}")
    ResponseEntity<String> letters(HttpServletRequest request, @PathVariable String slug) {
        Tenant tenant = isHere(request) ? tenants.findBySlug(slug) : null;
        if (tenant == null) {
            return ResponseEntity.notFound().build();
        }
        List<Line> lines = tenantDb
            .read(TenantScoped.of(tenant.id()), () -> messages.listNewest(SHOWN))
            .stream()
            .map(row -> Line.of(slug, row))
            .toList();
        return answer(page.execute(Map.of("tenant", tenant.name(), "letters", lines)));
    }

    /** One letter as its reader sees it. */
    @GetMapping("/{slug}/{id}")
    ResponseEntity<String> letter(HttpServletRequest request, @PathVariable String slug, @PathVariable UUID id) {
        Tenant tenant = isHere(request) ? tenants.findBySlug(slug) : null;
        MailMessageRow row =
            tenant == null
                ? null
                : tenantDb.<@Nullable MailMessageRow>read(TenantScoped.of(tenant.id()), () -> messages.findById(id));
        return row == null ? ResponseEntity.status(HttpStatus.NOT_FOUND).build() : answer(row.htmlBody());
    }

    private static ResponseEntity<String> answer(String html) {
        return ResponseEntity.ok()
            .contentType(HTML)
            .cacheControl(CacheControl.noStore())
            .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
            .body(html);
    }

    private static boolean isHere(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
    }

    private static String source() {
        try {
            return new ClassPathResource("mail/mailbox.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException("the page of letters is not there", exception);
        }
    }
}
