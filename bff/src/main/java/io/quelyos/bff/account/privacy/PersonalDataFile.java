package io.quelyos.bff.account.privacy;

import io.quelyos.auth.session.Session;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.recentlyviewed.RecentlyViewed;
import io.quelyos.persistence.privacy.PersonalDataMapper;
import io.quelyos.persistence.redis.SessionKind;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down all that is known of a customer, as one JSON document in a ZIP file. */
@Component
final class PersonalDataFile {

    static final String ENTRY = "personal-data.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TenantDb tenantDb;
    private final PersonalDataMapper data;
    private final Sessions sessions;
    private final RecentlyViewed viewed;

    PersonalDataFile(TenantDb tenantDb, PersonalDataMapper data, Sessions sessions, RecentlyViewed viewed) {
        this.tenantDb = tenantDb;
        this.data = data;
        this.sessions = sessions;
        this.viewed = viewed;
    }

    /** The file; null where the account is gone. */
    byte @Nullable [] make(TenantScoped scope, UUID customer) {
        ObjectNode document = JSON.createObjectNode();
        List<UUID> seen = viewed.listOf(scope, customer);
        boolean isThere = tenantDb.read(scope, () -> fill(document, customer, seen));
        if (!isThere) {
            return null;
        }
        document.set("sessions", sessions(sessions.listOfPerson(scope.tenantId(), SessionKind.CUSTOMER, customer)));
        return zip(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
    }

    private boolean fill(ObjectNode document, UUID customer, List<UUID> seen) {
        String account = data.findAccount(customer);
        if (account == null) {
            return false;
        }
        document.set("account", JSON.readTree(account));
        document.set("groups", JSON.readTree(data.findGroups(customer)));
        document.set("consents", JSON.readTree(data.findConsents(customer)));
        document.set("addresses", JSON.readTree(data.findAddresses(customer)));
        document.set("wishlists", JSON.readTree(data.findWishlists(customer)));
        document.set("reviews", JSON.readTree(data.findReviews(customer)));
        document.set("carts", JSON.readTree(data.findCarts(customer)));
        document.set("orders", JSON.readTree(data.findOrders(customer)));
        document.set("checkouts", JSON.readTree(data.findCheckouts(customer)));
        document.set("giftCards", JSON.readTree(data.findGiftCards(customer)));
        document.set("coupons", JSON.readTree(data.findCoupons(customer)));
        document.set("companies", JSON.readTree(data.findCompanies(customer)));
        document.set("companyInvitations", JSON.readTree(data.findInvitations(customer)));
        document.set("approvals", JSON.readTree(data.findApprovals(customer)));
        document.set("letters", JSON.readTree(data.findLetters(customer)));
        document.set(
            "recentlyViewed",
            seen.isEmpty() ? JSON.createArrayNode() : JSON.readTree(data.findProducts(seen))
        );
        return true;
    }

    private static ArrayNode sessions(List<Session> open) {
        ArrayNode told = JSON.createArrayNode();
        open.forEach(session ->
            told
                .addObject()
                .put("createdAt", session.createdAt().toString())
                .put("lastUsedAt", session.lastUsedAt().toString())
                .put("userAgent", session.userAgent())
        );
        return told;
    }

    private static byte[] zip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(ENTRY));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException exception) {
            throw new UncheckedIOException("memory cannot be written to", exception);
        }
        return bytes.toByteArray();
    }
}
