package org.qistage.checking.library;

/// Functions of numbers.
final class Mathematics {
  private Mathematics() {}

  static void addTo(Entries entries) {
    entries.function("绝对值(数: 整数): 整数", "qi_math_abs_i64");
    entries.function("绝对值(数: 浮点数): 浮点数", "qi_math_abs_f64");
    entries.function("最大(甲: 整数, 乙: 整数): 整数", "qi_math_max_i64");
    entries.function("最大(甲: 浮点数, 乙: 浮点数): 浮点数", "qi_math_max_f64");
    entries.function("最小(甲: 整数, 乙: 整数): 整数", "qi_math_min_i64");
    entries.function("最小(甲: 浮点数, 乙: 浮点数): 浮点数", "qi_math_min_f64");
    entries.function("幂(底: 整数, 指数: 整数): 整数", "qi_math_power_i64");
    entries.function("幂(底: 浮点数, 指数: 浮点数): 浮点数", "qi_math_power_f64");
    entries.function("平方根(数: 浮点数): 浮点数", "qi_math_sqrt");
    entries.function("向下取整(数: 浮点数): 整数", "qi_math_floor");
    entries.function("向上取整(数: 浮点数): 整数", "qi_math_ceil");
    entries.function("四舍五入(数: 浮点数): 整数", "qi_math_round");
    entries.function("正弦(弧度: 浮点数): 浮点数", "qi_math_sin");
    entries.function("余弦(弧度: 浮点数): 浮点数", "qi_math_cos");
    entries.function("正切(弧度: 浮点数): 浮点数", "qi_math_tan");
    entries.function("自然对数(数: 浮点数): 浮点数", "qi_math_log");
    entries.function("随机整数(下限: 整数, 上限: 整数): 整数", "qi_math_random");
    entries.function("位与(甲: 整数, 乙: 整数): 整数", "qi_bits_and");
    entries.function("位或(甲: 整数, 乙: 整数): 整数", "qi_bits_or");
    entries.function("位异或(甲: 整数, 乙: 整数): 整数", "qi_bits_xor");
    entries.function("位非(数: 整数): 整数", "qi_bits_not");
    entries.function("左移(数: 整数, 位数: 整数): 整数", "qi_bits_shift_left");
    entries.function("右移(数: 整数, 位数: 整数): 整数", "qi_bits_shift_right");
  }
}
