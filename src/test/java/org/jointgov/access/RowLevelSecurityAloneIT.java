package org.jointgov.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jointgov.demonstration.DemonstrationLoader;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The access matrix once more, against an archive in which the application's own authorisation allows everything: row-level
 * security alone lets no foreign row be read or written. The archive is the built WAR with two classes exchanged, compiled
 * here from {@code src/test/resources/allow-all}; the product has no such switch.
 */
@OwnStack
@ExtendWith(RowLevelSecurityAloneIT.StackFirst.class)
@ExtendWith(ArquillianExtension.class)
class RowLevelSecurityAloneIT {
    private static final Map<String, String> EXCHANGED = Map.of(
            "AccessRules.java", "org/jointgov/platform/rest/AccessRules", "Caller.java", "org/jointgov/shared/Caller");

    /** Starts database, Keycloak and the product, and tells Arquillian's server where they are. */
    static final class StackFirst implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) throws IOException {
            LocalStack stack = SharedStack.get();
            Path settings =
                    Path.of("target", "allow-all", "settings.properties").toAbsolutePath();
            Files.createDirectories(settings.getParent());
            StringBuilder text = new StringBuilder();
            stack.applicationSettings("allow-all")
                    .forEach((key, value) ->
                            text.append(key).append('=').append(value).append('\n'));
            Files.writeString(settings, text);
            System.setProperty("jointgov.arquillian.settings", settings.toString());
            System.setProperty(
                    "jointgov.arquillian.payara",
                    stack.payara().toAbsolutePath().toString());
            System.setProperty(
                    "jointgov.arquillian.preboot",
                    Path.of("deploy/payara/pre-boot.asadmin").toAbsolutePath().toString());
        }
    }

    @ArquillianResource
    private URL announced;

    /** The built WAR, its authorisation exchanged. */
    @Deployment(testable = false)
    static WebArchive withoutAuthorisation() throws IOException {
        WebArchive archive = ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(SharedStack.get().builtWar().toFile())
                .as(WebArchive.class);
        Path compiled = compile();
        try (Stream<Path> classes = Files.walk(compiled)) {
            for (Path each :
                    classes.filter(p -> p.toString().endsWith(".class")).toList()) {
                String place = "/WEB-INF/classes/" + compiled.relativize(each);
                archive.delete(place);
                archive.add(new ByteArrayAsset(Files.readAllBytes(each)), place);
            }
        }
        return archive;
    }

    @Test
    @RunAsClient
    void rowLevelSecurityAloneHidesEveryForeignRow() throws SQLException {
        LocalStack stack = SharedStack.get();
        DemonstrationLoader.loadTownships(URI.create(stack.appUrl()), Logins::token);
        // The server announces the machine's own address even when it listens on loopback only.
        URI app = URI.create("http://127.0.0.1:" + announced.getPort());
        List<String> wrong = new ArrayList<>();
        new AccessMatrixRun(stack, AccessMatrix.read(), app, URI.create(stack.appUrl()), false)
                .tests()
                .forEach(test -> {
                    try {
                        test.getExecutable().execute();
                    } catch (AssertionError e) {
                        wrong.add(e.getMessage());
                    } catch (Throwable e) {
                        throw new IllegalStateException(test.getDisplayName(), e);
                    }
                });
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
    }

    private static Path compile() throws IOException {
        Path target = Path.of("target/allow-all/classes");
        Files.createDirectories(target);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = EXCHANGED.keySet().stream()
                    .map(name -> Path.of("src/test/resources/allow-all", name))
                    .toList();
            boolean done = compiler.getTask(
                            null,
                            files,
                            null,
                            List.of(
                                    "--release",
                                    "17",
                                    "-parameters",
                                    "-proc:none",
                                    "-d",
                                    target.toString(),
                                    "-cp",
                                    "target/classes" + java.io.File.pathSeparator
                                            + System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!done) {
                throw new AssertionError("the archive without authorisation does not compile");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return target;
    }
}
