package org.qistage.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.runtime.failure.ErrorKind;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.ReportLanguage;
import org.qistage.runtime.value.ArrayRef;
import org.qistage.runtime.value.CellRef;
import org.qistage.runtime.value.QiArrays;
import org.qistage.runtime.value.QiOptional;

/// The model of the heap, driven as generated code drives it.
class HeapModelTest {
  private static final String SITE = "主函数 (程序.qi:1)";

  private final HeapModel heap = new HeapModel(HeapObserver.NONE);

  private <T> T made(T object) {
    heap.allocate(object, "对象", SITE, false);
    return object;
  }

  private HeapObject header(Object object) {
    HeapObject header = heap.header(object);
    assertNotNull(header);
    return header;
  }

  @Test
  void the_last_release_frees_an_object_and_what_only_it_held() {
    QiOptional inner = made(QiOptional.some(1L));
    QiOptional outer = made(QiOptional.some(inner));
    heap.retain(outer);
    heap.release(outer);
    assertEquals(2, heap.totals().liveObjects());
    heap.release(outer);
    assertEquals(0, heap.totals().liveObjects());
    assertEquals(0, heap.totals().liveBytes());
    assertEquals(2, heap.totals().frees());
  }

  @Test
  void a_chain_of_a_million_objects_is_freed_without_recursion() {
    QiOptional chain = made(QiOptional.some(0L));
    for (int i = 1; i < 1_000_000; i++) {
      chain = made(QiOptional.some(chain));
    }
    heap.release(chain);
    assertEquals(1_000_000, heap.totals().frees());
    assertEquals(1_000_000, heap.totals().peakObjects());
    assertEquals(48_000_000, heap.totals().peakBytes());
    assertEquals(0, heap.totals().liveObjects());
  }

  @Test
  void a_freed_address_is_given_to_the_next_object_of_its_size() {
    QiOptional first = made(QiOptional.some(1L));
    QiOptional second = made(QiOptional.some(2L));
    long address = header(first).address();
    assertEquals(0, address % 16);
    assertTrue(header(second).address() >= address + header(first).bytes());
    heap.release(first);
    assertEquals(address, header(made(QiOptional.some(3L))).address());
  }

  @Test
  void a_use_after_the_end_and_a_second_end_are_faults_of_the_compiler() {
    QiOptional used = made(QiOptional.some(1L));
    heap.release(used);
    QiError after = assertThrows(QiError.class, () -> heap.retain(used));
    assertEquals("QI-RUN-9001", after.code());
    assertEquals(ErrorKind.INTERNAL, after.kind());
    assertTrue(after.getMessage().contains(SITE), after.getMessage());

    HeapModel other = new HeapModel(HeapObserver.NONE);
    QiOptional freed = QiOptional.some(2L);
    other.allocate(freed, "可选<整数>", SITE, false);
    other.release(freed);
    assertEquals("QI-RUN-9002", assertThrows(QiError.class, () -> other.release(freed)).code());
    // Nothing can be concluded after the first fault.
    other.release(freed);
    assertTrue(other.isStopped());
  }

  @Test
  void what_was_never_allocated_cannot_be_counted() {
    assertEquals(
        "QI-RUN-9003", assertThrows(QiError.class, () -> heap.retain(QiOptional.some(1L))).code());
  }

  @Test
  void literals_numbers_errors_and_what_there_is_one_of_are_not_counted() {
    for (Object object : List.of("字面量", 7L, true, QiOptional.none(), new QiErrorHolder().error)) {
      heap.retain(object);
      heap.release(object);
      heap.release(object);
    }
    assertEquals(0, heap.totals().allocations());
  }

  private static final class QiErrorHolder {
    final QiError error = QiError.of(new org.qistage.runtime.failure.Fault.NullValue());
  }

  @Test
  void a_freed_array_has_lost_its_elements() {
    ArrayRef array = made(QiArrays.qi_array_new_ref(1));
    QiArrays.qi_array_add_ref(array, made(QiOptional.some(1L)));
    heap.release(array);
    assertEquals(0, QiArrays.qi_array_length(array));
    assertEquals(0, heap.totals().liveObjects());
  }

  @Test
  void storage_that_grows_is_measured_again() {
    ArrayRef array = made(QiArrays.qi_array_new_ref(0));
    long before = header(array).bytes();
    QiArrays.qi_array_add_ref(array, "字面量");
    heap.resized(array);
    assertTrue(header(array).bytes() > before);
    assertEquals(header(array).bytes(), heap.totals().liveBytes());
    heap.release(array);
    assertEquals(0, heap.totals().liveBytes());
    assertTrue(heap.totals().peakBytes() > before);
  }

  @Test
  void a_cycle_is_found_and_named_and_what_it_holds_is_not_part_of_it() {
    CellRef first = made(new CellRef(null));
    CellRef second = made(new CellRef(null));
    QiOptional held = made(QiOptional.some(1L));
    first.set(second);
    heap.retain(second);
    second.set(first);
    heap.retain(first);
    ArrayRef array = made(QiArrays.qi_array_new_ref(2));
    QiArrays.qi_array_add_ref(array, held);
    QiArrays.qi_array_add_ref(array, first);
    heap.release(second);
    // The array is what still holds the cycle from outside.
    Leaks leaks = Leaks.of(heap);
    assertEquals(4, leaks.objects().size());
    assertEquals(1, leaks.cycles().size());
    List<HeapObject> cycle = leaks.cycles().getFirst();
    assertEquals(List.of(header(first), header(second), header(first)), cycle);

    HeapReport report = new HeapReport(heap, false);
    String text = report.text(ReportLanguage.EN);
    assertTrue(text.startsWith("memory: 4 objects were not freed"), text);
    assertTrue(text.contains("cycle 1: 对象 0x10000 → "), text);
    assertTrue(report.json().contains("\"cycles\": [[\"0x10000\", "), report.json());
  }

  @Test
  void an_object_that_holds_itself_is_a_cycle() {
    CellRef cell = made(new CellRef(null));
    cell.set(cell);
    heap.retain(cell);
    heap.release(cell);
    assertEquals(List.of(List.of(header(cell), header(cell))), Leaks.of(heap).cycles());
  }

  @Test
  void what_an_operation_gives_is_counted_with_all_that_it_holds() {
    QiOptional known = made(QiOptional.some(1L));
    ArrayRef given = QiArrays.qi_array_new_ref(2);
    QiArrays.qi_array_add_ref(given, known);
    QiArrays.qi_array_add_ref(given, QiOptional.some(2L));
    heap.allocate(given, "数组<可选<整数>>", SITE, true);
    assertEquals(2, header(known).count());
    assertEquals(3, heap.totals().liveObjects());
    heap.allocate(given, "数组<可选<整数>>", SITE, true);
    assertEquals(2, header(given).count());
    heap.release(given);
    heap.release(given);
    assertEquals(1, heap.totals().liveObjects());
    heap.release(known);
    assertTrue(new HeapReport(heap, false).leaks().isEmpty());
    assertFalse(heap.isStopped());
  }
}
