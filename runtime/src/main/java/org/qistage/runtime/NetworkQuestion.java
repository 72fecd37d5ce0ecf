package org.qistage.runtime;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.RequestFault;
import org.qistage.runtime.value.QiText;

/// A question about the network that may take the system a while: asked on a thread of its own.
sealed interface NetworkQuestion {
  Scheduler.Outcome answer();

  /// Asks, and ends the operation with the answer.
  default void ask(OutsideOperation operation) {
    Thread thread = new Thread(() -> operation.end(answer()), "qi-network");
    thread.setDaemon(true);
    thread.start();
  }

  /// The address that this machine has in its network.
  record LocalAddress() implements NetworkQuestion {
    /// Connecting a datagram socket sends nothing; it only makes the system choose a way, and with it
    /// the address to go from. The address is one that is kept for documentation.
    private static final InetSocketAddress SOMEWHERE = new InetSocketAddress("192.0.2.1", 9);

    @Override
    public Scheduler.Outcome answer() {
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.connect(SOMEWHERE);
        InetAddress own = socket.getLocalAddress();
        if (!own.isAnyLocalAddress()) {
          return new Scheduler.Outcome.Value(own.getHostAddress());
        }
      } catch (IOException | java.io.UncheckedIOException noWay) {
        // Not connected to any network.
      }
      return new Scheduler.Outcome.Value(InetAddress.getLoopbackAddress().getHostAddress());
    }
  }

  /// An address of a host, of the older kind where it has one.
  record AddressOf(String host) implements NetworkQuestion {
    @Override
    public Scheduler.Outcome answer() {
      try {
        List<InetAddress> all =
            host.isBlank() ? List.of() : List.of(InetAddress.getAllByName(host.strip()));
        return all.stream()
            .filter(Inet4Address.class::isInstance)
            .findFirst()
            .or(() -> all.stream().findFirst())
            .<Scheduler.Outcome>map(found -> new Scheduler.Outcome.Value(found.getHostAddress()))
            .orElseGet(() -> failure(host));
      } catch (UnknownHostException | IllegalArgumentException _) {
        return failure(host);
      }
    }

    private static Scheduler.Outcome failure(String host) {
      Fault fault = new RequestFault.UnknownHost(QiText.shortened(host));
      return new Scheduler.Outcome.Failure(fault);
    }
  }

  /// Whether a program on this machine could wait at a port: 1 or 0.
  record PortFree(int port) implements NetworkQuestion {
    @Override
    public Scheduler.Outcome answer() {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return new Scheduler.Outcome.Number(socket.isBound() ? 1 : 0);
      } catch (IOException _) {
        return new Scheduler.Outcome.Number(0);
      }
    }
  }
}
