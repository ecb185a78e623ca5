package io.quelyos.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gate in front of each measurement: what is not the same answer must not be compared. Whole answers are compared,
 * every field of them but the signed cursor.
 */
final class AnswerCheck {

    private static final int SAMPLES = 40;
    private static final JsonMapper JSON = new JsonMapper();

    private AnswerCheck() {}

    /**
     * Asks both sides the same questions, spread over the rotation.
     *
     * @return the mean size of the server's answers in bytes
     * @throws IllegalStateException at the first difference
     */
    static long compare(List<Question> questions, Session server, Session reference) throws IOException, SQLException {
        long bytes = 0;
        for (Question question : samples(questions)) {
            byte[] answer = server.ask(question);
            bytes += answer.length;
            JsonNode ours = withoutCursor(answer);
            JsonNode theirs = withoutCursor(reference.ask(question));
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(
                    "different answers to " + question + "\nserver:    " + ours + "\nreference: " + theirs
                );
            }
            boolean isEmpty =
                ours.at("/data/shop/product/variants").isEmpty() &&
                ours.at("/data/shop/products/nodes").isEmpty() &&
                ours.at("/data/shop/search/nodes").isEmpty() &&
                ours.at("/data/vitrine/featuredProducts/nodes").isEmpty();
            if (isEmpty) {
                throw new IllegalStateException("an empty answer to " + question);
            }
        }
        return bytes / SAMPLES;
    }

    /** Questions of which every tenth again is one to the big tenant. */
    static List<Question> samples(List<Question> questions) {
        int step = questions.size() / SAMPLES - 1;
        return java.util.stream.IntStream.range(0, SAMPLES)
            .mapToObj(index -> questions.get(index * step))
            .toList();
    }

    private static JsonNode withoutCursor(byte[] answer) {
        JsonNode tree = JSON.readTree(answer);
        for (String list : List.of("products", "search")) {
            if (tree.at("/data/shop/" + list + "/pageInfo") instanceof ObjectNode pageInfo) {
                pageInfo.remove("endCursor");
            }
        }
        return tree;
    }
}
