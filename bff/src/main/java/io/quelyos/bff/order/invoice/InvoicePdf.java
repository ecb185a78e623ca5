package io.quelyos.bff.order.invoice;

import io.quelyos.bff.order.invoice.InvoiceContent.Line;
import io.quelyos.bff.order.invoice.InvoiceContent.Seller;
import io.quelyos.bff.order.invoice.InvoiceContent.Tax;
import io.quelyos.bff.order.letter.LetterAmounts;
import io.quelyos.persistence.address.PostalAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the paper of an invoice or a credit note, in the order's language. */
final class InvoicePdf {

    private static final float TEXT = 9;
    private static final float LINE = 13;
    private static final float NAME_WIDTH = 230;
    private static final float QUANTITY = Paper.LEFT + 280;
    private static final float NET = Paper.LEFT + 350;
    private static final float TAX = Paper.LEFT + 420;

    private final InvoiceContent content;
    private final Locale locale;
    private final InvoiceWords words;
    private final LetterAmounts amounts;

    private InvoicePdf(InvoiceContent content) {
        this.content = content;
        this.locale = Locale.forLanguageTag(content.locale());
        this.words = InvoiceWords.of(locale);
        this.amounts = new LetterAmounts(locale, Currency.getInstance(content.currency()));
    }

    /** The paper as a PDF file. */
    static byte[] render(InvoiceContent content) {
        try (var paper = new Paper()) {
            var pdf = new InvoicePdf(content);
            pdf.head(paper);
            pdf.lines(paper);
            pdf.totals(paper);
            paper.finish(pdf.footer(), pdf.words.word("page"));
            paper.document().getDocumentInformation().setTitle(pdf.title());
            var bytes = new ByteArrayOutputStream();
            paper.document().save(bytes);
            return bytes.toByteArray();
        } catch (IOException exception) {
            throw new UncheckedIOException("an invoice cannot be made", exception);
        }
    }

    private String title() {
        return words.word(content.kind()) + " " + content.number();
    }

    private void head(Paper paper) throws IOException {
        Seller seller = content.seller();
        paper.advance(16);
        paper.write(Paper.LEFT, 16, true, seller.name());
        for (String line : sellerLines(seller)) {
            paper.advance(LINE);
            paper.write(Paper.LEFT, TEXT, false, line);
        }
        paper.advance(LINE);
        for (String line : buyerLines(content.buyer())) {
            paper.advance(LINE);
            paper.write(NET - 40, TEXT, false, line);
        }
        paper.advance(30);
        paper.write(Paper.LEFT, 14, true, title());
        List<String> facts = new ArrayList<>();
        facts.add(words.label("date") + day(content.issuedOn()));
        facts.add(words.label("order") + content.orderNumber() + ", " + day(content.orderedOn()));
        if (content.invoiceNumber() != null) {
            facts.add(words.word("ofInvoice") + " " + content.invoiceNumber());
        }
        for (String fact : facts) {
            paper.advance(LINE);
            paper.write(Paper.LEFT, TEXT, false, fact);
        }
        paper.advance(LINE);
    }

    private List<String> sellerLines(Seller seller) {
        String town = Stream.of(seller.postalCode(), seller.city())
            .filter(Objects::nonNull)
            .reduce("", (all, part) -> all.isEmpty() ? String.valueOf(part) : all + " " + part);
        List<String> lines = new ArrayList<>();
        Stream.of(seller.line1(), town, country(seller.countryCode()), seller.email())
            .filter(Objects::nonNull)
            .forEach(lines::add);
        if (seller.vatNumber() != null) {
            lines.add(words.label("vat") + seller.vatNumber());
        }
        if (seller.registration() != null) {
            lines.add(seller.registration());
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    private List<String> buyerLines(PostalAddress buyer) {
        List<String> lines = new ArrayList<>();
        Stream.of(
            buyer.company(),
            buyer.name(),
            buyer.line1(),
            buyer.line2(),
            (buyer.postalCode() + " " + buyer.city()).strip(),
            country(buyer.countryCode())
        )
            .filter(Objects::nonNull)
            .forEach(lines::add);
        if (content.buyerVatNumber() != null) {
            lines.add(words.label("vat") + content.buyerVatNumber());
        }
        return lines;
    }

    private void lines(Paper paper) throws IOException {
        columns(paper);
        for (Line line : content.lines()) {
            List<String> names = paper.wrap(name(line), TEXT, NAME_WIDTH);
            if (paper.advance(LINE)) {
                columns(paper);
                paper.advance(LINE);
            }
            paper.write(Paper.LEFT, TEXT, false, names.getFirst());
            paper.writeUpTo(QUANTITY, TEXT, false, Integer.toString(line.quantity()));
            paper.writeUpTo(NET, TEXT, false, amounts.write(line.netMinor()));
            paper.writeUpTo(TAX, TEXT, false, amounts.write(line.taxMinor()));
            paper.writeUpTo(Paper.RIGHT, TEXT, false, amounts.write(line.grossMinor()));
            for (String more : names.subList(1, names.size())) {
                paper.advance(LINE);
                paper.write(Paper.LEFT, TEXT, false, more);
            }
        }
    }

    private void columns(Paper paper) throws IOException {
        paper.advance(LINE);
        paper.write(Paper.LEFT, TEXT, true, words.word("article"));
        paper.writeUpTo(QUANTITY, TEXT, true, words.word("quantity"));
        paper.writeUpTo(NET, TEXT, true, words.word("net"));
        paper.writeUpTo(TAX, TEXT, true, words.word("tax"));
        paper.writeUpTo(Paper.RIGHT, TEXT, true, words.word("gross"));
        paper.rule();
        paper.advance(4);
    }

    private String name(Line line) {
        return switch (line.kind()) {
            case ARTICLE -> line.name() + (line.sku() == null ? "" : " – " + line.sku());
            case DELIVERY -> line.name() == null ? words.word("DELIVERY") : words.label("DELIVERY") + line.name();
            case FORGIVEN -> words.word("FORGIVEN");
        };
    }

    private void totals(Paper paper) throws IOException {
        paper.advance(LINE);
        paper.rule();
        sum(paper, false, words.word("totalNet"), content.netMinor());
        for (Tax tax : content.taxes()) {
            BigDecimal percent = BigDecimal.valueOf(tax.rateMillionths(), 4).stripTrailingZeros();
            String rate = NumberFormat.getNumberInstance(locale).format(percent);
            String basis = amounts.write(tax.basisMinor());
            sum(
                paper,
                false,
                tax.name() + " " + rate + words.word("percent") + " " + words.word("on") + " " + basis,
                tax.amountMinor()
            );
        }
        sum(paper, false, words.word("totalTax"), content.taxMinor());
        sum(paper, true, words.word("totalGross"), content.grossMinor());
        String reason = words.word(content.taxTreatment());
        if (!reason.isEmpty()) {
            paper.advance(2 * LINE);
            paper.write(Paper.LEFT, TEXT, false, reason);
        }
    }

    private void sum(Paper paper, boolean isBold, String name, long minor) throws IOException {
        paper.advance(LINE + 3);
        paper.writeUpTo(TAX, TEXT, isBold, name);
        paper.writeUpTo(Paper.RIGHT, TEXT, isBold, amounts.write(minor));
    }

    private List<String> footer() {
        return content.seller().footer() == null ? List.of() : content.seller().footer().lines().limit(4).toList();
    }

    /** A country's name in the paper's language; its code where Java knows no name. */
    private @Nullable String country(@Nullable String code) {
        return code == null ? null : Locale.of("", code).getDisplayCountry(locale);
    }

    private String day(String day) {
        return LocalDate.parse(day).format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    }
}
