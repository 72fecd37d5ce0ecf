package org.qistage.checking.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The modules of the library that programs import, such as `标准库.加密`, and what they offer.
///
/// A module is found by its path. Without a name of its own an import is called by the last part of
/// the path: `导入 标准库.加密;` gives `加密.MD5哈希(…)`. `http` is there without an import.
public final class LibraryModules {
  private static final String ROOT = "标准库.";

  private static final List<String> FILES =
      List.of("读取行", "读取文件", "写入文件", "追加文件", "删除文件", "创建文件", "文件存在", "文件大小", "创建目录", "删除目录");

  /// The words of the language that programs may also call by the name of the module.
  private static final List<String> PRINTING = List.of("打印", "打印行");

  private static final List<String> HTTP =
      List.of("get", "获取", "发送", "更新", "删除", "获取状态码", "创建请求", "设置请求头", "设置请求体", "设置超时", "执行请求");

  private static final Map<String, LibraryModule> MODULES = modules();

  private LibraryModules() {}

  /// A module of the library.
  ///
  /// @param path such as `标准库.加密`
  /// @param functions the names that the module offers, each with its name in the library's table
  public record LibraryModule(String path, Map<String, String> functions) {
    public LibraryModule {
      functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /// The last part of the path.
    public String name() {
      return path.substring(path.lastIndexOf('.') + 1);
    }

    /// The name by which the library's table knows a function of this module.
    public Optional<String> function(String name) {
      return Optional.ofNullable(functions.get(name));
    }
  }

  /// The module of a path; nothing for a path that is none of the library's.
  public static Optional<LibraryModule> find(String path) {
    return Optional.ofNullable(MODULES.get(path));
  }

  /// Whether names of the library's table that begin with this and a point are a module's.
  static boolean isModule(String prefix) {
    return MODULES.containsKey(ROOT + prefix);
  }

  /// The name by which the library's table knows what a module calls `name`.
  ///
  /// @param module the last part of its path; a name that is no module's gives `module.name`, which
  ///     the table does not have
  public static String function(String module, String name) {
    return find(ROOT + module)
        .flatMap(found -> found.function(name))
        .orElseGet(() -> module + "." + name);
  }

  /// What a module offers, by the last part of its path, for suggestions.
  public static Set<String> names(String module) {
    return find(ROOT + module).map(found -> found.functions().keySet()).orElse(Set.of());
  }

  /// Whether a module offers a function of the library's table.
  ///
  /// @param module the last part of its path
  public static boolean offers(String module, String function) {
    return find(ROOT + module)
        .filter(found -> found.functions().containsValue(function))
        .isPresent();
  }

  /// Whether what a module calls `name` is the language's 打印 or 打印行.
  public static boolean prints(String module, String name) {
    return PRINTING.contains(name) && offers(module, name);
  }

  /// Every path, for suggestions.
  public static List<String> paths() {
    return List.copyOf(MODULES.keySet());
  }

  private static Map<String, LibraryModule> modules() {
    Map<String, LibraryModule> modules = new LinkedHashMap<>();
    put(
        modules,
        "加密",
        "",
        List.of("MD5哈希", "SHA256哈希", "SHA512哈希", "HMAC_SHA256", "Base64编码", "Base64解码"));
    List<String> outside = Stream.concat(PRINTING.stream(), FILES.stream()).toList();
    put(modules, "输入输出", "", outside);
    put(modules, "io", "", outside);
    put(modules, "http", "http.", HTTP);
    put(modules, "HTTP", "http.", HTTP);
    put(modules, "网络", "网络.", List.of("获取本机IP", "解析主机", "端口可用"));
    return modules;
  }

  private static void put(
      Map<String, LibraryModule> modules, String name, String prefix, List<String> functions) {
    Map<String, String> names = new LinkedHashMap<>();
    functions.forEach(function -> names.put(function, prefix + function));
    modules.put(ROOT + name, new LibraryModule(ROOT + name, names));
  }
}
