package org.qistage.runtime.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qistage.runtime.Context;
import org.qistage.runtime.Frame;
import org.qistage.runtime.Generator;
import org.qistage.runtime.Task;
import org.qistage.runtime.abi.AbiFunction.Invocation;
import org.qistage.runtime.value.EnumValue;
import org.qistage.runtime.value.StructValue;
import org.qistage.runtime.value.ValueText;

class AbiTableTest {
  @Test
  void eachFunctionIsAMethodWithExactlyItsDescriptor() throws ClassNotFoundException {
    for (AbiFunction function : AbiTable.functions()) {
      Class<?> owner = Class.forName(function.owner().replace('/', '.'));
      List<Method> methods =
          Stream.of(owner.getDeclaredMethods())
              .filter(method -> method.getName().equals(function.name()))
              .toList();
      assertEquals(1, methods.size(), function.name());
      Method method = methods.getFirst();
      assertEquals(function.descriptor(), descriptor(method), function.name());
      assertTrue(Modifier.isPublic(method.getModifiers()), function.name());
      assertTrue(Modifier.isPublic(owner.getModifiers()), function.owner());
      assertEquals(
          function.invocation() == Invocation.STATIC,
          Modifier.isStatic(method.getModifiers()),
          function.name());
    }
  }

  @Test
  void noMethodNamedLikeAnAbiFunctionIsMissingFromTheTable() throws Exception {
    Set<String> inClasses = new TreeSet<>();
    for (Class<?> type : runtimeClasses()) {
      if (type.getPackageName().equals("org.qistage.runtime.ffi")) {
        // What C calls is in a table of its own.
        continue;
      }
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().startsWith("qi_") && !method.isSynthetic()) {
          inClasses.add(method.getName());
        }
      }
    }
    Set<String> inTable = new TreeSet<>();
    AbiTable.functions().forEach(function -> inTable.add(function.name()));
    assertEquals(inTable, inClasses);
  }

  @Test
  void ofEachFunctionWithCountedReferencesItIsSaidWhatItDoesWithCounts() {
    Set<String> silent = new TreeSet<>();
    for (AbiFunction function : AbiTable.functions()) {
      boolean counts =
          function.result().isCounted()
              || function.parameters().stream().anyMatch(AbiType::isCounted);
      if (counts && !AbiOwnership.all().containsKey(function.name())) {
        silent.add(function.name());
      }
    }
    assertEquals(Set.of(), silent);
  }

  @Test
  void whatIsSaidOfCountsFitsTheFunctions() {
    for (AbiFunction function : AbiTable.functions()) {
      Ownership ownership = function.ownership();
      if (ownership.result() != Ownership.Result.UNCOUNTED) {
        assertTrue(function.result().isCounted(), function.name());
      }
      for (int kept : ownership.kept()) {
        assertTrue(function.parameters().get(kept).isCounted(), function.name());
      }
      if (!ownership.replaced().isEmpty()) {
        AbiFunction reader = AbiTable.function(ownership.replaced());
        int last = function.parameters().size() - 1;
        assertEquals(function.parameters().subList(0, last), reader.parameters(), function.name());
        assertEquals(Ownership.Result.BORROWED, reader.ownership().result(), function.name());
      }
      if (!ownership.counting().isEmpty()) {
        AbiFunction counting = AbiTable.function(ownership.counting());
        assertEquals(function.parameters(), counting.parameters(), function.name());
        assertEquals(function.result(), counting.result(), function.name());
        assertTrue(counting.context(), function.name());
      }
    }
  }

  @Test
  void eachReferenceTypeIsAClassThatExists() throws ClassNotFoundException {
    for (AbiType type : AbiTable.allTypes().values()) {
      if (type.descriptor().startsWith("L")) {
        Class<?> found = Class.forName(type.internalName().replace('/', '.'));
        assertTrue(Modifier.isPublic(found.getModifiers()), type.name());
      }
    }
  }

  @Test
  void theMembersThatGeneratedCodeTouchesArePublic() throws ReflectiveOperationException {
    assertEquals(boolean.class, Context.class.getField(AbiClasses.SUSPENDED).getType());
    for (Class<?> owner : List.of(Context.class, Task.class, Generator.class)) {
      assertEquals(long.class, owner.getField(AbiClasses.I64).getType());
      assertEquals(Object.class, owner.getField(AbiClasses.REF).getType());
    }
    assertEquals(double.class, Context.class.getField(AbiClasses.F64).getType());
    assertEquals(int.class, Frame.class.getField(AbiClasses.STATE).getType());
    assertEquals(void.class, Context.class.getMethod(AbiClasses.PUSH, Frame.class).getReturnType());
    assertEquals(
        void.class, Frame.class.getMethod(AbiClasses.RESUME, Context.class).getReturnType());
    assertEquals(
        boolean.class, Generator.class.getMethod(AbiClasses.NEXT, Context.class).getReturnType());
    Class<?> delegating = Class.forName(AbiClasses.DELEGATING_GENERATOR.replace('/', '.'));
    assertEquals(int.class, delegating.getMethod(AbiClasses.STEP, Context.class).getReturnType());
    assertEquals(
        void.class, delegating.getMethod(AbiClasses.START_AGAIN, Context.class).getReturnType());
    assertEquals(Frame.class, Context.class.getField(AbiClasses.SPARE).getType());
    assertEquals(void.class, Task.class.getMethod(AbiClasses.START, Context.class).getReturnType());
    assertEquals(
        void.class, Task.class.getMethod(AbiClasses.FINISH, Context.class).getReturnType());
    assertEquals(int.class, EnumValue.class.getField(AbiClasses.TAG).getType());
    assertEquals(AbiTable.STRUCT.internalName(), AbiClasses.STRUCT_VALUE);
    assertEquals(AbiTable.ENUM.internalName(), AbiClasses.ENUM_VALUE);
    assertEquals(AbiTable.TEXT.internalName(), AbiClasses.VALUE_TEXT);
    assertEquals(AbiTable.CONTEXT.internalName(), AbiClasses.CONTEXT);
    assertEquals(AbiTable.FRAME.internalName(), AbiClasses.FRAME);
    assertEquals(AbiTable.TASK.internalName(), AbiClasses.TASK);
    assertEquals(AbiTable.GENERATOR.internalName(), AbiClasses.GENERATOR);
  }

  @Test
  void theMethodsThatStructsAndEnumsOverrideCanBeOverridden() throws ReflectiveOperationException {
    for (Class<?> owner : List.of(StructValue.class, EnumValue.class)) {
      assertOverridden(owner.getDeclaredMethod(AbiClasses.DISPLAY), String.class);
      assertOverridden(owner.getDeclaredMethod(AbiClasses.APPEND, ValueText.class), void.class);
    }
    assertOverridden(
        EnumValue.class.getDeclaredMethod(AbiClasses.SAME, EnumValue.class), boolean.class);
    assertOverridden(EnumValue.class.getDeclaredMethod(AbiClasses.HASH), int.class);
  }

  private static void assertOverridden(Method method, Class<?> result) {
    assertEquals(result, method.getReturnType());
    assertTrue(Modifier.isAbstract(method.getModifiers()), method.getName());
    assertTrue(Modifier.isProtected(method.getModifiers()), method.getName());
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }

  /// Every class of the runtime module, found by its class files.
  private static List<Class<?>> runtimeClasses() throws IOException, ReflectiveOperationException {
    Path root =
        Path.of(
            java.net.URI.create(
                Task.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/').replace('/', '.');
        if (!name.endsWith("package-info.class") && !name.endsWith("module-info.class")) {
          classes.add(
              Class.forName(
                  name.substring(0, name.length() - ".class".length()),
                  false,
                  Task.class.getClassLoader()));
        }
      }
    }
    return classes;
  }
}
