package io.quelyos.bff.live;

import graphql.schema.DataFetchingEnvironment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the fetcher of a subscription's field speaks to. The operation is executed once to open the subscription, which only
 * asks what is to be followed, and then once for each event. Both times arguments, permissions and errors are dealt with as
 * everywhere.
 */
public final class LiveField {

    private final @Nullable LiveEvent event;
    private @Nullable Opening opening;

    private LiveField(@Nullable LiveEvent event) {
        this.event = event;
    }

    /** For the execution that opens the subscription. */
    public static LiveField opening() {
        return new LiveField(null);
    }

    /** For the execution that tells an event. */
    public static LiveField telling(LiveEvent event) {
        return new LiveField(event);
    }

    /** The one of the running execution. */
    public static LiveField of(DataFetchingEnvironment environment) {
        return environment.getGraphQlContext().get(LiveField.class);
    }

    /**
     * Says what is to be followed, and what the field's value is.
     *
     * @param after the argument of the same name
     * @param tell makes the field's value of an event; null for an event that this client is not told
     * @return the field's value; null while the subscription is opened
     */
    public <T> @Nullable T follow(LiveTopic topic, @Nullable String after, Function<LiveEvent, @Nullable T> tell) {
        if (event == null) {
            opening = new Opening(topic, after);
            return null;
        }
        return tell.apply(event);
    }

    /** What is to be followed; null where no fetcher said it. */
    public @Nullable Opening opened() {
        return opening;
    }

    /**
     * What is to be followed.
     *
     * @param after the position to go on from; null to begin now
     */
    public record Opening(LiveTopic topic, @Nullable String after) {}
}
