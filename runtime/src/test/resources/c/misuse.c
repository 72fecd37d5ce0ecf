/* What a C program can do wrong, one case a compilation: -DCASE=name. */
#include "qi_runtime.h"

static const QiRuntime *qi;
static QiTask *first;

static void *count_down(void *state) {
  int64_t *left = state;
  return --*left ? left : NULL;
}

static void *panics(void *argument) {
  qi->qi_panic("坏了");
  return argument;
}

static void *runs(void *argument) {
  qi->qi_run_scheduler();
  return argument;
}

static void *yields(void *argument) {
  qi->qi_yield();
  return argument;
}

static void *awaits(void *task) {
  qi->qi_await_task(task, NULL);
  return NULL;
}

static void *awaits_itself(void *state) { return qi->qi_await_task(first, NULL) ? NULL : state; }

#ifdef THREADS
#include <pthread.h>
static void *stray(void *argument) {
  qi->qi_malloc(8);
  return argument;
}
#endif

enum Case {
  not_initialized,
  other_version,
  early_panic,
  null_pointer,
  null_string,
  null_text,
  null_function,
  null_task,
  freed_twice,
  used_after_free,
  local_variable,
  inside_a_block,
  negative_size,
  huge_size,
  not_utf8,
  cut_utf8,
  surrogate,
  no_string,
  overrun,
  overrun_at_end,
  underrun,
  written_after_free,
  damaged_string,
  changed_bytes,
  no_task,
  panic_in_task,
  scheduler_in_task,
  yield_in_task,
  wait_in_call,
  waits_for_itself,
  other_thread,
  status,
  unfinished,
  leaks
};

int qi_main(const QiRuntime *runtime) {
  qi = runtime;
  switch (CASE) {
    case not_initialized: qi->qi_malloc(1); break;
    case other_version: qi->qi_runtime_init(QI_RUNTIME_VERSION + 1); break;
    case early_panic: qi->qi_panic("early"); break;
    default: break;
  }
  qi->qi_runtime_init(QI_RUNTIME_VERSION);
  QiString *text = qi->qi_string_new("before");
  qi->qi_print_string(text, 1);
  char *data = qi->qi_malloc(10);
  int64_t *number = qi->qi_malloc(8);
  *number = 3;
  switch (CASE) {
    case null_pointer: qi->qi_free_ptr(NULL); break;
    case null_string: qi->qi_string_concat(text, NULL); break;
    case null_text: qi->qi_string_new(NULL); break;
    case null_function: qi->qi_spawn_coroutine(NULL, data); break;
    case null_task: qi->qi_await_task(NULL, NULL); break;
    case freed_twice: qi->qi_free_ptr(data); qi->qi_free_ptr(data); break;
    case used_after_free: qi->qi_string_free(text); qi->qi_print_string(text, 1); break;
    case local_variable: qi->qi_free_ptr(&text); break;
    case inside_a_block: qi->qi_retain_ptr(data + 1); break;
    case negative_size: qi->qi_malloc(-1); break;
    case huge_size: qi->qi_malloc(INT64_MAX - 10); break;
    case not_utf8: qi->qi_string_new("ab\xff"); break;
    case cut_utf8: qi->qi_string_new("\xe4\xbd"); break;
    case surrogate: qi->qi_string_new("abc\xed\xa0\x80"); break;
    case no_string: qi->qi_string_free((QiString *)data); break;
    case overrun: data[10] = 1; qi->qi_free_ptr(data); break;
    case overrun_at_end: data[10] = 1; break;
    case underrun: data[-1] = 1; qi->qi_free_ptr(data); break;
    case written_after_free: qi->qi_free_ptr(data); data[3] = 0; break;
    case damaged_string: text->length = 100; qi->qi_print_string(text, 1); break;
    case changed_bytes: text->data[1] = (char)0xff; qi->qi_print_string(text, 1); break;
    case no_task: qi->qi_await_task((QiTask *)data, NULL); break;
    case panic_in_task: qi->qi_spawn_async(panics, NULL); qi->qi_run_scheduler(); break;
    case scheduler_in_task: qi->qi_spawn_async(runs, NULL); qi->qi_run_scheduler(); break;
    case yield_in_task: qi->qi_spawn_async(yields, NULL); qi->qi_run_scheduler(); break;
    case wait_in_call:
      qi->qi_spawn_async(awaits, qi->qi_spawn_coroutine(count_down, number));
      qi->qi_run_scheduler();
      break;
    case waits_for_itself:
      first = qi->qi_spawn_coroutine(awaits_itself, data);
      qi->qi_run_scheduler();
      break;
    case unfinished:
      qi->qi_spawn_coroutine(count_down, number);
      qi->qi_yield();
      break;
#ifdef THREADS
    case other_thread: {
      pthread_t thread;
      pthread_create(&thread, NULL, stray, NULL);
      pthread_join(thread, NULL);
      break;
    }
#endif
    case status: return 3;
    case leaks:
      for (int i = 0; i < 30; i++) {
        qi->qi_malloc(i);
      }
      break;
    default: break;
  }
  text = qi->qi_string_new("after");
  qi->qi_print_string(text, 1);
  return 0;
}
