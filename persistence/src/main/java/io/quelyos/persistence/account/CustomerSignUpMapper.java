package io.quelyos.persistence.account;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Accounts that somebody wants. */
@Mapper
public interface CustomerSignUpMapper {
    @Insert(
        """
        insert into customer_sign_up (tenant_id, id, email, display_name, password_hash, accepts_marketing, locale,
            expires_at)
        values (current_tenant(), #{s.id}, #{s.email}, #{s.displayName}, #{s.passwordHash}, #{s.acceptsMarketing},
            #{s.locale}, #{expiresAt})
        """
    )
    int insert(@Param("s") CustomerSignUpRow signUp, @Param("expiresAt") OffsetDateTime expiresAt);

    /** One that no letter was written for yet. */
    @Select(
        """
        select s.id, s.email, s.display_name, s.password_hash, s.accepts_marketing, s.locale
        from customer_sign_up s
        where s.id = #{id} and s.secret_hash is null
        """
    )
    @Nullable
    CustomerSignUpRow findUnwritten(@Param("id") UUID id);

    @Update("update customer_sign_up set secret_hash = #{hash} where id = #{id}")
    int updateSecret(@Param("id") UUID id, @Param("hash") byte[] hash);

    /** The one that a letter's link leads to. */
    @Select(
        """
        select s.id, s.email, s.display_name, s.password_hash, s.accepts_marketing, s.locale
        from customer_sign_up s
        where s.secret_hash = #{hash} and s.expires_at > now()
        """
    )
    @Nullable
    CustomerSignUpRow findUsable(@Param("hash") byte[] hash);

    /** Uses one up; of several at the same time one deletes the row. */
    @Delete("delete from customer_sign_up where id = #{id}")
    int delete(@Param("id") UUID id);

    /** Forgets the others that the same mailbox was named in. */
    @Delete("delete from customer_sign_up where email = #{email}")
    int deleteOfEmail(@Param("email") String email);

    /** Forgets those whose time is over. */
    @Delete("delete from customer_sign_up where expires_at <= now()")
    int deleteExpired();
}
