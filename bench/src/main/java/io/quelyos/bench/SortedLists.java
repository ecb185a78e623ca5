package io.quelyos.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The peers' W2 on tenants of this catalogue, in each order that a shop offers: twenty products of a category, and how many
 * there are, first and second pages.
 */
final class SortedLists {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 20;
    private static final int VARIANTS = 3;
    private final Database database;
    private final int port;
    private final String document = Resources.text("sorted-list.graphql");

    SortedLists(Database database, int port) {
        this.database = database;
        this.port = port;
    }

    /** The orders of a shop's lists. */
    enum Order {
        NAME("ASC", "p.name_key"),
        PRICE("ASC", "p.min_price_minor"),
        NEWEST("DESC", "p.published_at"),
        BEST_SELLING("DESC", "p.sold_count"),
        RATING("DESC", "p.rating_average_hundredths");

        private final String direction;
        private final String column;

        Order(String direction, String column) {
            this.direction = direction;
            this.column = column;
        }
    }

    private record Expected(long total, List<String> slugs) {}

    /** The first and the second page of each category of a tenant, whose answers have been found right. */
    List<Question> questions(int tenant, Order order) throws IOException, SQLException {
        List<Question> questions = new ArrayList<>();
        try (Connection connection = database.administer(); var session = new HttpSession(port)) {
            for (int number = 0; number < Catalogue.CATEGORIES; number++) {
                String category = Catalogue.categorySlug(number);
                Question first = question(tenant, category, order, null);
                String end = check(first, order, 0, session, connection);
                Question second = question(tenant, category, order, end);
                check(second, order, PAGE, session, connection);
                questions.add(first);
                questions.add(second);
            }
        }
        return List.copyOf(questions);
    }

    private Question question(int tenant, String category, Order order, @Nullable String after) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("category", category);
        variables.put("sortBy", Map.of("field", order.name(), "direction", order.direction));
        variables.put("after", after);
        byte[] json = JSON.writeValueAsBytes(Map.of("query", document, "variables", variables));
        byte[] request = HttpSession.post(Catalogue.tenantSlug(tenant), json, port);
        return new Question(tenant, category, Question.Place.START, request);
    }

    /**
     * Compares an answer with a statement of its own, and tells where the page ends.
     *
     * @throws IllegalStateException at the first difference
     */
    private static String check(Question question, Order order, int behind, HttpSession session, Connection connection)
        throws IOException, SQLException {
        JsonNode list = JSON.readTree(session.ask(question)).at("/data/shop/products");
        Expected expected = expected(connection, question, order, behind);
        List<String> slugs = new ArrayList<>();
        boolean isComplete = list.get("totalCount").asLong() == expected.total();
        for (JsonNode node : list.get("nodes")) {
            slugs.add(node.get("slug").asString());
            isComplete &= node.get("variants").size() == VARIANTS && node.get("images").size() == 1;
        }
        if (!isComplete || !slugs.equals(expected.slugs())) {
            throw new IllegalStateException("by " + order + " not " + expected + " but " + list + ": " + question);
        }
        return list.at("/pageInfo/endCursor").asString();
    }

    private static Expected expected(Connection connection, Question question, Order order, int behind)
        throws SQLException {
        String sql = """
        with listed as materialized (
            select p.slug, row_number() over (order by %1$s %2$s, p.id %2$s) as place
            from category c
            join category_product l on l.tenant_id = c.tenant_id and l.category_id = c.id
            join product p on p.tenant_id = l.tenant_id and p.id = l.product_id
            where c.tenant_id = ? and c.slug = ? and p.status = 'ACTIVE' and p.published_at <= now()
        )
        select (select count(*) from listed), l.slug
        from listed l
        where l.place between ? and ?
        order by l.place
        """.formatted(order.column, order.direction);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Catalogue.tenantId(question.tenant()));
            statement.setString(2, question.slug());
            statement.setInt(3, behind + 1);
            statement.setInt(4, behind + PAGE);
            long total = 0;
            List<String> slugs = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    total = rows.getLong(1);
                    slugs.add(rows.getString(2));
                }
            }
            return new Expected(total, slugs);
        }
    }
}
