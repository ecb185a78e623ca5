package io.quelyos.bff.order.reading;

import io.quelyos.persistence.order.OrderEventRow;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The schema's types ShopOrderEvent and BackofficeOrderEvent. */
public record OrderEventView(OrderEventRow row) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The schema's type BackofficeOrderEventDetail. */
    public record Detail(String name, String value) {}

    public String kind() {
        return row.kind();
    }

    /** Named as the schema's field. */
    public boolean isPublic() {
        return row.isPublic();
    }

    public String actorKind() {
        return row.actorKind();
    }

    public String actorId() {
        return row.actorId();
    }

    public List<Detail> details() {
        return JSON.readTree(row.detail())
            .propertyStream()
            .map(property -> new Detail(property.getKey(), property.getValue().asString()))
            .toList();
    }

    public OffsetDateTime createdAt() {
        return row.createdAt();
    }
}
