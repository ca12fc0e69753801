package org.jointgov.tenancy.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A name in Chinese, and in Tibetan and English where it is known. */
@Embeddable
public class Name {
    @Column(name = "name_zh")
    private String zh;

    @Column(name = "name_bo")
    private @Nullable String bo;

    @Column(name = "name_en")
    private @Nullable String en;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Name() {}

    public Name(String zh, @Nullable String bo, @Nullable String en) {
        this.zh = zh;
        this.bo = bo;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public @Nullable String bo() {
        return bo;
    }

    public @Nullable String en() {
        return en;
    }
}
