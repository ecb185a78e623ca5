package io.quelyos.bff.pricing.vat;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the European Union's value added tax is due. It is not quite the Union: some parts of its countries lie
 * outside (article 6 of directive 2006/112/EC), and Monaco counts as France (article 7).
 */
public final class VatArea {

    private static final String MONACO = "MC";

    /** By ISO 3166-2: French overseas regions by both of their codes, Canary Islands, Ceuta, Melilla, Åland, Athos. */
    private static final Set<String> OUTSIDE = Set.of(
        "FR-971",
        "FR-972",
        "FR-973",
        "FR-974",
        "FR-976",
        "FR-GP",
        "FR-MQ",
        "FR-GF",
        "FR-RE",
        "FR-YT",
        "FR-BL",
        "FR-MF",
        "FR-NC",
        "FR-PF",
        "FR-PM",
        "FR-TF",
        "FR-WF",
        "ES-CN",
        "ES-GC",
        "ES-TF",
        "ES-CE",
        "ES-ML",
        "FI-01",
        "GR-69"
    );

    private VatArea() {}

    /**
     * Whether a place lies in it.
     *
     * @param regionCode ISO 3166-2; null where unknown, which means the country's main part
     */
    public static boolean contains(String countryCode, @Nullable String regionCode) {
        boolean isMember = VatNumber.isInUnion(countryCode) || countryCode.equals(MONACO);
        return isMember && !isApart(countryCode, regionCode);
    }

    /** Whether a region lies outside although its country lies inside; one that is not the country's says nothing. */
    public static boolean isApart(String countryCode, @Nullable String regionCode) {
        return regionCode != null && regionCode.startsWith(countryCode + "-") && OUTSIDE.contains(regionCode);
    }
}
