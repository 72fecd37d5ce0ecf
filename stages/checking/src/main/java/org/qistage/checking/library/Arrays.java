package org.qistage.checking.library;

import org.qistage.checking.library.LibraryEntry.Requirement;

/// Methods of 数组, and the functions that make one.
final class Arrays {
  private Arrays() {}

  static void addTo(Entries entries) {
    entries.language("范围(从: 整数, 到: 整数): 数组<整数>");
    entries.language("范围(从: 整数, 到: 整数, 步长: 整数): 数组<整数>");
    entries.function("填充数组(个数: 整数, 值: T): 数组<T>", "qi_array_fill_*");
    entries.method("数组<T>.长度(): 整数", "qi_array_length");
    entries.method("数组<T>.添加(值: T)", "qi_array_add_*");
    entries.method("数组<T>.插入(位置: 整数, 值: T)", "qi_array_insert_*");
    entries.method("数组<T>.移除(位置: 整数): T", "qi_array_remove_*");
    entries.method("数组<T>.弹出(): T", "qi_array_pop_*");
    entries.method("数组<T>.包含(值: T): 布尔", "qi_array_contains_*");
    entries.method("数组<T>.查找(值: T): 可选<整数>", "qi_array_find_*");
    entries.method("数组<T>.反转()", "qi_array_reverse");
    entries.method("数组<T>.排序()", "qi_array_sort", Requirement.ORDERED);
    entries.method("数组<T>.切片(从: 整数, 到: 整数): 数组<T>", "qi_array_slice_*");
    entries.method("数组<T>.连接(另一个: 数组<T>): 数组<T>", "qi_array_concat_*");
    entries.method("数组<T>.连接(分隔符: 字符串): 字符串", "qi_array_join", Requirement.PRINTABLE);
    entries.languageMethod("数组<T>.映射(f: 函数(T): U): 数组<U>");
    entries.languageMethod("数组<T>.过滤(f: 函数(T): 布尔): 数组<T>");
    entries.languageMethod("数组<T>.归约(初值: U, f: 函数(U, T): U): U");
    entries.languageMethod("数组<T>.排序(在前: 函数(T, T): 布尔)");
  }
}
