package org.qistage.tests.properties;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.qistage.foundation.Node;

/// Walks any tree of records that implement {@link Node}, by their components: a property of all
/// trees needs no code for each kind of node.
final class NodeTree {
  private static final Map<Class<?>, List<Method>> ACCESSORS = new ConcurrentHashMap<>();

  private NodeTree() {}

  /// Visits each node below the root with its nearest enclosing node.
  static void walk(Node root, BiConsumer<Node, Node> visit) {
    for (Object part : parts(root)) {
      walk(root, part, visit);
    }
  }

  private static void walk(Node parent, Object part, BiConsumer<Node, Node> visit) {
    switch (part) {
      case Node node -> {
        visit.accept(parent, node);
        walk(node, visit);
      }
      case List<?> list -> list.forEach(element -> walk(parent, element, visit));
      case Optional<?> optional -> optional.ifPresent(value -> walk(parent, value, visit));
      case Record group -> parts(group).forEach(inner -> walk(parent, inner, visit));
      default -> {}
    }
  }

  private static List<Object> parts(Object holder) {
    List<Object> parts = new ArrayList<>();
    for (Method accessor : ACCESSORS.computeIfAbsent(holder.getClass(), NodeTree::accessors)) {
      try {
        parts.add(accessor.invoke(holder));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(accessor.toString(), e);
      }
    }
    return parts;
  }

  private static List<Method> accessors(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Method> accessors = new ArrayList<>();
    if (components != null) {
      for (RecordComponent component : components) {
        component.getAccessor().setAccessible(true);
        accessors.add(component.getAccessor());
      }
    }
    return List.copyOf(accessors);
  }
}
