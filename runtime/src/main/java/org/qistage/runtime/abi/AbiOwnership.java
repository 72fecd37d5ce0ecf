package org.qistage.runtime.abi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qistage.runtime.abi.Ownership.Result;

/// What each function of the table does with counts. Every function that takes or gives a reference that
/// is counted stands here; a name that ends with `*` stands for its family.
final class AbiOwnership {
  private static final List<String> SUFFIXES = List.of("i64", "i32", "f64", "bool", "ref", "char");

  private final Map<String, Ownership> all = new LinkedHashMap<>();

  static Map<String, Ownership> all() {
    AbiOwnership table = new AbiOwnership();
    table.tasks();
    table.synchronization();
    table.texts();
    table.arrays();
    table.keyed();
    table.places();
    table.outside();
    return table.all;
  }

  private void tasks() {
    add(Result.BORROWED, "qi_spawn_async", "qi_spawn_coroutine");
    add(Result.BORROWED, "qi_await_task_ref", "qi_task_value_ref", "qi_generator_value_ref");
    add(Result.BORROWED, "qi_resumed_ref");
    borrowing("qi_await_task*", "qi_await_task", "qi_await_task_for", "qi_task_value*");
    borrowing("qi_task_value", "qi_task_cancel", "qi_complete_task*", "qi_complete_task");
    borrowing("qi_generator_delegate", "qi_generator_next", "qi_generator_value*");
    add(Result.NEW, "qi_future_ready");
    keeping(Result.NEW, "qi_future_ready_ref", 0);
    add(Result.NEW, "qi_future_ready*");
    add(Result.NEW, "qi_future_failed_text", "qi_future_failed");
    borrowing("qi_panic", "qi_error_new");
    add(Result.GIVEN, "qi_error_message", "qi_error_code");
  }

  private void synchronization() {
    add(Result.NEW, "qi_channel_new*", "qi_select_new", "qi_wait_group_new", "qi_mutex_new");
    add(Result.NEW, "qi_timer_new");
    add(Result.OWNED, "qi_channel_receive_ref", "qi_channel_value_ref");
    // The channel counts what it takes at the moment when it takes it.
    borrowing("qi_channel_send*", "qi_channel_receive*", "qi_channel_next", "qi_channel_close");
    keeping(Result.UNCOUNTED, "qi_select_receive", 1);
    keeping(Result.UNCOUNTED, "qi_select_send_ref", 1, 2);
    keeping(Result.UNCOUNTED, "qi_select_send*", 1);
    add(Result.BORROWED, "qi_select_value_ref");
    borrowing("qi_select_timeout", "qi_select_wait", "qi_select_poll", "qi_select_done");
    borrowing("qi_select_value*");
    borrowing("qi_wait_group_add", "qi_wait_group_add_one", "qi_wait_group_done");
    borrowing("qi_wait_group_wait", "qi_mutex_lock", "qi_mutex_unlock", "qi_mutex_try_lock");
    borrowing("qi_timer_expired", "qi_timer_stop");
  }

  private void texts() {
    borrowing("qi_print_string", "qi_print_value", "qi_string_equal", "qi_string_compare");
    borrowing("qi_string_length", "qi_string_at", "qi_string_contains", "qi_string_contains_char");
    borrowing("qi_string_starts", "qi_string_ends", "qi_string_to_i64", "qi_string_to_f64");
    add(Result.GIVEN, "qi_string_from*", "qi_string_concat", "qi_string_characters");
    add(Result.GIVEN, "qi_string_upper", "qi_string_lower", "qi_string_find");
    add(Result.GIVEN, "qi_string_find_char", "qi_string_replace", "qi_string_split");
    add(Result.GIVEN, "qi_string_strip", "qi_string_slice", "qi_string_repeat");
    add(Result.GIVEN, "qi_crypto_md5", "qi_crypto_sha256", "qi_crypto_sha512");
    add(Result.GIVEN, "qi_crypto_hmac_sha256", "qi_crypto_base64_encode");
    add(Result.GIVEN, "qi_crypto_base64_decode");
    borrowing("qi_text_field*", "qi_value_equal", "qi_hash_ref");
  }

  private void arrays() {
    add(Result.NEW, "qi_array_new*", "qi_range");
    add(Result.BORROWED, "qi_array_get_ref", "qi_array_at_ref");
    borrowing("qi_array_at*");
    borrowing("qi_array_get*", "qi_array_length", "qi_array_sort", "qi_array_reverse");
    for (String shape : SUFFIXES) {
      counting("qi_array_add_" + shape, "qi_counted_add_" + shape);
      counting("qi_array_insert_" + shape, "qi_counted_insert_" + shape);
    }
    keeping(Result.UNCOUNTED, "qi_counted_add_ref", 1);
    keeping(Result.UNCOUNTED, "qi_counted_insert_ref", 2);
    borrowing("qi_counted_add*", "qi_counted_insert*");
    counting("qi_array_fill_ref", "qi_counted_fill_ref");
    add(Result.NEW, "qi_array_fill*", "qi_counted_fill_ref");
    replacing("qi_array_set_ref", "qi_array_get_ref", 2);
    borrowing("qi_array_set*");
    replacing("qi_array_put_ref", "qi_array_at_ref", 2);
    borrowing("qi_array_put*");
    counting("qi_array_replace", "qi_counted_replace");
    borrowing("qi_counted_replace");
    add(Result.OWNED, "qi_array_remove_ref", "qi_array_pop_ref");
    borrowing("qi_array_remove*", "qi_array_pop*", "qi_array_contains*");
    add(Result.GIVEN, "qi_array_copy", "qi_array_join", "qi_array_find*", "qi_array_slice*");
    add(Result.GIVEN, "qi_array_concat*");
  }

  private void keyed() {
    add(Result.NEW, "qi_dict_new", "qi_set_new");
    counting("qi_dict_set", "qi_counted_dict_set");
    counting("qi_dict_remove", "qi_counted_dict_remove");
    counting("qi_set_insert", "qi_counted_set_insert");
    counting("qi_set_remove", "qi_counted_set_remove");
    borrowing("qi_counted_dict_set", "qi_counted_set_insert", "qi_counted_set_remove");
    add(Result.NEW, "qi_counted_dict_remove");
    add(Result.BORROWED, "qi_dict_at", "qi_cursor_key_ref");
    add(Result.GIVEN, "qi_dict_get", "qi_dict_keys*", "qi_dict_values*", "qi_set_elements*");
    add(Result.GIVEN, "qi_set_union", "qi_set_intersection", "qi_set_difference");
    borrowing("qi_dict_contains", "qi_set_contains", "qi_keyed_length");
    keeping(Result.NEW, "qi_cursor_new", 0);
    borrowing("qi_cursor_next", "qi_cursor_key*");
  }

  /// Cells, pointers, 可选 and what stands where an object is wanted.
  private void places() {
    keeping(Result.NEW, "qi_cell_new_ref", 0);
    add(Result.NEW, "qi_cell_new*");
    add(Result.BORROWED, "qi_cell_get_ref", "qi_pointer_get_ref");
    replacing("qi_cell_set_ref", "qi_cell_get_ref", 1);
    replacing("qi_pointer_set_ref", "qi_pointer_get_ref", 1);
    borrowing("qi_cell_get*", "qi_cell_set*", "qi_pointer_get*", "qi_pointer_set*");
    borrowing("qi_pointer_equal");
    keeping(Result.NEW, "qi_pointer_element*", 0);
    keeping(Result.NEW, "qi_optional_some_ref", 0);
    add(Result.NEW, "qi_optional_some*");
    add(Result.UNCOUNTED, "qi_optional_none");
    add(Result.BORROWED, "qi_optional_value_ref", "qi_box_ref", "qi_unbox_ref");
    borrowing("qi_optional_has", "qi_optional_value*", "qi_unbox*");
    add(Result.UNCOUNTED, "qi_box*");
    borrowing("qi_retain_ptr", "qi_free_ptr", "qi_object_new", "qi_object_given");
    borrowing("qi_global_root");
    borrowing("qi_probe_enter", "qi_probe_leave*", "qi_probe_yield*", "qi_probe_local*");
    borrowing("qi_probe_global*", "qi_probe_write", "qi_probe_write_entry", "qi_probe_read_global");
    borrowing("qi_probe_read");
  }

  private void outside() {
    add(Result.GIVEN, "qi_http_get", "qi_http_fetch", "qi_http_post", "qi_http_put");
    add(Result.GIVEN, "qi_http_delete", "qi_http_request_execute");
    borrowing("qi_http_get_status", "qi_http_request_create", "qi_http_request_set_header");
    borrowing("qi_http_request_set_body", "qi_response_status");
    add(Result.GIVEN, "qi_response_text", "qi_response_header");
    add(Result.GIVEN, "qi_network_get_local_ip", "qi_network_resolve_host");
    add(Result.GIVEN, "qi_io_read_file", "qi_io_read_line", "qi_io_read_optional_line");
    borrowing("qi_io_write_file", "qi_io_append_file", "qi_io_delete_file", "qi_io_create_file");
    borrowing("qi_io_file_exists", "qi_io_file_size", "qi_io_create_dir", "qi_io_delete_dir");
  }

  private void borrowing(String... names) {
    add(Result.UNCOUNTED, names);
  }

  private void add(Result result, String... names) {
    for (String name : names) {
      note(name, new Ownership(result, List.of(), "", ""));
    }
  }

  private void keeping(Result result, String name, Integer... kept) {
    note(name, new Ownership(result, List.of(kept), "", ""));
  }

  private void replacing(String name, String reader, int kept) {
    note(name, new Ownership(Result.UNCOUNTED, List.of(kept), reader, ""));
  }

  private void counting(String name, String instead) {
    note(name, new Ownership(Result.UNCOUNTED, List.of(), "", instead));
  }

  /// The first entry of a name counts, so that a family may follow its exceptions.
  private void note(String name, Ownership ownership) {
    if (!name.endsWith("*")) {
      all.putIfAbsent(name, ownership);
      return;
    }
    for (String suffix : SUFFIXES) {
      all.putIfAbsent(name.substring(0, name.length() - 1) + "_" + suffix, ownership);
    }
  }
}
