package org.qistage.tests.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.CollectionOperation;

/// The functions of the library that random programs call.
final class Library {
  private static final String MISSING_KEY = "QI-RUN-0026";

  private final Interpreter interpreter;

  Library(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  static int checked(long index, int length) {
    if (index < 0 || index >= length) {
      throw new QiFailure(QiFailure.INDEX, "");
    }
    return (int) index;
  }

  static @Nullable Object entry(Values.Dictionary dictionary, @Nullable Object key) {
    if (!dictionary.entries.containsKey(key)) {
      throw new QiFailure(MISSING_KEY, "");
    }
    return dictionary.entries.get(key);
  }

  @Nullable Object call(String name, List<@Nullable Object> arguments) {
    int dot = name.indexOf('.');
    String kind = dot < 0 ? "" : name.substring(0, dot);
    String method = name.substring(dot + 1);
    return switch (kind) {
      case "字符串" -> text((String) at(arguments, 0), method, arguments);
      case "数组" -> array(((Values.Sequence) at(arguments, 0)).elements, method, arguments);
      case "字典" -> dictionary((Values.Dictionary) at(arguments, 0), method, arguments);
      case "集合" -> set((Values.Unique) at(arguments, 0), method, arguments);
      case "错误" -> error((QiFailure) at(arguments, 0), method);
      default -> function(name, arguments);
    };
  }

  private static Object at(List<@Nullable Object> arguments, int index) {
    return Operations.present(arguments.get(index));
  }

  private static long number(List<@Nullable Object> arguments, int index) {
    return (Long) at(arguments, index);
  }

  private static Values.Option some(@Nullable Object value) {
    return new Values.Option(new Values.Box(value));
  }

  private @Nullable Object function(String name, List<@Nullable Object> arguments) {
    switch (name) {
      case "范围" -> {
        return range(arguments);
      }
      case "有" -> {
        return some(arguments.getFirst());
      }
      case "睡眠", "设置超时" -> interpreter.fibers.sleep(number(arguments, 0));
      case "关闭" -> ((ReferenceChannel) at(arguments, 0)).close();
      case "绝对值" -> {
        return at(arguments, 0) instanceof Double number
            ? (Object) Math.abs(number)
            : (Object) Math.abs(number(arguments, 0));
      }
      case "最大", "最小" -> {
        Object left = at(arguments, 0);
        Object right = at(arguments, 1);
        return (Operations.order(left, right) > 0) == name.equals("最大") ? left : right;
      }
      case "未来::就绪" -> {
        return Fibers.ended(arguments.getFirst(), null);
      }
      default -> throw new IllegalStateException("no library function " + name);
    }
    return null;
  }

  private static Values.Sequence range(List<@Nullable Object> arguments) {
    long step = arguments.size() > 2 ? number(arguments, 2) : 1;
    List<@Nullable Object> numbers = new ArrayList<>();
    for (long i = number(arguments, 0);
        step > 0 ? i < number(arguments, 1) : i > number(arguments, 1);
        i += step) {
      numbers.add(i);
    }
    return new Values.Sequence(numbers);
  }

  private static Object text(String text, String method, List<@Nullable Object> arguments) {
    int[] points = text.codePoints().toArray();
    return switch (method) {
      case "长度" -> (long) points.length;
      case "转大写" -> text.toUpperCase(Locale.ROOT);
      case "转小写" -> text.toLowerCase(Locale.ROOT);
      case "包含" -> text.contains((String) at(arguments, 1));
      case "开头是" -> text.startsWith((String) at(arguments, 1));
      case "替换" -> text.replace((String) at(arguments, 1), (String) at(arguments, 2));
      case "重复" -> text.repeat((int) number(arguments, 1));
      case "[]" -> new Values.Glyph(points[checked(number(arguments, 1), points.length)]);
      case "查找" -> {
        int found = text.indexOf((String) at(arguments, 1));
        yield found < 0 ? new Values.Option(null) : some((long) text.codePointCount(0, found));
      }
      default -> throw new IllegalStateException("no method 字符串." + method);
    };
  }

  private static @Nullable Object array(
      List<@Nullable Object> elements, String method, List<@Nullable Object> arguments) {
    switch (method) {
      case "长度" -> {
        return (long) elements.size();
      }
      case "添加" -> elements.add(arguments.get(1));
      case "插入" ->
          elements.add(checked(number(arguments, 1), elements.size() + 1), arguments.get(2));
      case "移除" -> {
        return elements.remove(checked(number(arguments, 1), elements.size()));
      }
      case "弹出" -> {
        return elements.remove(checked(elements.size() - 1L, elements.size()));
      }
      case "包含" -> {
        return elements.stream().anyMatch(each -> Values.equal(each, arguments.get(1)));
      }
      case "反转" -> Collections.reverse(elements);
      case "排序" -> elements.sort(Operations::order);
      default -> throw new IllegalStateException("no method 数组." + method);
    }
    return null;
  }

  private static @Nullable Object dictionary(
      Values.Dictionary dictionary, String method, List<@Nullable Object> arguments) {
    var entries = dictionary.entries;
    return switch (method) {
      case "长度" -> (long) entries.size();
      case "包含" -> entries.containsKey(arguments.get(1));
      case "获取" ->
          entries.containsKey(arguments.get(1))
              ? some(entries.get(arguments.get(1)))
              : new Values.Option(null);
      case "插入" -> {
        entries.put(arguments.get(1), arguments.get(2));
        yield null;
      }
      case "键" -> new Values.Sequence(entries.keySet());
      case "值" -> new Values.Sequence(entries.values());
      default -> throw new IllegalStateException("no method 字典." + method);
    };
  }

  private static Object set(Values.Unique set, String method, List<@Nullable Object> arguments) {
    return switch (method) {
      case "长度" -> (long) set.elements.size();
      case "包含" -> set.elements.contains(arguments.get(1));
      case "插入" -> set.elements.add(arguments.get(1));
      default -> throw new IllegalStateException("no method 集合." + method);
    };
  }

  private static Object error(QiFailure failure, String method) {
    return switch (method) {
      case "消息" -> failure.text();
      case "代码" -> failure.code();
      default -> throw new IllegalStateException("no method 错误." + method);
    };
  }

  static @Nullable Object collection(
      CollectionOperation operation, Values.Sequence receiver, List<@Nullable Object> arguments) {
    Values.Function function = (Values.Function) Operations.present(arguments.getLast());
    return switch (operation) {
      case MAP -> {
        Values.Sequence mapped = new Values.Sequence(List.of());
        for (int i = 0; i < receiver.elements.size(); i++) {
          mapped.elements.add(function.call(Collections.singletonList(receiver.elements.get(i))));
        }
        yield mapped;
      }
      case FILTER -> {
        Values.Sequence kept = new Values.Sequence(List.of());
        for (int i = 0; i < receiver.elements.size(); i++) {
          Object element = receiver.elements.get(i);
          if ((Boolean) Operations.present(function.call(Collections.singletonList(element)))) {
            kept.elements.add(element);
          }
        }
        yield kept;
      }
      case REDUCE -> {
        Object sum = arguments.getFirst();
        for (int i = 0; i < receiver.elements.size(); i++) {
          List<@Nullable Object> both = new ArrayList<>();
          both.add(sum);
          both.add(receiver.elements.get(i));
          sum = function.call(both);
        }
        yield sum;
      }
      case SORT -> throw new IllegalStateException("排序(f) is not interpreted");
    };
  }
}
