package org.jointgov.documents.application;

import org.jointgov.documents.domain.Composition;

/** Prints documents. Thread-safe; prints one at a time, so that many readers cost no more memory than one. */
public interface Press {
    /** As PDF with its fonts inside. @throws ProblemException 503 when the press has been busy for too long */
    byte[] pdf(Composition document);

    /** As Office Open XML for word processors (ECMA-376), which set it in their own fonts. */
    byte[] docx(Composition document);
}
