package org.jointgov.stack;

/** One running node of the application. */
public final class Application implements AutoCloseable {
    private final String url;
    private final ChildProcesses processes;
    private final ChildProcesses.Child child;

    Application(String url, ChildProcesses processes, ChildProcesses.Child child) {
        this.url = url;
        this.processes = processes;
        this.child = child;
    }

    /** {@code http://localhost:port}, without a slash at the end. */
    public String url() {
        return url;
    }

    /** Process id, for tests that kill or cut. */
    public long pid() {
        return child.process().pid();
    }

    /** Its whole output. */
    public java.nio.file.Path log() {
        return child.log();
    }

    @Override
    public void close() {
        processes.stop(child);
    }
}
