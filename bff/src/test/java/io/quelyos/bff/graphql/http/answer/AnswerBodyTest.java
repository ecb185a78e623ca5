package io.quelyos.bff.graphql.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever text an answer has, also one that a client sent broken and that an error repeats, is written and can be read. */
class AnswerBodyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = { "plain", "é ß ﬁ 漢", "😀 👩‍👩‍👧", "\"\\\n\u0000\u2028", "" })
    void writesAllText(String text) {
        byte[] bytes = AnswerBody.bytes(Map.of(text, text));
        assertThat(JSON.readTree(bytes).get(text).asString()).isEqualTo(text);
        assertThat(JSON.readTree(AnswerBody.json(Map.of(text, text)))).isEqualTo(JSON.readTree(bytes));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "end\ud83d" })
    void writesHalvesOfCharacters(String text) {
        assertThat(
            JSON.readTree(AnswerBody.bytes(Map.of("text", text)))
                .get("text")
                .isString()
        ).isTrue();
    }
}
