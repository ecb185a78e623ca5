package io.quelyos.bff.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.mail.MailMessageMapper;
import io.quelyos.persistence.site.SiteMapper;
import io.quelyos.persistence.site.SiteRow;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes letters in. A letter is sent exactly when the transaction that wrote it is committed. */
@Component
public final class MailQueue {

    private final MailTemplates templates;
    private final MailMessageMapper messages;
    private final SiteMapper sites;
    private final JobQueue jobs;
    private final MailSettings settings;

    MailQueue(
        MailTemplates templates,
        MailMessageMapper messages,
        SiteMapper sites,
        JobQueue jobs,
        MailSettings settings
    ) {
        this.templates = templates;
        this.messages = messages;
        this.sites = sites;
        this.jobs = jobs;
        this.settings = settings;
    }

    /** Writes a letter; to be called inside {@code TenantDb.write}. */
    public void send(TenantContext context, Letter letter) {
        SiteRow site = sites.find();
        String brand = site == null ? context.tenantName() : site.name();
        Map<String, Object> values = new HashMap<>(letter.values());
        values.put("brand", brand);
        values.put("name", letter.recipientName() == null ? "" : letter.recipientName());
        MailTemplate.Content content = templates
            .find(letter.kind(), letter.locale())
            .render(values, url(context, site, letter.action()));
        UUID id = UuidCreator.getTimeOrderedEpoch();
        messages.insert(
            id,
            letter.kind(),
            letter.locale().toLanguageTag(),
            letter.recipient(),
            letter.recipientName(),
            content.subject(),
            content.text(),
            content.html(),
            letter.about()
        );
        jobs.schedule(MailDelivery.TASK, id.toString(), context.tenantId().toString());
    }

    private @Nullable String url(TenantContext context, @Nullable SiteRow site, @Nullable String path) {
        if (path == null) {
            return null;
        }
        String base =
            site == null || site.shopUrl() == null
                ? settings.shopUrl().replace("{slug}", context.slug())
                : site.shopUrl();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
