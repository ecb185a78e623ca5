package io.quelyos.persistence.delivery;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads how a tenant delivers. */
@Mapper
public interface DeliveryMapper {
    @Select(
        """
        select z.id, z.name, z.position, z.version
        from delivery_zone z
        order by z.position, z.name, z.id
        limit #{limit}
        """
    )
    List<DeliveryZoneRow> listZones(@Param("limit") int limit);

    @Select(
        """
        select a.zone_id, a.position, a.country_code, a.region_code, a.postal_prefix
        from delivery_area a
        order by a.zone_id, a.position
        limit #{limit}
        """
    )
    List<DeliveryAreaRow> listAreas(@Param("limit") int limit);

    @Select(
        """
        select a.zone_id, a.position, a.country_code, a.region_code, a.postal_prefix
        from delivery_area a
        where a.zone_id = #{zoneId}
        order by a.position
        limit #{limit}
        """
    )
    List<DeliveryAreaRow> listAreasOfZone(@Param("zoneId") UUID zoneId, @Param("limit") int limit);

    @Select(
        "select " +
            DeliveryRateRow.COLUMNS +
            """

            from delivery_rate r
            order by r.zone_id, r.position, r.name, r.id
            limit #{limit}
            """
    )
    List<DeliveryRateRow> listRates(@Param("limit") int limit);

    @Select(
        "select " +
            PickupPointRow.COLUMNS +
            """

            from pickup_point p
            order by p.position, p.name, p.id
            limit #{limit}
            """
    )
    List<PickupPointRow> listPickupPoints(@Param("limit") int limit);

    @Select(
        """
        select z.id, z.name, z.position, z.version
        from delivery_zone z
        where z.id = #{id}
        """
    )
    @Nullable
    DeliveryZoneRow findZone(@Param("id") UUID id);

    @Select("select " + DeliveryRateRow.COLUMNS + " from delivery_rate r where r.id = #{id}")
    @Nullable
    DeliveryRateRow findRate(@Param("id") UUID id);

    @Select("select " + PickupPointRow.COLUMNS + " from pickup_point p where p.id = #{id}")
    @Nullable
    PickupPointRow findPickupPoint(@Param("id") UUID id);

    @Select("select count(*) from delivery_zone z")
    int countZones();

    @Select("select count(*) from delivery_rate r where r.zone_id = #{zoneId}")
    int countRates(@Param("zoneId") UUID zoneId);

    @Select("select count(*) from pickup_point p")
    int countPickupPoints();

    @Select("select exists (select from delivery_zone z where z.name = #{name} and z.id <> #{id})")
    boolean isZoneNameTaken(@Param("name") String name, @Param("id") UUID id);
}
