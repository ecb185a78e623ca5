package io.quelyos.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The memory of a JVM, from outside: what of its heap is alive, by its own account right after a collection that it is asked
 * for, and what the system gave it at the most.
 */
final class ServerMemory implements AutoCloseable {

    private static final int EVERY_MS = 100;
    private static final int KILOBYTE = 1024;

    private final long pid;
    private final JMXConnector connector;
    private final MemoryMXBean memory;

    private ServerMemory(long pid, JMXConnector connector, MemoryMXBean memory) {
        this.pid = pid;
        this.connector = connector;
        this.memory = memory;
    }

    /** Connects to a JVM of this machine and this user, by the address that it gives itself. */
    @SuppressWarnings("BanJNDI")
    static ServerMemory of(ProcessHandle process) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                JMXConnector connector = JMXConnectorFactory.connect(
                    new JMXServiceURL(machine.startLocalManagementAgent())
                );
                MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(),
                    ManagementFactory.MEMORY_MXBEAN_NAME,
                    MemoryMXBean.class
                );
                return new ServerMemory(process.pid(), connector, memory);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException exception) {
            throw new IOException("the JVM " + process.pid() + " lets nobody look", exception);
        }
    }

    /** Some work that is watched. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** How many bytes of the heap are alive at the most while work goes on; the collections slow it down a little. */
    long peakHeapDuring(Work work) throws IOException, InterruptedException {
        var peak = new AtomicLong(aliveBytes());
        try (ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor()) {
            Future<?> sampling = sampler.scheduleWithFixedDelay(
                () -> peak.accumulateAndGet(aliveBytes(), Math::max),
                0,
                EVERY_MS,
                TimeUnit.MILLISECONDS
            );
            try {
                work.run();
            } finally {
                sampler.shutdownNow();
            }
            if (sampling.isDone() && !sampling.isCancelled()) {
                throw new IllegalStateException("the heap was not watched to the end", sampling.exceptionNow());
            }
        }
        return peak.get();
    }

    /** How many bytes of the heap are alive. */
    long aliveBytes() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** From now on the most that the process takes is counted anew. */
    void forgetPeak() throws IOException {
        // The kernel's word for "forget the peak".
        Files.writeString(proc("clear_refs"), "5");
    }

    /** How many bytes the process took at the most. */
    long peakBytes() throws IOException {
        return peakOf(Files.readAllLines(proc("status")));
    }

    /** The peak in the lines of the system's file of a process. */
    static long peakOf(List<String> status) {
        for (String line : status) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) * KILOBYTE;
            }
        }
        throw new UncheckedIOException(new IOException("the system does not tell a process's peak"));
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
