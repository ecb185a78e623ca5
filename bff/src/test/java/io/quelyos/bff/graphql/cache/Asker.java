package io.quelyos.bff.graphql.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SqlStatements;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Asks by GET, and tells from the statements whether anybody had to look. */
final class Asker {

    private Asker() {}

    static Answer get(GraphQlClient client, String document) {
        return get(client, Map.of("query", document));
    }

    static Answer get(GraphQlClient client, Map<String, String> parameters) {
        var query = new StringBuilder("/graphql?");
        parameters.forEach((name, value) ->
            query.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&')
        );
        return client.exchange(client.request(query.toString()).GET());
    }

    /** An answer that cost no statement. */
    static Answer kept(GraphQlClient client, String document) {
        SqlStatements.clear();
        Answer answer = get(client, document);
        assertThat(statements()).as("statements for %s", document).isEmpty();
        return answer;
    }

    /** An answer that was looked up. */
    static Answer fresh(GraphQlClient client, String document) {
        SqlStatements.clear();
        Answer answer = get(client, document);
        assertThat(statements()).as("statements for %s", document).isNotEmpty();
        return answer;
    }

    /** Without those about who the tenant is, which has a memory of its own that other tests' tenants disturb. */
    static List<String> statements() {
        return SqlStatements.seenQueries()
            .stream()
            .filter(sql -> !sql.contains("from tenant_by_"))
            .toList();
    }
}
