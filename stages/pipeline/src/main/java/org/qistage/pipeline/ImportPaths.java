package org.qistage.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where the file of an `导入` may stand.
final class ImportPaths {
  private static final String PACKAGES = "qi_packages/";

  private ImportPaths() {}

  /// The paths to try, in order. `./x` and `../x` are looked for from the importing file's folder;
  /// other paths there first, then in the working folder.
  ///
  /// @param path as written, such as `a.b` or `../x`
  /// @param folder the importing file's
  static List<String> candidates(String path, String folder) {
    if (isRelative(path)) {
      int last = path.lastIndexOf("./") + 2;
      String way = path.substring(0, last).replaceFirst("^\\./", "");
      List<String> found = new ArrayList<>();
      for (String form : forms(path.substring(last).replace('.', '/'))) {
        found.add(PathNames.in(folder, way + form));
      }
      return found;
    }
    String slashed = path.replace('.', '/');
    List<String> forms = new ArrayList<>(forms(slashed));
    if (slashed.indexOf('/') >= 0) {
      forms.add(PACKAGES + slashed + ".qi");
    }
    forms.add(PACKAGES + forms.get(1));
    Set<String> found = new LinkedHashSet<>();
    forms.forEach(form -> found.add(PathNames.in(folder, form)));
    forms.forEach(form -> found.add(form));
    return List.copyOf(found);
  }

  static boolean isRelative(String path) {
    return path.startsWith("./") || path.startsWith("../");
  }

  /// `a.qi` and `a/a.qi`.
  private static List<String> forms(String path) {
    return List.of(path + ".qi", path + "/" + path.substring(path.lastIndexOf('/') + 1) + ".qi");
  }
}
