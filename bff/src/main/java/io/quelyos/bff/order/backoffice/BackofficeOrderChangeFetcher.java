package io.quelyos.bff.order.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.live.LiveTopic;
import io.quelyos.bff.order.live.OrderFollowing;
import org.jspecify.annotations.Nullable;

/** Tells staff what happens to orders. */
@DgsComponent
final class BackofficeOrderChangeFetcher {

    private final BackofficeOrders orders;

    BackofficeOrderChangeFetcher(BackofficeOrders orders) {
        this.orders = orders;
    }

    @DgsData(parentType = "Subscription", field = "backofficeOrderChanged")
    OrderFollowing.@Nullable Told backofficeOrderChanged(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable String id,
        @InputArgument @Nullable String after
    ) {
        return new OrderFollowing(LiveTopic.tenantOrders(), id, order -> orders.findById(context, order)).follow(
            environment,
            after
        );
    }
}
