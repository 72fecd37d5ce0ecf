package org.qistage.runtime.memory;

/// Is told what happens to a heap, after it has happened.
public interface HeapObserver {
  /// Looks at nothing.
  HeapObserver NONE =
      new HeapObserver() {
        @Override
        public void allocated(HeapObject header, Object object) {}

        @Override
        public void stored(HeapObject header) {}

        @Override
        public void retained(HeapObject header) {}

        @Override
        public void released(HeapObject header) {}

        @Override
        public void freed(HeapObject header) {}
      };

  /// An object has its header, and a count of one.
  void allocated(HeapObject header, Object object);

  /// The storage of an object has another size and place.
  void stored(HeapObject header);

  void retained(HeapObject header);

  /// A count has gone down; the object is freed next if it is 0.
  void released(HeapObject header);

  void freed(HeapObject header);
}
