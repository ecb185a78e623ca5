package io.quelyos.persistence.account;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Customers of the tenant of the running unit of work. */
@Mapper
public interface CustomerMapper {
    @Select(
        """
        select id, email, display_name, password_hash, email_verified_at, vat_number, locale, currency,
            deletion_due_at, created_at
        from customer
        where email = #{email}
        """
    )
    @Nullable
    CustomerRow findByEmail(@Param("email") String email);

    @Select(
        """
        select id, email, display_name, password_hash, email_verified_at, vat_number, locale, currency,
            deletion_due_at, created_at
        from customer
        where id = #{id}
        """
    )
    @Nullable
    CustomerRow findById(@Param("id") UUID id);

    /** Locks a customer, so that what is counted for them cannot change meanwhile; null where there is none. */
    @Select("select c.id from customer c where c.id = #{id} for no key update")
    @Nullable
    UUID lockById(@Param("id") UUID id);

    /**
     * Opens the account of somebody who has proved to read its mailbox. Inserts nothing, and answers 0, where the tenant has
     * a customer of that e-mail address already.
     */
    @Insert(
        """
        insert into customer (tenant_id, id, email, display_name, password_hash, email_verified_at, locale)
        values (current_tenant(), #{id}, #{s.email}, #{s.displayName}, #{s.passwordHash}, now(), #{s.locale})
        on conflict (tenant_id, email) do nothing
        """
    )
    int insertProved(@Param("id") UUID id, @Param("s") CustomerSignUpRow signUp);

    /** Changes how a customer is addressed. */
    @Update(
        """
        update customer
        set display_name = #{displayName}, locale = #{locale}, currency = #{currency}
        where id = #{id}
        """
    )
    int updatePreferences(
        @Param("id") UUID id,
        @Param("displayName") String displayName,
        @Param("locale") @Nullable String locale,
        @Param("currency") @Nullable String currency
    );

    /** Notes when an account is to be deleted; null where it is to stay. */
    @Update("update customer set deletion_due_at = #{dueAt,jdbcType=TIMESTAMP_WITH_TIMEZONE} where id = #{id}")
    int updateDeletionDue(@Param("id") UUID id, @Param("dueAt") @Nullable OffsetDateTime dueAt);

    /** Replaces one known hash, so that a password that was changed meanwhile is not put back. */
    @Update(
        """
        update customer
        set password_hash = #{newHash}
        where id = #{id} and password_hash = #{oldHash}
        """
    )
    int updatePasswordHash(@Param("id") UUID id, @Param("oldHash") String oldHash, @Param("newHash") String newHash);

    /** Sets a new password; whoever may do so has proved to own the account. */
    @Update("update customer set password_hash = #{hash} where id = #{id}")
    int updatePassword(@Param("id") UUID id, @Param("hash") String hash);

    /** Notes that the customer reads a mailbox, where it is the account's. */
    @Update(
        """
        update customer
        set email_verified_at = coalesce(email_verified_at, now())
        where id = #{id} and email = #{email}
        """
    )
    int updateVerified(@Param("id") UUID id, @Param("email") String email);

    /** Moves an account to a mailbox that its owner reads; 0 where another account has that address. */
    @Update(
        """
        update customer c
        set email = #{email}, email_verified_at = now()
        where c.id = #{id}
            and not exists (select from customer o where o.email = #{email} and o.id <> c.id)
        """
    )
    int updateEmail(@Param("id") UUID id, @Param("email") String email);
}
