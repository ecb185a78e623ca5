package io.quelyos.bff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the server.
 *
 * @param body as it came
 */
public record Answer(int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** A part of the data by JSON pointer, such as `/shop/products/nodes/0/name`; the answer must be free of errors. */
    public JsonNode data(String pointer) {
        assertThat(json().path("errors").isMissingNode()).as("no errors in %s", body).isTrue();
        JsonNode found = json().path("data").at(pointer);
        assertThat(found.isMissingNode()).as("%s in %s", pointer, body).isFalse();
        return found;
    }

    /** The texts found in each item of a list. */
    public List<String> texts(String listPointer, String itemPointer) {
        List<String> texts = new ArrayList<>();
        data(listPointer).forEach(item -> texts.add(item.at(itemPointer).asString()));
        return texts;
    }

    /** The codes of the top-level errors. */
    public List<String> errorCodes() {
        List<String> codes = new ArrayList<>();
        json()
            .path("errors")
            .forEach(error -> codes.add(error.at("/extensions/code").asString()));
        return codes;
    }

    /** A header's first value; empty text when it is not there. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
