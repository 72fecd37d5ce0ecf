package org.qistage.runtime.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FaultMessagesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private static Properties bundle(String language) throws IOException {
    Properties properties = new Properties();
    try (InputStream bytes =
        FaultMessages.class.getResourceAsStream("messages_" + language + ".properties")) {
      properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    return properties;
  }

  private static Set<String> placeholders(String pattern) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(pattern);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  @Test
  void bothLanguagesHaveTheSameKeysWithTheSameArguments() throws IOException {
    Properties chinese = bundle("zh");
    Properties english = bundle("en");
    assertEquals(
        new TreeSet<>(chinese.stringPropertyNames()), new TreeSet<>(english.stringPropertyNames()));
    for (String key : chinese.stringPropertyNames()) {
      assertEquals(
          placeholders(chinese.getProperty(key)), placeholders(english.getProperty(key)), key);
    }
  }

  @Test
  void everyFaultHasACodeOfItsOwnAndAMessageThatNamesItsArguments() throws Exception {
    Properties chinese = bundle("zh");
    Set<String> codes = new HashSet<>();
    for (Fault fault : everyFault()) {
      assertTrue(codes.add(fault.code()), fault.code());
      String message = chinese.getProperty(fault.code() + ".message");
      assertTrue(fault.arguments().keySet().containsAll(placeholders(message)), fault.code());
      assertFalse(new FaultMessages(ReportLanguage.EN).message(fault).contains("{"), fault.code());
    }
    for (String key : chinese.stringPropertyNames()) {
      if (key.startsWith("QI-RUN-")) {
        assertTrue(codes.contains(key.substring(0, key.indexOf('.'))), key);
      }
    }
  }

  @Test
  void everyKindOfErrorHasAName() {
    for (ErrorKind kind : ErrorKind.values()) {
      assertEquals(kind.chinese(), new FaultMessages(ReportLanguage.ZH).kind(kind));
    }
  }

  /// One of each, with arguments made up by their types.
  private static List<Fault> everyFault() throws ReflectiveOperationException {
    List<Fault> faults = new ArrayList<>();
    for (Class<?> type : leaves(Fault.class)) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] arguments = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        arguments[i] =
            types[i] == long.class
                ? Long.valueOf(7)
                : types[i] == int.class
                    ? Integer.valueOf(3)
                    : types[i] == WaitGraph.class ? new WaitGraph(List.of()) : "甲";
      }
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      faults.add((Fault) constructor.newInstance(arguments));
    }
    return faults;
  }

  /// The records of a sealed family and of the families in it.
  private static List<Class<?>> leaves(Class<?> family) {
    List<Class<?>> leaves = new ArrayList<>();
    for (Class<?> type : family.getPermittedSubclasses()) {
      leaves.addAll(type.isSealed() ? leaves(type) : List.of(type));
    }
    return leaves;
  }
}
