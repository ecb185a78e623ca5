package io.quelyos.bff.demo.order;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.demo.order.DemoOrders.Shop;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.company.CompanyMemberMapper;
import io.quelyos.persistence.demo.DemoPlatformMapper;
import io.quelyos.persistence.demo.DemoTenantMapper;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Has the demo shops' orders made by a job, so that the start need not wait for them; a shop with orders keeps its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("quelyos.demo.enabled")
class DemoOrderConfiguration {

    /** Its instances are the shops' slugs. */
    private static final TaskDescriptor<String> TASK = TaskDescriptor.of("demo-orders", String.class);
    /** Until then the server is ready, and whoever looks at it has the first answers. */
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int MOST_ATTEMPTS = 3;

    @Bean
    DemoOrderMaking demoOrderMaking(
        PlatformDb platformDb,
        TenantDb tenantDb,
        DemoPlatformMapper platform,
        CustomerMapper customers,
        CompanyMemberMapper members,
        GraphQlEngine engine
    ) {
        var sender = new DemoSender(engine);
        var companies = new DemoCompany(tenantDb, members, sender, new DemoBuying(sender));
        return new DemoOrderMaking(platformDb, tenantDb, platform, customers, sender, companies);
    }

    @Bean
    Task<String> demoOrderTask(TenantDirectory tenants, DemoOrderMaking making) {
        return Tasks.oneTime(TASK)
            .onFailure(
                new FailureHandler.MaxRetriesFailureHandler<>(
                    MOST_ATTEMPTS,
                    new FailureHandler.OnFailureRetryLater<>(PAUSE)
                )
            )
            .onDeadExecutionRevive()
            .execute((instance, context) -> {
                Tenant tenant = tenants.findBySlug(instance.getId());
                for (Shop shop : read().shops()) {
                    if (tenant != null && shop.slug().equals(tenant.slug())) {
                        making.make(tenant, shop);
                    }
                }
            });
    }

    @Bean
    @Order(4)
    ApplicationRunner makeDemoOrders(
        TenantDb tenantDb,
        TenantDirectory tenants,
        DemoTenantMapper orders,
        JobQueue jobs,
        Clock clock
    ) {
        return arguments -> {
            for (Shop shop : read().shops()) {
                Tenant tenant = tenants.findBySlug(shop.slug());
                var scope = tenant == null ? null : TenantScoped.of(tenant.id());
                if (scope != null && !tenantDb.read(scope, orders::hasOrders)) {
                    tenantDb.write(scope, () -> {
                        jobs.scheduleAt(TASK, shop.slug(), "", clock.instant().plus(PAUSE));
                        return null;
                    });
                }
            }
        };
    }

    private static DemoOrders read() {
        try {
            String json = new ClassPathResource("demo/orders.json").getContentAsString(StandardCharsets.UTF_8);
            return JsonMapper.builder().build().readValue(json, DemoOrders.class);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
