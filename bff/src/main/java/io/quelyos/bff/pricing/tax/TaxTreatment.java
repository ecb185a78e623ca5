package io.quelyos.bff.pricing.tax;

/** How a whole basket is taxed. */
public enum TaxTreatment {
    /** By the rates of where it goes, or within the Union's VAT area by the seller's own where there are none for it. */
    TAXED,
    /** Not at all, because its buyer owes no tax. */
    EXEMPT_BUYER,
    /** Not by the seller: its buyer, a business in another country of the European Union, declares the tax. */
    REVERSE_CHARGE,
    /** Not at all, because it leaves the area in which the seller collects tax. */
    OUTSIDE_TERRITORY,
}
