package org.qistage.tests.properties;

import java.util.List;
import org.qistage.tests.properties.SuspensionPrograms.Template;

/// The operand positions of structs, methods, enums and 匹配.
final class StructTemplates {
  static final List<Template> ALL =
      List.of(
          template("struct literal", "打印行(盒 { 数: 整1, 名: 串\"名\", 组: 列[1, 2] }, 整3);"),
          template(
              "struct literal out of order", "打印行(盒 { 组: 列[1], 数: 整2 - 整1, 名: 串\"甲\" + 整3 }.数);"),
          template("field of a suspended struct", "打印行(装(整4).数 + 装(整5).数 * 整2, 装(整6).名);"),
          template(
              "field assignment", "变量 甲 = 装(整1);\n甲.数 = 甲.数 + 整2 * 整3;\n装(整5).组 = 列[7];\n打印行(甲);"),
          template(
              "field update",
              "变量 甲 = 装(整1);\n甲.数 += 整2 * 整3;\n甲.名 += 串\"乙\" + 整4;\n装(整5).数 -= 整6;\n打印行(甲);"),
          template(
              "element of a field",
              "变量 甲 = 装(整1);\n甲.组[整0] = 整7 + 甲.数;\n甲.组[整1] *= 整3;\n打印行(甲.组);"),
          template("method arguments", "打印行(装(整1).加(整2, 整3).加(4, 整5));"),
          template("method receiver", "变量 甲 = 装(整1);\n打印行(甲.数 + 甲.加(整2, 甲.数).数 + 甲.数);"),
          template("variants", "打印行(形::双(整1, 装(整2)), 形::单(浮2.5), 形::双(整3, 装(4)) == 形::无形);"),
          template(
              "match subject",
              "匹配 形::双(整1, 装(整2)) {\n形::单(半径) => 打印行(半径),\n形::双(甲, 乙) => 打印行(甲 + 整3, 乙),\n"
                  + "形::无形 => 打印行(整4),\n}"),
          template(
              "match arms",
              """
              变量 前 = 串"前";
              对于 形甲 在 [形::单(浮1.5), 形::双(整1, 装(2)), 形::无形] {
              匹配 形甲 {
              形::双(1, 乙) => { 乙.数 += 整3; 打印行(前, 乙); }
              形::双(甲, _) => 打印行(甲, 整9),
              形::单(半径) => { 变量 宽 = 半径 * 浮2.5; 打印行(前, 宽, 半径, 整7); 继续; }
              形::无形 => 打印行(前 + 整8),
              }
              打印行(整5);
              }"""),
          template(
              "match numbers",
              "对于 甲 在 列[1, 2, 3] {\n匹配 甲 * 整2 {\n2 => 打印行(整5),\n4 => 跳出;\n其他 => 打印行(其他),\n}\n}"),
          template(
              "match optionals",
              "匹配 有(整3) {\n有(3) => 打印行(整1),\n有(其他) => 打印行(其他, 整2),\n无 => {}\n}\n"
                  + "打印行(有(整1) == 有(整2), 有(串\"甲\") != 无);"));

  /// What the templates call.
  static final String LIBRARY =
      """

      类型 盒 { 整数 数; 字符串 名; 数组<整数> 组; }

      枚举 形 { 单(浮点数), 双(整数, 盒), 无形 }

      方法 盒 {
          函数 加(甲: 整数, 乙: 整数): 盒 {
              返回 盒 { 数: 自己.数 * 100 + 让整(甲) * 10 + 乙, 名: 自己.名, 组: 自己.组 };
          }
      }

      函数 装(数: 整数): 盒 {
          返回 盒 { 数: 让整(数), 名: "装" + 数, 组: [数, 0] };
      }
      """;

  private StructTemplates() {}

  private static Template template(String name, String body) {
    return SuspensionPrograms.template(name, body);
  }
}
