package io.quelyos.bff.approval;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.mail.Letter;
import io.quelyos.bff.mail.MailQueue;
import io.quelyos.bff.order.letter.LetterAmounts;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.approval.ApprovalRow;
import io.quelyos.persistence.approval.ApprovalStatus;
import io.quelyos.persistence.approval.ApproverRow;
import io.quelyos.persistence.mail.LetterAbout;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to those who can decide, and to who asked; each inside the transaction of what it tells. */
@Component
final class ApprovalLetters {

    private final MailQueue mail;
    private final CustomerMapper customers;
    private final ApprovalSettings settings;

    ApprovalLetters(MailQueue mail, CustomerMapper customers, ApprovalSettings settings) {
        this.mail = mail;
        this.customers = customers;
        this.settings = settings;
    }

    /** Somebody asks to be allowed to order. */
    void requested(TenantContext context, String company, ApprovalRow row, List<ApproverRow> approvers) {
        for (ApproverRow approver : approvers) {
            Locale locale = approver.localeOr(context.locale());
            Map<String, Object> values = values(row, row.note(), locale);
            values.put("company", company);
            values.put("buyer", row.requesterName());
            values.put("validDays", settings.lifetime().toDays());
            LetterAmounts amounts = amounts(row, locale);
            values.put(
                "lines",
                ApprovalContent.read(row.lines())
                    .stream()
                    .map(line ->
                        Map.of(
                            "quantity",
                            line.quantity(),
                            "article",
                            line.name(),
                            "lineTotal",
                            amounts.write(line.totalMinor())
                        )
                    )
                    .toList()
            );
            mail.send(
                context,
                new Letter(
                    "approval-requested",
                    locale,
                    approver.email(),
                    approver.displayName(),
                    values,
                    path(row),
                    LetterAbout.customer(row.customerId())
                )
            );
        }
    }

    /** It was approved or declined. */
    void decided(TenantContext context, ApprovalRow row) {
        CustomerRow buyer = customers.findById(row.customerId());
        if (buyer == null) {
            return;
        }
        Locale locale = buyer.localeOr(context.locale());
        Map<String, Object> values = values(row, row.decisionNote(), locale);
        values.put("decider", Objects.requireNonNullElse(row.deciderName(), ""));
        values.put("validDays", settings.lifetime().toDays());
        boolean isApproved = row.status() == ApprovalStatus.APPROVED;
        String kind = isApproved ? "approval-approved" : "approval-declined";
        String action = isApproved ? "/checkout" : path(row);
        var about = LetterAbout.customer(buyer.id());
        mail.send(context, new Letter(kind, locale, buyer.email(), buyer.displayName(), values, action, about));
    }

    private static Map<String, Object> values(ApprovalRow row, @Nullable String note, Locale locale) {
        Map<String, Object> values = new HashMap<>();
        values.put("total", amounts(row, locale).write(row.totalMinor()));
        values.put("hasNote", note != null);
        values.put("note", Objects.requireNonNullElse(note, ""));
        return values;
    }

    private static LetterAmounts amounts(ApprovalRow row, Locale locale) {
        return new LetterAmounts(locale, Currency.getInstance(row.currency()));
    }

    private static String path(ApprovalRow row) {
        return "/account/approvals/" + GlobalId.encode(ApprovalReading.PREFIX, row.id());
    }
}
