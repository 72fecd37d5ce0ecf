package org.qistage.explorer.bytecode;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qistage.explorer.model.Words;

/// What instructions do, in a sentence.
final class OpcodeWords {
  private static final Map<Character, String> TYPES =
      Map.of(
          'i',
          "int",
          'l',
          "long",
          'f',
          "float",
          'd',
          "double",
          'a',
          "reference",
          'b',
          "byte",
          'c',
          "char",
          's',
          "short");

  /// Opcodes that say all by themselves.
  private static final List<String> SINGLE =
      List.of(
          "nop",
          "aconst_null",
          "pop",
          "pop2",
          "dup",
          "dup_x1",
          "dup_x2",
          "dup2",
          "dup2_x1",
          "dup2_x2",
          "swap",
          "iinc",
          "lcmp",
          "fcmpl",
          "fcmpg",
          "dcmpl",
          "dcmpg",
          "goto",
          "jsr",
          "ret",
          "tableswitch",
          "lookupswitch",
          "return",
          "getstatic",
          "putstatic",
          "getfield",
          "putfield",
          "invokevirtual",
          "invokespecial",
          "invokestatic",
          "invokeinterface",
          "invokedynamic",
          "new",
          "newarray",
          "anewarray",
          "multianewarray",
          "arraylength",
          "athrow",
          "checkcast",
          "instanceof",
          "monitorenter",
          "monitorexit",
          "ifnull",
          "ifnonnull",
          "ldc",
          "bipush",
          "sipush");

  private static final Pattern CONSTANT = Pattern.compile("([ilfd])const_(m1|[0-5])");
  private static final Pattern ELEMENT = Pattern.compile("([ilfdabcs])a(load|store)");
  private static final Pattern VARIABLE = Pattern.compile("([ilfda])(load|store)");
  private static final Pattern ARITHMETIC =
      Pattern.compile("([ilfd])(add|sub|mul|div|rem|neg|shl|shr|ushr|and|or|xor)");
  private static final Pattern CONVERSION = Pattern.compile("([ilfd])2([ilfdbcs])");
  private static final Pattern CONDITION = Pattern.compile("if(eq|ne|lt|ge|gt|le)");
  private static final Pattern COMPARISON = Pattern.compile("if_([ia])cmp(eq|ne|lt|ge|gt|le)");
  private static final Pattern RETURN = Pattern.compile("([ilfda])return");

  private final Words words;

  OpcodeWords(Words words) {
    this.words = words;
  }

  /// What an instruction does.
  ///
  /// @param opcode its name
  /// @param operands what stands behind the name in the listing; may be empty
  String of(String opcode, String operands) {
    if (SINGLE.contains(opcode)) {
      return words.of("op." + opcode, operands);
    }
    Matcher matcher = CONSTANT.matcher(opcode);
    if (matcher.matches()) {
      String number = matcher.group(2).equals("m1") ? "-1" : matcher.group(2);
      return words.of("op.const", type(matcher.group(1)), number);
    }
    matcher = ELEMENT.matcher(opcode);
    if (matcher.matches()) {
      return words.of("op.element." + matcher.group(2), type(matcher.group(1)));
    }
    matcher = VARIABLE.matcher(opcode);
    if (matcher.matches()) {
      return words.of("op.variable." + matcher.group(2), type(matcher.group(1)), operands);
    }
    matcher = ARITHMETIC.matcher(opcode);
    if (matcher.matches()) {
      return words.of("op." + matcher.group(2), type(matcher.group(1)));
    }
    matcher = CONVERSION.matcher(opcode);
    if (matcher.matches()) {
      return words.of("op.convert", type(matcher.group(1)), type(matcher.group(2)));
    }
    matcher = CONDITION.matcher(opcode);
    if (matcher.matches()) {
      return words.of("op.if", sign(matcher.group(1)), operands);
    }
    matcher = COMPARISON.matcher(opcode);
    if (matcher.matches()) {
      return words.of("op.compare", type(matcher.group(1)), sign(matcher.group(2)), operands);
    }
    matcher = RETURN.matcher(opcode);
    return matcher.matches()
        ? words.of("op.give", type(matcher.group(1)))
        : words.of("op.unknown", opcode);
  }

  private String type(String letter) {
    String name = TYPES.getOrDefault(letter.charAt(0), letter);
    return name.equals("reference") ? words.of("type.reference") : name;
  }

  private static String sign(String condition) {
    return switch (condition) {
      case "eq" -> "=";
      case "ne" -> "≠";
      case "lt" -> "<";
      case "ge" -> "≥";
      case "gt" -> ">";
      default -> "≤";
    };
  }
}
