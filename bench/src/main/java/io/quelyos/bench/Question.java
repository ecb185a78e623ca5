package io.quelyos.bench;

import java.util.UUID;

/** One question of a workload, in the forms that both sides take. */
final class Question {

    private final int tenant;
    private final String slug;
    private final Place place;
    private final byte[] request;

    /**
     * @param tenant the tenant's number
     * @param slug of the product or the category that is asked for
     * @param place where the page begins, for the reference
     * @param request the bytes of the HTTP request, for the server
     */
    Question(int tenant, String slug, Place place, byte[] request) {
        this.tenant = tenant;
        this.slug = slug;
        this.place = place;
        this.request = request;
    }

    /**
     * The place of a row in a list by price; a page begins behind it.
     *
     * @param priceMinor in minor units
     */
    record Place(long priceMinor, UUID id) {
        /** Before every row. */
        static final Place START = new Place(-1, new UUID(0, 0));
    }

    int tenant() {
        return tenant;
    }

    String slug() {
        return slug;
    }

    Place place() {
        return place;
    }

    /** The bytes to send; nobody changes them. */
    byte[] request() {
        return request;
    }

    @Override
    public String toString() {
        return slug + " of " + Catalogue.tenantSlug(tenant) + " behind " + place;
    }
}
