package io.quelyos.persistence.mail;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Keeps letters. */
@Mapper
public interface MailMessageMapper {
    @Insert(
        """
        insert into mail_message (tenant_id, id, kind, locale, recipient, recipient_name, subject, text_body, html_body,
            customer_id, order_id)
        values (current_tenant(), #{id}, #{kind}, #{locale}, #{recipient}, #{recipientName}, #{subject}, #{textBody},
            #{htmlBody}, #{about.customerId}, #{about.orderId})
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("kind") String kind,
        @Param("locale") String locale,
        @Param("recipient") String recipient,
        @Param("recipientName") @Nullable String recipientName,
        @Param("subject") String subject,
        @Param("textBody") String textBody,
        @Param("htmlBody") String htmlBody,
        @Param("about") LetterAbout about
    );

    @Select("select " + MailMessageRow.COLUMNS + "\nfrom mail_message m\nwhere m.id = #{id}")
    @Nullable
    MailMessageRow findById(@Param("id") UUID id);

    /** The newest letters. */
    @Select(
        "select " +
            MailMessageRow.COLUMNS +
            """

            from mail_message m
            order by m.created_at desc, m.id desc
            limit #{limit}
            """
    )
    List<MailMessageRow> listNewest(@Param("limit") int limit);

    /** Notes that a letter left, and forgets what it said. */
    @Update(
        """
        update mail_message
        set state = 'SENT', attempts = attempts + 1, last_error = null, sent_at = now(), text_body = '', html_body = ''
        where id = #{id} and state = 'QUEUED'
        """
    )
    int updateSent(@Param("id") UUID id);

    /** Notes that a letter stays here to be looked at. */
    @Update("update mail_message set state = 'KEPT' where id = #{id} and state = 'QUEUED'")
    int updateKept(@Param("id") UUID id);

    /** Notes an attempt that failed, after which others follow. */
    @Update(
        """
        update mail_message
        set attempts = attempts + 1, last_error = left(#{error}, 1000)
        where id = #{id} and state = 'QUEUED'
        """
    )
    int updateFailed(@Param("id") UUID id, @Param("error") String error);

    /** Notes the last attempt that failed, and forgets what the letter said. */
    @Update(
        """
        update mail_message
        set attempts = attempts + 1, last_error = left(#{error}, 1000), state = 'FAILED', text_body = '', html_body = ''
        where id = #{id} and state = 'QUEUED'
        """
    )
    int updateGivenUp(@Param("id") UUID id, @Param("error") String error);

    /** Removes a letter whose time is over. */
    @Delete("delete from mail_message where id = #{id} and state <> 'QUEUED'")
    int deleteEnded(@Param("id") UUID id);

    /** Whether the tenant writes to nobody, as copies of tenants do not. */
    @Select("select is_outgoing_off((select current_tenant()))")
    boolean isOutgoingOff();
}
