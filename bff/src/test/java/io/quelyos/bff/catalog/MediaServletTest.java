package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class MediaServletTest {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private GraphQlClient client;

    @BeforeEach
    void open() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        client = GraphQlClient.of(shelf.port());
    }

    @Test
    void sendsAnImageToAnybodyAndOnce() {
        String path = "/media/" + tenant.slug() + "/" + store("image/svg+xml", "IMAGE");
        Answer first = client.exchange(client.request(path).GET());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(SVG);
        assertThat(first.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(first.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(first.header("Content-Security-Policy")).isEqualTo(
            "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        );
        assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
        Answer again = client.exchange(
            client
                .request(path + ".svg")
                .header("If-None-Match", "W/" + first.header("ETag"))
                .GET()
        );
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        Answer head = client.exchange(client.request(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(SVG.length()));
        assertThat(client.exchange(client.request(path).DELETE()).status()).isEqualTo(405);
    }

    @Test
    void answersAllThatIsNotThereAlike() {
        TestTenant twin = shelf.database().createTenant("GROWTH");
        String image = store("image/png", "IMAGE");
        String unknown = "/media/" + tenant.slug() + "/" + GlobalId.encode("img", UUID.randomUUID());
        Answer expected = client.exchange(client.request(unknown).GET());
        assertThat(expected.status()).isEqualTo(404);
        for (String path : new String[] {
            "/media/" + twin.slug() + "/" + image,
            "/media/nobody/" + image,
            "/media/" + tenant.slug() + "/" + store("image/png", "IMPORT"),
            "/media/" + tenant.slug() + "/" + store("text/html", "IMAGE"),
            "/media/" + tenant.slug() + "/nonsense",
            "/media/",
        }) {
            Answer answer = client.exchange(client.request(path).GET());
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo(expected.body());
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
        }
        shelf.database().execute("update tenant set state = 'SUSPENDED' where id = '" + tenant.id() + "'");
        String path = "/media/" + tenant.slug() + "/" + image;
        await().untilAsserted(() -> assertThat(client.exchange(client.request(path).GET()).status()).isEqualTo(404));
    }

    @Test
    void givesAddressesThatLead() {
        String image = store("image/svg+xml", "IMAGE");
        shelf.put(tenant, List.of(Drafts.product(tenant, "shirt", "S")));
        shelf
            .database()
            .execute(
                "update product_image set external_url = null, file_id = '%s' where tenant_id = '%s'".formatted(
                    GlobalId.decode("img", image).orElseThrow(),
                    tenant.id()
                )
            );

        String url = shelf
            .visitor(tenant)
            .send("{ shop { product(slug: \"shirt\") { images { url } } } }")
            .data("/shop/product/images/0/url")
            .asString();

        assertThat(url).isEqualTo("http://127.0.0.1:" + shelf.port() + "/media/" + tenant.slug() + "/" + image);
        assertThat(client.exchange(client.request(url.substring(url.indexOf("/media"))).GET()).body()).isEqualTo(SVG);
    }

    private String store(String mediaType, String purpose) {
        UUID id = UUID.randomUUID();
        shelf
            .database()
            .execute(
                (
                    "insert into stored_file (tenant_id, id, file_name, media_type, byte_size, sha256, content," +
                    " purpose) values ('%s', '%s', 'x', '%s', %d, sha256('%s'), '%s', '%s')"
                ).formatted(tenant.id(), id, mediaType, SVG.length(), SVG, SVG, purpose)
            );
        return GlobalId.encode("img", id);
    }
}
