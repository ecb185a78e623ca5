package io.quelyos.bff.mail;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.persistence.mail.MailMessageMapper;
import io.quelyos.persistence.mail.MailMessageRow;
import io.quelyos.persistence.site.SiteMapper;
import io.quelyos.persistence.site.SiteRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;

/** Sends one letter, and says when to try again. The mail server is asked outside of every transaction. */
final class MailDelivery {

    /** Its instances are the letters' ids, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("mail-delivery", String.class);
    private static final String KINDS_FOR_OPERATORS = "backup-";
    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final TenantDb tenantDb;
    private final TenantDirectory tenants;
    private final MailMessageMapper messages;
    private final SiteMapper sites;
    private final MailTransport transport;
    private final MailSettings settings;
    private final Clock clock;

    MailDelivery(
        TenantDb tenantDb,
        TenantDirectory tenants,
        MailMessageMapper messages,
        SiteMapper sites,
        MailTransport transport,
        MailSettings settings,
        Clock clock
    ) {
        this.tenantDb = tenantDb;
        this.tenants = tenants;
        this.messages = messages;
        this.sites = sites;
        this.transport = transport;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tries once; what comes back puts the job off, to the next attempt or to the end of the letter's time. */
    CompletionHandler<String> deliver(TenantId tenant, UUID id) {
        TenantScoped scope = TenantScoped.of(tenant);
        MailMessageRow message = tenantDb.<@Nullable MailMessageRow>read(scope, () -> messages.findById(id));
        if (message == null || !message.state().equals("QUEUED")) {
            tenantDb.write(scope, () -> messages.deleteEnded(id));
            return new CompletionHandler.OnCompleteRemove<>();
        }
        if (!isForOperators(message) && tenantDb.<Boolean>read(scope, messages::isOutgoingOff)) {
            tenantDb.write(scope, () -> messages.updateKept(id));
            return later(settings.retention());
        }
        try {
            MailTransport.Handover handover = transport.send(message, brand(scope));
            tenantDb.write(scope, () ->
                handover == MailTransport.Handover.SENT ? messages.updateSent(id) : messages.updateKept(id)
            );
            return later(settings.retention());
        } catch (MailException exception) {
            return failed(scope, message, exception);
        }
    }

    /** Whether it tells those who look after the installation of their own work, which goes on whomever the tenant writes to. */
    private static boolean isForOperators(MailMessageRow message) {
        return message.kind().startsWith(KINDS_FOR_OPERATORS);
    }

    private CompletionHandler<String> failed(TenantScoped scope, MailMessageRow message, MailException exception) {
        int attempts = message.attempts() + 1;
        boolean isLast = attempts >= settings.maximumAttempts();
        String error = String.valueOf(exception.getMessage());
        tenantDb.write(scope, () ->
            isLast ? messages.updateGivenUp(message.id(), error) : messages.updateFailed(message.id(), error)
        );
        LOG.warn(
            "Letter {} was not sent at attempt {}{}: {}",
            message.id(),
            attempts,
            isLast ? ", the last" : "",
            error
        );
        return later(isLast ? settings.retention() : settings.pauseAfter(attempts));
    }

    private CompletionHandler<String> later(Duration pause) {
        return (complete, operations) -> operations.reschedule(complete, clock.instant().plus(pause));
    }

    private String brand(TenantScoped scope) {
        SiteRow site = tenantDb.<@Nullable SiteRow>read(scope, sites::find);
        if (site != null) {
            return site.name();
        }
        Tenant tenant = tenants.findById(scope.tenantId());
        return tenant == null ? "" : tenant.name();
    }
}
