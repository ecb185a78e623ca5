package io.quelyos.bff.order.invoice;

import io.quelyos.persistence.order.invoice.InvoiceMapper;
import io.quelyos.persistence.order.invoice.InvoiceRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Sends the papers of invoices to whoever has a link. */
@RestController
final class InvoiceController {

    private final InvoiceLinks links;
    private final TenantDb tenantDb;
    private final InvoiceMapper invoices;

    InvoiceController(InvoiceLinks links, TenantDb tenantDb, InvoiceMapper invoices) {
        this.links = links;
        this.tenantDb = tenantDb;
        this.invoices = invoices;
    }

    @GetMapping(InvoiceLinks.PATH + "{token}")
    ResponseEntity<byte[]> invoice(@PathVariable("token") String token) {
        InvoiceLinks.Target target = links.open(token);
        InvoiceRow row =
            target == null
                ? null
                : tenantDb.<@Nullable InvoiceRow>read(TenantScoped.of(target.tenant()), () ->
                      invoices.findById(target.invoice())
                  );
        if (row == null) {
            return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
        }
        String name = row.kind().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + row.number() + ".pdf";
        return ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_PDF)
            .cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
            .header("X-Content-Type-Options", "nosniff")
            .body(InvoicePdf.render(Invoices.content(row)));
    }
}
