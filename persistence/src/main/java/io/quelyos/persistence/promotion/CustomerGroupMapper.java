package io.quelyos.persistence.promotion;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes groups of customers. */
@Mapper
public interface CustomerGroupMapper {
    @Select(
        """
        select g.id, g.name, g.version, g.created_at,
            (select count(*) from customer_group_member m where m.tenant_id = g.tenant_id and m.group_id = g.id)
                as member_count
        from customer_group g
        where g.id = #{id}
        """
    )
    @Nullable
    CustomerGroupRow findById(@Param("id") UUID id);

    @Select(
        """
        select g.id, g.name, g.version, g.created_at,
            (select count(*) from customer_group_member m where m.tenant_id = g.tenant_id and m.group_id = g.id)
                as member_count
        from customer_group g
        where cast(#{after} as uuid) is null or g.id < cast(#{after} as uuid)
        order by g.id desc
        limit #{limit}
        """
    )
    List<CustomerGroupRow> list(@Param("after") @Nullable UUID after, @Param("limit") int limit);

    @Select("select count(*) from customer_group g")
    long count();

    /** Those of some ids that are groups. */
    @Select(
        """
        select g.id
        from customer_group g
        where g.id = any(#{ids})
        order by g.id
        """
    )
    List<UUID> findKnownIds(@Param("ids") List<UUID> ids);

    @Insert(
        """
        insert into customer_group (tenant_id, id, name)
        values (#{tenantId}, #{id}, #{name})
        on conflict (tenant_id, name) do nothing
        """
    )
    int insert(@Param("tenantId") UUID tenantId, @Param("id") UUID id, @Param("name") String name);

    /** Renames a group if it still has the version and no other group has the name. */
    @Update(
        """
        update customer_group
        set name = #{name}, version = version + 1
        where id = #{id}
            and version = #{version}
            and not exists (select from customer_group o where o.name = #{name} and o.id <> #{id})
        """
    )
    int updateName(@Param("id") UUID id, @Param("version") int version, @Param("name") String name);

    @Delete("delete from customer_group where id = #{id}")
    int delete(@Param("id") UUID id);

    /** Whether a promotion is for the group's members. */
    @Select("select exists (select from promotion p where #{id} = any(p.customer_group_ids))")
    boolean isUsed(@Param("id") UUID id);

    /** Those of some ids that are customers. */
    @Select(
        """
        select c.id
        from customer c
        where c.id = any(#{ids})
        order by c.id
        """
    )
    List<UUID> findKnownCustomerIds(@Param("ids") List<UUID> ids);

    @Insert(
        """
        insert into customer_group_member (tenant_id, group_id, customer_id)
        select #{tenantId}, #{groupId}, c.id
        from unnest(#{customerIds}) as c (id)
        on conflict do nothing
        """
    )
    int insertMembers(
        @Param("tenantId") UUID tenantId,
        @Param("groupId") UUID groupId,
        @Param("customerIds") List<UUID> customerIds
    );

    @Delete(
        """
        delete from customer_group_member
        where group_id = #{groupId}
            and customer_id = any(#{customerIds})
        """
    )
    int deleteMembers(@Param("groupId") UUID groupId, @Param("customerIds") List<UUID> customerIds);
}
