package io.quelyos.bff.order.live;

import graphql.schema.DataFetchingEnvironment;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.live.LiveEvent;
import io.quelyos.bff.live.LiveField;
import io.quelyos.bff.live.LiveTopic;
import io.quelyos.bff.order.live.OrderNews.Happened;
import io.quelyos.bff.order.reading.OrderView;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows all orders of a topic, or one of them.
 *
 * @param topic whose orders
 * @param id of the one order, as the client says it; null for all
 * @param read reads an order as this caller may see it; null where the caller may not
 */
public record OrderFollowing(LiveTopic topic, @Nullable String id, Function<UUID, @Nullable OrderView> read) {
    /** The schema's types ShopOrderChange and BackofficeOrderChange. */
    public record Told(
        String eventId,
        String kind,
        OffsetDateTime at,
        @Nullable String happened,
        @Nullable OrderView order
    ) {}

    /** Answers the field of a subscription. */
    public @Nullable Told follow(DataFetchingEnvironment environment, @Nullable String after) {
        // Something that is no order's id is followed like an order that there is none of.
        UUID only = id == null ? null : GlobalId.decode("ord", id).orElse(new UUID(0, 0));
        return LiveField.of(environment).follow(topic, after, event -> tell(event, only));
    }

    private @Nullable Told tell(LiveEvent event, @Nullable UUID only) {
        Happened happened = Happened.of(event);
        if (happened == null) {
            OrderView order = only == null ? null : read.apply(only);
            return new Told(event.id(), event.kind(), event.at(), null, order);
        }
        return only == null || only.equals(happened.orderId())
            ? new Told(event.id(), event.kind(), event.at(), happened.happened(), read.apply(happened.orderId()))
            : null;
    }
}
