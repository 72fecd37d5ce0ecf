package org.qistage.checking.library;

/// Methods of 数组, and the functions that make one.
final class Arrays {
  private Arrays() {}

  static void addTo(Entries entries) {
    entries.language("范围(从: 整数, 到: 整数, 步长: 整数): 数组<整数>");
    entries.function("填充数组(个数: 整数, 值: T): 数组<T>", "qi_array_fill_*");
    entries.method("数组<T>.长度(): 整数", "qi_array_length");
    entries.method("数组<T>.添加(值: T)", "qi_array_add_*");
  }
}
