package org.qistage.runtime.failure;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A failure of a Qi program: what went wrong and the places that it passed.
///
/// The calls that were on the machine's stack when it arose are in the Java stack trace of the
/// throwable it arose as; the suspended callers and the awaiting tasks are added one by one while it
/// is raised in them ({@link #enter}, {@link #awaitedBy}). Belongs to one worker at a time.
public final class QiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Where the machine's stack of a task begins: what lies below belongs to the scheduler, or to the
  /// task that the worker ran before.
  private static final String DRIVER = "org.qistage.runtime.TaskDriver";

  /// Where the classes that are no part of a program are.
  private static final List<String> OWN =
      List.of("org.qistage.runtime.", "java.", "org.qistage.pipeline.", "org.objectweb.asm.");

  /// What a method calls that is executed by somebody else, in steps.
  private static final String STEPPING = "org.qistage.runtime.Stepping";

  /// What arises in these classes arises in a collection, or in what they call to sort or copy one.
  private static final String COLLECTIONS = "org.qistage.runtime.value.";

  /// HotSpot records no more calls of a stack.
  private static final int DEEPEST_STACK = 1024;

  @SuppressWarnings("serial") // never serialized: it lives and dies in one run
  private final Fault fault;

  @SuppressWarnings("serial") // as above
  private final @Nullable Throwable arose;

  @SuppressWarnings("serial") // as above
  private final FailurePath path;

  /// The generators that it passed which had delegated to where it arose.
  @SuppressWarnings("serial") // as above
  private List<Delegations> delegations = List.of();

  /// @param outside how many calls of the machine's stack lie outside of them
  private record Delegations(int outside, List<Site> waiting) {}

  /// How many of the calls where it arose belong to its trace.
  private int kept = Integer.MAX_VALUE;

  /// The words that the run which has caught it speaks.
  @SuppressWarnings("serial") // as above
  private @Nullable FaultMessages words;

  /// Whether the trace is complete up to {@link #next}.
  private boolean complete;

  /// The first activation that the trace does not hold yet, once it has been caught; null when the
  /// trace goes to the end of the task.
  @SuppressWarnings("serial") // as above
  private @Nullable WeakReference<Object> next;

  private QiError(
      Fault fault, @Nullable Throwable cause, boolean withStack, @Nullable Throwable arose) {
    this(fault, cause, withStack, arose, new FailurePath());
  }

  private QiError(
      Fault fault,
      @Nullable Throwable cause,
      boolean withStack,
      @Nullable Throwable arose,
      FailurePath path) {
    super(null, cause, false, withStack);
    this.fault = fault;
    this.arose = withStack ? this : arose;
    this.path = path;
  }

  /// A failure that arises here, on the machine's stack.
  public static QiError of(Fault fault) {
    return new QiError(fault, null, true, null);
  }

  /// A failure that arises while its task is suspended; its first place is the frame that it is
  /// raised in.
  public static QiError whileSuspended(Fault fault) {
    return new QiError(fault, null, false, null);
  }

  /// The Qi error that a throwable stands for. Java's own errors of arithmetic, stack and memory are
  /// the language's; whatever else Java throws is a fault of Qi Stage.
  public static QiError from(Throwable thrown) {
    if (thrown instanceof QiError error) {
      return error;
    }
    return new QiError(faultOf(thrown), thrown, false, thrown);
  }

  /// Not a pattern switch: setting up the first one takes stack, of which there may be little.
  private static Fault faultOf(Throwable thrown) {
    if (thrown instanceof ArithmeticException) {
      return new Fault.IntegerOverflow();
    }
    if (thrown instanceof NullPointerException) {
      return new Fault.NullValue();
    }
    if (thrown instanceof StackOverflowError) {
      return new Fault.StackOverflow();
    }
    if (thrown instanceof OutOfMemoryError) {
      return new Fault.MemoryLimit();
    }
    return Sharing.isPossible() && isFoundHalfChanged(thrown)
        ? new Fault.UnguardedChange()
        : new Fault.Internal(describe(thrown));
  }

  /// Whether it was thrown by a collection that another task was changing.
  private static boolean isFoundHalfChanged(Throwable thrown) {
    return (thrown instanceof IndexOutOfBoundsException
            || thrown instanceof NegativeArraySizeException
            || thrown instanceof IllegalArgumentException)
        && Arrays.stream(thrown.getStackTrace())
            .map(StackTraceElement::getClassName)
            .dropWhile(caller -> caller.startsWith("java."))
            .limit(1)
            .anyMatch(caller -> caller.startsWith(COLLECTIONS));
  }

  /// The fault and the place in the sources of Qi Stage, on one line.
  private static String describe(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    String message = thrown.getMessage();
    return thrown.getClass().getName()
        + (message == null ? "" : ": " + message.lines().findFirst().orElse(""))
        + (stack.length == 0 ? "" : " @ " + stack[0]);
  }

  public Fault fault() {
    return fault;
  }

  public ErrorKind kind() {
    return fault.kind();
  }

  public String code() {
    return fault.code();
  }

  /// The message, in the language of the run that has caught it, else in Chinese; a report takes the
  /// words of its own language.
  @Override
  public String getMessage() {
    if (fault instanceof Fault.User(String text)) {
      return text;
    }
    FaultMessages known = words;
    return (known == null ? new FaultMessages(ReportLanguage.ZH) : known).message(fault);
  }

  /// Notes that a program has caught the failure.
  ///
  /// A program may keep it and raise it again, later or somewhere else. Its trace stays that of the
  /// first time: what was on the machine's stack is known, with all callers that were not suspended
  /// then. Beyond them it goes on with those that were, if it ever gets there.
  ///
  /// @param outer the innermost activation that was suspended; null for none
  public void caught(FaultMessages language, @Nullable Object outer) {
    words = language;
    complete = true;
    next = outer == null ? null : new WeakReference<>(outer);
  }

  /// The failure to be raised once more after it was caught. A failure of its own, so that what happens
  /// to it now does not change what others may hold.
  public QiError again() {
    QiError error = new QiError(fault, getCause(), false, arose, path.copy());
    error.words = words;
    error.complete = complete;
    error.next = next;
    error.delegations = delegations;
    error.kept = kept;
    return error;
  }

  /// The failure to be kept in a 未来 by the function that runs. The function's callers do not belong to
  /// the trace: they go on, and who awaits the 未来 is somewhere else.
  public QiError endedHere() {
    QiError error = again();
    int here = calls(new Throwable()).size();
    int arisen = error.origin().size();
    if (here < DEEPEST_STACK && arisen < DEEPEST_STACK) {
      error.kept = Math.max(1, arisen - Math.max(0, here - 1));
    }
    return error;
  }

  /// Notes that the failure is raised again in a suspended activation.
  @SuppressWarnings("ReferenceEquality") // an activation is equal to nothing but itself
  public void enter(Object activation, String className, int state) {
    if (complete) {
      if (next == null || next.get() != activation) {
        return;
      }
      complete = false;
    }
    path.add(new Site.Suspended(className, state));
  }

  /// Notes that the failure passes generators which had delegated to the one that it leaves: they are
  /// not on the machine's stack, but belong to the trace between what is inside and outside of the
  /// caller.
  ///
  /// @param waiting innermost first
  public void passedDelegations(List<Site> waiting) {
    if (complete) {
      return;
    }
    List<Delegations> more = new ArrayList<>(delegations);
    more.add(new Delegations(calls(new Throwable()).size(), List.copyOf(waiting)));
    delegations = more;
  }

  /// The failure as the task that awaits the failed one meets it while suspended: with a path of its
  /// own, since several tasks may await one.
  public QiError awaitedBy(TaskName failed, TaskName waiter) {
    QiError error = new QiError(fault, getCause(), false, arose, path.copy());
    error.kept = kept;
    error.delegations = delegations;
    error.path.add(new Site.AwaitedBy(failed, waiter));
    return error;
  }

  /// The failure as a running task meets it that awaits a task which had already failed: its path
  /// goes on with the calls that are now on the machine's stack.
  public QiError raisedAgainHere(TaskName failed, TaskName waiter) {
    QiError error = awaitedBy(failed, waiter);
    for (Site.Call call : calls(new Throwable())) {
      error.path.add(call);
    }
    return error;
  }

  FailurePath path() {
    return path;
  }

  /// The calls of the program that were on the machine's stack when the failure arose, innermost
  /// first, and the generators that had delegated to them.
  List<Site> origin() {
    if (arose == null) {
      return List.of();
    }
    List<Site> calls = new ArrayList<>(calls(arose));
    int arisen = calls.size();
    int added = 0;
    for (Delegations passed : delegations) {
      calls.addAll(Math.max(0, arisen - passed.outside) + added, passed.waiting);
      added += passed.waiting.size();
    }
    return kept < calls.size() ? calls.subList(0, kept) : calls;
  }

  private static List<Site.Call> calls(Throwable thrown) {
    List<Site.Call> calls = new ArrayList<>();
    boolean stepped = false;
    for (StackTraceElement element : thrown.getStackTrace()) {
      String className = element.getClassName();
      if (className.equals(DRIVER)) {
        break;
      }
      if (OWN.stream().anyMatch(className::startsWith)) {
        stepped |= className.equals(STEPPING);
      } else if (stepped) {
        // The place where it is stands on the stack for itself.
        stepped = false;
      } else {
        calls.add(new Site.Call(element));
      }
    }
    return calls;
  }
}
