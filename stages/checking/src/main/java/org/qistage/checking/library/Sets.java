package org.qistage.checking.library;

/// Methods of 集合.
final class Sets {
  private Sets() {}

  static void addTo(Entries entries) {
    entries.method("集合<T>.长度(): 整数", "qi_keyed_length");
    entries.method("集合<T>.插入(元素: T): 布尔", "qi_set_insert");
    entries.method("集合<T>.移除(元素: T): 布尔", "qi_set_remove");
    entries.method("集合<T>.包含(元素: T): 布尔", "qi_set_contains");
    entries.method("集合<T>.并集(另一个: 集合<T>): 集合<T>", "qi_set_union");
    entries.method("集合<T>.交集(另一个: 集合<T>): 集合<T>", "qi_set_intersection");
    entries.method("集合<T>.差集(另一个: 集合<T>): 集合<T>", "qi_set_difference");
    entries.method("集合<T>.元素列表(): 数组<T>", "qi_set_elements_*");
  }
}
