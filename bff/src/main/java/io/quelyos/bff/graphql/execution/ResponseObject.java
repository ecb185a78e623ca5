package io.quelyos.bff.graphql.execution;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * An object of an answer: its values lie in the order of its plan, and the names are the plan's. Reads like a map, and is
 * written without becoming one. Lists are arrays until somebody reads them.
 */
final class ResponseObject extends AbstractMap<String, @Nullable Object> implements JacksonSerializable {

    private final SelectionPlan plan;
    private final @Nullable Place place;
    private final @Nullable Object[] slots;

    /**
     * An object without its values.
     *
     * @param place null for the root
     */
    ResponseObject(SelectionPlan plan, @Nullable Place place) {
        this.plan = plan;
        this.place = place;
        this.slots = new Object[plan.fields().size()];
    }

    SelectionPlan plan() {
        return plan;
    }

    /** Where the object is in the answer; null for the root. */
    @Nullable
    Place place() {
        return place;
    }

    /** The values in the order of the plan's fields. */
    @Nullable
    Object[] slots() {
        return slots;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return IntStream.range(0, slots.length)
                    .<Map.Entry<String, @Nullable Object>>mapToObj(index ->
                        new SimpleImmutableEntry<>(plan.fields().get(index).key().getValue(), shown(slots[index]))
                    )
                    .iterator();
            }

            @Override
            public int size() {
                return slots.length;
            }
        };
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof Object[] list ? Arrays.stream(list).map(ResponseObject::shown).toList() : value;
    }

    @Override
    public void serialize(JsonGenerator json, SerializationContext context) {
        json.writeStartObject(this);
        List<FieldPlan> fields = plan.fields();
        for (int index = 0; index < slots.length; index++) {
            json.writeName(fields.get(index).key());
            write(slots[index], json, context);
        }
        json.writeEndObject();
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializationContext context, TypeSerializer types) {
        serialize(json, context);
    }

    private static void write(@Nullable Object value, JsonGenerator json, SerializationContext context) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case ResponseObject object -> object.serialize(json, context);
            case Object[] list -> {
                json.writeStartArray(list, list.length);
                for (Object element : list) {
                    write(element, json, context);
                }
                json.writeEndArray();
            }
            default -> json.writePOJO(value);
        }
    }
}
