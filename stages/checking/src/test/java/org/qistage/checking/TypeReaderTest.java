package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeReader;

final class TypeReaderTest {
  @Test
  void readsEverySpelling() {
    Type inner =
        new Type.DictionaryOf(
            Type.Simple.STRING,
            new Type.FunctionOf(
                List.of(new Type.ArrayOf(Type.Simple.INTEGER), new Type.Named("包.点")),
                new Type.OptionalOf(new Type.SetOf(Type.Simple.FLOAT))));
    for (Type type :
        List.of(
            inner,
            new Type.FunctionOf(List.of(), Type.Simple.UNIT),
            new Type.ChannelOf(new Type.FutureOf(new Type.GeneratorOf(inner))),
            new Type.PointerTo(inner))) {
      assertEquals(type, TypeReader.read(type.toString()));
    }
    for (Type.Simple simple : Type.Simple.values()) {
      assertEquals(simple, TypeReader.read(simple.toString()));
    }
  }

  @Test
  void refusesWhatIsNoSpelling() {
    for (String text :
        List.of(
            "",
            "数组",
            "数组<",
            "数组<整数",
            "数组<整数>>",
            "字典<整数>",
            "函数(整数",
            "函数(): ",
            ",",
            "数组<".repeat(100_000))) {
      assertThrows(IllegalArgumentException.class, () -> TypeReader.read(text));
    }
  }
}
