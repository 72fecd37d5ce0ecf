package org.qistage.lowering.build;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.qistage.checking.typed.Type;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Representation;

/// The runtime's functions that lowering itself calls. Each is made once, since a large program calls
/// them very often.
final class RuntimeNames {
  static final Callee.Runtime YIELD = runtime("qi_yield");
  static final Callee.Runtime AWAIT_UNIT = runtime("qi_await_task");
  static final Callee.Runtime GENERATOR_NEXT = runtime("qi_generator_next");
  static final Callee.Runtime GENERATOR_DELEGATE = runtime("qi_generator_delegate");
  static final Callee.Runtime CHANNEL_NEXT = runtime("qi_channel_next");
  static final Callee.Runtime PRINT_INTEGER = runtime("qi_print_int");
  static final Callee.Runtime PRINT_FLOAT = runtime("qi_print_float");
  static final Callee.Runtime PRINT_BOOLEAN = runtime("qi_print_bool");
  static final Callee.Runtime PRINT_CHARACTER = runtime("qi_print_char");
  static final Callee.Runtime PRINT_STRING = runtime("qi_print_string");
  static final Callee.Runtime PRINT_VALUE = runtime("qi_print_value");
  static final Callee.Runtime STRING_CONCAT = runtime("qi_string_concat");
  static final Callee.Runtime STRING_EQUAL = runtime("qi_string_equal");
  static final Callee.Runtime STRING_COMPARE = runtime("qi_string_compare");
  static final Callee.Runtime STRING_CHARACTERS = runtime("qi_string_characters");
  static final Callee.Runtime ARRAY_LENGTH = runtime("qi_array_length");
  static final Callee.Runtime ARRAY_COPY = runtime("qi_array_copy");
  static final Callee.Runtime ARRAY_REPLACE = runtime("qi_array_replace");
  static final Callee.Runtime INTEGER_TO_BYTE = runtime("qi_i64_to_byte");
  static final Callee.Runtime MINIMUM = runtime("qi_math_min_i64");
  static final Callee.Runtime POINTER_EQUAL = runtime("qi_pointer_equal");
  static final Callee.Runtime RANGE = runtime("qi_range");
  static final Callee.Runtime DICTIONARY_NEW = runtime("qi_dict_new");
  static final Callee.Runtime DICTIONARY_SET = runtime("qi_dict_set");
  static final Callee.Runtime DICTIONARY_AT = runtime("qi_dict_at");
  static final Callee.Runtime SET_NEW = runtime("qi_set_new");
  static final Callee.Runtime CURSOR_NEW = runtime("qi_cursor_new");
  static final Callee.Runtime CURSOR_NEXT = runtime("qi_cursor_next");
  static final Callee.Runtime PANIC = runtime("qi_panic");
  static final Callee.Runtime ERROR_RAISE = runtime("qi_error_raise");
  static final Callee.Runtime FUTURE_READY = runtime("qi_future_ready");
  static final Callee.Runtime FUTURE_FAILED = runtime("qi_future_failed");
  static final Callee.Runtime VALUE_EQUAL = runtime("qi_value_equal");
  static final Callee.Runtime OPTIONAL_NONE = runtime("qi_optional_none");
  static final Callee.Runtime OPTIONAL_HAS = runtime("qi_optional_has");

  static final Callee.Runtime SELECT_NEW = runtime("qi_select_new");
  static final Callee.Runtime SELECT_RECEIVE = runtime("qi_select_receive");
  static final Callee.Runtime SELECT_TIMEOUT = runtime("qi_select_timeout");
  static final Callee.Runtime SELECT_WAIT = runtime("qi_select_wait");
  static final Callee.Runtime SELECT_POLL = runtime("qi_select_poll");
  static final Callee.Runtime SELECT_DONE = runtime("qi_select_done");
  static final Callee.Runtime AWAIT_FOR = runtime("qi_await_task_for");
  static final Callee.Runtime TASK_VALUE_UNIT = runtime("qi_task_value");

  static final Family STRING_FROM = new Family("qi_string_from_", true);
  static final Family AWAIT = new Family("qi_await_task_", false);
  static final Family TASK_VALUE = new Family("qi_task_value_", false);
  static final Family SELECT_SEND = new Family("qi_select_send_", false);
  static final Family SELECT_VALUE = new Family("qi_select_value_", false);
  static final Family GENERATOR_VALUE = new Family("qi_generator_value_", false);
  static final Family CHANNEL_NEW = new Family("qi_channel_new_", false);
  static final Family CHANNEL_SEND = new Family("qi_channel_send_", false);
  static final Family CHANNEL_RECEIVE = new Family("qi_channel_receive_", false);
  static final Family CHANNEL_VALUE = new Family("qi_channel_value_", false);
  static final Family ARRAY_NEW = new Family("qi_array_new_", true);
  static final Family ARRAY_ADD = new Family("qi_array_add_", false);
  static final Family ARRAY_GET = new Family("qi_array_get_", false);
  static final Family ARRAY_SET = new Family("qi_array_set_", false);
  static final Family CELL_NEW = new Family("qi_cell_new_", false);
  static final Family CELL_GET = new Family("qi_cell_get_", false);
  static final Family CELL_SET = new Family("qi_cell_set_", false);
  static final Family BOX = new Family("qi_box_", true);
  static final Family UNBOX = new Family("qi_unbox_", true);
  static final Family CURSOR_KEY = new Family("qi_cursor_key_", true);
  static final Family POINTER_ELEMENT = new Family("qi_pointer_element_", false);
  static final Family POINTER_GET = new Family("qi_pointer_get_", false);
  static final Family POINTER_SET = new Family("qi_pointer_set_", false);
  static final Family OPTIONAL_SOME = new Family("qi_optional_some_", true);
  static final Family OPTIONAL_VALUE = new Family("qi_optional_value_", false);

  /// The families that a library function may name and that have one more member for 字符.
  private static final Set<String> FOR_CHARACTERS =
      Set.of(
          "qi_array_new_",
          "qi_array_fill_",
          "qi_optional_some_",
          "qi_dict_keys_",
          "qi_dict_values_",
          "qi_set_elements_");

  private RuntimeNames() {}

  private static Callee.Runtime runtime(String name) {
    return new Callee.Runtime(name);
  }

  /// The function that a library function's `runtimeName` stands for, when the operation works on
  /// elements of the given type.
  static Callee.Runtime library(String runtimeName, Type element) {
    if (!runtimeName.endsWith("_*")) {
      return runtime(runtimeName);
    }
    String prefix = runtimeName.substring(0, runtimeName.length() - 1);
    return runtime(prefix + suffix(element, FOR_CHARACTERS.contains(prefix)));
  }

  private static String suffix(Type element, boolean characters) {
    return characters && element == Type.Simple.CHARACTER
        ? "char"
        : suffix(ValueTypes.representation(element));
  }

  /// A value of 空 travels as a reference.
  private static String suffix(Representation representation) {
    return representation == Representation.UNIT ? "ref" : representation.text();
  }

  /// One function for each representation. Some families have one more for 字符, where the value must
  /// remember that it prints as a character.
  static final class Family {
    private final Map<Representation, Callee.Runtime> members;
    private final Callee.Runtime character;

    private Family(String prefix, boolean characters) {
      Map<Representation, Callee.Runtime> all = new EnumMap<>(Representation.class);
      for (Representation representation : Representation.values()) {
        all.put(representation, runtime(prefix + suffix(representation)));
      }
      members = Collections.unmodifiableMap(all);
      character = runtime(prefix + (characters ? "char" : Representation.I32.text()));
    }

    Callee.Runtime of(Representation representation) {
      return Objects.requireNonNull(members.get(representation));
    }

    Callee.Runtime of(Type type) {
      return type == Type.Simple.CHARACTER ? character : of(ValueTypes.representation(type));
    }
  }
}
