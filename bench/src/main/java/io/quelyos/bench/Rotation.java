package io.quelyos.bench;

import io.quelyos.bench.Question.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The questions of a workload in the order in which they are asked. Tenants, slugs and categories change from one to the
 * next, and every tenth goes to the big tenant.
 */
final class Rotation {

    private static final int LENGTH = 2000;
    private static final int BIG_EVERY = 10;
    /** A prime, so that neighbouring questions are far apart in the tables. */
    private static final long STRIDE = 7919;
    private static final JsonMapper JSON = new JsonMapper();

    private final Options options;
    private final Catalogue catalogue;
    private final int port;
    /** Where second pages begin, by tenant and category. */
    private final Map<String, SecondPage> secondPages = new HashMap<>();

    Rotation(Options options, int port) {
        this.options = options;
        this.catalogue = new Catalogue(options);
        this.port = port;
    }

    private record SecondPage(String cursor, Place place) {}

    /** All questions of a workload. Cursors are the server's secret, so second pages are found by asking for first ones. */
    List<Question> questions(Workload workload) throws IOException {
        List<Question> questions = new ArrayList<>();
        try (var session = new HttpSession(port)) {
            for (int index = 0; index < LENGTH; index++) {
                int tenant = tenant(index);
                questions.add(
                    switch (workload) {
                        case PRODUCT_PAGE -> page(tenant, catalogue.productSlug(tenant, index * STRIDE));
                        case PRODUCT_LIST -> list(session, tenant, Catalogue.categorySlug(index / 2), index % 2 == 1);
                        case HOME -> question(workload, tenant, "home", Place.START, Map.of());
                        case DEEP -> deep(tenant, Catalogue.categorySlug(index));
                        case SEARCH -> search(tenant, Catalogue.words(index * STRIDE));
                    }
                );
            }
        }
        return List.copyOf(questions);
    }

    private int tenant(int index) {
        return index % BIG_EVERY == BIG_EVERY - 1 ? options.tenants() : (index % (options.tenants() - 1)) + 1;
    }

    private Question page(int tenant, String slug) {
        return question(Workload.PRODUCT_PAGE, tenant, slug, Place.START, Map.of("slug", slug));
    }

    private Question deep(int tenant, String category) {
        return question(Workload.DEEP, tenant, category, Place.START, Map.of("category", category));
    }

    private Question search(int tenant, String words) {
        return question(Workload.SEARCH, tenant, words, Place.START, Map.of("query", words));
    }

    private Question list(HttpSession session, int tenant, String category, boolean isSecond) throws IOException {
        Question first = question(Workload.PRODUCT_LIST, tenant, category, Place.START, Map.of("category", category));
        if (!isSecond) {
            return first;
        }
        String key = tenant + "/" + category;
        SecondPage second = secondPages.get(key);
        if (second == null) {
            second = behind(JSON.readTree(session.ask(first)).at("/data/shop/products"));
            if (second == null) {
                return first;
            }
            secondPages.put(key, second);
        }
        Map<String, Object> variables = Map.of("category", category, "after", second.cursor());
        return question(Workload.PRODUCT_LIST, tenant, category, second.place(), variables);
    }

    private static @Nullable SecondPage behind(JsonNode firstPage) {
        if (!firstPage.at("/pageInfo/hasNextPage").asBoolean()) {
            return null;
        }
        JsonNode nodes = firstPage.get("nodes");
        JsonNode last = nodes.get(nodes.size() - 1);
        BigDecimal price = new BigDecimal(last.at("/priceRange/min/amount").asString());
        var place = new Place(price.movePointRight(2).longValueExact(), uuid(last.get("id").asString()));
        return new SecondPage(firstPage.at("/pageInfo/endCursor").asString(), place);
    }

    private Question question(Workload workload, int tenant, String slug, Place place, Map<String, Object> variables) {
        byte[] json = JSON.writeValueAsBytes(Map.of("query", workload.document(), "variables", variables));
        return new Question(tenant, slug, place, HttpSession.post(Catalogue.tenantSlug(tenant), json, port));
    }

    /** The key within an id of the form prd_ and 32 hexadecimal digits. */
    static UUID uuid(String id) {
        String digits = id.substring(id.indexOf('_') + 1);
        return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
    }
}
