package org.qistage.pipeline.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.checking.typed.SuspendCause;
import org.qistage.checking.typed.SuspendReason;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenKind;

/// Why functions may suspend: from each the way down to the operation that does.
public final class SuspensionChains {
  private final TypedProgram program;
  private final Map<SymbolId, SuspendReason> reasons = new HashMap<>();
  private final Map<String, SuspendReason> reasonsByName = new HashMap<>();

  public SuspensionChains(TypedProgram program) {
    this.program = program;
    for (SuspendReason reason : program.suspensions()) {
      reasons.put(reason.function(), reason);
      reasonsByName.put(program.symbol(reason.function()).name(), reason);
    }
  }

  /// A place in a function that may suspend.
  ///
  /// @param function whose place it is
  /// @param module the module of the file that the place is in
  /// @param operation what stands there: an operation, or the name of the function that is called
  /// @param call whether it is a call of a function of the program
  public record Link(String function, String module, Span span, String operation, boolean call) {}

  /// The places from a function down to the operation that suspends; none when it never does.
  public List<Link> of(Symbol.Function function) {
    List<Link> links = new ArrayList<>();
    SuspendReason reason = reasons.get(function.id());
    while (reason != null && links.size() < reasons.size()) {
      Symbol.Function owner = program.function(reason.function());
      boolean awaits = reason.cause() == SuspendCause.AWAIT;
      boolean call = reason.cause() == SuspendCause.CALL;
      String operation = awaits ? awaited(reason.detail()) : reason.detail();
      links.add(new Link(owner.name(), owner.module(), reason.span(), operation, call));
      // `等待 f(x)` runs f in the same task, so it suspends where f does.
      reason = call || awaits ? reasonsByName.get(reason.detail()) : null;
    }
    return links;
  }

  private static String awaited(String detail) {
    String keyword = TokenKind.AWAIT.spelling();
    return detail.startsWith(keyword) ? detail : keyword + " " + detail;
  }
}
