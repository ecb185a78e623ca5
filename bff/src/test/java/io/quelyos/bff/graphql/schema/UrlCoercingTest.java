package io.quelyos.bff.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Addresses go out as they are, and come in as addresses only. */
class UrlCoercingTest {

    private static final String ADDRESS = "https://shop.example/a?b=c#d";
    private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

    private final UrlCoercing url = new UrlCoercing();

    @Test
    void writesAddressesAsTheyAre() {
        assertThat(url.serialize(ADDRESS, CONTEXT, Locale.ROOT)).isEqualTo(ADDRESS);
        assertThat(url.serialize(URI.create(ADDRESS), CONTEXT, Locale.ROOT)).isEqualTo(ADDRESS);
        assertThat(url.serialize("ftp://files.example/x", CONTEXT, Locale.ROOT)).isEqualTo("ftp://files.example/x");
        for (String none : List.of("javascript:alert(1)", "no address", "")) {
            assertThatThrownBy(() -> url.serialize(none, CONTEXT, Locale.ROOT))
                .as(none)
                .isInstanceOf(CoercingSerializeException.class);
        }
        assertThatThrownBy(() -> url.serialize(1, CONTEXT, Locale.ROOT)).isInstanceOf(CoercingSerializeException.class);
    }

    @Test
    void readsAddressesOnly() {
        assertThat(url.parseValue(ADDRESS, CONTEXT, Locale.ROOT)).hasToString(ADDRESS);
        assertThat(
            url.parseLiteral(new StringValue(ADDRESS), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT)
        ).hasToString(ADDRESS);
        assertThatThrownBy(() -> url.parseValue("no address", CONTEXT, Locale.ROOT)).isInstanceOf(
            CoercingParseValueException.class
        );
        assertThatThrownBy(() ->
            url.parseLiteral(new StringValue("no address"), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT)
        ).isInstanceOf(CoercingParseLiteralException.class);
    }
}
