package io.quelyos.persistence.account;

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
        select id, email, display_name, password_hash, accepts_marketing, created_at
        from customer
        where email = #{email}
        """
    )
    @Nullable
    CustomerRow findByEmail(@Param("email") String email);

    @Select(
        """
        select id, email, display_name, password_hash, accepts_marketing, created_at
        from customer
        where id = #{id}
        """
    )
    @Nullable
    CustomerRow findById(@Param("id") UUID id);

    /** Inserts nothing, and answers 0, where the tenant has a customer of that e-mail address already. */
    @Insert(
        """
        insert into customer (tenant_id, id, email, display_name, password_hash)
        values (current_tenant(), #{id}, #{email}, #{displayName}, #{passwordHash})
        on conflict (tenant_id, email) do nothing
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("email") String email,
        @Param("displayName") String displayName,
        @Param("passwordHash") String passwordHash
    );

    /** Replaces one known hash, so that a password that was changed meanwhile is not put back. */
    @Update(
        """
        update customer
        set password_hash = #{newHash}
        where id = #{id} and password_hash = #{oldHash}
        """
    )
    int updatePasswordHash(@Param("id") UUID id, @Param("oldHash") String oldHash, @Param("newHash") String newHash);
}
