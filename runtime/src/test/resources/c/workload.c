/* Many blocks, many tasks, long strings. */
#include "qi_runtime.h"

static const QiRuntime *qi;

static void *count_down(void *state) {
  int64_t *left = state;
  if (--*left) {
    return left;
  }
  qi->qi_free_ptr(left);
  return NULL;
}

static void *answer(void *argument) { return argument; }

int qi_main(const QiRuntime *runtime) {
  qi = runtime;
  qi->qi_runtime_init(QI_RUNTIME_VERSION);

  for (int i = 0; i < 100000; i++) {
    char *data = qi->qi_malloc(i % 100);
    for (int k = 0; k < i % 100; k++) {
      if (data[k] || (intptr_t)data % 16) {
        qi->qi_panic("not zero");
      }
      data[k] = 'x';
    }
    qi->qi_free_ptr(data);
  }

  QiString *text = qi->qi_string_new("气");
  for (int i = 0; i < 16; i++) {
    QiString *twice = qi->qi_string_concat(text, text);
    qi->qi_string_free(text);
    text = twice;
  }
  qi->qi_print_int(text->length, 1);
  qi->qi_print_int(text->data[text->length], 1);
  text->length = 3;
  qi->qi_print_string(text, 1);
  qi->qi_string_free(text);

  for (int i = 0; i < 100000; i++) {
    int64_t *left = qi->qi_malloc(8);
    *left = 1 + i % 3;
    qi->qi_spawn_coroutine(count_down, left);
  }
  qi->qi_run_scheduler();

  int64_t total = 0;
  for (int64_t i = 1; i <= 1000; i++) {
    void *result;
    QiTask *task = qi->qi_spawn_async(answer, (void *)(intptr_t)i);
    int32_t ended = qi->qi_await_task(task, &result) + qi->qi_await_task(task, &result);
    total += ended * (int64_t)(intptr_t)result;
  }
  qi->qi_print_int(total, 1);

  qi->qi_run_scheduler();
  qi->qi_yield();
  int64_t smallest = INT64_MIN;
  qi->qi_print_int(smallest, 0);
  qi->qi_print_int(0, 1);
  return 0;
}
