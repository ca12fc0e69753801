package org.jointgov.stack;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real SMTP server inside the launcher: it takes every message and, when given a folder, writes each to a file there. */
final class MailServer {
    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    static MailServer start(Optional<Path> folder) {
        // A port of its own, not the server's choice: stopped and started again by a test, it is found at the same
        // place.
        ServerSetup setup = new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        folder.ifPresent(path -> {
            UserManager users = server.getManagers().getUserManager();
            AtomicInteger count = new AtomicInteger();
            users.setMessageDeliveryHandler((message, address) -> {
                write(message.getMessage(), path, count.incrementAndGet());
                return known(users, address.getEmail());
            });
        });
        return new MailServer(server);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    GreenMail greenMail() {
        return server;
    }

    void clear() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("the mail cannot be thrown away", e);
        }
    }

    void stop() {
        server.stop();
    }

    private static GreenMailUser known(UserManager users, String email) {
        GreenMailUser user = users.getUserByEmail(email);
        if (user != null) {
            return user;
        }
        try {
            return users.createUser(email, email, email);
        } catch (UserException e) {
            throw new IllegalStateException("no mailbox for a recipient", e);
        }
    }

    private static void write(MimeMessage message, Path folder, int number) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(System.currentTimeMillis() + "-" + number + ".eml");
            try (OutputStream out = Files.newOutputStream(file)) {
                message.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store a mail", e);
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot store a mail", e);
        }
    }
}
