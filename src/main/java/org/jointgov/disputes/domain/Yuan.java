package org.jointgov.disputes.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts in yuan (CNY): exact decimals with two places, written {@code 1200.00}, below a trillion. */
public final class Yuan {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000.00");
    /** Nothing. */
    public static final BigDecimal ZERO = new BigDecimal("0.00");

    private Yuan() {}

    /** The amount of a text; empty when it is none, or not more than nothing. */
    public static Optional<BigDecimal> of(String text) {
        return AMOUNT.matcher(text).matches()
                ? Optional.of(new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY))
                        .filter(amount -> amount.signum() > 0)
                : Optional.empty();
    }

    /** What they make together; null counts as nothing. */
    public static BigDecimal sum(Collection<? extends @Nullable BigDecimal> amounts) {
        BigDecimal sum = ZERO;
        for (BigDecimal amount : amounts) {
            sum = amount == null ? sum : sum.add(amount);
        }
        return sum;
    }

    /** Whether it can be kept. */
    public static boolean fits(BigDecimal amount) {
        return amount.compareTo(LIMIT) < 0;
    }
}
