package io.quelyos.persistence.account;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Links in letters, by the hashes of their secrets. */
@Mapper
public interface AccountTokenMapper {
    @Insert(
        """
        insert into account_token (tenant_id, id, customer_id, purpose, secret_hash, email, expires_at)
        values (current_tenant(), #{id}, #{customerId}, #{purpose}, #{hash}, #{email}, #{expiresAt})
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("customerId") UUID customerId,
        @Param("purpose") String purpose,
        @Param("hash") byte[] hash,
        @Param("email") String email,
        @Param("expiresAt") OffsetDateTime expiresAt
    );

    @Select(
        """
        select t.customer_id, t.email
        from account_token t
        where t.secret_hash = #{hash} and t.purpose = #{purpose} and t.used_at is null and t.expires_at > now()
        """
    )
    @Nullable
    AccountTokenRow findUsable(@Param("purpose") String purpose, @Param("hash") byte[] hash);

    /** Uses a link up; of several at the same time one gets the row. */
    @Select(
        """
        update account_token t
        set used_at = now()
        where t.secret_hash = #{hash} and t.purpose = #{purpose} and t.used_at is null and t.expires_at > now()
        returning t.customer_id, t.email
        """
    )
    @Nullable
    AccountTokenRow use(@Param("purpose") String purpose, @Param("hash") byte[] hash);

    /** Ends what was sent to a customer before; a newer link takes its place. */
    @Delete("delete from account_token where customer_id = #{customerId} and purpose = #{purpose}")
    int deleteOf(@Param("customerId") UUID customerId, @Param("purpose") String purpose);

    /** Ends every link that was sent to a customer, or to a mailbox that the customer named. */
    @Delete("delete from account_token where customer_id = #{customerId}")
    int deleteAllOf(@Param("customerId") UUID customerId);
}
