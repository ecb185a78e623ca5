package io.quelyos.bff.order.invoice;

import io.quelyos.bff.order.invoice.InvoiceContent.Line;
import io.quelyos.bff.order.invoice.InvoiceContent.LineKind;
import io.quelyos.bff.order.invoice.InvoiceContent.Tax;
import io.quelyos.bff.order.line.LineShare;
import io.quelyos.bff.order.reading.OrderTexts;
import io.quelyos.bff.pricing.money.Allocation;
import io.quelyos.bff.pricing.money.Rounding;
import io.quelyos.bff.pricing.tax.AppliedTax;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.OrderRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the lines of an invoice or a credit note, and sums their taxes by rate. */
final class InvoiceSums {

    private final List<Line> lines = new ArrayList<>();
    private final Map<Rate, long[]> byRate = new LinkedHashMap<>();
    private long net;
    private long tax;

    private record Rate(String name, int rateMillionths) {}

    /** Pieces of a line. */
    void add(LineShare share) {
        OrderLineRow line = share.line();
        String options = String.join(" / ", line.optionValues());
        String name = options.isEmpty() ? line.name() : line.name() + " (" + options + ")";
        add(
            new Line(
                LineKind.ARTICLE,
                name,
                line.sku(),
                share.quantity(),
                share.netMinor(),
                share.taxMinor(),
                share.grossMinor()
            ),
            OrderTexts.appliedTaxes(line.taxes())
        );
    }

    /** The delivery, whose taxes are what the order's lines leave of the order's. */
    void addDelivery(OrderRow order, List<OrderLineRow> all) {
        long gross = order.deliveryNetMinor() + order.deliveryTaxMinor();
        if (gross > 0) {
            add(
                new Line(
                    LineKind.DELIVERY,
                    order.deliveryName(),
                    null,
                    1,
                    order.deliveryNetMinor(),
                    order.deliveryTaxMinor(),
                    gross
                ),
                taxesOfDelivery(order, all)
            );
        }
    }

    /** An amount beside what was sold: its tax is the part that tax has in everything gathered so far, or in the order. */
    void addForgiven(OrderRow order, long grossMinor) {
        if (grossMinor == 0) {
            return;
        }
        long part = order.grossMinor() == 0 ? 0 : Rounding.part(grossMinor, order.taxMinor(), order.grossMinor());
        add(
            new Line(LineKind.FORGIVEN, null, null, 1, grossMinor - part, part, grossMinor),
            OrderTexts.appliedTaxes(order.taxes())
        );
    }

    private void add(Line line, List<AppliedTax> applied) {
        lines.add(line);
        net += line.netMinor();
        tax += line.taxMinor();
        List<Long> amounts = share(line.taxMinor(), applied.stream().map(AppliedTax::amountMinor).toList());
        for (int i = 0; i < amounts.size(); i++) {
            AppliedTax each = applied.get(i);
            long basis =
                applied.size() == 1
                    ? line.netMinor()
                    : Rounding.part(each.basisMinor(), amounts.get(i), Math.max(1, each.amountMinor()));
            long[] sums = byRate.computeIfAbsent(new Rate(each.name(), each.rateMillionths()), ignored -> new long[2]);
            sums[0] += basis;
            sums[1] += amounts.get(i);
        }
    }

    private static List<Long> share(long amount, List<Long> weights) {
        if (weights.stream().mapToLong(Long::longValue).sum() == 0) {
            return weights
                .stream()
                .map(weight -> 0L)
                .toList();
        }
        List<Long> shares = Allocation.allocate(Math.abs(amount), weights);
        return amount < 0
            ? shares
                  .stream()
                  .map(share -> -share)
                  .toList()
            : shares;
    }

    private static List<AppliedTax> taxesOfDelivery(OrderRow order, List<OrderLineRow> all) {
        List<AppliedTax> left = new ArrayList<>();
        for (AppliedTax total : OrderTexts.appliedTaxes(order.taxes())) {
            long basis = total.basisMinor();
            long amount = total.amountMinor();
            for (OrderLineRow line : all) {
                for (AppliedTax each : OrderTexts.appliedTaxes(line.taxes())) {
                    if (each.rateId().equals(total.rateId())) {
                        basis -= each.basisMinor();
                        amount -= each.amountMinor();
                    }
                }
            }
            if (amount > 0) {
                left.add(new AppliedTax(total.rateId(), total.name(), total.rateMillionths(), basis, amount));
            }
        }
        return left;
    }

    List<Line> lines() {
        return lines;
    }

    List<Tax> taxes() {
        return byRate
            .entrySet()
            .stream()
            .map(rate ->
                new Tax(rate.getKey().name(), rate.getKey().rateMillionths(), rate.getValue()[0], rate.getValue()[1])
            )
            .toList();
    }

    long netMinor() {
        return net;
    }

    long taxMinor() {
        return tax;
    }
}
