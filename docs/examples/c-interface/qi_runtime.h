/*
 * 气的运行时的 C 接口。 The C interface of Qi's runtime.
 *
 * 程序是一个共享库，入口是 qi_main；运行时把函数表交给它：
 * A program is a shared library with the entry qi_main, which is given the table of functions:
 *
 *     int qi_main(const QiRuntime *qi) {
 *       qi->qi_runtime_init(QI_RUNTIME_VERSION);
 *       QiString *s = qi->qi_string_new("你好");
 *       qi->qi_print_string(s, 1);
 *       qi->qi_string_free(s);
 *       return 0;
 *     }
 *
 *     cc -shared -fPIC -o program.so program.c
 *     qi-stage run-c program.so
 *
 * 规则 Rules:
 *   - 出错的调用不返回：运行就此结束，并报告错误的编号。
 *     A call that fails does not return: the run ends there, and the error is told with its code.
 *   - 只在运行 qi_main 的线程上、在它返回之前调用。
 *     Call only on the thread that runs qi_main, and only until it returns.
 *   - 用 qi_print_ 系列输出；printf 有自己的缓冲区，先后次序不定。
 *     Print with the qi_print functions: printf has a buffer of its own, and comes in no certain order.
 */
#ifndef QI_RUNTIME_H
#define QI_RUNTIME_H

#include <stddef.h>
#include <stdint.h>

/* 交给 qi_runtime_init。 Given to qi_runtime_init. */
#define QI_RUNTIME_VERSION 1

/*
 * 每块数据前面的 24 个字节，只读。计数到 0 时释放。
 * The 24 bytes in front of all data; read only. At a count of 0 the data is freed.
 */
typedef struct QiHeader {
  int64_t ref_count;
  int64_t size;     /* 数据的字节数 bytes of the data */
  int64_t type_tag; /* QI_TAG_… */
} QiHeader;

#define QI_TAG_BLOCK 0
#define QI_TAG_STRING 1

#define QI_HEADER(data) ((const QiHeader *)(data) - 1)

/*
 * UTF-8 文字，末尾另有一个 NUL。length 和 capacity 是字节数，不算 NUL。
 * A text in UTF-8, with a NUL behind it. length and capacity are in bytes, without the NUL.
 */
typedef struct QiString {
  char *data;
  int64_t length;
  int64_t capacity;
} QiString;

/* 任务的句柄，不指向内存。 The handle of a task; it points to nothing. */
typedef struct QiTask QiTask;

/* 作为任务运行的函数。 A function that runs as a task. */
typedef void *(*QiFunction)(void *argument);

typedef struct QiRuntime {
  /* 先调用它。 To be called first. */
  void (*qi_runtime_init)(int64_t version);

  /* 分配 size 字节，全是 0，计数为 1，地址是 16 的倍数。
     Allocates size bytes, all 0, with a count of 1, at a multiple of 16. */
  void *(*qi_malloc)(int64_t size);

  /* 计数加 1，返回 data。 Adds 1 to the count; gives back data. */
  void *(*qi_retain_ptr)(void *data);

  /* 计数减 1，到 0 时释放。 Takes 1 from the count, and frees the data at 0. */
  void (*qi_free_ptr)(void *data);

  /* 由以 NUL 结尾的 UTF-8 建立字符串。 Makes a string of UTF-8 that ends with a NUL. */
  QiString *(*qi_string_new)(const char *text);

  /* 新字符串：left 接 right；两者不变。 A new string: left, then right; both stay as they are. */
  QiString *(*qi_string_concat)(const QiString *left, const QiString *right);

  /* 同 qi_free_ptr，只用于字符串。 As qi_free_ptr, for strings only. */
  void (*qi_string_free)(QiString *string);

  /* 输出；line 不是 0 时换行。 Prints; ends the line when line is not 0. */
  void (*qi_print_int)(int64_t value, int32_t line);
  void (*qi_print_string)(const QiString *string, int32_t line);

  /* 以这段文字报错，结束运行；不返回。 Ends the run with this error; does not return. */
  void (*qi_panic)(const char *text);

  /* 新任务，调用 function 一次；它的返回值是任务的结果。
     A new task that calls function once; what it returns is the task's result. */
  QiTask *(*qi_spawn_async)(QiFunction function, void *argument);

  /* 新任务，反复调用 step：它返回的指针下次再交给它，返回 NULL 就结束。两次之间别的任务先运行。
     A new task that calls step again and again: the pointer that it returns is given to it the next
     time, and NULL ends the task. Between two calls the other tasks have their turns. */
  QiTask *(*qi_spawn_coroutine)(QiFunction step, void *state);

  /* 任务已结束时得 1，结果存入 *result（result 可以是 NULL）；协程的结果是 NULL。
     未结束时：在 qi_main 里先运行别的任务，直到它结束；在协程的 step 里得 0，
     这时返回非空指针，那个任务结束后 step 会再被调用。
     Gives 1 when the task has ended, with its result in *result (result may be NULL); that of a
     coroutine is NULL. When it has not: in qi_main, runs other tasks until it has; in the step of a
     coroutine, gives 0: return a pointer that is not NULL, and step is called again when the task
     has ended. */
  int32_t (*qi_await_task)(QiTask *task, void **result);

  /* 运行到所有任务结束；只在 qi_main 里。 Runs until all tasks have ended; in qi_main only. */
  void (*qi_run_scheduler)(void);

  /* 让现在就绪的任务先运行一次；只在 qi_main 里。协程让出的方法是返回非空指针。
     Lets the tasks that are ready now have a turn; in qi_main only. A coroutine gives up the
     processor by returning a pointer that is not NULL. */
  void (*qi_yield)(void);
} QiRuntime;

#if defined(_WIN32)
#define QI_EXPORT __declspec(dllexport)
#else
#define QI_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C"
#endif
/* 程序的入口，由程序定义；返回 0 表示成功。
   The program's entry, defined by the program; 0 for success. */
QI_EXPORT int qi_main(const QiRuntime *qi);

#endif
