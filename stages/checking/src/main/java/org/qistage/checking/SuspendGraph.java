package org.qistage.checking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.SuspendCause;
import org.qistage.checking.typed.SuspendReason;
import org.qistage.checking.typed.Type;
import org.qistage.foundation.Span;

/// Which functions may suspend, and why.
///
/// Each body is a node with the places in it where a task may suspend, in source order. A place
/// either suspends by itself (等待, 让出, a channel operation, a sleep) or goes to another node (a
/// call, a resumption of some coroutine). The answer is the least set of nodes that holds every node
/// with a place of the first kind and every node with a place that goes into the set. It is found by
/// walking the places backwards from the former, each once, so it costs as much as there are places.
///
/// The reason given for a function is its first place in source order that really leads to a
/// suspension. A call into its own recursion does not count as one unless it is nearer to the
/// operation: nodes are numbered by their distance from an operation, and inside a cycle of calls
/// only a place that goes nearer is accepted, so following the reasons always ends at an operation.
final class SuspendGraph {
  /// So many of the functions that a value may be are named.
  private static final int TOLD = 3;

  /// A function, the block of a `启动 { … }`, or all coroutines of one element type.
  static final class Node {
    /// The function; null for the others.
    final @Nullable FunctionEntry function;

    final List<Place> places = new ArrayList<>();
    boolean suspends;

    /// The number of calls between it and an operation that suspends.
    private int distance = Integer.MAX_VALUE;

    /// The number of its cycle of calls; nodes of one cycle share it.
    private int component = -1;

    private List<Node> callers = List.of();

    Node(@Nullable FunctionEntry function) {
      this.function = function;
    }

    void add(SuspendCause cause, String detail, Span span) {
      places.add(new Place(cause, detail, span, null));
    }

    void addCall(FunctionEntry called, Span span) {
      places.add(new Place(SuspendCause.CALL, called.name(), span, called.body.effects));
    }
  }

  /// @param target where the place leads; null when it suspends by itself
  record Place(SuspendCause cause, String detail, Span span, @Nullable Node target) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Type, Node> coroutines = new LinkedHashMap<>();
  private final Map<Type, Node> values = new LinkedHashMap<>();

  void add(Node node) {
    nodes.add(node);
  }

  /// The node of all coroutines whose values have the given type.
  Node coroutinesOf(Type element) {
    return coroutines.computeIfAbsent(
        element,
        _ -> {
          Node node = new Node(null);
          nodes.add(node);
          return node;
        });
  }

  /// The types of whose values some coroutine that is resumed may suspend; after {@link #solve}.
  List<Type> awaitingElements() {
    List<Type> elements = new ArrayList<>();
    coroutines.forEach(
        (element, node) -> {
          if (node.suspends) {
            elements.add(element);
          }
        });
    return elements;
  }

  /// The node of all function values of one type: a call of one leads to all of them.
  Node valuesOf(Type type) {
    return values.computeIfAbsent(
        type,
        _ -> {
          Node node = new Node(null);
          nodes.add(node);
          return node;
        });
  }

  /// The types of functions of which some value may suspend; after {@link #solve}.
  List<Type> suspendingValues() {
    List<Type> types = new ArrayList<>();
    values.forEach(
        (type, node) -> {
          if (node.suspends) {
            types.add(type);
          }
        });
    return types;
  }

  /// Whether a call of a function value of the type may suspend; after {@link #solve}.
  boolean mayCallSuspend(Type type) {
    Node node = values.get(type);
    return node != null && node.suspends;
  }

  /// Decides {@link Node#suspends} of every node.
  ///
  /// @param functions all functions of the program, checked
  void solve(List<FunctionEntry> functions) {
    if (!coroutines.isEmpty()) {
      for (FunctionEntry function : functions) {
        Node resumers = function.element == null ? null : coroutines.get(function.element);
        if (function.coroutine() && resumers != null) {
          resumers.addCall(function, function.span());
        }
      }
    }
    Deque<Node> work = new ArrayDeque<>();
    for (Node node : nodes) {
      for (Place place : node.places) {
        if (place.target == null) {
          reach(node, 0, work);
        } else {
          if (place.target.callers.isEmpty()) {
            place.target.callers = new ArrayList<>();
          }
          place.target.callers.add(node);
        }
      }
    }
    while (!work.isEmpty()) {
      Node node = work.removeFirst();
      for (Node caller : node.callers) {
        reach(caller, node.distance + 1, work);
      }
    }
    new CallCycles().number(nodes);
  }

  private static void reach(Node node, int distance, Deque<Node> work) {
    if (!node.suspends) {
      node.suspends = true;
      node.distance = distance;
      work.addLast(node);
    }
  }

  /// The reasons of those functions of a file that may suspend, in source order; after {@link #solve}.
  List<SuspendReason> reasons(List<FunctionEntry> functions) {
    List<SuspendReason> reasons = new ArrayList<>();
    for (FunctionEntry function : functions) {
      Node node = function.body.effects;
      if (!node.suspends) {
        continue;
      }
      for (Place place : node.places) {
        if (leads(node, place)) {
          reasons.add(
              new SuspendReason(
                  function.id(function.home()), place.cause(), detail(place), place.span()));
          break;
        }
      }
    }
    return reasons;
  }

  /// What stands at a place; where a function value is called, also which functions of its type may
  /// suspend.
  private static String detail(Place place) {
    Node target = place.target;
    if (place.cause() != SuspendCause.FUNCTION_VALUE || target == null) {
      return place.detail();
    }
    List<String> functions =
        target.places.stream()
            .filter(value -> value.target == null || value.target.suspends)
            .map(Place::detail)
            .distinct()
            .toList();
    List<String> told = new ArrayList<>(functions.subList(0, Math.min(TOLD, functions.size())));
    if (told.size() < functions.size()) {
      told.add("…");
    }
    return place.detail() + " = " + String.join(" | ", told);
  }

  private static boolean leads(Node node, Place place) {
    Node target = place.target;
    return target == null
        || (target.suspends
            && (target.component != node.component || target.distance < node.distance));
  }

  /// Numbers the cycles of calls: Tarjan's algorithm for strongly connected components, with its own
  /// stack, since a chain of calls may be as long as the program.
  private static final class CallCycles {
    private static final class Visit {
      final Node node;
      final int order;
      int lowest;
      int next;

      Visit(Node node, int order) {
        this.node = node;
        this.order = order;
        this.lowest = order;
      }
    }

    private final Map<Node, Visit> visits = new HashMap<>();
    private final Deque<Visit> path = new ArrayDeque<>();
    private final Deque<Visit> unassigned = new ArrayDeque<>();
    private int components;

    void number(List<Node> nodes) {
      for (Node node : nodes) {
        if (node.suspends && !visits.containsKey(node)) {
          enter(node);
          walk();
        }
      }
    }

    private void enter(Node node) {
      Visit visit = new Visit(node, visits.size());
      visits.put(node, visit);
      path.push(visit);
      unassigned.push(visit);
    }

    private void walk() {
      while (!path.isEmpty()) {
        Visit visit = path.peek();
        if (visit.next < visit.node.places.size()) {
          Node target = visit.node.places.get(visit.next++).target;
          if (target == null || !target.suspends) {
            continue;
          }
          Visit seen = visits.get(target);
          if (seen == null) {
            enter(target);
          } else if (target.component < 0) {
            visit.lowest = Math.min(visit.lowest, seen.order);
          }
        } else {
          path.pop();
          leave(visit);
        }
      }
    }

    private void leave(Visit visit) {
      if (visit.lowest == visit.order) {
        Visit member;
        do {
          member = unassigned.pop();
          member.node.component = components;
        } while (member != visit);
        components++;
      }
      Visit caller = path.peek();
      if (caller != null) {
        caller.lowest = Math.min(caller.lowest, visit.lowest);
      }
    }
  }
}
