package io.quelyos.bff.account;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.secret.LinkSecret;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.account.CustomerSignUpMapper;
import io.quelyos.persistence.account.CustomerSignUpRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Writes to the reader of a mailbox that an account is wanted for, or that there is one already. */
@Configuration(proxyBeanMethods = false)
class SignUpJob {

    /** Its instances are the ids of what was written down, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("sign-up", String.class);

    @Bean
    Task<String> signUpTask(
        TenantDirectory tenants,
        TenantDb tenantDb,
        CustomerSignUpMapper signUps,
        CustomerMapper customers,
        AccountLetters letters
    ) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .execute((instance, job) -> {
                Tenant tenant = tenants.findById(TenantId.of(instance.getData()));
                if (tenant != null && tenant.isActive()) {
                    TenantContext context = tenant.context(new Actor.Visitor(null), Set.of());
                    UUID id = UUID.fromString(instance.getId());
                    tenantDb.write(context, () -> write(context, id, signUps, customers, letters));
                }
                return new CompletionHandler.OnCompleteRemove<>();
            });
    }

    private static boolean write(
        TenantContext context,
        UUID id,
        CustomerSignUpMapper signUps,
        CustomerMapper customers,
        AccountLetters letters
    ) {
        CustomerSignUpRow signUp = signUps.findUnwritten(id);
        if (signUp == null) {
            return false;
        }
        CustomerRow known = customers.findByEmail(signUp.email());
        if (known != null) {
            signUps.delete(id);
            letters.signUpOfKnown(context, known, signUp);
        } else {
            String secret = LinkSecret.generate();
            signUps.updateSecret(id, LinkSecret.hash(secret));
            letters.signUp(context, signUp, secret);
        }
        return true;
    }
}
