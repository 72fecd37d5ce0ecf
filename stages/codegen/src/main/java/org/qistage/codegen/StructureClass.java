package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.qistage.foundation.SourceText;
import org.qistage.lowering.Representation;
import org.qistage.runtime.abi.AbiClasses;

/// Makes the class of a struct or a variant: typed fields, which are read and written directly, and the
/// methods by which the runtime prints and compares objects of a class that it does not know.
final class StructureClass {
  private static final String CHARACTER = "字符";
  private static final String TEXT = "(L" + AbiClasses.VALUE_TEXT + ";)V";
  private static final String OTHER = "(L" + AbiClasses.ENUM_VALUE + ";)Z";
  private static final String DISPLAY = "()L" + JvmTypes.STRING + ";";

  private final StructurePlan plan;
  private final ClassAssembly target;

  private StructureClass(StructurePlan plan, SourceText source) {
    this.plan = plan;
    target =
        new ClassAssembly(plan.className(), StructureNames.superclass(plan.className()), source);
  }

  static GeneratedClass make(StructurePlan plan, SourceText source) {
    StructureClass made = new StructureClass(plan, source);
    made.fields();
    made.constructor();
    made.display();
    made.append();
    if (plan.isVariant()) {
      made.same();
      made.hash();
    }
    return made.target.finish("", java.util.List.of());
  }

  private void fields() {
    for (int i = 0; i < plan.size(); i++) {
      target.visitField(0, plan.fieldName(i), plan.fieldDescriptor(i), null, null).visitEnd();
    }
    if (plan.isConstant()) {
      target
          .visitField(ACC_STATIC | ACC_FINAL, StructurePlan.ONLY, plan.descriptor(), null, null)
          .visitEnd();
      MethodCode code = target.method(ACC_STATIC, "<clinit>", "()V");
      code.type(NEW, plan.className());
      code.op(DUP);
      code.invoke(INVOKESPECIAL, plan.className(), "<init>", "()V");
      code.field(PUTSTATIC, plan.className(), StructurePlan.ONLY, plan.descriptor());
      code.op(RETURN);
      target.endAdded(code, "<clinit>", "()V");
    }
  }

  private void constructor() {
    MethodCode code = target.method(0, "<init>", "()V");
    code.variable(ALOAD, 0);
    if (plan.isVariant()) {
      code.pushInt(plan.structure().tag());
      code.invoke(INVOKESPECIAL, AbiClasses.ENUM_VALUE, "<init>", "(I)V");
    } else {
      code.invoke(INVOKESPECIAL, AbiClasses.STRUCT_VALUE, "<init>", "()V");
    }
    code.op(RETURN);
    target.endAdded(code, "<init>", "()V");
  }

  private void display() {
    MethodCode code = target.method(ACC_PROTECTED, AbiClasses.DISPLAY, DISPLAY);
    code.pushString(plan.structure().display());
    code.op(ARETURN);
    target.endAdded(code, AbiClasses.DISPLAY, DISPLAY);
  }

  private void append() {
    MethodCode code = target.method(ACC_PROTECTED, AbiClasses.APPEND, TEXT);
    for (int i = 0; i < plan.size(); i++) {
      boolean character = plan.structure().fields().get(i).sourceType().equals(CHARACTER);
      code.variable(ALOAD, 1);
      code.pushString(plan.structure().fields().get(i).name());
      load(code, 0, i);
      call(code, "qi_text_field_" + (character ? "char" : suffix(i)));
    }
    code.op(RETURN);
    target.endAdded(code, AbiClasses.APPEND, TEXT);
  }

  private Representation representation(int field) {
    return plan.type(field).representation();
  }

  private String suffix(int field) {
    return representation(field).text();
  }

  private void load(MethodCode code, int object, int field) {
    code.variable(ALOAD, object);
    plan.access(code, GETFIELD, field);
  }

  private static void call(MethodCode code, String function) {
    RuntimeCalls.call(code, RuntimeCalls.function(function));
  }

  private void same() {
    MethodCode code = target.method(ACC_PROTECTED, AbiClasses.SAME, OTHER);
    Label differ = new Label();
    if (plan.size() > 0) {
      code.variable(ALOAD, 1);
      code.type(CHECKCAST, plan.className());
      code.variable(ASTORE, 2);
    }
    for (int i = 0; i < plan.size(); i++) {
      load(code, 0, i);
      load(code, 2, i);
      switch (representation(i)) {
        case I64 -> {
          code.op(LCMP);
          code.jump(IFNE, differ);
        }
        case F64 -> {
          code.op(DCMPL);
          code.jump(IFNE, differ);
        }
        case I32, BOOL -> code.jump(IF_ICMPNE, differ);
        case REF -> {
          call(code, "qi_value_equal");
          code.jump(IFEQ, differ);
        }
        case UNIT -> throw new MalformedException("a field without a value");
      }
    }
    code.op(ICONST_1);
    code.op(IRETURN);
    if (plan.size() > 0) {
      code.label(differ);
      code.op(ICONST_0);
      code.op(IRETURN);
    }
    target.endAdded(code, AbiClasses.SAME, OTHER);
  }

  private void hash() {
    MethodCode code = target.method(ACC_PROTECTED, AbiClasses.HASH, "()I");
    code.pushInt(plan.structure().tag());
    for (int i = 0; i < plan.size(); i++) {
      load(code, 0, i);
      call(code, "qi_hash_" + suffix(i));
    }
    code.op(IRETURN);
    target.endAdded(code, AbiClasses.HASH, "()I");
  }
}
