package org.jointgov.disputes.domain;

import java.util.Arrays;
import org.jointgov.shared.Slugged;

/**
 * What a dispute is in law, which decides its route (People's Mediation Law 人民调解法; Grassland Law 草原法, article 16;
 * Regulations on Disputes over Administrative Boundaries 行政区域边界争议处理条例, 1989). The table's CHECK holds the same names.
 */
public enum LegalNature implements Slugged {
    /** Between herders: people's mediation. */
    CIVIL(false),
    /** Whose pasture it is to use: nothing may change on the ground meanwhile. */
    PASTURE_USE(true),
    /** Between the townships: not to be mediated; the governments negotiate, then their superiors decide. */
    ADMINISTRATIVE_BOUNDARY(true);

    private final boolean keepsStatusQuo;

    LegalNature(boolean keepsStatusQuo) {
        this.keepsStatusQuo = keepsStatusQuo;
    }

    /** Whether the ground has to stay as it is while a side declares this. */
    public boolean keepsStatusQuo() {
        return keepsStatusQuo;
    }

    /** @throws IllegalArgumentException for an unknown name */
    public static LegalNature of(String slug) {
        return Arrays.stream(values())
                .filter(nature -> nature.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown legal nature"));
    }
}
