package org.jointgov.documents.adapter.print;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jointgov.documents.application.Press;
import org.jointgov.documents.domain.Composition;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** Prints PDF in its own faces, which the first document loads. */
@ApplicationScoped
public class PaperPress implements Press {
    private static final long PATIENCE_SECONDS = 20;

    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable Faces faces;

    @Override
    public byte[] pdf(Composition document) {
        take();
        try {
            Faces loaded = faces;
            if (loaded == null) {
                loaded = new Faces();
                faces = loaded;
            }
            return PdfPages.of(document, loaded);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public byte[] docx(Composition document) {
        take();
        try {
            return DocxPackage.of(document);
        } finally {
            lock.unlock();
        }
    }

    private void take() {
        try {
            if (lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(Problem.SERVICE_UNAVAILABLE);
    }
}
