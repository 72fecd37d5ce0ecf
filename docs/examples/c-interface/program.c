/* 内存、字符串、任务和调度器。 Memory, strings, tasks and the scheduler. */
#include "qi_runtime.h"

static const QiRuntime *qi;

static void print(const char *text, int32_t line) {
  QiString *string = qi->qi_string_new(text);
  qi->qi_print_string(string, line);
  qi->qi_string_free(string);
}

/* ---- 协程：每次调用数一个数 A coroutine: counts one number a call ---- */

typedef struct Counter {
  const char *name;
  int64_t next;
  int64_t end;
} Counter;

static Counter *new_counter(const char *name, int64_t end) {
  Counter *counter = qi->qi_malloc(sizeof(Counter));
  counter->name = name;
  counter->end = end;
  return counter;
}

static void *count(void *state) {
  Counter *counter = state;
  if (counter->next == counter->end) {
    qi->qi_free_ptr(counter);
    return NULL;
  }
  print(counter->name, 0);
  print(" ", 0);
  qi->qi_print_int(counter->next++, 1);
  return counter;
}

/* ---- 异步函数：一次算完 An async function: done in one call ---- */

static void *square(void *argument) {
  int64_t *number = argument;
  *number *= *number;
  return number;
}

/* ---- 协程等待异步函数 A coroutine that awaits an async function ---- */

typedef struct Sum {
  QiTask *tasks[2];
  int64_t numbers[2];
  int64_t total;
  int next;
} Sum;

static void *add_up(void *state) {
  Sum *sum = state;
  while (sum->next < 2) {
    void *result;
    if (!qi->qi_await_task(sum->tasks[sum->next], &result)) {
      return sum; /* 那个任务结束后再来 again when that task has ended */
    }
    sum->total += *(int64_t *)result;
    sum->next++;
  }
  return NULL;
}

int qi_main(const QiRuntime *runtime) {
  qi = runtime;
  qi->qi_runtime_init(QI_RUNTIME_VERSION);

  /* 字符串和引用计数 Strings and counted references */
  QiString *hello = qi->qi_string_new("你好，");
  QiString *world = qi->qi_string_new("世界 𠮷");
  QiString *both = qi->qi_string_concat(hello, world);
  qi->qi_print_string(both, 1);
  qi->qi_print_int(both->length, 1);
  qi->qi_retain_ptr(both);
  qi->qi_print_int(QI_HEADER(both)->ref_count, 1);
  qi->qi_free_ptr(both);
  qi->qi_string_free(both);
  qi->qi_string_free(hello);
  qi->qi_string_free(world);

  /* 两个协程轮流 Two coroutines in turns */
  qi->qi_spawn_coroutine(count, new_counter("甲", 3));
  qi->qi_spawn_coroutine(count, new_counter("乙", 2));
  qi->qi_yield();
  print("qi_main", 1);
  qi->qi_run_scheduler();

  /* 等待 Waiting */
  Sum *sum = qi->qi_malloc(sizeof(Sum));
  QiTask *adding = qi->qi_spawn_coroutine(add_up, sum);
  for (int i = 0; i < 2; i++) {
    sum->numbers[i] = i + 3;
    sum->tasks[i] = qi->qi_spawn_async(square, &sum->numbers[i]);
  }
  qi->qi_await_task(adding, NULL);
  qi->qi_print_int(sum->total, 1);

  /* 故意不释放 sum：运行结束时会报告。 sum is left on purpose: it is told of at the end. */
  return 0;
}
