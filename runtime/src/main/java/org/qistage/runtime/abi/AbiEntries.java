package org.qistage.runtime.abi;

import static org.qistage.runtime.abi.AbiTable.ARRAY;
import static org.qistage.runtime.abi.AbiTable.BOOL;
import static org.qistage.runtime.abi.AbiTable.CHANNEL;
import static org.qistage.runtime.abi.AbiTable.CONTEXT;
import static org.qistage.runtime.abi.AbiTable.CURSOR;
import static org.qistage.runtime.abi.AbiTable.DICT;
import static org.qistage.runtime.abi.AbiTable.ERROR;
import static org.qistage.runtime.abi.AbiTable.F64;
import static org.qistage.runtime.abi.AbiTable.GENERATOR;
import static org.qistage.runtime.abi.AbiTable.I32;
import static org.qistage.runtime.abi.AbiTable.I64;
import static org.qistage.runtime.abi.AbiTable.KEYED;
import static org.qistage.runtime.abi.AbiTable.MUTEX;
import static org.qistage.runtime.abi.AbiTable.OBJECT;
import static org.qistage.runtime.abi.AbiTable.OPTIONAL;
import static org.qistage.runtime.abi.AbiTable.POINTER;
import static org.qistage.runtime.abi.AbiTable.RESPONSE;
import static org.qistage.runtime.abi.AbiTable.RUNTIME;
import static org.qistage.runtime.abi.AbiTable.SELECTION;
import static org.qistage.runtime.abi.AbiTable.SET;
import static org.qistage.runtime.abi.AbiTable.SHAPES;
import static org.qistage.runtime.abi.AbiTable.STRING;
import static org.qistage.runtime.abi.AbiTable.TASK;
import static org.qistage.runtime.abi.AbiTable.TEXT;
import static org.qistage.runtime.abi.AbiTable.THROWABLE;
import static org.qistage.runtime.abi.AbiTable.TIMER;
import static org.qistage.runtime.abi.AbiTable.UNIT;
import static org.qistage.runtime.abi.AbiTable.WAIT_GROUP;
import static org.qistage.runtime.abi.AbiTable.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qistage.runtime.abi.AbiFunction.Invocation;
import org.qistage.runtime.abi.AbiTable.Shape;

/// Collects the table, group by group; each group is one class of the runtime.
final class AbiEntries {
  private final Map<String, AbiFunction> functions = new LinkedHashMap<>();
  private final Map<String, Ownership> ownerships = AbiOwnership.all();
  private String owner = "";

  Map<String, AbiFunction> all() {
    tasks();
    generators();
    channels();
    selections();
    synchronization();
    printing();
    strings();
    characters();
    arrays();
    arrayMethods();
    cells();
    boxes();
    dictionaries();
    sets();
    pointers();
    optionals();
    objects();
    numbers();
    http();
    crypto();
    files();
    errors();
    futures();
    probes();
    memory();
    return Collections.unmodifiableMap(functions);
  }

  private void tasks() {
    owner = "QiTasks";
    plain("qi_context", CONTEXT);
    for (Shape shape : SHAPES) {
      withContext("qi_resumed_" + shape.suffix(), shape.type());
    }
    withContext("qi_resumed_unit", UNIT);
    withContext("qi_spawn_async", TASK, TASK);
    for (Shape shape : SHAPES) {
      suspending("qi_await_task_" + shape.suffix(), shape.type(), TASK);
    }
    suspending("qi_await_task", UNIT, TASK);
    suspending("qi_await_task_for", BOOL, TASK, I64);
    for (Shape shape : SHAPES) {
      withContext("qi_task_value_" + shape.suffix(), shape.type(), TASK);
    }
    withContext("qi_task_value", UNIT, TASK);
    suspending("qi_task_cancel", UNIT, TASK);
    for (Shape shape : SHAPES) {
      plain("qi_complete_task_" + shape.suffix(), UNIT, TASK, shape.type());
    }
    plain("qi_complete_task", UNIT, TASK);
    suspending("qi_yield", UNIT);
    suspending("qi_sleep", UNIT, I64);
    withContext("qi_time_now", I64);
  }

  private void generators() {
    owner = "Generator";
    add("qi_generator_next", BOOL, List.of(GENERATOR), true, true, Invocation.VIRTUAL);
    owner = "QiGenerators";
    withContext("qi_spawn_coroutine", GENERATOR, GENERATOR);
    suspending("qi_generator_delegate", UNIT, GENERATOR);
    for (Shape shape : SHAPES) {
      plain("qi_generator_value_" + shape.suffix(), shape.type(), GENERATOR);
    }
  }

  private void channels() {
    owner = "QiChannels";
    for (Shape shape : SHAPES) {
      plain("qi_channel_new_" + shape.suffix(), CHANNEL, I64);
    }
    for (Shape shape : SHAPES) {
      suspending("qi_channel_send_" + shape.suffix(), UNIT, CHANNEL, shape.type());
    }
    for (Shape shape : SHAPES) {
      suspending("qi_channel_receive_" + shape.suffix(), shape.type(), CHANNEL);
    }
    suspending("qi_channel_next", BOOL, CHANNEL);
    for (Shape shape : SHAPES) {
      withContext("qi_channel_value_" + shape.suffix(), shape.type());
    }
    withContext("qi_channel_close", UNIT, CHANNEL);
  }

  private void selections() {
    owner = "QiSelections";
    plain("qi_select_new", SELECTION);
    plain("qi_select_receive", UNIT, SELECTION, CHANNEL);
    for (Shape shape : SHAPES) {
      plain("qi_select_send_" + shape.suffix(), UNIT, SELECTION, CHANNEL, shape.type());
    }
    plain("qi_select_timeout", UNIT, SELECTION, I64);
    suspending("qi_select_wait", I64, SELECTION);
    withContext("qi_select_poll", I64, SELECTION);
    plain("qi_select_done", UNIT, SELECTION);
    for (Shape shape : SHAPES) {
      plain("qi_select_value_" + shape.suffix(), shape.type(), SELECTION);
    }
  }

  private void synchronization() {
    owner = "QiSynchronization";
    plain("qi_wait_group_new", WAIT_GROUP);
    withContext("qi_wait_group_add", UNIT, WAIT_GROUP, I64);
    withContext("qi_wait_group_add_one", UNIT, WAIT_GROUP);
    withContext("qi_wait_group_done", UNIT, WAIT_GROUP);
    suspending("qi_wait_group_wait", UNIT, WAIT_GROUP);
    plain("qi_mutex_new", MUTEX);
    suspending("qi_mutex_lock", UNIT, MUTEX);
    withContext("qi_mutex_unlock", UNIT, MUTEX);
    withContext("qi_mutex_try_lock", I64, MUTEX);
    withContext("qi_timer_new", TIMER, I64);
    withContext("qi_timer_expired", I64, TIMER);
    plain("qi_timer_stop", I64, TIMER);
  }

  private void printing() {
    owner = "QiPrinting";
    withContext("qi_print_int", UNIT, I64, BOOL);
    withContext("qi_print_float", UNIT, F64, BOOL);
    withContext("qi_print_bool", UNIT, BOOL, BOOL);
    withContext("qi_print_char", UNIT, I32, BOOL);
    withContext("qi_print_string", UNIT, STRING, BOOL);
    withContext("qi_print_value", UNIT, OBJECT, BOOL);
  }

  private void strings() {
    owner = "QiStrings";
    for (Shape shape : SHAPES) {
      plain("qi_string_from_" + shape.suffix(), STRING, shape.type());
    }
    plain("qi_string_from_char", STRING, I32);
    plain("qi_string_concat", STRING, STRING, STRING);
    plain("qi_string_equal", BOOL, STRING, STRING);
    plain("qi_string_compare", I64, STRING, STRING);
    plain("qi_string_length", I64, STRING);
    plain("qi_string_at", I32, STRING, I64);
    plain("qi_string_characters", type("array_i32"), STRING);
    plain("qi_string_upper", STRING, STRING);
    plain("qi_string_lower", STRING, STRING);
    plain("qi_string_contains", BOOL, STRING, STRING);
    plain("qi_string_contains_char", BOOL, STRING, I32);
    plain("qi_string_starts", BOOL, STRING, STRING);
    plain("qi_string_ends", BOOL, STRING, STRING);
    plain("qi_string_find", OPTIONAL, STRING, STRING);
    plain("qi_string_find_char", OPTIONAL, STRING, I32);
    plain("qi_string_replace", STRING, STRING, STRING, STRING);
    plain("qi_string_split", type("array_ref"), STRING, STRING);
    plain("qi_string_strip", STRING, STRING);
    plain("qi_string_slice", STRING, STRING, I64, I64);
    plain("qi_string_repeat", STRING, STRING, I64);
    plain("qi_string_to_i64", I64, STRING);
    plain("qi_string_to_f64", F64, STRING);
  }

  private void characters() {
    owner = "QiCharacters";
    plain("qi_char_is_digit", BOOL, I32);
    plain("qi_char_is_letter", BOOL, I32);
    plain("qi_char_is_han", BOOL, I32);
    plain("qi_char_is_space", BOOL, I32);
    plain("qi_char_upper", I32, I32);
    plain("qi_char_lower", I32, I32);
    plain("qi_i64_to_char", I32, I64);
  }

  private void arrays() {
    owner = "value/QiArrays";
    for (Shape shape : SHAPES) {
      plain("qi_array_new_" + shape.suffix(), shape.array(), I64);
    }
    plain("qi_array_new_char", type("array_i32"), I64);
    for (Shape shape : SHAPES) {
      plain("qi_array_fill_" + shape.suffix(), shape.array(), I64, shape.type());
    }
    plain("qi_array_fill_char", type("array_i32"), I64, I32);
    for (Shape shape : SHAPES) {
      plain("qi_array_add_" + shape.suffix(), UNIT, shape.array(), shape.type());
    }
    for (Shape shape : SHAPES) {
      plain("qi_array_get_" + shape.suffix(), shape.type(), shape.array(), I64);
    }
    for (Shape shape : SHAPES) {
      plain("qi_array_set_" + shape.suffix(), UNIT, shape.array(), I64, shape.type());
    }
    for (Shape shape : SHAPES) {
      plain("qi_array_at_" + shape.suffix(), shape.type(), shape.array(), I32);
    }
    for (Shape shape : SHAPES) {
      plain("qi_array_put_" + shape.suffix(), UNIT, shape.array(), I32, shape.type());
    }
    plain("qi_array_length", I64, ARRAY);
    plain("qi_array_copy", ARRAY, ARRAY);
    plain("qi_array_replace", UNIT, ARRAY, ARRAY);
    plain("qi_range", type("array_i64"), I64, I64, I64);
  }

  private void arrayMethods() {
    owner = "value/QiArrayMethods";
    plain("qi_array_reverse", UNIT, ARRAY);
    plain("qi_array_sort", UNIT, ARRAY);
    plain("qi_array_join", STRING, ARRAY, STRING);
    for (Shape shape : SHAPES) {
      AbiType array = shape.array();
      plain("qi_array_insert_" + shape.suffix(), UNIT, array, I64, shape.type());
      plain("qi_array_remove_" + shape.suffix(), shape.type(), array, I64);
      plain("qi_array_pop_" + shape.suffix(), shape.type(), array);
      plain("qi_array_find_" + shape.suffix(), OPTIONAL, array, shape.type());
      plain("qi_array_contains_" + shape.suffix(), BOOL, array, shape.type());
      plain("qi_array_slice_" + shape.suffix(), array, array, I64, I64);
      plain("qi_array_concat_" + shape.suffix(), array, array, array);
    }
  }

  private void cells() {
    owner = "QiCells";
    for (Shape shape : SHAPES) {
      plain("qi_cell_new_" + shape.suffix(), shape.cell(), shape.type());
    }
    for (Shape shape : SHAPES) {
      plain("qi_cell_get_" + shape.suffix(), shape.type(), shape.cell());
    }
    for (Shape shape : SHAPES) {
      plain("qi_cell_set_" + shape.suffix(), UNIT, shape.cell(), shape.type());
    }
  }

  private void boxes() {
    owner = "value/QiBoxes";
    for (Shape shape : SHAPES) {
      plain("qi_box_" + shape.suffix(), OBJECT, shape.type());
    }
    plain("qi_box_char", OBJECT, I32);
    for (Shape shape : SHAPES) {
      plain("qi_unbox_" + shape.suffix(), shape.type(), OBJECT);
    }
    plain("qi_unbox_char", I32, OBJECT);
  }

  private void dictionaries() {
    owner = "value/QiDictionaries";
    plain("qi_dict_new", DICT);
    plain("qi_dict_set", UNIT, DICT, OBJECT, OBJECT);
    plain("qi_dict_at", OBJECT, DICT, OBJECT);
    plain("qi_dict_get", OPTIONAL, DICT, OBJECT);
    plain("qi_dict_remove", OPTIONAL, DICT, OBJECT);
    plain("qi_dict_contains", BOOL, DICT, OBJECT);
    plain("qi_keyed_length", I64, KEYED);
    lists("qi_dict_keys_", DICT);
    lists("qi_dict_values_", DICT);
    plain("qi_cursor_new", CURSOR, KEYED);
    plain("qi_cursor_next", BOOL, CURSOR);
    for (Shape shape : SHAPES) {
      plain("qi_cursor_key_" + shape.suffix(), shape.type(), CURSOR);
    }
    plain("qi_cursor_key_char", I32, CURSOR);
  }

  /// Functions that give an array of what a collection holds.
  private void lists(String prefix, AbiType collection) {
    for (Shape shape : SHAPES) {
      plain(prefix + shape.suffix(), shape.array(), collection);
    }
    plain(prefix + "char", type("array_i32"), collection);
  }

  private void sets() {
    owner = "value/QiSets";
    plain("qi_set_new", SET);
    plain("qi_set_insert", BOOL, SET, OBJECT);
    plain("qi_set_remove", BOOL, SET, OBJECT);
    plain("qi_set_contains", BOOL, SET, OBJECT);
    plain("qi_set_union", SET, SET, SET);
    plain("qi_set_intersection", SET, SET, SET);
    plain("qi_set_difference", SET, SET, SET);
    lists("qi_set_elements_", SET);
  }

  private void pointers() {
    owner = "value/QiPointers";
    for (Shape shape : SHAPES) {
      plain("qi_pointer_element_" + shape.suffix(), shape.pointer(), shape.array(), I64);
    }
    for (Shape shape : SHAPES) {
      plain("qi_pointer_get_" + shape.suffix(), shape.type(), shape.pointer());
    }
    for (Shape shape : SHAPES) {
      plain("qi_pointer_set_" + shape.suffix(), UNIT, shape.pointer(), shape.type());
    }
    plain("qi_pointer_equal", BOOL, POINTER, POINTER);
  }

  private void optionals() {
    owner = "QiOptionals";
    for (Shape shape : SHAPES) {
      plain("qi_optional_some_" + shape.suffix(), OPTIONAL, shape.type());
    }
    plain("qi_optional_some_char", OPTIONAL, I32);
    plain("qi_optional_none", OPTIONAL);
    plain("qi_optional_has", BOOL, OPTIONAL);
    for (Shape shape : SHAPES) {
      plain("qi_optional_value_" + shape.suffix(), shape.type(), OPTIONAL);
    }
  }

  private void objects() {
    owner = "value/QiObjects";
    for (Shape shape : SHAPES) {
      plain("qi_text_field_" + shape.suffix(), UNIT, TEXT, STRING, shape.type());
    }
    plain("qi_text_field_char", UNIT, TEXT, STRING, I32);
    plain("qi_value_equal", BOOL, OBJECT, OBJECT);
    for (Shape shape : SHAPES) {
      plain("qi_hash_" + shape.suffix(), I32, I32, shape.type());
    }
  }

  private void numbers() {
    owner = "QiNumbers";
    plain("qi_mul_i64", I64, I64, I64);
    plain("qi_div_i64", I64, I64, I64);
    plain("qi_rem_i64", I64, I64, I64);
    plain("qi_div_i32", I32, I32, I32);
    plain("qi_rem_i32", I32, I32, I32);
    plain("qi_i64_to_i32", I32, I64);
    plain("qi_i64_to_byte", I32, I64);
    plain("qi_f64_to_i64", I64, F64);
    plain("qi_math_sqrt", F64, F64);
    plain("qi_math_power_i64", I64, I64, I64);
    plain("qi_math_power_f64", F64, F64, F64);
    plain("qi_math_floor", I64, F64);
    plain("qi_math_ceil", I64, F64);
    plain("qi_math_round", I64, F64);
    plain("qi_math_abs_i64", I64, I64);
    plain("qi_math_abs_i32", I32, I32);
    plain("qi_math_abs_f64", F64, F64);
    plain("qi_math_max_i64", I64, I64, I64);
    plain("qi_math_max_f64", F64, F64, F64);
    plain("qi_math_min_i64", I64, I64, I64);
    plain("qi_math_min_f64", F64, F64, F64);
    plain("qi_i64_to_f64", F64, I64);
    plain("qi_math_sin", F64, F64);
    plain("qi_math_cos", F64, F64);
    plain("qi_math_tan", F64, F64);
    plain("qi_math_log", F64, F64);
    withContext("qi_math_random", I64, I64, I64);
    plain("qi_bits_and", I64, I64, I64);
    plain("qi_bits_or", I64, I64, I64);
    plain("qi_bits_xor", I64, I64, I64);
    plain("qi_bits_not", I64, I64);
    plain("qi_bits_shift_left", I64, I64, I64);
    plain("qi_bits_shift_right", I64, I64, I64);
  }

  private void http() {
    owner = "QiHttp";
    withContext("qi_http_get", TASK, STRING);
    suspending("qi_http_fetch", STRING, STRING);
    suspending("qi_http_post", STRING, STRING, STRING);
    suspending("qi_http_put", STRING, STRING, STRING);
    suspending("qi_http_delete", STRING, STRING);
    suspending("qi_http_get_status", I64, STRING);
    withContext("qi_http_request_create", I64, STRING, STRING);
    withContext("qi_http_request_set_header", I64, I64, STRING, STRING);
    withContext("qi_http_request_set_body", I64, I64, STRING);
    withContext("qi_http_request_set_timeout", I64, I64, I64);
    suspending("qi_http_request_execute", STRING, I64);
    plain("qi_response_text", STRING, RESPONSE);
    plain("qi_response_status", I64, RESPONSE);
    plain("qi_response_header", STRING, RESPONSE, STRING);
    owner = "QiNetwork";
    suspending("qi_network_get_local_ip", STRING);
    suspending("qi_network_resolve_host", STRING, STRING);
    suspending("qi_network_port_available", I64, I64);
  }

  private void crypto() {
    owner = "QiCrypto";
    plain("qi_crypto_md5", STRING, STRING);
    plain("qi_crypto_sha256", STRING, STRING);
    plain("qi_crypto_sha512", STRING, STRING);
    plain("qi_crypto_hmac_sha256", STRING, STRING, STRING);
    plain("qi_crypto_base64_encode", STRING, STRING);
    plain("qi_crypto_base64_decode", STRING, STRING);
  }

  private void files() {
    owner = "QiFiles";
    withContext("qi_io_read_file", STRING, STRING);
    withContext("qi_io_write_file", I64, STRING, STRING);
    withContext("qi_io_append_file", I64, STRING, STRING);
    withContext("qi_io_delete_file", I64, STRING);
    withContext("qi_io_create_file", I64, STRING);
    withContext("qi_io_file_exists", I64, STRING);
    withContext("qi_io_file_size", I64, STRING);
    withContext("qi_io_create_dir", I64, STRING);
    withContext("qi_io_delete_dir", I64, STRING);
    owner = "QiInput";
    suspending("qi_io_read_line", STRING);
    suspending("qi_io_read_optional_line", OPTIONAL);
  }

  private void errors() {
    owner = "QiErrors";
    plain("qi_panic", UNIT, STRING);
    plain("qi_generator_busy", UNIT);
    withContext("qi_error_caught", ERROR, THROWABLE);
    plain("qi_error_new", ERROR, STRING);
    plain("qi_error_raise", UNIT, ERROR);
    plain("qi_error_message", STRING, ERROR);
    plain("qi_error_code", STRING, ERROR);
  }

  private void futures() {
    owner = "QiFutures";
    for (Shape shape : SHAPES) {
      plain("qi_future_ready_" + shape.suffix(), TASK, shape.type());
    }
    plain("qi_future_ready", TASK);
    withContext("qi_future_failed_text", TASK, STRING, STRING);
    withContext("qi_future_failed", TASK, ERROR, STRING);
  }

  /// What the probes of debug builds call. The activation and the site come first.
  private void probes() {
    owner = "QiProbes";
    withContext("qi_probe_enter", I32, STRING);
    withContext("qi_probe_leave_unit", UNIT, I32, I32);
    withContext("qi_probe_yield_unit", UNIT, I32, I32);
    for (Shape shape : SHAPES) {
      withContext("qi_probe_leave_" + shape.suffix(), UNIT, I32, I32, shape.type());
      withContext("qi_probe_yield_" + shape.suffix(), UNIT, I32, I32, shape.type());
      withContext("qi_probe_local_" + shape.suffix(), UNIT, I32, I32, shape.type());
      withContext("qi_probe_global_" + shape.suffix(), UNIT, I32, I32, STRING, shape.type());
    }
    withContext("qi_probe_resumed", UNIT, I32, I32, I32);
    withContext("qi_probe_wait", UNIT, I32, I32, I32);
    withContext("qi_probe_statement", UNIT, I32, I32);
    withContext("qi_probe_caught", UNIT, I32, I32, ERROR);
    withContext("qi_probe_write", UNIT, I32, I32, OBJECT, I64, I32);
    withContext("qi_probe_write_entry", UNIT, I32, I32, OBJECT, OBJECT);
    withContext("qi_probe_read_global", UNIT, I32, I32, STRING);
    withContext("qi_probe_read", UNIT, I32, I32, OBJECT, I64, I32);
  }

  private void memory() {
    owner = "QiMemory";
    withContext("qi_retain_ptr", UNIT, OBJECT);
    withContext("qi_free_ptr", UNIT, OBJECT);
    withContext("qi_object_new", UNIT, OBJECT, STRING, STRING);
    withContext("qi_object_given", UNIT, OBJECT, STRING, STRING);
    withContext("qi_global_root", UNIT, POINTER);
    withContext("qi_unwinding", THROWABLE, THROWABLE);
    owner = "QiCounted";
    for (Shape shape : SHAPES) {
      withContext("qi_counted_add_" + shape.suffix(), UNIT, shape.array(), shape.type());
      withContext("qi_counted_insert_" + shape.suffix(), UNIT, shape.array(), I64, shape.type());
    }
    withContext("qi_counted_fill_ref", type("array_ref"), I64, OBJECT);
    withContext("qi_counted_replace", UNIT, ARRAY, ARRAY);
    withContext("qi_counted_dict_set", UNIT, DICT, OBJECT, OBJECT);
    withContext("qi_counted_dict_remove", OPTIONAL, DICT, OBJECT);
    withContext("qi_counted_set_insert", BOOL, SET, OBJECT);
    withContext("qi_counted_set_remove", BOOL, SET, OBJECT);
  }

  private void plain(String name, AbiType result, AbiType... parameters) {
    add(name, result, List.of(parameters), false, false, Invocation.STATIC);
  }

  private void withContext(String name, AbiType result, AbiType... parameters) {
    add(name, result, List.of(parameters), true, false, Invocation.STATIC);
  }

  private void suspending(String name, AbiType result, AbiType... parameters) {
    add(name, result, List.of(parameters), true, true, Invocation.STATIC);
  }

  private void add(
      String name,
      AbiType result,
      List<AbiType> parameters,
      boolean context,
      boolean suspends,
      Invocation invocation) {
    AbiFunction function =
        new AbiFunction(
            name,
            parameters,
            result,
            context,
            suspends,
            invocation,
            ownerships.getOrDefault(name, Ownership.NONE),
            RUNTIME + owner);
    if (functions.put(name, function) != null) {
      throw new IllegalStateException("two entries " + name);
    }
  }
}
