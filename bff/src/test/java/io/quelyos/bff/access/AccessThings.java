package io.quelyos.bff.access;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.UUID;

/** Things of a tenant for the matrix to name: those it has, and new ones that a row may change without disturbing others. */
final class AccessThings {

    private AccessThings() {}

    static String product(AccessWorld world, Home at) {
        return GlobalId.encode("prd", at.product());
    }

    static String variant(AccessWorld world, Home at) {
        return GlobalId.encode(
            "var",
            world.find(
                "select id from variant where tenant_id = ? and product_id = ? limit 1",
                tenant(at),
                at.product()
            )
        );
    }

    static String brand(AccessWorld world, Home at) {
        String name = "brand-" + world.next();
        return made(world, at, "brd", "brand (tenant_id, id, slug, name, name_key)", name, name, name);
    }

    static String collection(AccessWorld world, Home at) {
        return made(world, at, "col", "collection (tenant_id, id, slug, name)", "col-" + world.next(), "Mirror");
    }

    static String category(AccessWorld world, Home at) {
        return made(world, at, "cat", "category (tenant_id, id, slug, name)", "cat-" + world.next(), "Mirror");
    }

    static String location(AccessWorld world, Home at) {
        return made(world, at, "loc", "location (tenant_id, id, code, name)", "loc-" + world.next(), "Mirror");
    }

    static String review(AccessWorld world, Home at) {
        return made(
            world,
            at,
            "rev",
            "product_review (tenant_id, id, product_id, author_name, rating)",
            at.product(),
            "A",
            3
        );
    }

    static String image(AccessWorld world, Home at) {
        return made(
            world,
            at,
            "pic",
            "product_image (tenant_id, id, product_id, external_url)",
            at.product(),
            "https://images.example/a"
        );
    }

    static String other(AccessWorld world, Home at) {
        String name = "other-" + world.next();
        return made(world, at, "prd", "product (tenant_id, id, slug, name, name_key)", name, name, name);
    }

    static String otherVariant(AccessWorld world, Home at) {
        UUID product = GlobalId.decode("prd", other(world, at)).orElseThrow();
        return made(world, at, "var", "variant (tenant_id, id, product_id, position, price_minor)", product, 1, 100);
    }

    private static String made(AccessWorld world, Home at, String prefix, String table, Object... values) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Object[] all = new Object[values.length + 2];
        all[0] = tenant(at);
        all[1] = id;
        System.arraycopy(values, 0, all, 2, values.length);
        world.run("insert into " + table + " values (?, ?" + ", ?".repeat(values.length) + ")", all);
        return GlobalId.encode(prefix, id);
    }

    private static UUID tenant(Home at) {
        return at.tenant().id().value();
    }
}
