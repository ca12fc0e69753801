package org.jointgov.shared;

/** How far a membership reaches. */
public enum Scope implements Slugged {
    TOWNSHIP("township"),
    COUNTY("county"),
    PROVINCE("province"),
    PLATFORM("platform");

    private final String slug;

    Scope(String slug) {
        this.slug = slug;
    }

    /** The name in the database and in the API. */
    @Override
    public String slug() {
        return slug;
    }

    /** @throws IllegalArgumentException for an unknown name */
    public static Scope of(String slug) {
        for (Scope scope : values()) {
            if (scope.slug.equals(slug)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("unknown scope");
    }
}
