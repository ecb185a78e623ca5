package io.quelyos.bff.search;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.persistence.search.SearchRefreshMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Follows changes that touch more products than the end of a transaction should wait for, such as a new name of a large
 * category. The database schedules the job itself ({@code put_search_later}), because it alone sees how many they are,
 * whoever writes.
 */
@Configuration(proxyBeanMethods = false)
class SearchRefresh {

    /** Its data are the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("search-refresh", String.class);

    @Bean
    Task<String> searchRefreshTask(TenantDb tenantDb, SearchRefreshMapper refresh) {
        return Tasks.oneTime(TASK).execute((instance, context) -> {
            TenantScoped tenant = TenantScoped.of(TenantId.of(instance.getData()));
            // Each step is a transaction of its own, so that who edits a product waits for one step at the most.
            boolean isMore = true;
            while (isMore) {
                isMore = tenantDb.write(tenant, refresh::refreshNext);
            }
        });
    }
}
