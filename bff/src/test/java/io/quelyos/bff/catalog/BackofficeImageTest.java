package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Images that staff add to products, put in order and take away. */
@ServerTest
class BackofficeImageTest {

    private static final byte[] PNG = HexFormat.of().parseHex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6260000000000500010d0a2db40000000049454e44ae426082"
    );
    private static final String EDIT = "$id: ID!, $version: Int!";
    private static final String IMAGES = "product { version images { id url altText variantId } }";

    @Autowired
    private ApplicationContext server;

    private Counter counter;

    @BeforeEach
    void open() {
        counter = Counter.open(server);
    }

    @Test
    void addsAnUploadedImageThatEverybodyCanLoad() {
        JsonNode product = Counter.done(add(1, upload(PNG), counter.variant("P-a"))).path("product");

        assertThat(product.path("images").size()).isEqualTo(2);
        JsonNode added = product.at("/images/1");
        assertThat(added.path("altText").asString()).isEqualTo("Vue de face");
        assertThat(added.path("variantId").asString()).isEqualTo(counter.variant("P-a"));
        String path = added.path("url").asString().replaceFirst("https?://[^/]+", "");
        Answer loaded = counter
            .shelf()
            .visitor(counter.tenant())
            .exchange(counter.shelf().visitor(counter.tenant()).request(path).GET());
        assertThat(loaded.status()).isEqualTo(200);
        assertThat(loaded.header("Content-Type")).isEqualTo("image/png");
        assertThat(counter.trail()).isEqualTo("image.add");
    }

    @Test
    void refusesWhatIsNoImageWhatIsNotSentAndWhatIsUsedTwice() {
        String drawing = upload("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        assertThat(Counter.codes(add(1, drawing, counter.variant("P-a")))).containsExactly("INVALID");
        assertThat(Counter.codes(add(1, announce(), counter.variant("P-a")))).containsExactly("NOT_FOUND");
        String file = upload(PNG);
        assertThat(Counter.codes(add(1, file, counter.variant("Q-a")))).containsExactly("NOT_FOUND");
        Counter.done(add(1, file, counter.variant("P-a")));
        assertThat(Counter.codes(add(2, file, counter.variant("P-a")))).containsExactly("NOT_FOUND");
        assertThat(counter.version("p")).isEqualTo(2);
    }

    @Test
    void ordersDescribesAndRemovesImages() {
        JsonNode before = Counter.done(add(1, upload(PNG), counter.variant("P-a"))).at("/product/images");
        String first = before.at("/0/id").asString();
        String second = before.at("/1/id").asString();
        String product = counter.product("p");
        String reorder = EDIT + ", $imageIds: [ID!]!";
        Map<String, Object> half = Map.of("id", product, "version", 2, "imageIds", List.of(second));
        assertThat(
            Counter.codes(counter.send("backofficeProductImagesReorder", reorder, IMAGES, half))
        ).containsExactly("INVALID");
        Map<String, Object> whole = Map.of("id", product, "version", 2, "imageIds", List.of(second, first));
        JsonNode ordered = Counter.done(counter.send("backofficeProductImagesReorder", reorder, IMAGES, whole));
        assertThat(ordered.at("/product/images/0/id").asString()).isEqualTo(second);

        Map<String, Object> change = Map.of(
            "id",
            product,
            "version",
            3,
            "imageId",
            second,
            "input",
            Map.of("altText", "De dos")
        );
        JsonNode described = Counter.done(
            counter.send(
                "backofficeProductImageUpdate",
                EDIT + ", $imageId: ID!, $input: BackofficeProductImageUpdateInput!",
                IMAGES,
                change
            )
        );
        assertThat(described.at("/product/images/0/altText").asString()).isEqualTo("De dos");

        Map<String, Object> removal = Map.of("id", product, "version", 4, "imageId", second);
        JsonNode left = Counter.done(
            counter.send("backofficeProductImageRemove", EDIT + ", $imageId: ID!", IMAGES, removal)
        );
        assertThat(left.at("/product/images").size()).isEqualTo(1);
        assertThat(
            counter.query("select count(*) from stored_file where tenant_id = '%s' and purpose = 'IMAGE'")
        ).isEqualTo("0");
        assertThat(
            Counter.codes(
                counter.send(
                    "backofficeProductImageRemove",
                    EDIT + ", $imageId: ID!",
                    IMAGES,
                    Map.of("id", product, "version", 5, "imageId", second)
                )
            )
        ).containsExactly("NOT_FOUND");
    }

    private JsonNode add(int version, String upload, String variant) {
        return counter.send(
            "backofficeProductImageAdd",
            EDIT + ", $input: BackofficeProductImageAddInput!",
            IMAGES,
            Map.of(
                "id",
                counter.product("p"),
                "version",
                version,
                "input",
                Map.of("uploadId", upload, "altText", "Vue de face", "variantId", variant)
            )
        );
    }

    private String announce() {
        return counter
            .owner()
            .send("mutation { backofficeUploadCreate(input: { fileName: \"a.png\" }) { upload { id } } }")
            .data("/backofficeUploadCreate/upload/id")
            .asString();
    }

    private String upload(byte[] content) {
        String id = announce();
        Answer sent = counter.owner().exchange(
            counter
                .owner()
                .request("/api/uploads/" + id)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(content))
        );
        assertThat(sent.status()).as(sent.body()).isLessThan(300);
        return id;
    }
}
