package io.quelyos.bff.account;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks up who asked for a new password, and writes to those who have an account. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class PasswordResetJob {

    /** Its data are wishes. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("password-reset", String.class);

    /** Who asked for a letter in which language. */
    record Wish(TenantId tenant, Locale locale, String email) {
        String text() {
            return tenant + " " + locale.toLanguageTag() + " " + email;
        }

        static Wish of(String text) {
            String[] parts = text.split(" ", 3);
            return new Wish(TenantId.of(parts[0]), Locale.forLanguageTag(parts[1]), parts[2]);
        }
    }

    @Bean
    Task<String> passwordResetTask(
        TenantDirectory tenants,
        TenantDb tenantDb,
        CustomerMapper customers,
        AccountLetters letters
    ) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .execute((instance, job) -> {
                Wish wish = Wish.of(instance.getData());
                Tenant tenant = tenants.findById(wish.tenant());
                if (tenant != null && tenant.isActive()) {
                    TenantContext context = tenant.context(new Actor.Visitor(null), Set.of());
                    tenantDb.write(context, () -> write(context, wish, customers, letters));
                }
                return new CompletionHandler.OnCompleteRemove<>();
            });
    }

    private static boolean write(TenantContext context, Wish wish, CustomerMapper customers, AccountLetters letters) {
        CustomerRow customer = customers.findByEmail(wish.email());
        if (customer == null) {
            return false;
        }
        letters.reset(context, customer, wish.locale());
        return true;
    }
}
