package org.qistage.checking.library;

/// Methods of 字典.
final class Dictionaries {
  private Dictionaries() {}

  static void addTo(Entries entries) {
    entries.method("字典<K, V>.长度(): 整数", "qi_keyed_length");
    entries.method("字典<K, V>.插入(键: K, 值: V)", "qi_dict_set");
    entries.method("字典<K, V>.获取(键: K): 可选<V>", "qi_dict_get");
    entries.method("字典<K, V>.移除(键: K): 可选<V>", "qi_dict_remove");
    entries.method("字典<K, V>.包含(键: K): 布尔", "qi_dict_contains");
    entries.method("字典<K, V>.键(): 数组<K>", "qi_dict_keys_*");
    entries.method("字典<K, V>.值(): 数组<V>", "qi_dict_values_*");
  }
}
