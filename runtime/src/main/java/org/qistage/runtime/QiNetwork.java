package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.RequestFault;

/// The functions of the ABI for the network. They are refused where http is answered from files.
public final class QiNetwork {
  private QiNetwork() {}

  public static @Nullable String qi_network_get_local_ip(Context context) {
    return (String)
        OutsideOperation.reference(ask(new NetworkQuestion.LocalAddress(), "网络.获取本机IP", context));
  }

  public static @Nullable String qi_network_resolve_host(String host, Context context) {
    return (String)
        OutsideOperation.reference(ask(new NetworkQuestion.AddressOf(host), host, context));
  }

  public static long qi_network_port_available(long port, Context context) {
    if (port < 1 || port > 65535) {
      throw QiError.of(new RequestFault.InvalidPort(port));
    }
    return OutsideOperation.number(
        ask(new NetworkQuestion.PortFree((int) port), "网络.端口可用", context));
  }

  private static Scheduler.@Nullable Outcome ask(
      NetworkQuestion question, String what, Context context) {
    if (!context.scheduler.outside.http().reachesNetwork()) {
      throw QiError.of(new Fault.NetworkRefused(what));
    }
    return OutsideOperation.await(context, question::ask);
  }
}
