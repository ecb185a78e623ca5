package io.quelyos.bff.company;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.account.EmailAddress;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.secret.LinkSecret;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.mail.Letter;
import io.quelyos.bff.mail.MailQueue;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.company.CompanyInvitationRow;
import io.quelyos.persistence.company.CompanyMapper;
import io.quelyos.persistence.company.CompanyMemberMapper;
import io.quelyos.persistence.company.CompanyRow;
import io.quelyos.persistence.mail.LetterAbout;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Invites people to buy for companies, and lets them in; inside the caller's transaction. The answer is the same whether the
 * address has an account. A link lets in only the account of the mailbox that it was sent to, so that a letter that is
 * handed on opens nothing.
 */
@Component
@EnableConfigurationProperties(CompanySettings.class)
final class CompanyInvitations {

    private static final UserError OVER = UserError.of(
        Code.INVALID,
        "This link is not valid for your account; ask for a new invitation.",
        "token"
    );

    private final CompanyMapper companies;
    private final CompanyMemberMapper members;
    private final CustomerMapper customers;
    private final Post post;
    private final CompanySettings settings;
    private final Clock clock;

    CompanyInvitations(
        CompanyMapper companies,
        CompanyMemberMapper members,
        CustomerMapper customers,
        Post post,
        CompanySettings settings,
        Clock clock
    ) {
        this.companies = companies;
        this.members = members;
        this.customers = customers;
        this.post = post;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes to somebody; tells why not, else null.
     *
     * @param invitedBy whose word it is; null for staff
     */
    @Nullable
    UserError invite(TenantContext context, UUID companyId, String email, CompanyRole role, @Nullable UUID invitedBy) {
        String address = EmailAddress.normalize(email);
        if (address == null) {
            return UserError.of(Code.INVALID, "This is no e-mail address.", "email");
        }
        CompanyRow company = companies.lockById(companyId) == null ? null : companies.findById(companyId);
        if (company == null) {
            return UserError.of(Code.NOT_FOUND, "There is no such company.", "id");
        }
        if (members.countWith(companyId, address) >= settings.members()) {
            String message = "A company has " + settings.members() + " people at the most.";
            return new UserError.LimitReached(settings.members(), message, List.of());
        }
        OffsetDateTime expiresAt = clock.instant().plus(settings.invitationLifetime()).atOffset(ZoneOffset.UTC);
        // Nobody's mailbox is filled by people who press a button again and again.
        if (members.isInvitedBeyond(companyId, address, expiresAt.minus(settings.invitationPause()))) {
            return new UserError.Throttled(settings.invitationPause().toSeconds());
        }
        String secret = LinkSecret.generate();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        var invitation = new CompanyInvitationRow(id, companyId, address, role.name(), invitedBy);
        members.invite(invitation, LinkSecret.hash(secret), expiresAt);
        post.jobs().scheduleAt(
            InvitationExpiry.TASK,
            id.toString(),
            context.tenantId().toString(),
            expiresAt.toInstant()
        );
        Map<String, Object> values = Map.of(
            "company",
            company.name(),
            "validDays",
            settings.invitationLifetime().toDays()
        );
        String action = "/account/company?token=" + secret;
        post.mail().send(
            context,
            new Letter("company-invitation", context.locale(), address, null, values, action, LetterAbout.NOBODY)
        );
        return null;
    }

    /** Ends an invitation, whose link opens nothing from then on; tells why not, else null. */
    @Nullable
    UserError revoke(UUID companyId, String globalId) {
        UUID id = GlobalId.decode("civ", globalId).orElse(null);
        return id == null || members.revokeInvitation(companyId, id) == 0
            ? UserError.of(Code.NOT_FOUND, "There is no such invitation.", "invitationId")
            : null;
    }

    /** Lets a customer in by the link of a letter; tells why not, else null. */
    @Nullable
    UserError accept(UUID customerId, String token) {
        CompanyInvitationRow invitation = LinkSecret.isPossible(token)
            ? members.lockInvitation(LinkSecret.hash(token))
            : null;
        CustomerRow customer = invitation == null ? null : customers.findById(customerId);
        if (invitation == null || customer == null || !customer.email().equals(invitation.email())) {
            return OVER;
        }
        if (members.insert(invitation.companyId(), customerId, invitation.role()) == 0) {
            return UserError.of(Code.WRONG_STATE, "You buy for a company already; leave it first.", "token");
        }
        members.deleteInvitation(invitation.id());
        return null;
    }

    /** What goes out with an invitation: its letter, and the job that ends it. */
    @Component
    record Post(MailQueue mail, JobQueue jobs) {}
}
