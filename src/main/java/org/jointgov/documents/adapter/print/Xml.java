package org.jointgov.documents.adapter.print;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML part; names carry the prefixes that the root declares. The JDK's writer escapes what must be. */
final class Xml {
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
    private final XMLStreamWriter writer;

    /** What may fail in the writer does not, over an array. */
    private interface Step {
        void run() throws XMLStreamException;
    }

    Xml(String root, String... attributes) {
        try {
            this.writer = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        run(() -> writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0"));
        open(root, attributes);
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element. @param attributes names and values in turn */
    Xml open(String name, String... attributes) {
        run(() -> {
            writer.writeStartElement(name);
            attributes(attributes);
        });
        return this;
    }

    /** An element without content. */
    Xml empty(String name, String... attributes) {
        run(() -> {
            writer.writeEmptyElement(name);
            attributes(attributes);
        });
        return this;
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    Xml text(String text) {
        run(() -> writer.writeCharacters(text));
        return this;
    }

    Xml close() {
        run(writer::writeEndElement);
        return this;
    }

    /** Ends the root and the part. */
    byte[] end() {
        run(() -> {
            writer.writeEndDocument();
            writer.close();
        });
        return bytes.toByteArray();
    }
}
