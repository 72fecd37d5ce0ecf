package org.qistage.pipeline.steps;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/// What each instruction makes of its operands, as chapter 6 of the JVM's specification says. ASM's frame
/// moves operands about; jumps are only noted here, for who runs the method.
///
/// Arithmetic is Java's own, which is the JVM's. Instructions that code generation does not emit, such as
/// those of Java's arrays, are refused.
final class Operations extends Interpreter<Operand> {
  private final Members members;

  /// Whether the last conditional jump jumps.
  private boolean jumps;

  /// What the last switch switches by.
  private int key;

  /// What the method returns.
  private @Nullable Operand returned;

  /// The object that the last constructor made, and what stood for it.
  private Operand.@Nullable Unmade unmade;

  private @Nullable Operand made;

  Operations(Members members) {
    super(Opcodes.ASM9);
    this.members = members;
  }

  boolean jumps() {
    return jumps;
  }

  int key() {
    return key;
  }

  @Nullable Operand returned() {
    return returned;
  }

  Operand.@Nullable Unmade unmade() {
    return unmade;
  }

  @Nullable Operand made() {
    return made;
  }

  /// Forgets what the instruction before has left.
  void begin() {
    jumps = false;
    returned = null;
    unmade = null;
    made = null;
  }

  @Override
  public @Nullable Operand newValue(@Nullable Type type) {
    return type != null && type.getSort() == Type.VOID ? null : Operand.NOTHING;
  }

  @Override
  public Operand merge(Operand first, Operand second) {
    throw new UnsteppableException("states are not merged");
  }

  private static UnsteppableException unknown(AbstractInsnNode instruction) {
    return new UnsteppableException("opcode " + instruction.getOpcode());
  }

  // ---- Values ----

  @Override
  public Operand newOperation(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    return switch (opcode) {
      case ACONST_NULL -> Operand.reference(null);
      case ICONST_M1, ICONST_0, ICONST_1, ICONST_2, ICONST_3, ICONST_4, ICONST_5 ->
          Operand.of(opcode - ICONST_0);
      case LCONST_0, LCONST_1 -> Operand.of((long) (opcode - LCONST_0));
      case FCONST_0, FCONST_1, FCONST_2 -> Operand.of((float) (opcode - FCONST_0));
      case DCONST_0, DCONST_1 -> Operand.of((double) (opcode - DCONST_0));
      case BIPUSH, SIPUSH -> Operand.of(((IntInsnNode) instruction).operand);
      case LDC -> constant(((LdcInsnNode) instruction).cst);
      case NEW ->
          Operand.reference(new Operand.Unmade(members.named(((TypeInsnNode) instruction).desc)));
      case GETSTATIC -> field((FieldInsnNode) instruction);
      default -> throw unknown(instruction);
    };
  }

  private static Operand constant(Object constant) {
    return switch (constant) {
      case Integer value -> Operand.of(value.intValue());
      case Long value -> Operand.of(value.longValue());
      case Float value -> Operand.of(value.floatValue());
      case Double value -> Operand.of(value.doubleValue());
      case String text -> Operand.reference(text.intern());
      default -> throw new UnsteppableException("a constant " + constant.getClass());
    };
  }

  @Override
  public Operand copyOperation(AbstractInsnNode instruction, Operand value) {
    return value;
  }

  @Override
  public @Nullable Operand unaryOperation(AbstractInsnNode instruction, Operand value) {
    int opcode = instruction.getOpcode();
    switch (opcode) {
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> jumps = compares(opcode - IFEQ, value.asInt());
      case IFNULL -> jumps = value.value == null;
      case IFNONNULL -> jumps = value.value != null;
      case TABLESWITCH, LOOKUPSWITCH -> key = value.asInt();
      case IRETURN, LRETURN, FRETURN, DRETURN, ARETURN -> returned = value;
      case PUTSTATIC -> use(instruction, ((FieldInsnNode) instruction).desc, value);
      case ATHROW -> throw thrown(value);
      default -> {
        return computed(instruction, value);
      }
    }
    return null;
  }

  private static RuntimeException thrown(Operand value) {
    // Throwing null is a failure of its own.
    Object thrown = Objects.requireNonNull(value.value);
    throw Sneaky.raise((Throwable) thrown);
  }

  private Operand computed(AbstractInsnNode instruction, Operand value) {
    return switch (instruction.getOpcode()) {
      case INEG -> Operand.of(-value.asInt());
      case LNEG -> Operand.of(-value.asLong());
      case FNEG -> Operand.of(-value.asFloat());
      case DNEG -> Operand.of(-value.asDouble());
      case IINC -> Operand.of(value.asInt() + ((IincInsnNode) instruction).incr);
      case I2L -> Operand.of((long) value.asInt());
      case I2F -> Operand.of((float) value.asInt());
      case I2D -> Operand.of((double) value.asInt());
      case L2I -> Operand.of((int) value.asLong());
      case L2F -> Operand.of((float) value.asLong());
      case L2D -> Operand.of((double) value.asLong());
      case F2I -> Operand.of((int) value.asFloat());
      case F2L -> Operand.of((long) value.asFloat());
      case F2D -> Operand.of((double) value.asFloat());
      case D2I -> Operand.of((int) value.asDouble());
      case D2L -> Operand.of((long) value.asDouble());
      case D2F -> Operand.of((float) value.asDouble());
      case I2B -> Operand.of((int) (byte) value.asInt());
      case I2C -> Operand.of((int) (char) value.asInt());
      case I2S -> Operand.of((int) (short) value.asInt());
      case GETFIELD -> field((FieldInsnNode) instruction, value);
      case CHECKCAST -> cast(members.named(((TypeInsnNode) instruction).desc), value);
      case INSTANCEOF ->
          Operand.of(members.named(((TypeInsnNode) instruction).desc).isInstance(value.value));
      default -> throw unknown(instruction);
    };
  }

  private static Operand cast(Class<?> type, Operand value) {
    return type.cast(value.value) == null ? Operand.reference(null) : value;
  }

  @Override
  public @Nullable Operand binaryOperation(
      AbstractInsnNode instruction, Operand left, Operand right) {
    int opcode = instruction.getOpcode();
    return switch (opcode) {
      case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE ->
          jump(compares(opcode - IF_ICMPEQ, Integer.compare(left.asInt(), right.asInt())));
      case IF_ACMPEQ -> jump(same(left, right));
      case IF_ACMPNE -> jump(!same(left, right));
      case PUTFIELD -> {
        use(instruction, ((FieldInsnNode) instruction).desc, left, right);
        yield null;
      }
      case LSHL -> Operand.of(left.asLong() << right.asInt());
      case LSHR -> Operand.of(left.asLong() >> right.asInt());
      case LUSHR -> Operand.of(left.asLong() >>> right.asInt());
      default -> arithmetic(instruction, left, right);
    };
  }

  private @Nullable Operand jump(boolean wanted) {
    jumps = wanted;
    return null;
  }

  @SuppressWarnings("ReferenceEquality") // that is what the instruction asks
  private static boolean same(Operand left, Operand right) {
    return left.value == right.value;
  }

  /// @param condition 0 to 5 for =, ≠, <, ≥, >, ≤
  private static boolean compares(int condition, int sign) {
    return switch (condition) {
      case 0 -> sign == 0;
      case 1 -> sign != 0;
      case 2 -> sign < 0;
      case 3 -> sign >= 0;
      case 4 -> sign > 0;
      default -> sign <= 0;
    };
  }

  private static Operand arithmetic(AbstractInsnNode instruction, Operand left, Operand right) {
    return switch (left.kind) {
      case INT, BOOLEAN -> Operand.of(ofInts(instruction, left.asInt(), right.asInt()));
      case LONG -> ofLongs(instruction, left.asLong(), right.asLong());
      case FLOAT -> ofFloats(instruction, left.asFloat(), right.asFloat());
      case DOUBLE -> ofDoubles(instruction, left.asDouble(), right.asDouble());
      case REFERENCE, NOTHING -> throw unknown(instruction);
    };
  }

  private static int ofInts(AbstractInsnNode instruction, int left, int right) {
    return switch (instruction.getOpcode()) {
      case IADD -> left + right;
      case ISUB -> left - right;
      case IMUL -> left * right;
      case IDIV -> left / right;
      case IREM -> left % right;
      case ISHL -> left << right;
      case ISHR -> left >> right;
      case IUSHR -> left >>> right;
      case IAND -> left & right;
      case IOR -> left | right;
      case IXOR -> left ^ right;
      default -> throw unknown(instruction);
    };
  }

  private static Operand ofLongs(AbstractInsnNode instruction, long left, long right) {
    return switch (instruction.getOpcode()) {
      case LADD -> Operand.of(left + right);
      case LSUB -> Operand.of(left - right);
      case LMUL -> Operand.of(left * right);
      case LDIV -> Operand.of(left / right);
      case LREM -> Operand.of(left % right);
      case LAND -> Operand.of(left & right);
      case LOR -> Operand.of(left | right);
      case LXOR -> Operand.of(left ^ right);
      case LCMP -> Operand.of(Long.compare(left, right));
      default -> throw unknown(instruction);
    };
  }

  private static Operand ofFloats(AbstractInsnNode instruction, float left, float right) {
    return switch (instruction.getOpcode()) {
      case FADD -> Operand.of(left + right);
      case FSUB -> Operand.of(left - right);
      case FMUL -> Operand.of(left * right);
      case FDIV -> Operand.of(left / right);
      case FREM -> Operand.of(left % right);
      case FCMPL -> Operand.of(compared(left, right, -1));
      case FCMPG -> Operand.of(compared(left, right, 1));
      default -> throw unknown(instruction);
    };
  }

  private static Operand ofDoubles(AbstractInsnNode instruction, double left, double right) {
    return switch (instruction.getOpcode()) {
      case DADD -> Operand.of(left + right);
      case DSUB -> Operand.of(left - right);
      case DMUL -> Operand.of(left * right);
      case DDIV -> Operand.of(left / right);
      case DREM -> Operand.of(left % right);
      case DCMPL -> Operand.of(compared(left, right, -1));
      case DCMPG -> Operand.of(compared(left, right, 1));
      default -> throw unknown(instruction);
    };
  }

  /// @param unordered what comes of a comparison with 非数
  private static int compared(double left, double right, int unordered) {
    if (left > right) {
      return 1;
    }
    if (left == right) {
      return 0;
    }
    return left < right ? -1 : unordered;
  }

  @Override
  public Operand ternaryOperation(
      AbstractInsnNode instruction, Operand array, Operand index, Operand value) {
    throw unknown(instruction);
  }

  @Override
  public @Nullable Operand naryOperation(
      AbstractInsnNode instruction, List<? extends Operand> values) {
    if (!(instruction instanceof MethodInsnNode call)) {
      throw unknown(instruction);
    }
    if (call.name.equals("<init>")) {
      Operand receiver = values.getFirst();
      if (!(receiver.value instanceof Operand.Unmade placeholder)) {
        throw new UnsteppableException("a constructor of what has been made");
      }
      made =
          Operand.reference(
              use(
                  instruction,
                  call.desc,
                  values.subList(1, values.size()).toArray(Operand[]::new)));
      unmade = placeholder;
      return null;
    }
    Operand[] arguments = values.toArray(Operand[]::new);
    Object result = use(instruction, call.desc, arguments);
    return operand(Type.getReturnType(call.desc), result);
  }

  @Override
  public void returnOperation(
      AbstractInsnNode instruction, Operand value, @Nullable Operand expected) {
    // Noted when it was popped.
  }

  // ---- Members ----

  private Operand field(FieldInsnNode access, Operand... object) {
    Operand value = operand(Type.getType(access.desc), use(access, "", object));
    return Objects.requireNonNull(value);
  }

  /// Uses a method or a field; the last ones of the operands are of the types of the descriptor.
  private @Nullable Object use(AbstractInsnNode instruction, String descriptor, Operand... values) {
    Type[] types =
        descriptor.isEmpty()
            ? new Type[0]
            : descriptor.startsWith("(")
                ? Type.getArgumentTypes(descriptor)
                : new Type[] {Type.getType(descriptor)};
    @Nullable Object[] arguments = new @Nullable Object[values.length];
    int receivers = values.length - types.length;
    for (int i = 0; i < values.length; i++) {
      arguments[i] =
          i >= receivers && types[i - receivers].getSort() == Type.BOOLEAN
              ? (Object) (values[i].asInt() != 0)
              : values[i].value;
    }
    try {
      return members.use(instruction, arguments);
    } catch (Throwable thrown) {
      throw Sneaky.raise(thrown);
    }
  }

  /// What a value is inside of a method.
  static @Nullable Operand operand(Type type, @Nullable Object value) {
    return switch (type.getSort()) {
      case Type.VOID -> null;
      case Type.BOOLEAN ->
          value instanceof Boolean truth
              ? Operand.of(truth.booleanValue())
              : new Operand(Operand.Kind.BOOLEAN, value);
      case Type.INT, Type.BYTE, Type.SHORT, Type.CHAR -> new Operand(Operand.Kind.INT, value);
      case Type.LONG -> new Operand(Operand.Kind.LONG, value);
      case Type.FLOAT -> new Operand(Operand.Kind.FLOAT, value);
      case Type.DOUBLE -> new Operand(Operand.Kind.DOUBLE, value);
      default -> Operand.reference(value);
    };
  }

  /// Where a switch leads.
  static LabelNode target(AbstractInsnNode instruction, int key) {
    return switch (instruction) {
      case TableSwitchInsnNode table ->
          key >= table.min && key <= table.max ? table.labels.get(key - table.min) : table.dflt;
      case LookupSwitchInsnNode lookup -> {
        int place = lookup.keys.indexOf(key);
        yield place < 0 ? lookup.dflt : lookup.labels.get(place);
      }
      default -> throw unknown(instruction);
    };
  }
}
