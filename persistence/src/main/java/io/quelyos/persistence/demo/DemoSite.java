package io.quelyos.persistence.demo;

/** The public face of a demo tenant. */
public record DemoSite(
    String name,
    String tagline,
    String description,
    String email,
    String phone,
    DemoAddress address
) {
    /** Where it is found. */
    public record DemoAddress(String line1, String postalCode, String city, String countryCode) {}
}
