package io.quelyos.bff.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/** The forms that texts of the catalogue take before they are stored. */
public final class Texts {

    private static final int MAX_SLUG_LENGTH = 190;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_HYPHENS = Pattern.compile("^-+|-+$");
    private static final Safelist DESCRIPTION_PARTS = new Safelist()
        .addTags("p", "ul", "ol", "li", "strong", "em", "br", "a", "h2", "h3", "h4")
        .addAttributes("a", "href")
        .addProtocols("a", "href", "http", "https")
        .addEnforcedAttribute("a", "rel", "nofollow noopener");
    private static final Document.OutputSettings AS_WRITTEN = new Document.OutputSettings().prettyPrint(false);

    private Texts() {}

    /** Takes everything out of HTML but paragraphs, lists, emphasis, small headings and links to the web. */
    public static String cleanHtml(String html) {
        return Jsoup.clean(html, "", DESCRIPTION_PARTS, AS_WRITTEN).strip();
    }

    /** The text without case and accents: what lists of names are sorted by. */
    public static String sortKey(String text) {
        String folded = CONTROLS.matcher(text)
            .replaceAll(" ")
            .toLowerCase(Locale.ROOT)
            .replace("œ", "oe")
            .replace("æ", "ae")
            .replace("ß", "ss");
        return MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD)).replaceAll("");
    }

    /**
     * Makes a slug of a name, as {@code coeur-d-ete} of {@code Cœur d'été}.
     *
     * @return 1 to 190 characters, which leaves room for a number behind it; {@code product} where nothing remains
     */
    public static String slug(String name) {
        String hyphened = NOT_SLUG.matcher(sortKey(name)).replaceAll("-");
        String cut = hyphened.substring(0, Math.min(hyphened.length(), MAX_SLUG_LENGTH));
        String slug = OUTER_HYPHENS.matcher(cut).replaceAll("");
        return slug.isEmpty() ? "product" : slug;
    }
}
