package io.quelyos.bff.order.placing;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;

/** The end of the time that an order waits for its money. */
public final class PaymentDeadline {

    /** Its instances are the orders' ids, its data the tenants' ids. */
    public static final TaskDescriptor<String> TASK = TaskDescriptor.of("payment-deadline", String.class);

    private PaymentDeadline() {}
}
