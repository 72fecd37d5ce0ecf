package org.qistage.runtime.memory;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.MemoryFault;
import org.qistage.runtime.failure.QiError;

/// The heap of one run with `--memory refcount`: a table of headers beside the objects.
///
/// # What is counted
///
/// Everything that a program allocates. Not counted are numbers in boxes, errors, the literals of the
/// program, and objects of which there is only one: 无, variants and functions that hold nothing.
/// Texts that the JVM has interned are literals or the runtime's own, and immortal for that.
///
/// # Freeing
///
/// An object whose count comes to zero is freed, and gives back the counts that it held. That may free
/// what it held, and so on; a list of waiting objects takes the place of recursion, so that a chain of a
/// million objects needs no stack. A freed object is overwritten, and remembered (weakly) so that a
/// later change of its count is known for what it is.
///
/// A change to the count of an object that is freed, or was never allocated, is a fault of the compiler.
/// The first one is raised; from then on the model stands still, since nothing more can be concluded.
public final class HeapModel {
  /// {ref_count, size, type_tag}.
  public static final int HEADER_BYTES = 24;

  /// What a runtime object, a text or an array has after its header: {data, length, capacity}.
  private static final int BODY_BYTES = 24;

  private final IdentityHashMap<Object, HeapObject> live = new IdentityHashMap<>();
  private final Map<Freed, HeapObject> freed = new HashMap<>();
  private final ReferenceQueue<Object> forgotten = new ReferenceQueue<>();
  private final AddressSpace addresses = new AddressSpace();
  private final Deque<HeapObject> dying = new ArrayDeque<>();
  private final List<Holder> roots = new ArrayList<>();
  private final Consumer<@Nullable Object> letGo = this::decrement;
  private final HeapObserver observer;

  private long allocations;
  private long retains;
  private long releases;
  private long frees;
  private long liveBytes;
  private long peakBytes;
  private long peakObjects;

  /// Whether an operation is under way; if one begins then, the last one was cut off.
  private boolean busy;

  private boolean stopped;

  /// @param observer is told of everything
  public HeapModel(HeapObserver observer) {
    this.observer = observer;
  }

  /// An object that has been freed, equal to itself alone.
  private static final class Freed extends WeakReference<Object> {
    private final int hash;

    Freed(Object object, @Nullable ReferenceQueue<Object> queue) {
      super(object, queue);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // an object is equal to nothing but itself here
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object mine = get();
      return mine != null && other instanceof Freed that && that.get() == mine;
    }
  }

  // ---- What generated code does ----

  /// Notes a new object, with a count of one for the register that holds it.
  ///
  /// @param deep whether what it holds must still be counted for it
  public void allocate(@Nullable Object object, String typeTag, String site, boolean deep) {
    if (object == null || !begin()) {
      return;
    }
    HeapObject known = live.get(object);
    if (known != null) {
      // The operation gave an object that there was already.
      increment(known);
    } else if (isCounted(object)) {
      adopt(object, typeTag, site, deep);
    }
    busy = false;
  }

  private void adopt(Object object, String typeTag, String site, boolean deep) {
    Deque<Object> found = new ArrayDeque<>();
    add(object, typeTag, site);
    if (deep) {
      found.push(object);
    }
    while (!found.isEmpty()) {
      eachHeld(
          found.pop(),
          null,
          held -> {
            if (held == null) {
              return;
            }
            HeapObject known = live.get(held);
            if (known != null) {
              increment(known);
            } else if (isCounted(held)) {
              add(held, typeOf(held), site);
              found.push(held);
            }
          });
    }
  }

  private void add(Object object, String typeTag, String site) {
    // A text that the JVM gives again is a new text to the program.
    freed.remove(new Freed(object, null));
    long size = HEADER_BYTES + bodyBytes(object);
    HeapObject header =
        new HeapObject(object, ++allocations, addresses.take(size), size, typeTag, site);
    live.put(object, header);
    liveBytes += size;
    observer.allocated(header, object);
    measure(header, object);
    peakBytes = Math.max(peakBytes, liveBytes);
    peakObjects = Math.max(peakObjects, live.size());
  }

  /// One more holder.
  public void retain(@Nullable Object object) {
    if (object == null || !begin()) {
      return;
    }
    HeapObject header = live.get(object);
    if (header != null) {
      increment(header);
    } else {
      retains++;
      refuse(object, true);
    }
    busy = false;
  }

  private void increment(HeapObject header) {
    retains++;
    header.count++;
    observer.retained(header);
  }

  /// One holder less; frees the object when it was the last.
  public void release(@Nullable Object object) {
    if (object == null || !begin()) {
      return;
    }
    releases++;
    HeapObject header = live.get(object);
    if (header != null) {
      header.count--;
      observer.released(header);
      if (header.count == 0) {
        free(header);
      }
    } else {
      refuse(object, false);
    }
    busy = false;
  }

  /// The object's storage may have become larger or smaller.
  public void resized(Object object) {
    HeapObject header = live.get(object);
    if (header != null) {
      measure(header, object);
    }
  }

  /// A variable outside functions, which is released at the end of the run.
  public void root(Holder variable) {
    roots.add(variable);
  }

  // ---- What the runtime does for tasks ----

  /// Counts what is held for an object besides its fields.
  public void hold(Object owner, List<Object> held) {
    HeapObject header = live.get(owner);
    if (header != null && !stopped) {
      header.extra = List.copyOf(held);
    }
  }

  /// Releases what {@link #hold} has noted.
  public void letGo(Object owner) {
    HeapObject header = live.get(owner);
    if (header != null) {
      List<Object> held = header.extra;
      header.extra = List.of();
      held.forEach(this::release);
    }
  }

  /// The type and place of a live object; null for any other.
  public @Nullable HeapObject header(Object object) {
    return live.get(object);
  }

  /// Releases the variables outside functions: the run has ended.
  public void releaseRoots() {
    List<Object> values = new ArrayList<>();
    for (Holder root : roots) {
      root.eachHeld(
          value -> {
            if (value != null) {
              values.add(value);
            }
          });
    }
    roots.clear();
    values.forEach(this::release);
  }

  // ---- Freeing ----

  private void free(HeapObject first) {
    dying.push(first);
    while (!dying.isEmpty()) {
      HeapObject header = dying.pop();
      Object object = header.object;
      if (object == null) {
        continue;
      }
      eachHeld(object, header, letGo);
      live.remove(object);
      header.object = null;
      header.extra = List.of();
      frees++;
      liveBytes -= header.bytes();
      addresses.give(header.address, header.size);
      if (header.storageSize > 0) {
        addresses.give(header.storageAddress, header.storageSize);
      }
      freed.put(new Freed(object, forgotten), header);
      poison(object);
      observer.freed(header);
    }
    for (var gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
      freed.remove(gone);
    }
  }

  private void decrement(@Nullable Object held) {
    if (held == null) {
      return;
    }
    releases++;
    HeapObject header = live.get(held);
    if (header != null) {
      header.count--;
      observer.released(header);
      if (header.count == 0) {
        dying.push(header);
      }
    } else {
      refuse(held, false);
    }
  }

  private static void poison(Object object) {
    if (object instanceof Holder holder) {
      holder.poison();
    }
    if (holdsDeclaredFields(object)) {
      DeclaredFields.of(object).poison(object);
    }
  }

  /// Whether an operation may begin. One that never came to its end, because the machine's stack or
  /// memory did, leaves a table that cannot be relied on.
  private boolean begin() {
    if (busy && !stopped) {
      stopped = true;
    }
    busy = true;
    return !stopped;
  }

  private void refuse(Object object, boolean retained) {
    HeapObject header = freed.get(new Freed(object, null));
    if (header == null && !isCounted(object)) {
      return;
    }
    stopped = true;
    if (header == null) {
      throw QiError.of(new MemoryFault.UnknownObject(typeOf(object)));
    }
    String address = address(header.address);
    throw QiError.of(
        retained
            ? new MemoryFault.UseAfterFree(header.typeTag, address, header.site)
            : new MemoryFault.DoubleFree(header.typeTag, address, header.site));
  }

  // ---- Objects ----

  private static boolean isCounted(Object object) {
    if (object instanceof Holder holder) {
      return holder.isCounted();
    }
    if (object instanceof String text) {
      return !isInterned(text);
    }
    if (object instanceof Number || object instanceof Boolean || object instanceof Throwable) {
      return false;
    }
    return !DeclaredFields.of(object).single();
  }

  /// Whether a text is a literal. A copy is asked, so that asking does not make it one.
  @SuppressWarnings({"ReferenceEquality", "StringCopy"}) // that is the question
  private static boolean isInterned(String text) {
    return new String(text).intern() == text;
  }

  private static boolean holdsDeclaredFields(Object object) {
    return object instanceof Holder holder
        ? holder.holdsDeclaredFields()
        : !object.getClass().getName().startsWith("java.");
  }

  private static void eachHeld(
      Object object, @Nullable HeapObject header, Consumer<@Nullable Object> visitor) {
    if (object instanceof Holder holder) {
      holder.eachHeld(visitor);
    }
    if (holdsDeclaredFields(object)) {
      DeclaredFields.of(object).each(object, visitor);
    }
    if (header != null) {
      header.extra.forEach(visitor);
    }
  }

  private static long bodyBytes(Object object) {
    return holdsDeclaredFields(object)
        ? Math.max(Long.BYTES, DeclaredFields.of(object).bytes())
        : BODY_BYTES;
  }

  private static String typeOf(Object object) {
    return object instanceof String ? "字符串" : object.getClass().getSimpleName();
  }

  private void measure(HeapObject header, Object object) {
    long bytes =
        object instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8).length
            : object instanceof Holder holder ? holder.storageBytes() : 0;
    if (bytes == header.storageSize) {
      return;
    }
    if (header.storageSize > 0) {
      addresses.give(header.storageAddress, header.storageSize);
    }
    liveBytes += bytes - header.storageSize;
    header.storageSize = bytes;
    header.storageAddress = bytes > 0 ? addresses.take(bytes) : 0;
    peakBytes = Math.max(peakBytes, liveBytes);
    observer.stored(header);
  }

  /// An address as it is shown.
  public static String address(long address) {
    return "0x" + Long.toHexString(address);
  }

  // ---- Reports ----

  /// Stops counting: what the program does from now on is not to be relied on.
  public void stop() {
    stopped = true;
  }

  /// Whether the model has stood still since some moment, so that what is left says nothing.
  public boolean isStopped() {
    return stopped || busy;
  }

  public HeapTotals totals() {
    return new HeapTotals(
        allocations, retains, releases, frees, live.size(), liveBytes, peakObjects, peakBytes);
  }

  /// What is alive, in the order of the allocations.
  public List<HeapObject> alive() {
    List<HeapObject> all = new ArrayList<>(live.values());
    all.sort(Comparator.comparingLong(header -> header.number));
    return all;
  }

  /// The live objects that a live object holds.
  Collection<HeapObject> heldBy(HeapObject header) {
    List<HeapObject> held = new ArrayList<>();
    if (header.object != null) {
      eachHeld(
          header.object,
          header,
          object -> {
            HeapObject found = object == null ? null : live.get(object);
            if (found != null) {
              held.add(found);
            }
          });
    }
    return held;
  }
}
