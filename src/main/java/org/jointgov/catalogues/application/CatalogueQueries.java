package org.jointgov.catalogues.application;

import jakarta.inject.Inject;
import org.jointgov.catalogues.domain.CatalogueKind;
import org.jointgov.catalogues.domain.Catalogues;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** Reading catalogues: every member reads every version. */
@UseCase
public class CatalogueQueries {
    private final RequestContext request;
    private final Catalogues catalogues;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected CatalogueQueries() {
        this.request = null;
        this.catalogues = null;
    }

    @Inject
    public CatalogueQueries(RequestContext request, Catalogues catalogues) {
        this.request = request;
        this.catalogues = catalogues;
    }

    /**
     * A version of a catalogue.
     *
     * @param version null for the one in force
     * @throws NotFoundException when there is no such catalogue or version
     */
    public CatalogueView get(String kind, @Nullable Integer version) {
        request.caller();
        return CatalogueKind.find(kind)
                .flatMap(known -> catalogues.find(known, version))
                .map(CatalogueView::of)
                .orElseThrow(NotFoundException::new);
    }
}
