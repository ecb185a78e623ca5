package io.quelyos.bff.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.persistence.mail.MailMessageMapper;
import io.quelyos.persistence.site.SiteMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** By SMTP where {@code spring.mail.host} names a server; else letters are only kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    @Bean
    MailTransport mailTransport(ObjectProvider<JavaMailSender> sender, MailSettings settings) {
        JavaMailSender smtp = sender.getIfAvailable();
        if (smtp != null) {
            return new SmtpTransport(smtp, settings);
        }
        LoggerFactory.getLogger(MailConfiguration.class).info(
            "No mail server is set (spring.mail.host): letters are kept and not sent"
        );
        return (message, brand) -> MailTransport.Handover.KEPT;
    }

    @Bean
    Task<String> mailDeliveryTask(
        TenantDb tenantDb,
        TenantDirectory tenants,
        MailMessageMapper messages,
        SiteMapper sites,
        MailTransport transport,
        MailSettings settings,
        Clock clock
    ) {
        var delivery = new MailDelivery(tenantDb, tenants, messages, sites, transport, settings, clock);
        return Tasks.custom(MailDelivery.TASK)
            .onDeadExecutionRevive()
            .execute((instance, context) ->
                delivery.deliver(TenantId.of(instance.getData()), UUID.fromString(instance.getId()))
            );
    }
}
