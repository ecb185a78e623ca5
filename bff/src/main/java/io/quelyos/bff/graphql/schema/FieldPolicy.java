package io.quelyos.bff.graphql.schema;

import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.Permission;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the directives of the schema say of one field.
 *
 * @param audiences for whom the field exists; null where {@code @allow} does not say
 * @param permission what the caller needs as well
 * @param idPrefix the prefix of the id that the field returns
 * @param weight what the field costs; null for the default
 * @param list how long its list can be; null for a single value
 * @param cache how long it may be kept; null where the field does not say
 */
public record FieldPolicy(
    @Nullable Set<Audience> audiences,
    @Nullable Permission permission,
    @Nullable String idPrefix,
    @Nullable Integer weight,
    @Nullable ListSize list,
    @Nullable CacheRule cache
) {
    /**
     * The length of a list.
     *
     * @param assumedSize where no argument tells it; null when one always does
     * @param slicingArguments the arguments that tell it
     * @param sizedFields the fields of the returned object that hold the list; empty when the field itself does
     */
    public record ListSize(@Nullable Integer assumedSize, List<String> slicingArguments, List<String> sizedFields) {}

    /**
     * How long something may be kept.
     *
     * @param maxAgeSeconds null where it is not said
     * @param isPrivate whether only the caller's own cache may keep it
     * @param inherits whether the age of the field above holds
     */
    public record CacheRule(@Nullable Integer maxAgeSeconds, boolean isPrivate, boolean inherits) {}

    /** Whether the field exists for an audience. */
    public boolean isVisibleTo(Audience audience) {
        return audiences == null || audiences.contains(audience);
    }
}
