package io.quelyos.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The peers' W2 on tenants of this catalogue: twenty products of a category by name, and how many there are. */
final class SortedLists {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 20;
    private static final int VARIANTS = 3;
    private static final String COUNT = """
    select count(*)
    from category c
    join category_product l on l.tenant_id = c.tenant_id and l.category_id = c.id
    join product p on p.tenant_id = l.tenant_id and p.id = l.product_id
    where c.tenant_id = ? and c.slug = ? and p.status = 'ACTIVE'
    """;

    private final Database database;
    private final int port;
    private final String document = Resources.text("peers/w2.graphql");

    SortedLists(Database database, int port) {
        this.database = database;
        this.port = port;
    }

    /** One question for each category of a tenant. */
    List<Question> questions(int tenant) {
        List<Question> questions = new ArrayList<>();
        for (int number = 0; number < Catalogue.CATEGORIES; number++) {
            String category = Catalogue.categorySlug(number);
            byte[] json = JSON.writeValueAsBytes(Map.of("query", document, "variables", Map.of("category", category)));
            byte[] request = HttpSession.post(Catalogue.tenantSlug(tenant), json, port);
            questions.add(new Question(tenant, category, Question.Place.START, request));
        }
        return List.copyOf(questions);
    }

    /**
     * Counts what is answered, against a statement of its own.
     *
     * @throws IllegalStateException at the first difference
     */
    @SafeVarargs
    final void check(List<Question>... rotations) throws IOException, SQLException {
        try (Connection connection = database.administer(); var session = new HttpSession(port)) {
            for (List<Question> questions : rotations) {
                for (Question question : questions) {
                    JsonNode list = JSON.readTree(session.ask(question)).at("/data/shop/products");
                    check(question, list, count(connection, question));
                }
            }
        }
    }

    private static void check(Question question, JsonNode list, long expected) {
        JsonNode nodes = list.get("nodes");
        boolean isComplete = list.get("totalCount").asLong() == expected && nodes.size() == Math.min(PAGE, expected);
        for (JsonNode node : nodes) {
            isComplete &= node.get("variants").size() == VARIANTS && node.get("images").size() == 1;
        }
        if (!isComplete) {
            throw new IllegalStateException("not " + expected + " products with all their parts: " + question);
        }
    }

    private static long count(Connection connection, Question question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, Catalogue.tenantId(question.tenant()));
            statement.setString(2, question.slug());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
