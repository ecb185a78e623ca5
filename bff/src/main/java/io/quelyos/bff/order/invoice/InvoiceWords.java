package io.quelyos.bff.order.invoice;

import java.util.Locale;
import java.util.Map;

/** What the papers' fixed words are in a language. */
record InvoiceWords(Map<String, String> words) {
    private static final InvoiceWords ENGLISH = new InvoiceWords(
        Map.ofEntries(
            Map.entry("INVOICE", "Invoice"),
            Map.entry("CREDIT_NOTE", "Credit note"),
            Map.entry("ofInvoice", "Takes back a part of invoice"),
            Map.entry("date", "Date"),
            Map.entry("order", "Order"),
            Map.entry("vat", "VAT number"),
            Map.entry("article", "Article"),
            Map.entry("quantity", "Qty"),
            Map.entry("net", "Net"),
            Map.entry("tax", "Tax"),
            Map.entry("gross", "Total"),
            Map.entry("DELIVERY", "Delivery"),
            Map.entry("FORGIVEN", "Reduction"),
            Map.entry("totalNet", "Total net"),
            Map.entry("totalTax", "Total tax"),
            Map.entry("totalGross", "Total"),
            Map.entry("on", "on"),
            Map.entry("page", "Page"),
            Map.entry("colon", ": "),
            Map.entry("percent", "%"),
            Map.entry("REVERSE_CHARGE", "Reverse charge: the tax is owed by the buyer."),
            Map.entry("EXEMPT_BUYER", "The buyer is exempt from tax."),
            Map.entry("OUTSIDE_TERRITORY", "Delivery outside of the tax territory, without tax.")
        )
    );
    private static final InvoiceWords FRENCH = new InvoiceWords(
        Map.ofEntries(
            Map.entry("INVOICE", "Facture"),
            Map.entry("CREDIT_NOTE", "Avoir"),
            Map.entry("ofInvoice", "Annule une partie de la facture"),
            Map.entry("date", "Date"),
            Map.entry("order", "Commande"),
            Map.entry("vat", "N° de TVA"),
            Map.entry("article", "Article"),
            Map.entry("quantity", "Qté"),
            Map.entry("net", "HT"),
            Map.entry("tax", "Taxes"),
            Map.entry("gross", "TTC"),
            Map.entry("DELIVERY", "Livraison"),
            Map.entry("FORGIVEN", "Remise"),
            Map.entry("totalNet", "Total HT"),
            Map.entry("totalTax", "Total des taxes"),
            Map.entry("totalGross", "Total TTC"),
            Map.entry("on", "sur"),
            Map.entry("page", "Page"),
            Map.entry("colon", "\u00a0: "),
            Map.entry("percent", "\u00a0%"),
            Map.entry("REVERSE_CHARGE", "Autoliquidation\u00a0: la taxe est due par l’acheteur."),
            Map.entry("EXEMPT_BUYER", "Acheteur exonéré de taxe."),
            Map.entry("OUTSIDE_TERRITORY", "Livraison hors du territoire fiscal, sans taxe.")
        )
    );

    /** The words of a language; those of English where there are none. */
    static InvoiceWords of(Locale locale) {
        return locale.getLanguage().equals("fr") ? FRENCH : ENGLISH;
    }

    String word(String key) {
        return words.getOrDefault(key, "");
    }

    /** A word before what it names: French sets a space before the colon, as before the percent, at which no line may end. */
    String label(String key) {
        return word(key) + word("colon");
    }
}
