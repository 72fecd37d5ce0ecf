package org.qistage.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

class ValuesTest {
  private static Fault fault(Executable code) {
    return assertThrows(QiError.class, code).fault();
  }

  @Test
  void anArrayGrowsAndKeepsItsElements() {
    ArrayI64 numbers = new ArrayI64(0);
    ArrayRef references = new ArrayRef(1);
    for (long i = 0; i < 1000; i++) {
      QiArrays.qi_array_add_i64(numbers, i);
      QiArrays.qi_array_add_ref(references, "" + i);
    }
    assertEquals(1000, QiArrays.qi_array_length(numbers));
    for (long i = 0; i < 1000; i++) {
      assertEquals(i, QiArrays.qi_array_get_i64(numbers, i));
      assertEquals("" + i, QiArrays.qi_array_get_ref(references, i));
    }
    QiArrays.qi_array_set_i64(numbers, 999, -1);
    assertEquals(-1, QiArrays.qi_array_get_i64(numbers, 999));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, (1L << 32) + 1})
  void anIndexBeyondTheLengthIsAnErrorEvenWhereThereIsStorage(long index) {
    ArrayI64 array = new ArrayI64(100);
    QiArrays.qi_array_add_i64(array, 1);
    QiArrays.qi_array_add_i64(array, 2);
    assertEquals(
        new Fault.IndexOutOfRange(index, 2), fault(() -> QiArrays.qi_array_get_i64(array, index)));
    assertEquals(
        new Fault.IndexOutOfRange(index, 2),
        fault(() -> QiArrays.qi_array_set_i64(array, index, 0)));
  }

  @Test
  void sizesThatNoArrayHasAreErrors() {
    assertEquals(new Fault.NegativeSize(-1), fault(() -> QiArrays.qi_array_fill_i64(-1, 0)));
    assertEquals(new Fault.TooManyElements("2147483648"), fault(() -> new ArrayBool(1L << 31)));
  }

  @Test
  void aRangeCountsUpOrDownAndNeverLeavesItsEnds() {
    assertEquals("[0, 1, 2]", QiText.of(QiArrays.qi_range(0, 3, 1)));
    assertEquals("[0, 2, 4]", QiText.of(QiArrays.qi_range(0, 5, 2)));
    assertEquals("[3, 2, 1]", QiText.of(QiArrays.qi_range(3, 0, -1)));
    assertEquals("[]", QiText.of(QiArrays.qi_range(3, 3, 1)));
    assertEquals("[]", QiText.of(QiArrays.qi_range(0, 3, -1)));
    long most = Long.MAX_VALUE;
    long least = Long.MIN_VALUE;
    assertEquals(
        "[" + (most - 3) + ", " + (most - 1) + "]",
        QiText.of(QiArrays.qi_range(most - 3, most, 2)));
    assertEquals(
        "[" + least + ", -1]",
        QiText.of(QiArrays.qi_range(least, most, most)).replace(", " + (most - 1), ""));
    assertEquals("[" + most + ", -1]", QiText.of(QiArrays.qi_range(most, least, least)));
    assertEquals(new Fault.RangeStepZero(), fault(() -> QiArrays.qi_range(0, 1, 0)));
    assertEquals(
        Fault.TooManyElements.class, fault(() -> QiArrays.qi_range(least, most, 1)).getClass());
  }

  @Test
  void optionalsAreEqualByValue() {
    assertEquals(QiOptional.some("a"), QiOptional.some(new String(new char[] {'a'})));
    assertEquals(QiOptional.some(0.0), QiOptional.some(-0.0));
    assertEquals(QiOptional.some(0.0).hashCode(), QiOptional.some(-0.0).hashCode());
    assertNotEquals(QiOptional.some(Double.NaN), QiOptional.some(Double.NaN));
    assertNotEquals(QiOptional.some(1L), QiOptional.none());
    assertNotEquals(QiOptional.some(new ArrayI64(0)), QiOptional.some(new ArrayI64(0)));
    assertEquals(new Fault.EmptyOptional(), fault(() -> QiOptional.none().bits()));
    assertEquals(new Fault.EmptyOptional(), fault(() -> QiOptional.none().ref()));
  }
}
