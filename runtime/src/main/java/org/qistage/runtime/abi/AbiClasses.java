package org.qistage.runtime.abi;

/// The runtime's classes that generated code extends or holds, and their members that it touches
/// directly, by their JVM names. Everything else is reached through the functions of the table.
///
/// A test compares these constants with the classes themselves.
public final class AbiClasses {
  private AbiClasses() {}

  public static final String CONTEXT = "org/qistage/runtime/Context";
  public static final String FRAME = "org/qistage/runtime/Frame";
  public static final String GENERATOR = "org/qistage/runtime/Generator";
  public static final String DELEGATING_GENERATOR = "org/qistage/runtime/DelegatingGenerator";
  public static final String TASK = "org/qistage/runtime/Task";

  /// `Object holder()` and `long position()` of a pointer, and its `get()` and `set(…)`, whose types are
  /// those of the value.
  public static final String HOLDER = "holder";

  public static final String POSITION = "position";
  public static final String GET = "get";
  public static final String SET = "set";

  public static final String FUNCTION = "org/qistage/runtime/value/FunctionValue";

  /// The flag of the context that every caller of a suspending function tests.
  public static final String SUSPENDED = "suspended";

  /// `void push(Frame)` of the context.
  public static final String PUSH = "push";

  /// `Task task()` of the context: the one that runs.
  public static final String CURRENT = "task";

  /// The result registers of the context, the value fields of a generator and of a task. A task and
  /// a generator have no `f64`: they hold its bits in `i64`.
  public static final String I64 = "i64";

  public static final String F64 = "f64";
  public static final String REF = "ref";

  /// The state of a frame, an `int`, or of a task that is its own frame, a `byte`: a suspension point's
  /// number; 0 for not started.
  public static final String STATE = "state";

  /// The state of a generator that has returned or failed.
  public static final int FINISHED = -1;

  /// The state of a generator whose body runs. While its body awaits at suspension point k, its state
  /// is this minus k.
  public static final int RUNNING = -2;

  /// `void resume(Context)` of a frame, or of a task that is its own frame.
  public static final String RESUME = "resume";

  /// `boolean qi_generator_next(Context)` of a generator.
  public static final String NEXT = "qi_generator_next";

  /// `int step(Context)` of a generator that delegates.
  public static final String STEP = "step";

  /// The function by which it does so. Its call leaves the body, which goes on when the other generator
  /// has ended.
  public static final String DELEGATE = "qi_generator_delegate";

  /// `Frame spare` of the context: a generator that has ended, to be started again.
  public static final String SPARE = "spare";

  /// `void startAgain(Context)` of a generator that delegates.
  public static final String START_AGAIN = "startAgain";

  /// What {@link #STEP} gives after {@link #DELEGATE}; otherwise 1 for a value and 0 for the end.
  public static final int DELEGATED = 2;

  /// As {@link #DELEGATED}, by a body that has nothing left to do.
  public static final int DELEGATED_LAST = 3;

  public static final String STRUCT_VALUE = "org/qistage/runtime/value/StructValue";
  public static final String ENUM_VALUE = "org/qistage/runtime/value/EnumValue";
  public static final String VALUE_TEXT = "org/qistage/runtime/value/ValueText";

  /// The number of the variant of an enum's value, an `int`.
  public static final String TAG = "tag";

  /// `String display()` and `void appendFields(ValueText)` of structs and enums.
  public static final String DISPLAY = "display";

  public static final String APPEND = "appendFields";

  /// `boolean sameFields(EnumValue)` and `int hashFields()` of enums.
  public static final String SAME = "sameFields";

  public static final String HASH = "hashFields";

  /// `void start(Context)` and `void finish(Context)` of a task.
  public static final String START = "start";

  public static final String FINISH = "finish";

  /// `void forget()` of a task that is its own frame.
  public static final String FORGET = "forget";
}
