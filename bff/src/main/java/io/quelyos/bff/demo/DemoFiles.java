package io.quelyos.bff.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of the demo tenants. */
final class DemoFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BACKGROUND = "#f4f4f5";
    private final Map<String, String> templates = new HashMap<>();

    DemoCompanies companies() {
        return JSON.readValue(read("demo/tenants.json"), DemoCompanies.class);
    }

    DemoCatalogue catalogue(String name) {
        return JSON.readValue(read("demo/" + name + ".json"), DemoCatalogue.class);
    }

    /** What the pages of a catalogue's products tell beside the products. */
    DemoPage page(String name) {
        return JSON.readValue(read("demo/" + name + "-page.json"), DemoPage.class);
    }

    /** Where else the goods of a catalogue are sold. */
    DemoMarket market(String name) {
        return JSON.readValue(read("demo/" + name + "-market.json"), DemoMarket.class);
    }

    /** A drawing in its colours, as SVG. */
    String drawing(DemoCatalogue.Picture picture) {
        return templates
            .computeIfAbsent(picture.template(), name -> read("demo/images/" + name + ".svg"))
            .replace("{{primary}}", picture.primary())
            .replace("{{secondary}}", picture.secondary())
            .replace("{{background}}", BACKGROUND);
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
